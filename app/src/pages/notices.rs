//! What an answer calls for, to be read before going on with the report.

use content::Content;
use domain::notice::Notice;
use govuk::{Button, ButtonOptions, InsetText, InsetTextOptions};
use leptos::prelude::*;

/// All of them under one id, that saving leads to, and the way on.
pub(super) fn view(words: &'static Content, notices: &[Notice], on: String) -> Option<impl IntoView + use<>> {
    let each = notices.iter().map(|notice| {
        let text = words.notices.notices.of(*notice);
        let classes = if *notice == Notice::DangerNow { "fs-alert" } else { "" };
        let options = InsetTextOptions { classes: classes.to_owned(), ..InsetTextOptions::default() };
        view! {
            <InsetText options=options>
                <h2 class="govuk-heading-m">{text.title.as_str()}</h2>
                <div class="fs-prose" inner_html=text.text.as_str()></div>
            </InsetText>
        }
    });
    let each: Vec<_> = each.collect();
    let go_on = ButtonOptions { text: words.notices.go_on.clone(), href: on, ..ButtonOptions::default() };
    (!each.is_empty()).then(|| {
        view! { <div id="notice" tabindex="-1">{each} <Button options=go_on /></div> }
    })
}
