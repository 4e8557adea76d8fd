//! A question with too many answers for one list: they stand in groups, each under its title.

use domain::CodeSet;
use govuk::{Attributes, Checkboxes, CheckboxesOptions, FieldsetOptions};
use leptos::prelude::*;

use super::put::Put;
use super::several;

pub(super) fn view(put: &Put<'_>, set: CodeSet) -> AnyView {
    let groups = put.question.groups.iter().enumerate().map(|(at, group)| {
        let legend = several::legend(&group.title, "s");
        let options = CheckboxesOptions {
            name: put.name.clone(),
            // The first answer of all has the id that links to the question lead to.
            id_prefix: if at == 0 { put.name.clone() } else { format!("{}-in-{}", put.name, at + 1) },
            fieldset: Some(FieldsetOptions { legend: Some(legend), ..FieldsetOptions::default() }),
            items: group.codes.iter().map(|code| Some(put.choice(set, code))).collect(),
            ..CheckboxesOptions::default()
        };
        view! { <Checkboxes options=options /> }
    });
    let (class, fields) = several::view(put, Attributes::default(), groups.collect_view().into_any());
    view! { <div class=class>{fields}</div> }.into_any()
}
