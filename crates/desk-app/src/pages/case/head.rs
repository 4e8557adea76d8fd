//! What the case is, and what has to be known of it before anything else.

use domain::case::ChangeKind;
use leptos::prelude::*;

use super::super::icons::Icon;
use super::super::parts::{band, line, state};
use crate::model::CasePage;
use crate::words;

pub(super) fn view(page: &CasePage) -> AnyView {
    let file = &page.file;
    let read = file.read.clone().map_or_else(|| ", not read yet".to_owned(), |read| format!(", read {read}"));
    let received = format!("Received {}{read}", file.received);
    let place: Vec<String> = [&file.place, &file.unit].into_iter().flatten().cloned().collect();
    let place = (!place.is_empty()).then(|| view! { <span>{place.join(", ")}</span> });
    let outcome = file.ended.as_ref().map(|(outcome, at)| {
        view! { <span class="muted">{words::outcome(*outcome)} ", " {at.clone()}</span> }
    });
    let open = file
        .also_open
        .iter()
        .filter(|_| !page.summary)
        .map(|who| view! { <span class="pres">{who.clone()} " has this open, too"</span> });
    let summary = (!page.summary).then(|| {
        let href = format!("/cases/{}/summary", file.reference);
        view! { <a class="small no-print" href=href>"Summary to print"</a> }
    });
    let take = (!page.summary && page.forms.may.contains(&ChangeKind::Take)).then(|| {
        let action = format!("/cases/{}/take", file.reference);
        view! {
            <form method="post" action=action class="btns no-print">
                <input type="hidden" name="version" value=file.version.to_string() />
                <button class="btn main" type="submit">"Take this case"</button>
            </form>
        }
    });
    view! {
        <nav aria-label="Where you are" class="small no-print"><a href="/queue">"Queue"</a> " / Case"</nav>
        <div class="casehead">
            <h1 data-casehead="">{file.reference.clone()}</h1>
            {band(file.band)}
            {state(file.state)}
            {outcome}
            <span class="muted">{received}</span>
            {place}
            {open.collect_view()}
            {summary}
            {take}
        </div>
    }
    .into_any()
}

/// Lines that stand on every view of the case.
pub(super) fn lines(page: &CasePage) -> AnyView {
    let file = &page.file;
    let named = file.named.as_ref().map(|named| {
        let what = view! { <b>"Closed to named staff."</b> " Only these people may know of this case: " {named.join(", ")} "." };
        line("", Icon::Shield, what)
    });
    let second_hand = file.second_hand.then(|| {
        let what = view! {
            <b>"Told by somebody else."</b>
            " The person it happens to may not know of this report. Contact only whoever sent it."
        };
        line("warn", Icon::Person, what)
    });
    let differs = (!file.differs.is_empty()).then(|| {
        let what = view! {
            <b>"The list does not say what was sealed"</b>
            " of: "
            {file.differs.join(", ")}
            ". What stands here is what was sealed. Tell whoever runs the desk."
        };
        line("warn", Icon::Warn, what)
    });
    let came_back = file.came_back.clone().map(|at| {
        let what = view! { <b>"Back in the queue since " {at} "."</b> " It was taken, but not opened in time." };
        line("", Icon::Clock, what)
    });
    let held =
        file.held.then(|| line("", Icon::Lock, view! { <b>"On hold."</b> " It is kept, however old it becomes." }));
    view! { {named} {second_hand} {differs} {came_back} {held} }.into_any()
}
