//! Whether a service answers, in words, now and as the clock goes on.

use content::{Content, HelpWords, Service};
use domain::hours::{DateTime, Hours, State};
use leptos::prelude::*;

use super::Phase;

/// Whether it answers at all times.
pub(in crate::pages) fn is_always(service: &Service) -> bool {
    matches!(service.open, Some(Hours::Always(_)))
}

/// What is said now; and, for the browser, what will be said in how many seconds, with a mark where it is open then.
pub(super) fn state(words: &Content, service: &Service, phases: &[Phase]) -> Option<impl IntoView + use<>> {
    let (now, later) = phases.split_first()?;
    let said = |phase: &Phase| by_its_ways(words, service, phase.state);
    let open = |phase: &Phase| if phase.state.is_open() { "!" } else { "" };
    let later: Vec<String> =
        later.iter().map(|phase| format!("{}{} {}", phase.after, open(phase), said(phase))).collect();
    let later = (!later.is_empty()).then(|| later.join("|"));
    Some(view! { <span class=tag(now.state.is_open()) data-later=later>{said(now)}</span> })
}

/// The look of a state that is open, or is not.
pub(crate) fn tag(open: bool) -> &'static str {
    if open { "govuk-tag fs-open fs-when" } else { "govuk-tag govuk-tag--grey fs-shut fs-when" }
}

/// What is said of a service: where not all ways to it answer then, by which.
fn by_its_ways(words: &Content, service: &Service, state: State) -> String {
    let said = in_words(&words.help, state);
    if !state.is_open() || service.open_by.is_empty() {
        return said;
    }
    let ways: Vec<String> = service.open_by.iter().map(|way| words.say(*way).to_lowercase()).collect();
    words.help.open_by.replace("{state}", &said).replace("{ways}", &ways.join(", "))
}

fn in_words(help: &HelpWords, state: State) -> String {
    match state {
        State::Always => help.open_always.clone(),
        State::OpenUntil(until) => help.open_until.replace("{time}", &time(help, until)),
        State::OpensAt(at) => {
            let day = at.strftime("%A %-d %B").to_string();
            help.opens_at.replace("{time}", &time(help, at)).replace("{day}", &day)
        }
        State::NotKnown => help.check_hours.clone(),
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
        assert_eq!(in_words(help, State::NotKnown), "Check its hours before you call");
    }

    #[test]
    fn what_answers_by_some_ways_only_says_by_which() {
        let words = content::english();
        let said = |name: &str, state: State| by_its_ways(words, &words.services[name], state);
        assert_eq!(said("samaritans", State::Always), "Open now, day and night");
        assert_eq!(said("da_england", State::Always), "Open now, day and night (phone)");
        assert_eq!(said("da_wales", State::Always), "Open now, day and night (phone, text)");
        let opens = State::OpensAt("2026-11-23T18:00".parse().unwrap());
        assert_eq!(said("breathing_space", opens), "Opens at 6pm on Monday 23 November");
    }
}
