//! The most urgent questions that were not answered, asked before sending because words of danger were written.

use content::Content;
use domain::answers::DangerCode;
use domain::codes::Answer;
use domain::field::Shape;
use domain::{Code, Problems, Report};
use govuk::{Button, ButtonOptions};
use leptos::prelude::*;

use super::put::Put;
use super::return_to::CHECK_ANSWERS;
use super::{Filled, Idle, Shown, idle, prose};
use crate::islands::ReportForm;

/// A few danger questions on a page of their own. Each can be skipped.
#[derive(Clone, Debug)]
pub struct MoreQuestionsPage {
    /// Which are asked.
    pub asked: Vec<DangerCode>,
    /// What was chosen before, without words, to know what an answer newly calls for.
    pub before: Report,
    /// When to warn that the draft ends.
    pub idle: Option<Idle>,
    /// Whether what was answered tells of danger at this moment.
    pub danger_now: bool,
}

pub(super) fn show(words: &'static Content, page: &MoreQuestionsPage) -> Shown {
    let text = &words.site.more_questions;
    let (filled, problems) = (Filled::default(), Problems::new());
    let second_hand = page.before.is_second_hand();
    let questions = page.asked.iter().filter_map(|code| {
        let name = format!("danger.{}", code.code());
        let question = words.question(&name)?;
        let put = Put {
            words,
            question,
            name,
            shape: Shape::One(Answer::SET),
            filled: &filled,
            problems: &problems,
            adding: false,
            second_hand,
            before: Some(&page.before),
            rules: Vec::new(),
        };
        Some(put.view())
    });
    let questions: Vec<_> = questions.collect();
    let asked = page.asked.iter().map(|code| code.code()).collect::<Vec<_>>().join(" ");
    let button = ButtonOptions { text: words.site.continue_button.clone(), ..ButtonOptions::default() };
    let idle = page.idle.map(|idle| idle::template(words, idle));
    let body = view! {
        <ReportForm>
            {prose::heading(&text.title)}
            <p class="govuk-body" inner_html=text.lead.as_str()></p>
            <form
                method="post"
                action="/report/more"
                autocomplete="off"
                novalidate
                data-part="more-questions"
                data-second-hand=second_hand
            >
                <input type="hidden" name="asked" value=asked />
                {questions}
                <Button options=button />
            </form>
            {idle}
        </ReportForm>
    };
    Shown {
        tab: text.tab.clone(),
        description: None,
        back: Some(CHECK_ANSWERS.to_owned()),
        islands: true,
        refused: false,
        danger_now: page.danger_now,
        body: body.into_any(),
    }
}
