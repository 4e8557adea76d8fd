//! What is to be done, and what is done already.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, given, reading};
use super::{Tag, TagOptions};

/// What is to be done.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct TaskListOptions {
    /// The tasks.
    #[serde(deserialize_with = "reading::places")]
    pub items: Vec<Option<Task>>,
    /// What ids begin with, `task-list` if unsaid.
    pub id_prefix: String,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// One task.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct Task {
    /// What it is called.
    pub title: TaskTitle,
    /// More about it.
    pub hint: Option<TaskHint>,
    /// How far it is.
    pub status: TaskStatus,
    /// Where it is done; without it, it can not be begun yet.
    pub href: String,
    /// Further classes.
    pub classes: String,
}

/// What a task is called.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct TaskTitle {
    /// The name.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// Further classes.
    pub classes: String,
}

/// More about a task.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct TaskHint {
    /// The words.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
}

/// How far a task is.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct TaskStatus {
    /// Words, where it is done.
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// A tag, instead of words.
    pub tag: Option<TagOptions>,
    /// Further classes.
    pub classes: String,
}

/// What is to be done, and what is done already.
#[component]
pub fn TaskList(
    /// Its options.
    options: TaskListOptions,
) -> impl IntoView {
    let prefix = given(options.id_prefix).unwrap_or_else(|| "task-list".to_owned());
    let class = classes(["govuk-task-list", &options.classes]);
    let items = options.items.into_iter().zip(1..);
    let items: Vec<_> = items.filter_map(|(item, place)| Some(task(item?, &format!("{prefix}-{place}")))).collect();
    view! { <ul class={class} {..options.attributes.spread()}>{items}</ul> }
}

fn task(task: Task, id: &str) -> impl IntoView + use<> {
    let Task { title, hint, status, href, classes: more, .. } = task;
    let linked = if href.is_empty() { "" } else { "govuk-task-list__item--with-link" };
    let class = classes(["govuk-task-list__item", linked, &more]);
    let hint_id = hint.as_ref().map(|_| format!("{id}-hint"));
    let status_id = format!("{id}-status");
    let described_by = classes([hint_id.as_deref().unwrap_or_default(), &status_id]);
    let words = Words::new(title.text, title.html);
    let name = if href.is_empty() {
        // As a further attribute: as its own, an empty one would show.
        let class = Attributes::default().with("class", title.classes).spread();
        view! { <div {..class}>{words.view()}</div> }.into_any()
    } else {
        let class = classes(["govuk-link govuk-task-list__link", &title.classes]);
        view! { <a class={class} href={href} aria-describedby={described_by}>{words.spaced()}</a> }.into_any()
    };
    let hint = hint.map(|TaskHint { text, html }| {
        view! { <div id={hint_id} class="govuk-task-list__hint">{Words::new(text, html).view()}</div> }
    });
    let far = match status.tag {
        Some(tag) => view! { <Tag options=tag /> }.into_any(),
        None => Words::new(status.text, status.html).view(),
    };
    let status_class = classes(["govuk-task-list__status", &status.classes]);
    view! {
        <li class={class}>
            <div class="govuk-task-list__name-and-hint">{name} {hint}</div>
            <div class={status_class} id={status_id}>{far}</div>
        </li>
    }
}
