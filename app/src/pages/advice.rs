//! What the check answers: one answer, or all that an answer can say, for the browser to choose from.

use content::{CheckWords, Content, Html, NextStep};
use domain::Code;
use domain::check::{self, About, CAMPUS, CheckAnswers, Outcome, TALK, piece};
use domain::codes::{Campus, Nation, Sign};
use domain::when::day_in_words;
use govuk::{Attributes, Button, ButtonOptions, InsetText, InsetTextOptions};
use leptos::prelude::*;

use super::{Call, Shown, calls, campus, prose};

/// The check's answer.
#[derive(Clone, Debug, Default)]
pub struct AdvicePage {
    /// What was answered.
    pub answers: CheckAnswers,
    /// Whom to call, and whether they answer.
    pub calls: Vec<Call>,
}

pub(super) fn show(words: &'static Content, page: &AdvicePage) -> Shown {
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
pub(super) fn answer(
    content: &'static Content,
    calls: &[Call],
    answers: Option<&CheckAnswers>,
    from: Option<Campus>,
) -> impl IntoView + use<> {
    let check = &content.check;
    let words = &check.answer;
    let availabilities = calls::availabilities(content, calls);
    let whole = answers.map(|answers| answers.advise().said(&availabilities, 0));
    // Whether a piece is said, and the key to write at it.
    let said = |key: &str| match &whole {
        Some(whole) => whole.pieces.iter().any(|piece| piece == key).then_some(None),
        None => Some(Some(key.to_owned())),
    };
    let paragraph = |key: &str, html: &'static Html| {
        said(key).map(|key| view! { <p class="govuk-body" data-said=key inner_html=html.as_str()></p> })
    };
    let alert = |key: &str| {
        let attributes =
            said(key)?.map_or_else(Attributes::default, |key| Attributes::from([("data-said", key.as_str())]));
        Some(InsetTextOptions { classes: "fs-alert".to_owned(), attributes, ..InsetTextOptions::default() })
    };
    let danger = alert("danger").map(|options| {
        let abroad = paragraph("danger_abroad", &words.danger_abroad);
        let here = view! { <p class="govuk-body" inner_html=words.danger.as_str()></p> };
        view! { <InsetText options=options>{abroad} {here}</InsetText> }
    });
    let first = &words.first;
    let act_now = alert("act_now").map(|options| {
        let why = [("order_broken", &first.order_broken), ("threat", &first.threat)];
        let what = [("act_here", &first.here), ("act_abroad", &first.abroad)];
        let each = why.into_iter().chain(what).filter_map(|(key, html)| paragraph(key, html)).collect_view();
        view! { <InsetText options=options>{each}</InsetText> }
    });
    let child = [("child", &first.child), ("parent", &first.parent), ("own_order", &first.own_order)];
    let child = child.into_iter().filter_map(|(key, html)| paragraph(key, html)).collect_view();
    let seen = said("seen").map(|key| {
        let signs = Sign::ALL.iter().filter_map(|sign| {
            let key = said(&piece(*sign))?;
            Some(view! { <li data-said=key inner_html=words.seen_signs.of(*sign).as_str()></li> })
        });
        let list =
            view! { <ul class="govuk-list govuk-list--bullet" data-said=key.clone()>{signs.collect_view()}</ul> };
        view! { <p class="govuk-body" data-said=key>{words.seen.as_str()}</p> {list} }
    });
    let outcome =
        Outcome::ALL.iter().filter_map(|code| paragraph(&piece(*code), words.outcome.of(*code))).collect_view();
    let about = About::ALL.iter().filter_map(|code| paragraph(&piece(*code), words.about.of(*code))).collect_view();
    let calls = calls::view(content, calls, &availabilities, whole.as_ref().map(|whole| whole.lines.as_slice()), &said);
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
    let tell = words.tell.iter().filter_map(|(code, html)| {
        let key = said(&["tell", code.code()].join("."))?;
        Some(view! { <li data-said=key inner_html=html.as_str()></li> })
    });
    let tell = tell.collect_view();
    let step = |step: &'static NextStep, key: Option<String>| {
        view! { <li data-said=key><a class="govuk-link" href=step.href.as_str()>{step.text.as_str()}</a></li> }
    };
    let team = |key: &str| {
        let key = said(key)?;
        let teams = words.next_steps.iter().filter(|step| step.team);
        Some(teams.map(|each| step(each, key.clone())).collect_view())
    };
    let next = words.next_steps.iter().filter(|step| !step.team).filter_map(|each| {
        let key = if each.for_victims { said("report")? } else { None };
        Some(step(each, key))
    });
    let next = next.collect_view();
    let own = from.and_then(|campus| {
        let key = said(CAMPUS)?;
        Some(view! { <li data-said=key>{campus::link(content, campus)}</li> })
    });
    let again = from.map_or_else(|| "/check".to_owned(), |campus| campus::telling("/check", campus));
    view! {
        {prose::heading(&check.answer_title)}
        {danger}
        {act_now}
        {child}
        {outcome}
        {seen}
        {paragraph("limits", &words.limits)}
        {about}
        {paragraph("ask_first", &first.ask_first)}
        {calls}
        {law}
        <ul class="govuk-list govuk-list--bullet">
            {tell} {team("team_first")} {own} {next} {team("team_last")}
        </ul>
        {said("report").map(|key| carry(check, answers, key))}
        <p class="govuk-body"><a class="govuk-link" data-again="" href=again>{check.again.as_str()}</a></p>
    }
}

/// What the check's button says of where somebody comes from.
pub const FROM_CHECK: (&str, &str) = ("from", "check");

/// The way to take the answers along into a report, so that they need not be given again. Without answers,
/// the browser fills them in: in the hidden fields, so that what is the button's own stays as it is.
fn carry(check: &'static CheckWords, answers: Option<&CheckAnswers>, key: Option<String>) -> impl IntoView + use<> {
    let given = check::fields()
        .filter(|name| *name != TALK)
        .map(|name| (name, answers.map_or("", |answers| answers.value(name))));
    let given = given.map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    let button = ButtonOptions {
        text: check.carry_button.clone(),
        // What to know before a report is shown first.
        name: FROM_CHECK.0.to_owned(),
        value: FROM_CHECK.1.to_owned(),
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
