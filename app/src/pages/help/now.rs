//! Who answers now: one line to call, a few more, and three questions that find a better one.

use content::Content;
use domain::Code;
use domain::check::{CheckAnswers, FIELDS, TALK};
use domain::codes::Nation;
use domain::field::Shape;
use domain::lines::Line;
use govuk::{Button, ButtonOptions};
use leptos::prelude::*;

use super::service::{Brief, Call as Look, brief};
use crate::pages::put::Put;
use crate::pages::{Call, Filled, Shown, calls};

/// How many are shown.
const FEW: usize = 4;

/// Who answers at one moment.
#[derive(Clone, Debug, Default)]
pub struct NowPage {
    /// What was answered, where something was.
    pub answers: CheckAnswers,
    /// Whether anything was.
    pub answered: bool,
    /// All lines, and whether they answer.
    pub calls: Vec<Call>,
}

impl NowPage {
    /// What is asked, of what the check asks.
    pub const ASKED: [&str; 3] = ["nation", "under_18", TALK];
}

pub(in crate::pages) fn show(words: &'static Content, page: &NowPage) -> Shown {
    let (help, now, check) = (&words.help, &words.help.now, &words.check);
    let said = page.answers.advise().said(&calls::availabilities(words, &page.calls), 0);
    let card = |line: &Line, at: usize| {
        let of = check.answer.calls.lines.of(*line);
        let call = page.calls.iter().find(|call| call.line == *line)?;
        let open = call.phases.first().is_some_and(|phase| phase.state.is_open());
        let look = if at == 0 {
            Look::Best
        } else if open {
            Look::Open
        } else {
            Look::Other
        };
        let what = Brief {
            name: of.service.clone(),
            phases: call.phases.clone(),
            text: &of.text,
            says_where: page.answers.nation.is_none(),
            call: look,
        };
        let entry = brief(words, &what, &|_| None);
        Some(view! { <li class="fs-card">{entry}</li> })
    };
    let mut cards: Vec<_> = said.lines.iter().take(FEW).enumerate().filter_map(|(at, line)| card(line, at)).collect();
    let others = cards.split_off(1.min(cards.len()));
    let none_open = said.pieces.iter().any(|piece| piece == "none_open");
    let none_open = none_open.then(|| view! { <p inner_html=check.answer.calls.none_open.as_str()></p> });
    // 101 is a number of the UK.
    let here = page.answers.nation != Some(Nation::OutsideUk);
    let police = if here { &now.police } else { &check.answer.calls.police_abroad };
    let questions = questions(words, &page.answers);
    let button = ButtonOptions {
        text: now.button.clone(),
        classes: "govuk-button--secondary".to_owned(),
        ..ButtonOptions::default()
    };
    let body = view! {
        <div class="fs-two">
            <div>
                <h1 class="govuk-heading-xl">{now.title.as_str()}</h1>
                <p inner_html=now.lead.as_str()></p>
                {none_open}
                <h2 class="govuk-heading-m">{check.answer.calls.title.as_str()}</h2>
                <ul class="fs-cards">{cards}</ul>
                <h2 class="govuk-heading-m">{now.others.as_str()}</h2>
                <ul class="fs-cards fs-cards--2">{others}</ul>
                <div class="fs-card fs-card--tint">
                    <h2 class="govuk-heading-s">{now.police_title.as_str()}</h2>
                    <p inner_html=police.as_str()></p>
                </div>
            </div>
            <form method="post" action="/help/now" autocomplete="off" novalidate>
                <h2 class="govuk-heading-m">{now.narrow.as_str()}</h2>
                {questions}
                <Button options=button />
                <p inner_html=now.more.as_str()></p>
            </form>
        </div>
    };
    Shown {
        tab: now.tab.clone(),
        description: Some(help.description.clone()),
        back: Some(if page.answered { "/help/now" } else { "/help" }.to_owned()),
        islands: false,
        refused: false,
        danger_now: false,
        body: body.into_any(),
    }
}

/// The questions as the check puts them, answered as they were.
fn questions(words: &'static Content, answers: &CheckAnswers) -> impl IntoView + use<> {
    let one = NowPage::ASKED.iter().filter(|name| **name != TALK).map(|name| (*name, answers.value(name)));
    let talk = answers.talk.iter().map(|way| (TALK, way.code()));
    let filled: Filled = one.chain(talk).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let problems = Vec::new();
    let each = NowPage::ASKED.iter().filter_map(|name| {
        let question = words.check.questions.iter().find(|question| question.name == *name)?;
        let (_, set) = FIELDS.into_iter().find(|(field, _)| field == name)?;
        let shape = if *name == TALK { Shape::Many(set) } else { Shape::One(set) };
        let put = Put {
            words,
            question,
            name: (*name).to_owned(),
            shape,
            filled: &filled,
            problems: &problems,
            adding: false,
            second_hand: false,
            before: None,
            rules: Vec::new(),
        };
        Some(put.view())
    });
    each.collect_view()
}
