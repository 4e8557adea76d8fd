//! The FOUR check, answered by the server or, with the same words, in the browser.

use content::{CheckWords, Content, Html};
use domain::check::{self, About, CAMPUS, CheckAnswers, FIELDS, Outcome, piece};
use domain::codes::{Campus, Nation, Sign};
use domain::field::Shape;
use domain::{Code, Problems};
use leptos::prelude::*;

use super::question::Put;
use super::{Filled, Shown, campus, errors, prose};
use crate::components::{Attributes, Button, ButtonOptions, InsetText, InsetTextOptions};
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
        let (name, shape) = (asked.name.clone(), Shape::One(set));
        let (filled, problems) = (&form.filled, &form.problems);
        Some(Put { words, question: asked, name, shape, filled, problems, rules: Vec::new(), adding: false }.view())
    });
    let from = Campus::from_code(&form.filled.words(CAMPUS));
    let refused = !form.problems.is_empty();
    let summary = refused.then(|| errors::summary(words, errors::lines(words, &form.problems)));
    let button = ButtonOptions { text: site.check_button.clone(), ..ButtonOptions::default() };
    let questions = questions.collect_view();
    let body = view! {
        <CheckInBrowser>
            {summary}
            {prose::heading(&check.title)}
            <p class="govuk-body" inner_html=check.lead.as_str()></p>
            <form method="post" action="/check" autocomplete="off" novalidate>
                {campus::hidden(from)}
                {questions}
                <Button options=button />
            </form>
            <template data-tab=check.answer_tab.as_str()>{answer(words, None, from)}</template>
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

pub(super) fn show_advice(words: &'static Content, answers: &CheckAnswers) -> Shown {
    let check = &words.check;
    Shown {
        tab: check.answer_tab.clone(),
        description: None,
        back: Some("/check".to_owned()),
        islands: false,
        refused: false,
        danger_now: false,
        body: answer(words, Some(answers), answers.campus).into_any(),
    }
}

/// The advice in words; or, without one, every piece that an answer can have, each with its key, for
/// the browser to choose from. Whoever came from a university's page is shown the way back there.
fn answer(content: &'static Content, answers: Option<&CheckAnswers>, from: Option<Campus>) -> impl IntoView + use<> {
    let check = &content.check;
    let words = &check.answer;
    let pieces = answers.map(|answers| answers.advise().pieces());
    // Whether a piece is said, and the key to write at it.
    let said = |key: &str| match &pieces {
        Some(pieces) => pieces.iter().any(|piece| piece == key).then_some(None),
        None => Some(Some(key.to_owned())),
    };
    let paragraph = |key: &str, html: &'static Html| {
        said(key).map(|key| view! { <p class="govuk-body" data-said=key inner_html=html.as_str()></p> })
    };
    let danger = said("danger").map(|key| {
        let attributes = key.map_or_else(Attributes::default, |key| Attributes::from([("data-said", key.as_str())]));
        let options = InsetTextOptions { classes: "fs-alert".to_owned(), attributes, ..InsetTextOptions::default() };
        view! { <InsetText options=options><p class="govuk-body" inner_html=words.danger.as_str()></p></InsetText> }
    });
    let seen = said("seen").map(|key| {
        let signs = Sign::ALL.iter().filter_map(|sign| {
            let key = said(&piece(*sign))?;
            Some(view! { <li data-said=key inner_html=words.seen_signs.of(*sign).as_str()></li> })
        });
        let list =
            view! { <ul class="govuk-list govuk-list--bullet" data-said=key.clone()>{signs.collect_view()}</ul> };
        view! { <p class="govuk-body" data-said=key>{words.seen.as_str()}</p> {list} }
    });
    let outcome = Outcome::ALL.iter().filter_map(|code| paragraph(&piece(*code), words.outcome.of(*code)));
    let about = About::ALL.iter().filter_map(|code| paragraph(&piece(*code), words.about.of(*code)));
    let law = Nation::ALL.iter().filter_map(|code| paragraph(&piece(*code), words.law.of(*code)));
    let doors = words.doors.iter().filter_map(|door| {
        let key = if door.href == "/report" { said("report")? } else { None };
        Some(view! { <li data-said=key><a class="govuk-link" href=door.href.as_str()>{door.text.as_str()}</a></li> })
    });
    let own = from.and_then(|campus| {
        let key = said(CAMPUS)?;
        Some(view! { <li data-said=key>{campus::link(content, campus)}</li> })
    });
    let again = from.map_or_else(|| "/check".to_owned(), |campus| campus::telling("/check", campus));
    view! {
        {prose::heading(&check.answer_title)}
        {danger}
        {outcome.collect_view()}
        {seen}
        {paragraph("limits", &words.limits)}
        {about.collect_view()}
        {law.collect_view()}
        <ul class="govuk-list govuk-list--bullet">{own} {doors.collect_view()}</ul>
        {said("report").map(|key| carry(check, answers, key))}
        <p class="govuk-body"><a class="govuk-link" href=again>{check.again.as_str()}</a></p>
    }
}

/// The way to take the answers along into a report, so that they need not be given again. Without answers,
/// the browser fills them in.
fn carry(check: &'static CheckWords, answers: Option<&CheckAnswers>, key: Option<String>) -> impl IntoView + use<> {
    let given = check::fields().map(|name| (name, answers.map_or("", |answers| answers.value(name))));
    let given = given.map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    let button = ButtonOptions {
        text: check.carry_button.clone(),
        classes: "govuk-button--secondary".to_owned(),
        ..ButtonOptions::default()
    };
    view! {
        <form data-said=key method="post" action="/report" autocomplete="off">
            <p class="govuk-body">{check.carry.as_str()}</p>
            {given}
            <Button options=button />
        </form>
    }
}
