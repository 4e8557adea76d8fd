//! What is to be done. Absent for those who may not see it.

use domain::access::Part;
use leptos::prelude::*;

use super::super::parts::{columns, due, section};
use super::forms;
use crate::model::{CasePage, TaskRow};

pub(super) fn view(page: &CasePage) -> Option<AnyView> {
    if page.file.is_kept_back(Part::Tasks) {
        return None;
    }
    let form =
        forms::folded(page, "task", None, "Add a task").map(|form| view! { <div class="in no-print">{form}</div> });
    Some(section("tasks", "", "Tasks", None::<AnyView>, view! { {table(page, true)} {form} }))
}

/// All tasks, or those that are open, without a way to change them.
pub(super) fn table(page: &CasePage, whole: bool) -> AnyView {
    let tasks: Vec<&TaskRow> = page.file.tasks.iter().filter(|task| whole || task.done.is_none()).collect();
    if tasks.is_empty() {
        return view! { <p class="in muted">"None open."</p> }.into_any();
    }
    let rows = tasks.into_iter().map(|task| row(page, task, whole)).collect_view();
    let names: &[&'static str] = if whole { &["Task", "Who", "Due", "Done"] } else { &["Task", "Who", "Due"] };
    view! {
        <table class="stack">
            <caption class="vh">"Tasks, the open ones first"</caption>
            {columns(names)}
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(page: &CasePage, task: &TaskRow, whole: bool) -> AnyView {
    let done = whole.then(|| {
        let done = match &task.done {
            Some((by, at)) => view! { <span>{at.clone()} ", " {by.clone()}</span> }.into_any(),
            None => forms::form(page, "task-done", Some(task.number)).into_any(),
        };
        view! { <td data-l="Done">{done}</td> }
    });
    let what = task.what.clone();
    let what =
        if task.done.is_some() { view! { <span class="muted">{what}</span> }.into_any() } else { what.into_any() };
    view! {
        <tr>
            <th scope="row" dir="auto">{what}</th>
            <td data-l="Who"><span dir="auto">{task.owner.clone()}</span></td>
            <td data-l="Due">{due(&task.due)}</td>
            {done}
        </tr>
    }
    .into_any()
}
