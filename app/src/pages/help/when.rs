//! Whether a service answers, in words, now and as the clock goes on.

use content::{HelpWords, Service};
use domain::hours::{DateTime, Hours, State};
use leptos::prelude::*;

use super::Phase;

/// Whether it answers at all times.
pub(in crate::pages) fn is_always(service: &Service) -> bool {
    matches!(service.open, Some(Hours::Always(_)))
}

/// What is said now; and, for the browser, what will be said in how many seconds.
pub(super) fn state(help: &HelpWords, phases: &[Phase]) -> Option<impl IntoView + use<>> {
    let (now, later) = phases.split_first()?;
    let said = |phase: &Phase| in_words(help, phase.state);
    let later: Vec<String> = later.iter().map(|phase| format!("{} {}", phase.after, said(phase))).collect();
    let later = (!later.is_empty()).then(|| later.join("|"));
    Some(view! { <div class="fs-when" data-later=later>{said(now)}</div> })
}

fn in_words(help: &HelpWords, state: State) -> String {
    match state {
        State::Always => help.open_always.clone(),
        State::OpenUntil(until) => help.open_until.replace("{time}", &time(help, until)),
        State::OpensAt(at) => {
            let day = at.strftime("%A %-d %B").to_string();
            help.opens_at.replace("{time}", &time(help, at)).replace("{day}", &day)
        }
        State::NotKnown => help.check.clone(),
    }
}

/// A time as people read it: `9.30am`, `4pm`, `midday`.
fn time(help: &HelpWords, at: DateTime) -> String {
    match (at.hour(), at.minute()) {
        (0, 0) => help.midnight.clone(),
        (12, 0) => help.noon.clone(),
        (_, 0) => at.strftime("%-I%P").to_string(),
        _ => at.strftime("%-I.%M%P").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_plainly() {
        let help = &content::english().help;
        let said = |state: fn(DateTime) -> State, at: &str| in_words(help, state(at.parse().unwrap()));
        assert_eq!(said(State::OpenUntil, "2026-11-23T16:00"), "Open now, until 4pm");
        assert_eq!(said(State::OpenUntil, "2026-11-24T00:00"), "Open now, until midnight");
        assert_eq!(said(State::OpensAt, "2026-11-23T09:30"), "Opens at 9.30am on Monday 23 November");
        assert_eq!(said(State::OpensAt, "2026-11-23T12:00"), "Opens at midday on Monday 23 November");
        assert_eq!(in_words(help, State::Always), "Open now, day and night");
        assert_eq!(in_words(help, State::NotKnown), "Check before you call");
    }
}
