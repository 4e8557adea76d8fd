//! The FOUR check, answered by the server or, with the same words, in the browser.

use content::{CheckWords, Content, Html};
use domain::check::{self, About, CAMPUS, CheckAnswers, FIELDS, Outcome, piece};
use domain::codes::{Campus, Nation, Sign};
use domain::field::Shape;
use domain::when::day_in_words;
use domain::{Code, Problems};
use govuk::{Attributes, Button, ButtonOptions, InsetText, InsetTextOptions};
use leptos::prelude::*;

use super::put::Put;
use super::{Call, Filled, Shown, calls, campus, errors, examples, prose};
use crate::islands::CheckInBrowser;

/// The check's questions, filled in as far as they are.
#[derive(Clone, Debug, Default)]
pub struct CheckForm {
    /// What stands in the fields.
    pub filled: Filled,
    /// What is wrong.
    pub problems: Problems,
    /// Whom to call, and whether they answer.
    pub calls: Vec<Call>,
}

/// The check's answer.
#[derive(Clone, Debug, Default)]
pub struct AdvicePage {
    /// What was answered.
    pub answers: CheckAnswers,
    /// Whom to call, and whether they answer.
    pub calls: Vec<Call>,
}

pub(super) fn show(words: &'static Content, form: &CheckForm) -> Shown {
    let (site, check) = (&words.site, &words.check);
    let questions = check.questions.iter().filter_map(|asked| {
        let (_, set) = FIELDS.into_iter().find(|(name, _)| *name == asked.name)?;
        let (name, shape) = (asked.name.clone(), Shape::One(set));
        let (filled, problems) = (&form.filled, &form.problems);
        let put = Put {
            words,
            question: asked,
            name,
            shape,
            filled,
            problems,
            adding: false,
            second_hand: false,
            before: None,
            rules: Vec::new(),
        }
        .view();
        let sign = asked.name.strip_prefix("signs.").and_then(Sign::from_code);
        Some(match sign {
            Some(sign) => examples::with(words, sign, put),
            None => put,
        })
    });
    let from = Campus::from_code(&form.filled.words(CAMPUS));
    let refused = !form.problems.is_empty();
    let summary = refused.then(|| errors::summary(words, errors::lines(words, &form.problems)));
    let button = ButtonOptions { text: site.check_button.clone(), ..ButtonOptions::default() };
    let questions = questions.collect_view();
    let template = answer(words, &form.calls, None, from);
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
            <template data-tab=check.answer_tab.as_str()>{template}</template>
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

pub(super) fn show_advice(words: &'static Content, page: &AdvicePage) -> Shown {
    let check = &words.check;
    Shown {
        tab: check.answer_tab.clone(),
        description: None,
        back: Some(page.answers.campus.map_or_else(|| "/check".to_owned(), |from| campus::telling("/check", from))),
        islands: false,
        refused: false,
        danger_now: false,
        body: answer(words, &page.calls, Some(&page.answers), page.answers.campus).into_any(),
    }
}

/// The advice in words; or, without one, every piece that an answer can have, each with its key, for
/// the browser to choose from. Whoever came from a university's page is shown the way back there.
fn answer(
    content: &'static Content,
    calls: &[Call],
    answers: Option<&CheckAnswers>,
    from: Option<Campus>,
) -> impl IntoView + use<> {
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
        let abroad = paragraph("danger_abroad", &words.danger_abroad);
        let here = view! { <p class="govuk-body" inner_html=words.danger.as_str()></p> };
        view! { <InsetText options=options>{abroad} {here}</InsetText> }
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
    let calls = calls::view(content, calls, &said);
    let date = day_in_words(&words.law_as_of).unwrap_or_default();
    let law = Nation::ALL.iter().map(|code| {
        let key = piece(*code);
        // Of other countries' law nothing is said that could grow old.
        let written = said(&key).filter(|_| *code != Nation::OutsideUk).map(|key| {
            view! { <p class="govuk-hint" data-said=key>{words.law_written.replace("{date}", &date)}</p> }
        });
        (paragraph(&key, words.law.of(*code)), written)
    });
    let law = law.collect_view();
    let tell = said("report").map(|key| {
        let tell = words.tell.iter().filter_map(|(code, html)| paragraph(&piece(*code), html));
        view! { <div data-said=key>{tell.collect_view()}</div> }
    });
    let next = words.next_steps.iter().filter_map(|step| {
        let key = if step.for_victims { said("report")? } else { None };
        Some(view! { <li data-said=key><a class="govuk-link" href=step.href.as_str()>{step.text.as_str()}</a></li> })
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
        {calls}
        {law}
        {tell}
        <ul class="govuk-list govuk-list--bullet">{own} {next.collect_view()}</ul>
        {said("report").map(|key| carry(check, answers, key))}
        <p class="govuk-body"><a class="govuk-link" data-again="" href=again>{check.again.as_str()}</a></p>
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
