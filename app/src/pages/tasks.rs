//! The parts of a report in the making, and how far each is.

use content::Content;
use domain::{Section, Step};
use govuk::{Button, ButtonOptions, TagOptions, Task, TaskList, TaskListOptions, TaskStatus, TaskTitle};
use leptos::prelude::*;

use super::return_to::{CHECK_ANSWERS, SAVE, address};
use super::{Idle, Shown, idle, prose};

/// How far a report in the making is.
#[derive(Clone, Debug)]
pub struct TasksPage {
    /// How far each page of the short way is, in their order.
    pub core: Vec<(Step, Progress)>,
    /// What can be added.
    pub more: Vec<More>,
    /// The page of the short way that is next; none once all were saved.
    pub next: Option<Step>,
    /// Whether the person came back with a code just now.
    pub came_back: bool,
    /// When to warn that the draft ends; none if that is not known.
    pub idle: Option<Idle>,
    /// Whether what was answered tells of danger at this moment.
    pub danger_now: bool,
}

/// A part that can be added to.
#[derive(Clone, Copy, Debug)]
pub struct More {
    /// The part.
    pub section: Section,
    /// Its first page, or the first that was not saved.
    pub first: Step,
    /// How far it is.
    pub progress: Progress,
}

/// How far a page or a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing was answered, and it was not saved.
    NotStarted,
    /// It was saved without any answer.
    Skipped,
    /// So many of so many questions were answered.
    Answered(usize, usize),
    /// Every question was answered.
    Done,
    /// Something was typed that could not be taken.
    ToMend,
}

pub(super) fn show(words: &'static Content, page: &TasksPage) -> Shown {
    let text = &words.site.tasks;
    let core = page
        .core
        .iter()
        .map(|(step, progress)| Some(task(words, words.step(*step).title.clone(), address(*step), *progress, false)));
    let core = TaskListOptions { items: core.collect(), id_prefix: "step".to_owned(), ..TaskListOptions::default() };
    let next = match page.next {
        Some(step) => ButtonOptions {
            text: text.next.replace("{page}", &words.step(step).title),
            href: address(step),
            ..ButtonOptions::default()
        },
        None => {
            ButtonOptions { text: text.look_over.clone(), href: CHECK_ANSWERS.to_owned(), ..ButtonOptions::default() }
        }
    };
    let title = if page.came_back { &text.welcome } else { &text.title };
    let inside = view! {
        {prose::heading(title)}
        <p class="govuk-body" inner_html=text.lead.as_str()></p>
        <div class="govuk-button-group">
            <Button options=next />
            <a class="govuk-link" href=SAVE>{words.site.coming_back.save_link.as_str()}</a>
        </div>
        <h2 class="govuk-heading-m">{text.core_title.as_str()}</h2>
        <TaskList options=core />
        {more(words, &page.more, false)}
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

/// What can be added, and how far that is.
/// Where the list is short, a part that was not begun says nothing, unless the team asks for it.
pub(super) fn more(words: &'static Content, parts: &[More], short: bool) -> impl IntoView + use<> {
    let text = &words.site.tasks;
    let tasks = parts.iter().map(|More { section, first, progress }| {
        let part = words.sections.of(*section);
        let title = part.more.as_ref().unwrap_or(&part.title).clone();
        let mut task = task(words, title, address(*first), *progress, part.recommended);
        if short && *progress == Progress::NotStarted && !part.recommended {
            task.status = TaskStatus::default();
        }
        Some(task)
    });
    let options =
        TaskListOptions { items: tasks.collect(), id_prefix: "more".to_owned(), ..TaskListOptions::default() };
    view! {
        <h2 class="govuk-heading-m" id="more">{text.more_title.as_str()}</h2>
        <TaskList options=options />
    }
}

fn task(words: &Content, title: String, href: String, progress: Progress, recommended: bool) -> Task {
    let text = &words.site.tasks;
    let tag = |text: &str, classes: &str| {
        Some(TagOptions { text: text.to_owned(), classes: classes.to_owned(), ..TagOptions::default() })
    };
    let status = match progress {
        Progress::NotStarted if recommended => TaskStatus { tag: tag(&text.recommended, ""), ..TaskStatus::default() },
        Progress::NotStarted => TaskStatus { tag: tag(&text.not_started, "govuk-tag--grey"), ..TaskStatus::default() },
        Progress::Skipped => TaskStatus { tag: tag(&text.skipped, "govuk-tag--grey"), ..TaskStatus::default() },
        Progress::ToMend => TaskStatus { tag: tag(&text.to_mend, "govuk-tag--red"), ..TaskStatus::default() },
        Progress::Answered(answered, all) => {
            let said = text.answered.replace("{answered}", &answered.to_string()).replace("{all}", &all.to_string());
            TaskStatus { text: said, ..TaskStatus::default() }
        }
        Progress::Done => TaskStatus { text: text.done.clone(), ..TaskStatus::default() },
    };
    Task { title: TaskTitle { text: title, ..TaskTitle::default() }, status, href, ..Task::default() }
}
