//! What is added to a case from day to day.

use domain::Code;
use domain::case::Lane;
use leptos::prelude::*;

use super::Form;
use crate::words;

const HOW: [(&str, &str); 6] = [
    ("call", "Call"),
    ("text", "Text message"),
    ("email", "E-mail"),
    ("trusted_person", "Through a person they trust"),
    ("visit", "In person"),
    ("other", "Another way"),
];

const RESULT: [(&str, &str); 6] = [
    ("spoke", "Spoke with them"),
    ("no_answer", "No answer"),
    ("message_left", "Message left or sent"),
    ("not_safe", "Not safe, stopped"),
    ("declined", "They want no contact"),
    ("other", "Something else"),
];

pub(super) fn note(form: Form<'_>) -> AnyView {
    let lanes: Vec<(&str, &str)> = Lane::ALL.iter().map(|lane| (lane.code(), words::lane(*lane))).collect();
    let fields = vec![
        form.lines("text", "Add a note", "(sealed; added, never overwritten)"),
        form.choice("lane", "Who it is for", None, &lanes),
    ];
    form.whole("fields ends", fields, "Save note")
}

pub(super) fn contact(form: Form<'_>) -> AnyView {
    let fields = vec![
        form.choice("how", "Contact tried by", Some("Choose"), &HOW),
        form.choice("result", "Result", Some("Choose"), &RESULT),
        form.moment("when", "When", &form.page.forms.now),
        form.line("text", "Words", "(sealed)"),
    ];
    form.whole("fields", fields, "Record it")
}

pub(super) fn task(form: Form<'_>) -> AnyView {
    let people: Vec<(&str, &str)> =
        form.page.forms.people.iter().map(|(name, _)| (name.as_str(), name.as_str())).collect();
    let fields = vec![
        form.line("what", "What is to be done", "(sealed)"),
        form.choice("owner", "Who does it", Some("Choose"), &people),
        form.moment("due", "By when", ""),
    ];
    form.whole("fields", fields, "Add task")
}

pub(super) fn task_done(form: Form<'_>) -> AnyView {
    let what = form.page.file.tasks.iter().find(|task| Some(task.number) == form.of).map(|task| task.what.clone());
    let said = what.map(|what| view! { <span class="vh">{format!("{what}: ")}</span> }.into_any());
    form.whole("inline", said.into_iter().collect(), "Done")
}

pub(super) fn pin(form: Form<'_>) -> AnyView {
    let fields = vec![form.line("text", "One line that everybody must read first", "(sealed)")];
    form.whole("fields", fields, "Pin it")
}

pub(super) fn strike(form: Form<'_>) -> AnyView {
    let fields = vec![form.line("reason", "What is wrong with it", "(needed, sealed)")];
    form.whole("fields", fields, "Strike it through")
}
