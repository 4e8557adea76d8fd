//! Small things that many pages are made of.

use domain::queue::State;
use domain::triage::Band;
use leptos::prelude::*;

use super::icons::{Icon, icon};
use crate::model::{Due, DueKind};
use crate::words;

/// What stands where a part is kept back. The same line everywhere, whether or not there was anything.
pub(super) const KEPT_BACK: &str = "Kept back from your role.";

/// A band, told by number, word, weight and colour.
pub(super) fn band(band: Band) -> AnyView {
    let class = format!("band b{}", band.number());
    view! { <span class=class><b>{band.number()}</b> " " {words::band(band)}</span> }.into_any()
}

/// A band by its number, where there is little room.
pub(super) fn band_box(band: Band) -> AnyView {
    let class = format!("band b{}", band.number());
    view! { <span class=class><b><span class="vh">"Band "</span>{band.number()}</b></span> }.into_any()
}

/// Where a case is on its way, told by a sign and a word.
pub(super) fn state(state: State) -> AnyView {
    let class = match state {
        State::Waiting => "st",
        State::Taken => "st taken",
        State::InHand => "st hand",
        State::Closed => "st shut",
    };
    view! { <span class=class>{words::state(state)}</span> }.into_any()
}

/// How a due time stands, as a class and with a sign where it is past.
fn standing(due: &Due) -> AnyView {
    let (class, sign) = match due.kind {
        DueKind::Late => ("late", Some(icon(Icon::Warn))),
        DueKind::Soon => ("soon", None),
        DueKind::InTime => ("", None),
    };
    view! { <span class=class>{sign} " " {due.left.clone()}</span> }.into_any()
}

/// When something is due, and how far off that is.
pub(super) fn due(due: &Due) -> AnyView {
    let iso = (!due.iso.is_empty()).then(|| due.iso.clone());
    view! { <span class="due"><time datetime=iso>{due.at.clone()}</time> {standing(due)}</span> }.into_any()
}

/// The line that stands for a part that is kept back.
pub(super) fn held() -> AnyView {
    view! { <p class="held">{icon(Icon::Lock)} <span>{KEPT_BACK}</span></p> }.into_any()
}

/// A line of news, of presence or of warning.
pub(super) fn line(class: &'static str, sign: Icon, what: impl IntoView + 'static) -> AnyView {
    let class = format!("note-line {class}");
    view! { <div class=class>{icon(sign)} <div>{what}</div></div> }.into_any()
}

/// What was just done, if anything.
pub(super) fn said(said: Option<&String>) -> Option<AnyView> {
    let said = said?.clone();
    Some(view! { <div role="status">{line("news", Icon::Tick, said)}</div> }.into_any())
}

/// A section of a page: its place, what it is, its heading, and a line beside that.
pub(super) fn section(
    id: &'static str,
    class: &'static str,
    title: impl Into<String>,
    beside: impl IntoView + 'static,
    body: impl IntoView + 'static,
) -> AnyView {
    let (class, heading) = (format!("card {class}"), format!("h-{id}"));
    view! {
        <section class=class.trim().to_owned() id=id aria-labelledby=heading.clone()>
            <header><h2 id=heading.clone()>{title.into()}</h2> {beside.into_any()}</header>
            {body.into_any()}
        </section>
    }
    .into_any()
}

/// The head of a table.
pub(super) fn columns(names: &[&'static str]) -> AnyView {
    let heads = names.iter().map(|name| view! { <th scope="col">{*name}</th> }).collect_view();
    view! { <thead><tr>{heads}</tr></thead> }.into_any()
}

/// Pairs of a label and what is said to it, a line each.
pub(super) fn pairs<'a>(class: &'static str, pairs: impl IntoIterator<Item = (&'a str, &'a [String])>) -> AnyView {
    let pairs = pairs.into_iter().map(|(label, lines)| {
        let lines =
            lines.iter().map(|line| view! { <span class="line" dir="auto">{line.clone()}</span> }).collect_view();
        view! { <div><dt>{label.to_owned()}</dt><dd>{lines}</dd></div> }
    });
    view! { <dl class=class>{pairs.collect_view()}</dl> }.into_any()
}

/// How many, in words: `1 entry`, `3 entries`.
pub(super) fn counted(count: usize, one: &str, more: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {more}") }
}
