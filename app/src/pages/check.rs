//! The FOUR check, answered by the server or, with the same words, in the browser.

use content::Content;
use domain::check::{CAMPUS, FIELDS, TALK};
use domain::codes::{Campus, Sign};
use domain::field::Shape;
use domain::{Code, Problems};
use govuk::{Button, ButtonOptions};
use leptos::prelude::*;

use super::put::Put;
use super::{Call, Filled, Shown, advice, campus, errors, examples};
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
    let mut after_signs = false;
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
        let above = if sign == Sign::ALL.first().copied() {
            Some(&check.signs_title)
        } else {
            (after_signs && sign.is_none()).then_some(&check.more_title)
        };
        after_signs = sign.is_some();
        let above = above.map(|title| view! { <h2 class="govuk-heading-m fs-group">{title.as_str()}</h2> });
        let question = match sign {
            Some(sign) => examples::with(words, sign, put),
            None => put,
        };
        Some(view! { {above} {question} })
    });
    let from = Campus::from_code(&form.filled.words(CAMPUS));
    let refused = !form.problems.is_empty();
    let summary = refused.then(|| errors::summary(words, errors::lines(words, &form.problems)));
    let button = ButtonOptions { text: site.check_button.clone(), ..ButtonOptions::default() };
    let questions = questions.collect_view();
    let beside = check.beside.iter().map(|beside| {
        view! {
            <div class="fs-card fs-card--tint fs-next">
                <h2 class="govuk-heading-s">{beside.title.as_str()}</h2>
                <p inner_html=beside.text.as_str()></p>
            </div>
        }
    });
    let beside = beside.collect_view();
    let own = from.map(|from| view! { <template data-own="">{campus::link(words, from)}</template> });
    let body = view! {
        <CheckInBrowser>
            {summary}
            <div class="fs-two">
                <div>
                    <h1 class="govuk-heading-xl">{check.title.as_str()}</h1>
                    <p class="govuk-body-l fs-lead" inner_html=check.lead.as_str()></p>
                    <form method="post" action="/check" autocomplete="off" novalidate>
                        {campus::hidden(from)}
                        {questions}
                        <Button options=button />
                    </form>
                </div>
                <div>{beside}</div>
            </div>
            {own}
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

/// All that an answer can say, for the browser to choose from: the same for everybody, with the tab's title.
pub fn answer_template(words: &'static Content, calls: &[Call]) -> String {
    let all = advice::answer(words, calls, None);
    let tab = words.check.answer_tab.as_str();
    let all = view! { <template data-tab=tab>{all}</template> };
    all.to_html().replace("<!>", "")
}
