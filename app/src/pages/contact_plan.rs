//! How, when and as whom the team gets in touch, told plainly before and after sending.

use content::Content;
use domain::Code;
use domain::codes::{Answer, ContactMethod};
use domain::text::Text;
use govuk::{Button, ButtonOptions, InsetText, InsetTextOptions};
use leptos::prelude::*;

use super::{Filled, return_to};

/// The plan, with a way to change it.
pub(super) fn before_sending(words: &'static Content, filled: &Filled) -> AnyView {
    let plan = &words.site.contact_plan;
    let none = chosen(filled).is_empty();
    let change = if none { &plan.add } else { &plan.change };
    let href = return_to::address_to_change(domain::Step::Contact);
    let change = view! { <p><a class="govuk-link" href=href>{change.as_str()}</a></p> };
    view(words, filled, change.into_any())
}

/// The plan of a report that was sent. Where no way was given, one can follow in a second report.
pub(super) fn after_sending(words: &'static Content, filled: &Filled) -> AnyView {
    let plan = &words.site.contact_plan;
    let add = chosen(filled).is_empty().then(|| {
        let options = ButtonOptions {
            text: plan.add.clone(),
            name: "to".to_owned(),
            value: domain::Section::Contact.code().to_owned(),
            classes: "govuk-button--secondary".to_owned(),
            ..ButtonOptions::default()
        };
        view! { <form method="post" action="/report" autocomplete="off"><Button options=options /></form> }
    });
    view(words, filled, add.into_any())
}

fn view(words: &'static Content, filled: &Filled, change: AnyView) -> AnyView {
    let title = words.site.contact_plan.title.as_str();
    let lines = lines(words, filled).into_iter().map(|line| view! { <p dir="auto">{line}</p> });
    let unsure = is_unsure(filled).then(|| {
        view! { <p inner_html=words.site.contact_plan.no_code_word.as_str()></p> }
    });
    view! {
        <InsetText options=InsetTextOptions::default()>
            <h2 class="govuk-heading-m">{title}</h2>
            {lines.collect_view()}
            {unsure}
            {change}
        </InsetText>
    }
    .into_any()
}

/// Whether the team calls, and nothing was agreed by which it can be told from anyone else.
fn is_unsure(filled: &Filled) -> bool {
    !usable(filled).is_empty() && !says(filled, "contact.code_word")
}

fn lines(words: &Content, filled: &Filled) -> Vec<String> {
    let plan = &words.site.contact_plan;
    let say = |method: &ContactMethod| words.say(*method).to_lowercase();
    let (usable, chosen) = (usable(filled), chosen(filled));
    let lacking = chosen.iter().filter(|method| !usable.contains(method));
    let mut lines: Vec<String> = lacking.map(|method| plan.lacking.replace("{way}", &say(method))).collect();
    if usable.is_empty() {
        lines.push(format!("{} {}", plan.none, plan.none_more));
        return lines;
    }
    let ways: Vec<String> = usable.iter().map(say).collect();
    lines.push(plan.ways.replace("{ways}", &ways.join(", ")));
    let told = |name: &str, with: &str, sentence: &str, none: &str| {
        if says(filled, name) { sentence.replace(with, &filled.words(name)) } else { none.to_owned() }
    };
    lines.push(told("contact.safe_times", "{times}", &plan.times, &plan.no_times));
    if usable.contains(&ContactMethod::PhoneCall) {
        let may = filled.has("contact.voicemail", Answer::Yes.code());
        lines.push(if may { plan.voicemail.clone() } else { plan.no_voicemail.clone() });
    }
    lines.push(told("contact.if_someone_else_answers", "{words}", &plan.someone_else, &plan.no_words));
    lines.extend(says(filled, "contact.code_word").then(|| plan.code_word.clone()));
    lines
}

/// The ways that were chosen.
fn chosen(filled: &Filled) -> Vec<ContactMethod> {
    ContactMethod::ALL.iter().copied().filter(|method| filled.has("contact.methods", method.code())).collect()
}

/// Those of them of which the number, the address or the name was given.
fn usable(filled: &Filled) -> Vec<ContactMethod> {
    let given = |method: &ContactMethod| match method {
        ContactMethod::PhoneCall | ContactMethod::TextMessage => says(filled, "contact.phone"),
        ContactMethod::Email => says(filled, "contact.email"),
        ContactMethod::TrustedPerson => says(filled, "contact.trusted_person"),
    };
    chosen(filled).into_iter().filter(given).collect()
}

fn says(filled: &Filled, name: &str) -> bool {
    Text::new(&filled.words(name)).says_something()
}
