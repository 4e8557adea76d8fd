//! Radios and checkboxes: the same but for a few words.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::{Attributes, FormGroup, Notes, Words, classes, given, group, piece, reading};
use crate::{Fieldset, FieldsetOptions, Hint, HintOptions, Label, LabelOptions};

/// One of the answers to choose from.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct Choice {
    /// What is sent.
    #[serde(deserialize_with = "reading::said")]
    pub value: String,
    /// What people read.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Its id, if not made from the group's.
    pub id: String,
    /// Its name, if not the group's; checkboxes only.
    pub name: String,
    /// More about it.
    pub hint: Option<HintOptions>,
    /// Words between two answers; nothing else of this one is then shown.
    pub divider: String,
    /// Whether it is chosen; if unsaid, the group's value or values decide.
    pub checked: Option<bool>,
    /// Whether it can not be chosen.
    pub disabled: bool,
    /// What to ask besides when it is chosen.
    pub conditional: Option<Conditional>,
    /// `exclusive` takes all other choices back; checkboxes only.
    pub behaviour: String,
    /// Its label's looks.
    pub label: ChoiceLabel,
    /// Further attributes of the input.
    pub attributes: Attributes,
}

/// The looks of an answer's label.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ChoiceLabel {
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// What to ask besides when an answer is chosen.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Conditional {
    /// The markup.
    #[serde(deserialize_with = "reading::unless_false")]
    pub html: Option<Html>,
}

/// What makes the two differ.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    /// The input's type.
    pub(crate) kind: &'static str,
    /// Its class, which others begin with.
    pub(crate) block: &'static str,
}

/// A group of either.
pub(crate) struct Choices {
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) id: String,
    pub(crate) chosen: Vec<String>,
    pub(crate) items: Vec<Option<Choice>>,
    pub(crate) fieldset: Option<FieldsetOptions>,
    pub(crate) described_by: String,
    pub(crate) notes: Notes,
    pub(crate) form_group: FormGroup,
    pub(crate) classes: String,
    pub(crate) attributes: Attributes,
}

impl Choices {
    pub(crate) fn view(mut self) -> AnyView {
        let Kind { block, .. } = self.kind;
        let wrong = self.notes.wrong();
        let described_by = self.notes.described_by(&self.described_by);
        // Checkboxes may lead different lives, so without a fieldset each is described by itself.
        self.described_by =
            if self.kind.kind == "checkbox" && self.fieldset.is_none() { described_by.clone() } else { String::new() };
        let items = std::mem::take(&mut self.items).into_iter().zip(1..);
        let items: Vec<_> = items.filter_map(|(item, place)| Some(self.item(item?, place))).collect();
        let FormGroup { classes: group_classes, attributes: group_attributes, before_input, after_input } =
            self.form_group;
        let class = classes([block, &self.classes]);
        let inside = view! {
            {self.notes.view()}
            <div class={class} {..self.attributes.spread()} data-module={block}>
                {piece(before_input)}
                {items}
                {piece(after_input)}
            </div>
        };
        let inside = match self.fieldset {
            Some(fieldset) => {
                let options = FieldsetOptions { described_by, ..fieldset };
                view! { <Fieldset options=options>{inside}</Fieldset> }.into_any()
            }
            None => inside.into_any(),
        };
        group(&group_classes, group_attributes, wrong, inside)
    }

    fn item(&self, item: Choice, place: usize) -> AnyView {
        let Kind { kind, block } = self.kind;
        if !item.divider.is_empty() {
            return view! { <div class=format!("{block}__divider")>{item.divider}</div> }.into_any();
        }
        // The first has the bare name for its id, so that an error's link finds it.
        let id = match place {
            _ if !item.id.is_empty() => item.id,
            1 => self.id.clone(),
            _ => format!("{}-{place}", self.id),
        };
        let name = if item.name.is_empty() { self.name.clone() } else { item.name };
        let checked = item.checked.unwrap_or_else(|| self.chosen.contains(&item.value));
        let hint = item.hint.filter(|hint| !hint.text.is_empty() || hint.html.is_some()).map(|hint| HintOptions {
            id: format!("{id}-item-hint"),
            classes: classes([&format!("{block}__hint"), &hint.classes]),
            ..hint
        });
        let described_by = classes([&self.described_by, hint.as_ref().map_or("", |hint| &hint.id)]);
        let conditional = item.conditional.and_then(|more| more.html).map(|html| (format!("conditional-{id}"), html));
        let controls = conditional.as_ref().map(|(id, _)| id.clone());
        let label = LabelOptions {
            text: item.text,
            html: item.html,
            classes: classes([&format!("{block}__label"), &item.label.classes]),
            attributes: item.label.attributes,
            r#for: id.clone(),
            ..LabelOptions::default()
        };
        let more = conditional.map(|(id, html)| {
            let hidden = if checked { String::new() } else { format!("{block}__conditional--hidden") };
            let class = classes([&format!("{block}__conditional"), &hidden]);
            view! { <div class={class} id={id}>{Words::Html(html).view()}</div> }
        });
        view! {
            <div class=format!("{block}__item")>
                <input
                    class=format!("{block}__input")
                    id={id}
                    name={name}
                    type={kind}
                    value={item.value}
                    checked={checked}
                    disabled={item.disabled}
                    data-aria-controls={controls}
                    data-behaviour={given(item.behaviour)}
                    aria-describedby={given(described_by)}
                    {..item.attributes.spread()}
                />
                " "
                <Label options=label />
                {hint.map(|hint| view! { <Hint options=hint /> })}
            </div>
            {more}
        }
        .into_any()
    }
}
