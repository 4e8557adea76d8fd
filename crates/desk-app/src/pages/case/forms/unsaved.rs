//! What was typed and not saved: what has to be mended in it, and what no form stands for any more.

use leptos::prelude::*;

use super::super::super::icons::Icon;
use super::super::super::parts::{line, pairs, section};
use super::field::{id, throw_away};
use super::{called, may};
use crate::model::{CasePage, Kept};

/// Fields that go with a form and are no words of anybody.
const GOES_ALONG: [&str; 4] = ["version", "of", "form", "sure"];

/// What has to be mended, with a link to each field.
pub(in super::super) fn problems(page: &CasePage) -> Option<AnyView> {
    let links: Vec<_> = page
        .forms
        .kept
        .iter()
        .flat_map(|(form, kept)| {
            let of = kept.fields.get("of").and_then(|of| of.parse().ok());
            kept.problems.iter().map(move |(field, words)| {
                // A problem that is of no field in particular is of the whole form.
                let field = if field.is_empty() || GOES_ALONG.contains(&field.as_str()) { "form" } else { field };
                let href = format!("#{}", id(form, of, field));
                view! { <li><a href=href>{words.clone()}</a></li> }
            })
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <div class="problems" role="alert" aria-labelledby="h-problems">
                <h2 id="h-problems">"There is a problem"</h2>
                <ul>{links.into_iter().collect_view()}</ul>
            </div>
        }
        .into_any()
    })
}

/// A line for each form that holds words, and the words themselves where there is no such form any more.
pub(in super::super) fn unsaved(page: &CasePage) -> Option<AnyView> {
    let waiting = page.forms.kept.iter().filter(|(_, kept)| kept.problems.is_empty());
    let (placed, lost): (Vec<_>, Vec<_>) = waiting.partition(|(form, kept)| has_a_place(page, form, kept));
    let lines = placed.iter().map(|(form, kept)| {
        let of = kept.fields.get("of").and_then(|of| of.parse().ok());
        let href = format!("#{}", id(form, of, "form"));
        let what = view! { <b>"Not saved yet: " {called(form)} "."</b> " " <a href=href>"Go to what you typed"</a> };
        line("news no-print", Icon::Clock, what)
    });
    let told = lost.iter().map(|(form, kept)| {
        view! { <h3>"Not saved: " {called(form)}</h3> {fields_told(kept)} {throw_away(page, form)} }
    });
    let lost = (!lost.is_empty()).then(|| {
        let body = view! { <div class="in"><p>"This can’t be done here any more. Copy what you need."</p> {told.collect_view()}</div> };
        section("unsaved", "wait no-print", "Words that have no place now", None::<AnyView>, body)
    });
    (!placed.is_empty() || lost.is_some()).then(|| view! { {lines.collect_view()} {lost} }.into_any())
}

/// What was typed, field by field.
pub(in super::super) fn fields_told(kept: &Kept) -> AnyView {
    let told: Vec<(String, Vec<String>)> = kept
        .fields
        .iter()
        .filter(|(name, words)| !GOES_ALONG.contains(&name.as_str()) && !words.is_empty())
        .map(|(name, words)| (name.replace('_', " "), vec![words.clone()]))
        .collect();
    pairs("kv kept", told.iter().map(|(name, lines)| (name.as_str(), lines.as_slice())))
}

/// Whether the form stands in the page: it may be used, and what it is about is there.
fn has_a_place(page: &CasePage, form: &str, kept: &Kept) -> bool {
    let file = &page.file;
    let of: Option<i64> = kept.fields.get("of").and_then(|of| of.parse().ok());
    let about = of.is_none_or(|of| match form {
        "task-done" => file.tasks.iter().any(|task| task.number == of && task.done.is_none()),
        "breach" => file.orders.iter().any(|order| order.number == of),
        "strike" => super::super::numbers(file).any(|number| number == of),
        _ => false,
    });
    may(page, form) && about
}
