//! What an answer calls for, to be read before going on with the report.

use content::Content;
use domain::Code;
use domain::notice::Notice;
use govuk::{Button, ButtonOptions, InsetText, InsetTextOptions};
use leptos::prelude::*;

use super::{Call, help};

/// What the browser calls what stands after notices; no notice is called so.
pub(super) const THEN: &str = "then";
/// What the name of a template ends in, for the browser, that speaks to whoever reports for someone else.
const OTHER: &str = ".other";

/// What stands after the notices that tell of danger: who is open now, and when a person reads.
#[derive(Clone, Debug, Default)]
pub struct AfterDanger {
    /// The lines that are open.
    pub open: Vec<Call>,
    /// When a person reads an urgent report, where that is later than it would be if somebody read at all hours.
    pub read_by: Option<String>,
}

/// All of them under one id, that saving leads to, and the way on.
pub(super) fn view(
    words: &'static Content,
    notices: &[Notice],
    after: &AfterDanger,
    second_hand: bool,
    on: String,
) -> Option<impl IntoView + use<>> {
    let each: Vec<_> = notices.iter().map(|notice| inset(words, *notice, second_hand)).collect();
    let then = notices.iter().any(|notice| notice.leads_to_the_police()).then(|| then(words, after, second_hand));
    let go_on = ButtonOptions { text: words.notices.go_on.clone(), href: on, ..ButtonOptions::default() };
    (!each.is_empty()).then(|| {
        view! { <div id="notice" tabindex="-1">{each} {then} <Button options=go_on /></div> }
    })
}

/// All notices of danger, each in a template, and what stands after them: for the browser to show beside an answer. What
/// is worded otherwise for whoever reports for someone else is there twice.
pub fn notice_templates(words: &'static Content, after: &AfterDanger) -> String {
    let danger = Notice::ALL.iter().copied().filter(|notice| notice.is_of_danger());
    let each = danger.map(|notice| {
        let name = |second_hand: bool| [notice.code(), if second_hand { OTHER } else { "" }].concat();
        let wording = |second_hand: bool| {
            let inside = inset(words, notice, second_hand);
            view! { <template data-notice=name(second_hand)>{inside}</template> }
        };
        (wording(false), words.notices.notices.of(notice).has_other().then(|| wording(true)))
    });
    let each: Vec<_> = each.collect();
    let all = view! {
        {each}
        <template data-notice=THEN>{then(words, after, false)}</template>
        <template data-notice=[THEN, OTHER].concat()>{then(words, after, true)}</template>
    };
    all.to_html().replace("<!>", "")
}

fn inset(words: &'static Content, notice: Notice, second_hand: bool) -> AnyView {
    let text = words.notices.notices.of(notice);
    let classes = if notice == Notice::DangerNow { "fs-alert" } else { "" };
    let options = InsetTextOptions { classes: classes.to_owned(), ..InsetTextOptions::default() };
    view! {
        <InsetText options=options>
            <h2 class="govuk-heading-m">{text.title(second_hand)}</h2>
            <div class="fs-prose" inner_html=text.text(second_hand).as_str()></div>
        </InsetText>
    }
    .into_any()
}

fn then(words: &'static Content, after: &AfterDanger, second_hand: bool) -> AnyView {
    let text = &words.notices.then;
    let read_by = after.read_by.as_ref().map(|time| view! { <p>{text.read_by.replace("{time}", time)}</p> });
    let lines = after.open.iter().map(|call| {
        let line = words.check.answer.calls.lines.of(call.line);
        let brief = help::Brief {
            name: line.service.clone(),
            phases: call.phases.clone(),
            text: &line.text,
            says_where: true,
            call: help::Call::Open,
        };
        view! { <li class="fs-card">{help::brief(words, &brief, &|_| None)}</li> }
    });
    let open = (!after.open.is_empty()).then(|| {
        view! { <h3>{text.open_title.as_str()}</h3><ul class="fs-cards">{lines.collect_view()}</ul> }
    });
    view! { <div class="fs-prose"><div inner_html=text.text(second_hand).as_str()></div>{read_by}{open}</div> }
        .into_any()
}
