//! Questions answered by choosing.

use leptos::prelude::*;

use super::Asked;

/// One of the answers to choose from.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What people read.
    pub text: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// One of several.
#[component]
pub fn Radios(
    /// The question.
    asked: Asked,
    /// The answers.
    choices: Vec<Choice>,
    /// Whether they stand side by side where there is room.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    let class = if inline { "govuk-radios govuk-radios--inline govuk-radios--small" } else { "govuk-radios" };
    fieldset(asked, class, "radio", "govuk-radios", choices)
}

/// Any of several.
#[component]
pub fn Checkboxes(
    /// The question.
    asked: Asked,
    /// The answers.
    choices: Vec<Choice>,
) -> impl IntoView {
    fieldset(asked, "govuk-checkboxes", "checkbox", "govuk-checkboxes", choices)
}

fn fieldset(
    asked: Asked,
    class: &'static str,
    kind: &'static str,
    block: &'static str,
    choices: Vec<Choice>,
) -> impl IntoView {
    let name = asked.name.clone();
    let items = choices.into_iter().enumerate().map(move |(at, choice)| {
        // The first has the field's own name as its id, so that an error's link finds it.
        let id = if at == 0 { name.clone() } else { format!("{name}-{}", at + 1) };
        view! {
            <div class=format!("{block}__item")>
                <input
                    class=format!("{block}__input")
                    id=id.clone()
                    name=name.clone()
                    type=kind
                    value=choice.value
                    checked=choice.chosen
                />
                <label class=format!("govuk-label {block}__label") for=id>{choice.text}</label>
            </div>
        }
    });
    view! {
        <div class=asked.group_class()>
            <fieldset class="govuk-fieldset" aria-describedby=asked.described_by()>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{asked.label.clone()}</legend>
                {asked.notes()}
                <div class=class>{items.collect_view()}</div>
            </fieldset>
        </div>
    }
}

/// One of many, in a list that opens. The first entry means: not answered.
#[component]
pub fn Select(
    /// The question.
    asked: Asked,
    /// The answers.
    choices: Vec<Choice>,
) -> impl IntoView {
    let class = if asked.error.is_some() { "govuk-select govuk-select--error" } else { "govuk-select" };
    let options = choices
        .into_iter()
        .map(|choice| view! { <option value=choice.value selected=choice.chosen>{choice.text}</option> });
    view! {
        <div class=asked.group_class()>
            {asked.label()} {asked.notes()}
            <select class=class id=asked.name.clone() name=asked.name.clone() aria-describedby=asked.described_by()>
                <option value=""></option>
                {options.collect_view()}
            </select>
        </div>
    }
}
