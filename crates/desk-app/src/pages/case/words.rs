//! The person's words, exactly as they were sent, and all answers.

use domain::access::Part;
use leptos::prelude::*;

use super::super::parts::{held, pairs, section};
use crate::model::CasePage;

pub(super) fn view(page: &CasePage) -> AnyView {
    let file = &page.file;
    if file.is_kept_back(Part::Words) {
        return section("words", "", "The person’s words", None::<AnyView>, view! { <div class="in">{held()}</div> });
    }
    let said = file.words.iter().map(|said| {
        view! { <h3>{said.label.clone()}</h3> <blockquote class="words" dir="auto">{said.text.clone()}</blockquote> }
    });
    let none =
        file.words.is_empty().then(|| view! { <p class="muted">"Nothing was written in words of their own."</p> });
    let parts = file.answers.iter().map(|part| {
        let told = pairs("kv say", part.told.iter().map(|told| (told.label.as_str(), told.lines.as_slice())));
        view! { <details><summary>{part.title.clone()}</summary> {told}</details> }
    });
    let unknown = (!file.unknown.is_empty()).then(|| {
        let told = file
            .unknown
            .iter()
            .map(|(place, what)| view! { <div><dt>{place.clone()}</dt><dd dir="auto">{what.clone()}</dd></div> });
        view! {
            <details open>
                <summary>"What this version of the desk does not know"</summary>
                <dl class="kv say">{told.collect_view()}</dl>
            </details>
        }
    });
    let identifiers = file.is_kept_back(Part::Identifiers).then(held);
    let body = view! {
        <div class="in">{said.collect_view()} {none} {identifiers}</div>
        <div class="in answers"><h3>"All answers, part by part"</h3> {parts.collect_view()} {unknown}</div>
    };
    let lead = view! { <p>"Exactly as sent, " {file.received.clone()}</p> };
    section("words", "", "The person’s words", lead, body)
}
