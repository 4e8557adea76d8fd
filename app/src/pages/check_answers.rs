//! All answers, to look over before sending.

use content::Content;
use domain::asked::Asked;
use domain::{Code, Problems, Section};
use govuk::{Button, ButtonOptions, ErrorLine, InsetText, InsetTextOptions};
use leptos::prelude::*;

use super::{Filled, Idle, Shown, answered, contact_plan, errors, idle, prose, return_to};

/// The button that sends.
const SEND: &str = "send";

/// All answers, to look over.
#[derive(Clone, Debug)]
pub struct CheckAnswersPage {
    /// The parts to look over, in their order.
    pub parts: Vec<Section>,
    /// The answers.
    pub filled: Filled,
    /// Which of them stand where nothing was to be asked.
    pub unasked: Vec<&'static Asked>,
    /// What is still lacking; without it a report can't be sent.
    pub problems: Problems,
    /// Parts that hold words which could not be taken.
    pub to_mend: Vec<Section>,
    /// Whether that was said in answer to sending.
    pub refused: bool,
    /// Whether it was sent and could not be stored.
    pub not_stored: bool,
    /// The reference of a report that was sent from this draft before something was changed.
    pub sent_before: Option<String>,
    /// When to warn that the draft ends; none if that is not known.
    pub idle: Option<Idle>,
    /// Whether what was answered tells of danger at this moment.
    pub danger_now: bool,
}

pub(super) fn show(words: &'static Content, page: &CheckAnswersPage) -> Shown {
    let site = &words.site;
    let text = &site.check_answers;
    let parts = page.parts.iter().map(|section| part(words, *section, page));
    let lacking = (!page.problems.is_empty()).then(|| lacking(words, page));
    // As a refusal it comes before the heading, as an errand after it.
    let (refusal, errand) = if page.refused { (lacking, None) } else { (None, lacking) };
    let refusal = if page.not_stored { Some(not_stored(words)) } else { refusal };
    let note = page.sent_before.as_ref().map(|reference| {
        let text = text.changed_after_sending.replace("{reference}", reference);
        view! { <InsetText options=InsetTextOptions { text, ..InsetTextOptions::default() } /> }
    });
    let to_mend = (!page.to_mend.is_empty()).then(|| to_mend(words, &page.to_mend));
    let plan = contact_plan::before_sending(words, &page.filled);
    let button = ButtonOptions { text: site.send_button.clone(), id: SEND.to_owned(), ..ButtonOptions::default() };
    let inside = view! {
        {refusal}
        {prose::heading(&text.title)}
        {note}
        {errand}
        {to_mend}
        <p class="govuk-body" inner_html=text.lead.as_str()></p>
        {parts.collect_view()}
        {plan}
        <form method="post" action="/report/check-answers" autocomplete="off" novalidate data-part="check-answers">
            <p class="govuk-body" inner_html=text.declare.as_str()></p>
            <Button options=button />
        </form>
        <ul class="govuk-list">
            <li><a class="govuk-link" href="/report/save">{site.coming_back.save_link.as_str()}</a></li>
            <li><a class="govuk-link" href="/report/paper">{site.paper.link.as_str()}</a></li>
        </ul>
    };
    let body = idle::around(words, page.idle, inside.into_any());
    let last = Section::ALL.last().map(|last| return_to::address(*last));
    let (refused, danger_now) = (page.refused || page.not_stored, page.danger_now);
    Shown {
        tab: text.tab.clone(),
        description: None,
        back: last,
        islands: page.idle.is_some(),
        refused,
        danger_now,
        body,
    }
}

/// That it could not be stored, with a link to the button that sends it again.
fn not_stored(words: &'static Content) -> AnyView {
    let text = words.site.check_answers.not_stored.clone();
    errors::summary(words, vec![ErrorLine { href: format!("#{SEND}"), text, ..ErrorLine::default() }])
}

/// The parts that hold words which could not be taken: nobody is to think that these are sent.
fn to_mend(words: &'static Content, parts: &[Section]) -> AnyView {
    let line = |part: &Section| {
        let (title, href) = (words.sections.of(*part).title.as_str(), return_to::address_to_change(*part));
        view! { <li><a class="govuk-link" href=href>{title}</a></li> }
    };
    let lines: Vec<_> = parts.iter().map(line).collect();
    view! {
        <InsetText options=InsetTextOptions::default()>
            <p>{words.site.check_answers.to_mend.as_str()}</p>
            <ul class="govuk-list govuk-list--bullet">{lines}</ul>
        </InsetText>
    }
    .into_any()
}

/// What is still lacking, with links to the questions in their parts.
fn lacking(words: &'static Content, page: &CheckAnswersPage) -> AnyView {
    let page_of = |field: &str| {
        let owner = Section::ALL.iter().find(|section| section.owns(field));
        // What is wrong with all parts together is mended in any of them.
        owner.map_or_else(|| "/report".to_owned(), |owner| return_to::address_to_change(*owner))
    };
    let refusals = errors::lines_on(words, &page.problems, page_of);
    if page.refused {
        return errors::summary(words, refusals);
    }
    let lines = refusals
        .into_iter()
        .map(|refusal| view! { <li><a class="govuk-link" href=refusal.href>{refusal.text}</a></li> });
    view! {
        <InsetText options=InsetTextOptions::default()>
            <p>{words.site.check_answers.not_ready.as_str()}</p>
            <ul class="govuk-list govuk-list--bullet">{lines.collect_view()}</ul>
        </InsetText>
    }
    .into_any()
}

fn part(words: &'static Content, section: Section, page: &CheckAnswersPage) -> impl IntoView + use<> {
    let site = &words.site;
    let text = words.sections.of(section);
    let answers = answered::list(words, section, &page.filled, page.filled.is_second_hand(), &page.unasked);
    let what = format!(" {}", text.title.to_lowercase());
    view! {
        <section class="fs-part">
            <h2 class="govuk-heading-m">{text.title.as_str()}</h2>
            <p class="govuk-body">
                <a class="govuk-link" href=return_to::address_to_change(section)>
                    {site.change.as_str()}
                    <span class="govuk-visually-hidden">{what}</span>
                </a>
            </p>
            {answers}
        </section>
    }
}
