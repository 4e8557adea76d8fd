//! The parts of a report in the making, and how far each is.

use content::Content;
use domain::Section;
use govuk::{Button, ButtonOptions, TagOptions, Task, TaskList, TaskListOptions, TaskStatus, TaskTitle};
use leptos::prelude::*;

use super::{Idle, Shown, idle, prose, return_to};

/// How far a report in the making is.
#[derive(Clone, Debug)]
pub struct TasksPage {
    /// How far each part is, in their order.
    pub parts: Vec<(Section, Progress)>,
    /// When to warn that the draft ends; none if that is not known.
    pub idle: Option<Idle>,
    /// Whether what was answered tells of danger at this moment.
    pub danger_now: bool,
}

/// How far a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing was answered, and it was not saved.
    NotStarted,
    /// Something was answered, but it was not saved yet, or lacks what a report can't be sent without.
    InProgress,
    /// It was saved. Every answer can be left out but two, so this says nothing of how many there are.
    Done,
}

pub(super) fn show(words: &'static Content, page: &TasksPage) -> Shown {
    let text = &words.site.tasks;
    let task = |(part, progress): &(Section, Progress)| {
        let tag = |text: &str, classes: &str| {
            Some(TagOptions { text: text.to_owned(), classes: classes.to_owned(), ..TagOptions::default() })
        };
        let status = match progress {
            Progress::NotStarted => TaskStatus { tag: tag(&text.not_started, ""), ..TaskStatus::default() },
            Progress::InProgress => TaskStatus { tag: tag(&text.in_progress, ""), ..TaskStatus::default() },
            Progress::Done => TaskStatus { text: text.done.clone(), ..TaskStatus::default() },
        };
        let title = TaskTitle { text: words.sections.of(*part).title.clone(), ..TaskTitle::default() };
        Some(Task { title, status, href: return_to::address(*part), ..Task::default() })
    };
    let list = TaskListOptions { items: page.parts.iter().map(task).collect(), ..TaskListOptions::default() };
    let look_over = ButtonOptions {
        text: text.look_over.clone(),
        href: "/report/check-answers".to_owned(),
        ..ButtonOptions::default()
    };
    let inside = view! {
        {prose::heading(&text.title)}
        <p class="govuk-body" inner_html=text.lead.as_str()></p>
        <TaskList options=list />
        <div class="govuk-button-group">
            <Button options=look_over />
            <a class="govuk-link" href="/report/save">{words.site.coming_back.save_link.as_str()}</a>
        </div>
    };
    let body = idle::around(words, page.idle, inside.into_any());
    Shown {
        tab: text.tab.clone(),
        description: None,
        back: None,
        islands: page.idle.is_some(),
        refused: false,
        danger_now: page.danger_now,
        body,
    }
}
