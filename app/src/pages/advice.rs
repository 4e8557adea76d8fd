//! What the check answers: one answer, or all that an answer can say, for the browser to choose from.

use content::{CheckAnswer, CheckWords, Content, Html, NextStep, PatternWords};
use domain::Code;
use domain::check::{self, About, CAMPUS, CheckAnswers, Outcome, TALK, piece};
use domain::codes::{Campus, Nation, Sign};
use domain::when::day_in_words;
use govuk::{Attributes, Button, ButtonOptions, InsetText, InsetTextOptions};
use leptos::prelude::*;

use super::{Call, Shown, calls, campus};
use crate::icons::told_signs;

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
        body: answer(words, &page.calls, Some(&page.answers)).into_any(),
    }
}

/// The advice in words; or, without one, every piece that an answer can have, each with its key, for
/// the browser to choose from. Whoever came from a university's page is shown the way back there.
pub(super) fn answer(
    content: &'static Content,
    calls: &[Call],
    answers: Option<&CheckAnswers>,
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
    let first = &words.first;
    let alert = |key: &str, inside: AnyView| {
        let attributes =
            said(key)?.map_or_else(Attributes::default, |key| Attributes::from([("data-said", key.as_str())]));
        let attributes = if key == "danger" { attributes.with("data-first", "danger") } else { attributes };
        let options = InsetTextOptions { classes: "fs-alert".to_owned(), attributes, ..InsetTextOptions::default() };
        Some(view! { <InsetText options=options>{inside}</InsetText> })
    };
    let here = view! { <p class="govuk-body" inner_html=words.danger.as_str()></p> };
    let danger = alert("danger", view! { {paragraph("danger_abroad", &words.danger_abroad)} {here} }.into_any());
    let why = [("order_broken", &first.order_broken), ("threat", &first.threat)];
    let what = [("act_here", &first.here), ("act_abroad", &first.abroad)];
    let each = why.into_iter().chain(what).filter_map(|(key, html)| paragraph(key, html)).collect_view();
    let act_now = alert("act_now", each.into_any());
    let child = [("child", &first.child), ("parent", &first.parent), ("own_order", &first.own_order)];
    let child = child.into_iter().filter_map(|(key, html)| paragraph(key, html)).collect_view();
    let about = |about: About| paragraph(&piece(about), words.about.of(about));
    let order = whole.as_ref().map(|whole| whole.lines.as_slice());
    let calls = calls::view(content, calls, &availabilities, order, &said);
    let next = next_steps(content, answers.and_then(|answers| answers.campus), &said);
    let again = answers.and_then(|answers| answers.campus);
    let again = again.map_or_else(|| "/check".to_owned(), |campus| campus::telling("/check", campus));
    view! {
        {danger}
        {verdict(content, &said)}
        {act_now}
        <div class="fs-two fs-two--3">
            <div>
                {child}
                {calls}
                <section class="fs-group" aria-labelledby="first">
                    <h2 class="govuk-heading-m" id="first">{words.now_title.as_str()}</h2>
                    {paragraph("limits", &words.limits)}
                    {about(About::SomeoneElse)}
                    {about(About::MyOwnBehaviour)}
                    {paragraph("ask_first", &first.ask_first)}
                </section>
            </div>
            <aside aria-labelledby="next">
                {said("report").map(|key| pattern(&words.pattern, key))}
                {next}
                {said("report").map(|key| carry(check, answers, key))}
                <p class="fs-next"><a class="govuk-link" data-again="" href=again>{check.again.as_str()}</a></p>
            </aside>
            {law(words, &said)}
        </div>
    }
}

/// Whether a piece is said, and the key to write at it, if any.
type IsSaid<'a> = &'a dyn Fn(&str) -> Option<Option<String>>;

/// What it may be, and what was seen.
fn verdict(content: &'static Content, said: IsSaid) -> impl IntoView + use<> {
    let words = &content.check.answer;
    let heading = |key: &str, text: &'static str| {
        said(key).map(|key| view! { <h1 class="govuk-heading-xl" data-said=key>{text}</h1> })
    };
    let headings: Vec<_> =
        Outcome::ALL.iter().map(|code| heading(&piece(*code), words.verdict.of(*code).as_str())).collect();
    let own = heading(&piece(About::MyOwnBehaviour), words.own_verdict.as_str());
    let line =
        |key: &str, html: &'static Html| said(key).map(|key| view! { <p data-said=key inner_html=html.as_str()></p> });
    let outcome = Outcome::ALL.iter().filter_map(|code| line(&piece(*code), words.outcome.of(*code))).collect_view();
    let seen = said("seen").map(|key| {
        let signs = Sign::ALL.iter().filter_map(|sign| {
            let key = said(&piece(*sign))?;
            Some(view! { <li data-said=key inner_html=words.seen_signs.of(*sign).as_str()></li> })
        });
        let list =
            view! { <ul class="govuk-list govuk-list--bullet" data-said=key.clone()>{signs.collect_view()}</ul> };
        view! { <p data-said=key>{words.seen.as_str()}</p> {list} }
    });
    let on = Sign::ALL.iter().map(|sign| said(&piece(*sign)));
    let drawn = said("seen").map(|key| view! { <g data-said=key>{told_signs(on.collect())}</g> });
    view! {
        <div class="govuk-panel fs-verdict">
            {headings}
            {own}
            <svg class="fs-sign" viewBox="0 0 32 32" aria-hidden="true">{drawn}</svg>
            <div>{outcome} {seen} {line(&piece(About::Myself), words.about.of(About::Myself))}</div>
        </div>
    }
}

/// The law there, and as of when.
fn law(words: &'static CheckAnswer, said: IsSaid) -> impl IntoView + use<> {
    let date = day_in_words(&words.law_as_of).unwrap_or_default();
    let each = Nation::ALL.iter().filter_map(|code| {
        let key = said(&piece(*code))?;
        // Of other countries' law nothing is said that could grow old.
        let written = (*code != Nation::OutsideUk).then(|| {
            view! { <p class="fs-meta" data-said=key.clone()>{words.law_written.replace("{date}", &date)}</p> }
        });
        Some(view! { <p data-said=key inner_html=words.law.of(*code).as_str()></p> {written} })
    });
    view! {
        <section class="fs-law" aria-labelledby="law">
            <h2 class="govuk-heading-m" id="law">{words.law_title.as_str()}</h2>
            {each.collect_view()}
        </section>
    }
}

/// What one can do next; where others are to be told first, this team comes last.
fn next_steps(content: &'static Content, from: Option<Campus>, said: IsSaid) -> impl IntoView + use<> {
    let words = &content.check.answer;
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
    // In the browser the page has the link, and this is its place.
    let own = said(CAMPUS)
        .map(|key| view! { <li data-said=key data-own="">{from.map(|from| campus::link(content, from))}</li> });
    view! {
        <div class="fs-card fs-next">
            <h2 class="govuk-heading-s" id="next">{words.next_title.as_str()}</h2>
            <ul class="govuk-list govuk-list--bullet">
                {tell} {team("team_first")} {own} {next} {team("team_last")}
            </ul>
        </div>
    }
}

/// Many small things, of which some days had one.
fn pattern(words: &'static PatternWords, key: Option<String>) -> impl IntoView + use<> {
    const HAD_ONE: [usize; 12] = [2, 9, 17, 22, 26, 29, 32, 34, 37, 38, 40, 41];
    let day = |at: usize| {
        let class = if HAD_ONE.contains(&at) { "d" } else { "c" };
        format!("<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"7\"/>", at % 14 * 20 + 10, at / 14 * 20 + 10)
    };
    let days: String = (0..42).map(day).collect();
    view! {
        <div class="fs-card fs-card--tint" data-said=key>
            <h2 class="govuk-heading-s">{words.title.as_str()}</h2>
            <p>{words.text.as_str()}</p>
            <svg class="fs-pattern fs-pattern--s" viewBox="0 0 280 60" aria-hidden="true" inner_html=days></svg>
            <p><a class="govuk-link" href=words.href.as_str()>{words.link.as_str()}</a></p>
        </div>
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
        <form class="fs-card fs-next" data-said=key method="post" action="/report" autocomplete="off">
            <h2 class="govuk-heading-s">{check.carry_title.as_str()}</h2>
            <p>{check.carry.as_str()}</p>
            {given}
            <Button options=button />
        </form>
    }
}
