//! Gives a form back before it is sent, with exactly what the server would give back: the summary
//! above, the message at each question, and the title that says so first.

use leptos::prelude::document;
use web_sys::{Element, Event};

use super::dom;
use super::judge::{Broken, judge};

const SUMMARY: &str = ".govuk-error-summary";

pub(super) fn wake(island: &Element) {
    let root = island.clone();
    dom::listen(island, "submit", move |event| {
        // Anything unexpected goes to the server, which judges all the same.
        let _ = submit(&root, &event);
    });
}

fn submit(island: &Element, event: &Event) -> Option<()> {
    let broken = judge(&dom::target(event)?);
    if broken.is_empty() {
        return None;
    }
    clear(island);
    let summary = summary(island, &broken)?;
    for each in &broken {
        mark(island, each)?;
    }
    let template = dom::first(island, "template[data-form=summary]")?;
    let prefix = dom::attribute(&template, "data-prefix");
    let title = document().title();
    event.prevent_default();
    document().set_title(&format!("{prefix}{}", title.strip_prefix(&*prefix).unwrap_or(&title)));
    dom::focus(&summary);
    Some(())
}

/// Takes away what was said the last time.
fn clear(island: &Element) {
    for message in dom::all(island, "p.govuk-error-message") {
        let id = message.id();
        for described in dom::all(island, &format!("[aria-describedby~='{id}']")) {
            let ids = dom::attribute(&described, "aria-describedby");
            let rest: Vec<&str> = ids.split(' ').filter(|other| *other != id).collect();
            if rest.is_empty() {
                dom::toggle(&described, "aria-describedby", false);
            } else {
                let _ = described.set_attribute("aria-describedby", &rest.join(" "));
            }
        }
        message.remove();
    }
    for class in ["govuk-form-group--error", "govuk-input--error", "govuk-textarea--error", "govuk-select--error"] {
        for marked in dom::all(island, &format!(".{class}")) {
            let _ = marked.class_list().remove_1(class);
        }
    }
    if let Some(summary) = dom::first(island, SUMMARY) {
        summary.remove();
    }
}

/// The summary, with a line for each problem, in its place above the heading.
fn summary(island: &Element, broken: &[Broken]) -> Option<Element> {
    let copy = dom::copy(island, "template[data-form=summary]")?;
    let sample = copy.query_selector("li").ok()??;
    for each in broken {
        let entry = dom::element(sample.clone_node_with_deep(true).ok()?)?;
        let link = dom::first(&entry, "a")?;
        link.set_attribute("href", &format!("#{}", each.field)).ok()?;
        link.set_text_content(Some(&each.sentence));
        sample.before_with_node_1(&entry).ok()?;
    }
    sample.remove();
    dom::first(island, "h1")?.before_with_node_1(&copy).ok()?;
    dom::first(island, SUMMARY)
}

/// The message at a question, once; the first is the one that counts.
fn mark(island: &Element, broken: &Broken) -> Option<()> {
    let Broken { group, field, sentence } = broken;
    if group.class_list().contains("govuk-form-group--error") {
        return Some(());
    }
    let copy = dom::copy(island, "template[data-form=error]")?;
    let message = copy.query_selector("p").ok()??;
    let id = format!("{field}-error");
    message.set_id(&id);
    message.append_with_str_1(&format!(" {sentence}")).ok()?;
    let answer = dom::first(group, ".govuk-radios, .govuk-checkboxes, .govuk-input, .govuk-textarea, .govuk-select")?;
    answer.before_with_node_1(&message).ok()?;
    group.class_list().add_1("govuk-form-group--error").ok()?;
    // From here on it stays in sight, whatever is answered elsewhere.
    group.remove_attribute("data-asked").ok()?;
    let block = match answer.tag_name().as_str() {
        "INPUT" => "govuk-input--error",
        "TEXTAREA" => "govuk-textarea--error",
        "SELECT" => "govuk-select--error",
        _ => "",
    };
    if !block.is_empty() {
        answer.class_list().add_1(block).ok()?;
    }
    let described = dom::first(group, "fieldset").unwrap_or(answer);
    let before = dom::attribute(&described, "aria-describedby");
    described.set_attribute("aria-describedby", format!("{before} {id}").trim()).ok()
}
