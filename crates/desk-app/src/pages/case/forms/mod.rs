//! The forms of a case. Each names the version that was seen, works without scripts, and stands there only where the one
//! who looks may do what it does. What was typed and not saved stands in its fields again.

mod add;
mod course;
mod end;
mod field;
mod register;
mod unsaved;

use domain::case::ChangeKind;
use leptos::prelude::*;

use crate::model::{CasePage, Kept};

use field::Form;

pub(super) use field::throw_away;
pub(super) use unsaved::{fields_told, problems, unsaved};

/// What each form does to a case. Passing over is asked for apart from the rest.
const FORMS: [(&str, ChangeKind); 19] = [
    ("give-back", ChangeKind::GiveBack),
    ("pass-over", ChangeKind::PassOver),
    ("hand-over", ChangeKind::HandOver),
    ("band", ChangeKind::GiveBand),
    ("note", ChangeKind::Add),
    ("contact", ChangeKind::Add),
    ("task", ChangeKind::Add),
    ("task-done", ChangeKind::Add),
    ("order", ChangeKind::Add),
    ("breach", ChangeKind::Add),
    ("lead", ChangeKind::Add),
    ("link", ChangeKind::Add),
    ("pin", ChangeKind::Add),
    ("strike", ChangeKind::Add),
    ("close", ChangeKind::Close),
    ("reopen", ChangeKind::Reopen),
    ("hold", ChangeKind::Hold),
    ("release", ChangeKind::Release),
    ("restrict", ChangeKind::Restrict),
];

/// Whether the one who looks may use this form now.
pub(super) fn may(page: &CasePage, form: &str) -> bool {
    match FORMS.iter().find(|(name, _)| *name == form) {
        Some((_, ChangeKind::PassOver)) => page.forms.may_pass_over,
        Some((_, kind)) => page.forms.may.contains(kind),
        None => false,
    }
}

/// A form, if the one who looks may use it now. `of` is the number of the entry that it is about.
pub(super) fn form(page: &CasePage, name: &str, of: Option<i64>) -> Option<AnyView> {
    with_button(page, name, of, None)
}

/// The same, with other words on its button.
pub(super) fn with_button(page: &CasePage, name: &str, of: Option<i64>, button: Option<String>) -> Option<AnyView> {
    if !may(page, name) {
        return None;
    }
    let form = |name| Form { page, name, of, button };
    Some(match name {
        "give-back" => course::give_back(form("give-back")),
        "pass-over" => course::pass_over(form("pass-over")),
        "hand-over" => course::hand_over(form("hand-over")),
        "band" => course::band(form("band")),
        "note" => add::note(form("note")),
        "contact" => add::contact(form("contact")),
        "task" => add::task(form("task")),
        "task-done" => add::task_done(form("task-done")),
        "pin" => add::pin(form("pin")),
        "strike" => add::strike(form("strike")),
        "order" => register::order(form("order")),
        "breach" => register::breach(form("breach")),
        "lead" => register::lead(form("lead")),
        "link" => register::link(form("link")),
        "close" => end::close(form("close")),
        "reopen" => end::reopen(form("reopen")),
        "hold" => end::hold(form("hold")),
        "release" => end::release(form("release")),
        "restrict" => end::restrict(form("restrict")),
        _ => return None,
    })
}

/// A form behind a line that opens it; open from the start where something in it was not saved.
pub(super) fn folded(page: &CasePage, name: &str, of: Option<i64>, summary: impl Into<String>) -> Option<AnyView> {
    let inside = form(page, name, of)?;
    let open = kept(page, name, of).is_some();
    Some(view! { <details open=open><summary>{summary.into()}</summary>{inside}</details> }.into_any())
}

/// What was typed into this form and not saved; where there are many of it, into the one about this entry.
pub(super) fn kept<'a>(page: &'a CasePage, name: &str, of: Option<i64>) -> Option<&'a Kept> {
    let kept = page.forms.kept.get(name)?;
    let about = kept.fields.get("of").and_then(|of| of.parse().ok());
    (about == of).then_some(kept)
}

/// What a form is called in a sentence.
pub(super) fn called(form: &str) -> &'static str {
    match form {
        "give-back" => "giving it back",
        "pass-over" => "passing it over",
        "hand-over" => "handing it over",
        "band" => "changing the band",
        "note" => "your note",
        "contact" => "the contact that was tried",
        "task" => "your task",
        "task-done" => "that a task is done",
        "order" => "the order",
        "breach" => "what was done about a breach",
        "lead" => "the digital lead",
        "link" => "the link",
        "pin" => "the pinned line",
        "strike" => "striking an entry through",
        "close" => "closing the case",
        "reopen" => "reopening the case",
        "hold" => "keeping the case",
        "release" => "keeping the case no longer",
        "restrict" => "who may know of the case",
        _ => "what you typed",
    }
}
