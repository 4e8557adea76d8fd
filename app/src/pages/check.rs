//! The FOUR check, answered by the server or, with the same words, in the browser.

use content::Content;
use domain::check::{CAMPUS, FIELDS, TALK};
use domain::codes::{Campus, Sign};
use domain::field::Shape;
use domain::{Code, Problems};
use govuk::{Button, ButtonOptions};
use leptos::prelude::*;

use super::put::Put;
use super::{Call, Filled, Shown, advice, campus, errors, examples, prose};
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

pub(super) fn show(words: &'static Content, form: &CheckForm) -> Shown {
    let (site, check) = (&words.site, &words.check);
    let questions = check.questions.iter().filter_map(|asked| {
        let (_, set) = FIELDS.into_iter().find(|(name, _)| *name == asked.name)?;
        let shape = if asked.name == TALK { Shape::Many(set) } else { Shape::One(set) };
        let name = asked.name.clone();
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
    let template = advice::answer(words, &form.calls, None, from);
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
