//! Notes: added, never overwritten.

use domain::access::Part;
use leptos::prelude::*;

use super::super::parts::{held, section};
use super::forms;
use crate::model::{CasePage, Note};

pub(super) fn view(page: &CasePage) -> AnyView {
    let file = &page.file;
    if file.is_kept_back(Part::Notes) {
        return section("notes", "", "Notes", None::<AnyView>, view! { <div class="in">{held()}</div> });
    }
    let notes = file.notes.iter().map(|written| note(page, written)).collect_view();
    let none = file.notes.is_empty().then(|| view! { <p class="in muted">"None yet."</p> });
    let form = forms::form(page, "note", None).map(|form| view! { <div class="in no-print">{form}</div> });
    section("notes", "", "Notes", view! { <p>"Added, never overwritten"</p> }, view! { {notes} {none} {form} })
}

fn note(page: &CasePage, note: &Note) -> AnyView {
    let text = note.text.clone();
    let (text, after) = if let Some(struck) = &note.struck {
        let after = format!("Struck through by {}, {}: {}", struck.by, struck.at, struck.reason);
        let text = view! { <p dir="auto"><del>{text}</del></p> };
        (text.into_any(), view! { <p class="after" dir="auto">{after}</p> }.into_any())
    } else {
        let strike = forms::folded(page, "strike", Some(note.number), "Strike it through");
        (view! { <p dir="auto">{text}</p> }.into_any(), view! { <div class="no-print">{strike}</div> }.into_any())
    };
    view! {
        <div class="note">
            <div class="by"><b dir="auto">{note.by.clone()}</b> " " {note.lane} " · " {note.at.clone()}</div>
            <div>{text} {after}</div>
        </div>
    }
    .into_any()
}
