//! The FOUR check answered inside the browser, sending nothing.

use std::rc::Rc;

use domain::Code;
use domain::check::{self, CheckAnswers, Said};
use domain::line_order::Availability;
use domain::lines::Line;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, FormData, HtmlFormElement, HtmlTemplateElement};

use super::fetched::{Fetched, answer_forms};
use super::{clock, dom};
use crate::pages::telling;

/// All that an answer can say, each piece with the key by which [`domain::check::Advice::said`] names it.
const ADDRESS: &str = "/check/answers";

/// Wraps the check's form. Once awake, it answers in the form's place, with words that it asks for when somebody begins
/// to answer; asleep, the form is posted and the server answers with the same words.
#[island]
pub fn CheckInBrowser(
    /// The questions.
    children: Children,
) -> impl IntoView {
    view! { <div use:wake>{children()}</div> }
}

fn wake(island: Element) {
    let fetched = Fetched::new(ADDRESS);
    let begun = Rc::clone(&fetched);
    dom::listen(&island, "change", move |_| begun.ask());
    let (root, words) = (island.clone(), Rc::clone(&fetched));
    answer_forms(&island, "/check", &fetched, move |form| {
        let (template, came) = words.get()?;
        answer(&root, form, &template, clock::since(came))?;
        // The words say who answered when they came, which may be long ago.
        let _ = clock::keep_fresh(&root, came);
        Some(())
    });
}

fn answer(island: &Element, form: &HtmlFormElement, words: &HtmlTemplateElement, since: u32) -> Option<()> {
    let answers = read(form)?;
    let inner: HtmlTemplateElement = words.content().query_selector("template").ok()??.dyn_into().ok()?;
    let title = inner.get_attribute("data-tab")?;
    let answer: DocumentFragment = inner.content().clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    let find = |selector: &str| answer.query_selector(selector).ok().flatten();
    let all = |selector: &str| answer.query_selector_all(selector).map(|list| dom::elements(&list)).unwrap_or_default();
    let lines = lines(&answer)?;
    let availabilities: Vec<_> = lines.iter().map(|(line, available, _)| (*line, available.clone())).collect();
    let Said { pieces, lines: order } = answers.advise().said(&availabilities, since);
    // The first is the one thing to do. Each other that is said goes to the end, one after the other: so they stand in
    // order.
    for (at, line) in order.into_iter().enumerate() {
        let (_, _, entry) = lines.iter().find(|(other, ..)| *other == line)?;
        if at == 0 {
            best(entry);
            find("[data-best]")?.append_child(entry).ok()?;
        } else {
            entry.parent_node()?.append_child(entry).ok()?;
        }
    }
    for piece in all("[data-said]") {
        if pieces.contains(&dom::attribute(&piece, "data-said")) {
            piece.remove_attribute("data-said").ok()?;
        } else {
            piece.remove();
        }
    }
    for carried in all("[type=hidden]") {
        carried.set_attribute("value", answers.value(&dom::attribute(&carried, "name"))).ok()?;
    }
    // The way back to a university's page stands in the page of whoever came from there.
    if let Some((place, own)) = find("[data-own]").zip(dom::copy(island, "[data-own]")) {
        place.append_child(&own).ok()?;
    }
    let again = find("[data-again]")?;
    if let Some(campus) = answers.campus {
        again.set_attribute("href", &telling("/check", campus)).ok()?;
    }
    // As on the server's answer, Back leads to the questions, like the link below the answer.
    let again = again.get_attribute("href")?;
    let back = document().query_selector(".govuk-back-link").ok().flatten();
    // Danger is said before all else.
    let first = find("[data-first], h1")?;
    island.set_inner_html("");
    island.append_child(&answer).ok()?;
    document().set_title(&title);
    if let Some(back) = back {
        back.set_attribute("href", &again).ok()?;
    }
    dom::focus(&first);
    Some(())
}

/// Makes the button to call large.
fn best(entry: &Element) {
    for (selector, classes) in [
        (".fs-call", "fs-call--s govuk-button--secondary"),
        (".fs-call .govuk-visually-hidden", "govuk-visually-hidden"),
    ] {
        for each in dom::all(entry, selector) {
            for class in classes.split(' ') {
                let _ = each.class_list().remove_1(class);
            }
            if each.class_list().length() == 0 {
                let _ = each.remove_attribute("class");
            }
        }
    }
}

/// The lines in the template, and when each answers.
fn lines(answer: &DocumentFragment) -> Option<Vec<(Line, Availability, Element)>> {
    let entries = dom::elements(&answer.query_selector_all("[data-availability]").ok()?);
    let each = entries.into_iter().map(|entry| {
        let line = Line::from_code(dom::attribute(&entry, "data-said").strip_prefix("line.")?)?;
        Some((line, Availability::read(&dom::attribute(&entry, "data-availability"))?, entry))
    });
    each.collect()
}

fn read(form: &HtmlFormElement) -> Option<CheckAnswers> {
    let data = FormData::new_with_form(form).ok()?;
    let mut given: Vec<(&str, String)> = Vec::new();
    for name in check::fields() {
        given.extend(data.get_all(name).iter().filter_map(|value| Some((name, value.as_string()?))));
    }
    CheckAnswers::read(given.iter().map(|(name, value)| (*name, value.as_str()))).ok()
}
