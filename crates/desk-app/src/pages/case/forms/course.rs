//! The course of a case: who has it, and how soon it is read.

use domain::Code;
use domain::triage::Band;
use leptos::prelude::*;

use super::Form;
use crate::words;

/// Beside each field whose words are sealed.
const SEALED: &str = "(sealed)";

pub(super) fn give_back(form: Form<'_>) -> AnyView {
    let fields = vec![form.line("reason", "Why", SEALED)];
    form.whole("fields", fields, "Give it back")
}

pub(super) fn pass_over(form: Form<'_>) -> AnyView {
    let fields = vec![form.line("reason", "Why you pass it over", "(needed, sealed)")];
    form.whole("fields", fields, "Pass it over")
}

pub(super) fn hand_over(form: Form<'_>) -> AnyView {
    // Accounts with their units: the unit is chosen apart, so a person's is said beside the name.
    let people: Vec<(&str, String)> = form
        .page
        .forms
        .people
        .iter()
        .map(|(name, unit)| {
            let said = if unit.is_empty() { name.clone() } else { format!("{name}, {unit}") };
            (name.as_str(), said)
        })
        .collect();
    let fields = vec![
        form.choice("unit", "Unit", Some("Choose"), &form.page.forms.units),
        form.choice("person", "Person", Some("Nobody in particular"), &people),
        form.line("reason", "Why, and what they should know", SEALED),
    ];
    form.whole("fields", fields, "Hand it over")
}

pub(super) fn band(form: Form<'_>) -> AnyView {
    let now = form.page.file.band;
    let bands: Vec<(String, String)> = Band::ALL
        .iter()
        .map(|band| {
            let is = if *band == now { " (now)" } else { "" };
            (band.number().to_string(), format!("{} {}{is}", band.number(), words::band(*band)))
        })
        .collect();
    let fields =
        vec![form.choice("band", "New band", Some("Choose"), &bands), form.line("reason", "Why", "(needed, sealed)")];
    form.whole("fields", fields, "Change the band")
}
