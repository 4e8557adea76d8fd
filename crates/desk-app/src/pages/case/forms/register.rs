//! Orders, breaches, digital leads and links.

use leptos::prelude::*;

use super::Form;

const MADE_BY: [(&str, &str); 2] = [("police", "Police"), ("court", "A court")];
const STAGE: [(&str, &str); 2] = [("interim", "Interim"), ("full", "Full")];
const ACTION: [(&str, &str); 4] =
    [("none_yet", "Nothing yet"), ("arrested", "Arrested"), ("charged", "Charged"), ("warned", "Warned")];
const IDENTIFIER: [(&str, &str); 7] = [
    ("user_id", "User id"),
    ("handle", "Handle"),
    ("number", "Number"),
    ("url", "Web address"),
    ("email", "E-mail address"),
    ("ip_port", "IP address with port"),
    ("other", "Something else"),
];
const STEP: [(&str, &str); 4] =
    [("not_asked", "Not asked yet"), ("asked", "Asked"), ("preserved", "Preserved"), ("too_late", "Too late")];
const LINK: [(&str, &str); 3] = [
    ("same_person", "The same person responsible"),
    ("duplicate", "A duplicate of the same report"),
    ("follow_up", "A follow-up of the same report"),
];

pub(super) fn order(form: Form<'_>) -> AnyView {
    let fields = vec![
        form.choice("kind", "Kind", Some("Choose"), &form.page.forms.order_kinds),
        form.choice("made_by", "Made by", Some("Choose"), &MADE_BY),
        form.choice("stage", "Stage", Some("Choose"), &STAGE),
        form.line("court", "Court", "(sealed)"),
        form.day("served", "Served"),
        form.day("ends", "Ends"),
        form.line("officer", "Named officer", "(sealed)"),
        form.lines("terms", "What it forbids", "(sealed)"),
    ];
    form.whole("fields", fields, "Record the order")
}

pub(super) fn breach(form: Form<'_>) -> AnyView {
    let fields = vec![
        form.choice("action", "What was done", Some("Choose"), &ACTION),
        form.moment("when", "When it was broken", ""),
        form.line("text", "Words", "(sealed)"),
    ];
    form.whole("fields", fields, "Record the breach")
}

pub(super) fn lead(form: Form<'_>) -> AnyView {
    let fields = vec![
        form.line("source", "Who has it", "(sealed)"),
        form.choice("identifier_kind", "Identifier", Some("Choose"), &IDENTIFIER),
        form.line("value", "Its exact value", "(sealed)"),
        form.line("seen", "First and last seen, with the time zone", "(sealed)"),
        form.line("authority", "Asked under which power", "(sealed)"),
        form.moment("gone", "Gone after", ""),
        form.choice("step", "How far it is", None, &STEP),
    ];
    form.whole("fields", fields, "Add the lead")
}

pub(super) fn link(form: Form<'_>) -> AnyView {
    let fields = vec![
        form.line("reference", "Reference of the other case", ""),
        form.choice("kind", "What links them", Some("Choose"), &LINK),
        form.line("reason", "Why", "(sealed)"),
    ];
    form.whole("fields", fields, "Link them")
}
