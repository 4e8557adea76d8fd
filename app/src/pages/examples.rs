//! What a sign can look like, under the question for it.

use content::Content;
use domain::Code;
use domain::check::Setting;
use domain::codes::Sign;
use govuk::{Details, DetailsOptions};
use leptos::prelude::*;

use crate::icons::sign as sign_of;

/// The sign's own circle among the four.
fn sign_alone(one: Sign) -> impl IntoView {
    let mut signs = [false; 4];
    for (on, each) in signs.iter_mut().zip(Sign::ALL) {
        *on = *each == one;
    }
    sign_of(signs)
}

/// The question with its examples, held back: most people need none, and the page stays short.
pub(super) fn with(words: &'static Content, sign: Sign, question: AnyView) -> AnyView {
    let examples = words.check.examples.of(sign);
    let options = DetailsOptions { summary_text: examples.title.clone(), ..DetailsOptions::default() };
    let each = Setting::ALL.iter().map(|setting| {
        let label = format!("{}: ", words.say(*setting));
        view! { <li><strong>{label}</strong><span inner_html=examples.each.of(*setting).as_str()></span></li> }
    });
    let each = each.collect_view();
    // A group around the question's own takes that one's space below, so that the examples stand close to it.
    view! {
        <div class="govuk-form-group">
            <span class="fs-q">{sign_alone(sign)}</span>
            {question}
            <Details options=options><ul class="govuk-list">{each}</ul></Details>
        </div>
    }
    .into_any()
}
