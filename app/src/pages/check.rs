//! The FOUR check, answered by the server or, with the same words, in the browser.

use content::{CheckAnswer, Content};
use domain::Problems;
use domain::check::{About, Advice, FIELDS};
use domain::field::Shape;
use leptos::prelude::*;

use super::{Filled, Shown, errors, prose, question};
use crate::components::{Button, ButtonOptions, inset};
use crate::islands::CheckInBrowser;

/// The check's questions, filled in as far as they are.
#[derive(Clone, Debug, Default)]
pub struct CheckForm {
    /// What stands in the fields.
    pub filled: Filled,
    /// What is wrong.
    pub problems: Problems,
}

pub(super) fn show(words: &'static Content, form: &CheckForm) -> Shown {
    let (site, check) = (&words.site, &words.check);
    let questions = check.questions.iter().filter_map(|asked| {
        let (_, set) = FIELDS.into_iter().find(|(name, _)| *name == asked.name)?;
        Some(question::view(words, asked, Shape::One(set), &form.filled, &form.problems))
    });
    let refused = !form.problems.is_empty();
    let summary = refused.then(|| errors::summary(words, errors::lines(words, &form.problems)));
    let button = ButtonOptions { text: site.check_button.clone(), ..ButtonOptions::default() };
    let questions = questions.collect_view();
    let body = view! {
        <CheckInBrowser
            answer=check.answer.clone()
            title=check.answer_title.clone()
            tab=check.answer_tab.clone()
            again=check.again.clone()
        >
            {summary}
            {prose::heading(&check.title)}
            <p class="govuk-body" inner_html=check.lead.as_str()></p>
            <form method="post" action="/check" autocomplete="off" novalidate>
                {questions}
                <Button options=button />
            </form>
        </CheckInBrowser>
    };
    Shown {
        tab: check.tab.clone(),
        description: Some(check.description.clone()),
        back: Some("/".to_owned()),
        islands: true,
        refused,
        danger_now: false,
        body: body.into_any(),
    }
}

pub(super) fn show_advice(words: &'static Content, advice: &Advice) -> Shown {
    let check = &words.check;
    let body = view! {
        <h1 class="govuk-heading-l">{check.answer_title.clone()}</h1>
        {advice_view(&check.answer, advice)}
        <p class="govuk-body"><a class="govuk-link" href="/check">{check.again.clone()}</a></p>
    };
    Shown {
        tab: check.answer_tab.clone(),
        description: None,
        back: Some("/check".to_owned()),
        islands: false,
        refused: false,
        danger_now: false,
        body: body.into_any(),
    }
}

/// The advice in words.
pub fn advice_view(words: &CheckAnswer, advice: &Advice) -> impl IntoView + use<> {
    let paragraph = |html: &content::Html| view! { <p class="govuk-body" inner_html=html.as_str().to_owned()></p> };
    let own = advice.about == About::MyOwnBehaviour;
    let danger = advice.danger.then(|| inset("fs-alert", paragraph(&words.danger)));
    // Someone asking about what they do themselves needs help to stop, not a verdict.
    let signs = (!own).then(|| {
        let seen = advice.seen.iter().map(|sign| {
            view! { <li inner_html=words.seen_signs.of(*sign).as_str().to_owned()></li> }
        });
        let seen = (!advice.seen.is_empty()).then(|| {
            view! {
                <p class="govuk-body">{words.seen.clone()}</p>
                <ul class="govuk-list govuk-list--bullet">{seen.collect_view()}</ul>
            }
        });
        (paragraph(words.outcome.of(advice.outcome)), seen, paragraph(&words.limits))
    });
    let doors = words.doors.iter().filter(|door| !(own && door.href == "/report")).map(|door| {
        view! { <li><a class="govuk-link" href=door.href.clone()>{door.text.clone()}</a></li> }
    });
    view! {
        {danger}
        {signs}
        {paragraph(words.about.of(advice.about))}
        {paragraph(words.law.of(advice.nation))}
        <ul class="govuk-list govuk-list--bullet">{doors.collect_view()}</ul>
    }
}
