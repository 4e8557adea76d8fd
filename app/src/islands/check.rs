//! The FOUR check answered inside the browser, sending nothing.

use domain::Code;
use domain::check::{self, CheckAnswers, Said};
use domain::line_order::Availability;
use domain::lines::Line;
use leptos::prelude::*;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, Event, FormData, HtmlFormElement};

use super::{clock, dom};

/// Wraps the check's form and, in a template, all that an answer can say, each piece with the key by
/// which [`domain::check::Advice::said`] names it. Once awake, it answers in the form's place;
/// asleep, the form is posted and the server answers with the same words.
#[island]
pub fn CheckInBrowser(
    /// The questions, and the template.
    children: Children,
) -> impl IntoView {
    view! { <div use:wake>{children()}</div> }
}

fn wake(island: Element) {
    let came = clock::now();
    dom::listen(&island.clone(), "submit", move |event| {
        // Anything unexpected goes to the server, whose answer is just as good.
        if answer(&island, &event, clock::since(came)).is_some() {
            // The template says who answered when the page came, which may be long ago.
            let _ = clock::keep_fresh(&island, came);
        }
    });
}

fn answer(island: &Element, event: &Event, since: u32) -> Option<()> {
    let answers = read(event)?;
    let title = dom::first(island, "template")?.get_attribute("data-tab")?;
    let answer = dom::copy(island, "template")?;
    let lines = lines(&answer)?;
    let availabilities: Vec<_> = lines.iter().map(|(line, availability, _)| (*line, availability.clone())).collect();
    let Said { pieces, lines: order } = answers.advise().said(&availabilities, since);
    // Each that is said goes to the end, one after the other: so they availability in order.
    for line in order {
        let (_, _, entry) = lines.iter().find(|(other, ..)| *other == line)?;
        entry.parent_node()?.append_child(entry).ok()?;
    }
    for piece in dom::elements(&answer.query_selector_all("[data-said]").ok()?) {
        if pieces.contains(&dom::attribute(&piece, "data-said")) {
            piece.remove_attribute("data-said").ok()?;
        } else {
            piece.remove();
        }
    }
    for carried in dom::elements(&answer.query_selector_all("[type=hidden]").ok()?) {
        carried.set_attribute("value", answers.value(&dom::attribute(&carried, "name"))).ok()?;
    }
    let heading = answer.query_selector("h1").ok()??;
    // As on the server's answer, Back leads to the questions, like the link below the answer.
    let again = answer.query_selector("[data-again]").ok()??.get_attribute("href")?;
    let back = document().query_selector(".govuk-back-link").ok().flatten();
    event.prevent_default();
    island.set_inner_html("");
    island.append_child(&answer).ok()?;
    document().set_title(&title);
    if let Some(back) = back {
        back.set_attribute("href", &again).ok()?;
    }
    dom::focus(&heading);
    Some(())
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

fn read(event: &Event) -> Option<CheckAnswers> {
    let form = event.target()?.dyn_into::<HtmlFormElement>().ok()?;
    let data = FormData::new_with_form(&form).ok()?;
    let mut given: Vec<(&str, String)> = Vec::new();
    for name in check::fields() {
        given.extend(data.get_all(name).iter().filter_map(|value| Some((name, value.as_string()?))));
    }
    CheckAnswers::read(given.iter().map(|(name, value)| (*name, value.as_str()))).ok()
}
