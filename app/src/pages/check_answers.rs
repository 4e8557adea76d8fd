//! All answers, to look over before sending.

use content::Content;
use domain::asked::Asked;
use domain::pattern::Pattern;
use domain::{Problems, Step};
use govuk::{Button, ButtonOptions, ErrorLine, InsetText, InsetTextOptions};
use leptos::prelude::*;

use super::answered::Under;
use super::return_to::{CHECK_ANSWERS, OVERVIEW, PAPER, SAVE};
use super::tasks::{self, More};
use super::{Filled, Idle, Shown, answered, contact_plan, errors, idle, pattern, prose, return_to};

/// The button that sends.
const SEND: &str = "send";

/// All answers, to look over.
#[derive(Clone, Debug)]
pub struct CheckAnswersPage {
    /// The pages to look over, in their order.
    pub pages: Vec<Step>,
    /// What can be added.
    pub more: Vec<More>,
    /// The answers.
    pub filled: Filled,
    /// Which of them stand where nothing was to be asked.
    pub unasked: Vec<&'static Asked>,
    /// When things happened, as far as it is known.
    pub pattern: Option<Pattern>,
    /// What is still lacking; without it a report can't be sent.
    pub problems: Problems,
    /// Pages that hold words which could not be taken.
    pub to_mend: Vec<Step>,
    /// The last page of the short way.
    pub last: Option<Step>,
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
    let told = page.pages.iter().map(|step| told(words, *step, page));
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
    let button = ButtonOptions {
        text: site.send_button.clone(),
        id: SEND.to_owned(),
        classes: if page.problems.is_empty() { "fs-inverse".to_owned() } else { String::new() },
        ..ButtonOptions::default()
    };
    let ready = page.problems.is_empty().then_some("govuk-panel");
    let send_title = ready.map(|_| view! { <h2 class="govuk-heading-m">{text.send_title.as_str()}</h2> });
    let inside = view! {
        {refusal}
        {prose::heading(&text.title)}
        {note}
        {errand}
        {to_mend}
        <form class=ready method="post" action=CHECK_ANSWERS autocomplete="off" novalidate data-part="check-answers">
            {send_title}
            <p class="govuk-body" inner_html=text.declare.as_str()></p>
            <Button options=button />
        </form>
        {plan}
        {tasks::more(words, &page.more, true)}
        <h2 class="govuk-heading-m">{text.told_title.as_str()}</h2>
        {told.collect_view()}
        {pattern::view(words, page.pattern.as_ref())}
        <ul class="govuk-list">
            <li><a class="govuk-link" href=SAVE>{site.coming_back.save_link.as_str()}</a></li>
            <li><a class="govuk-link" href=PAPER>{site.paper.link.as_str()}</a></li>
        </ul>
    };
    let body = idle::around(words, page.idle, inside.into_any());
    let last = page.last.map(return_to::address);
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

/// The pages that hold words which could not be taken: nobody is to think that these are sent.
fn to_mend(words: &'static Content, pages: &[Step]) -> AnyView {
    let line = |page: &Step| {
        let (title, href) = (words.step(*page).title.as_str(), return_to::address_to_change(*page));
        view! { <li><a class="govuk-link" href=href>{title}</a></li> }
    };
    let lines: Vec<_> = pages.iter().map(line).collect();
    view! {
        <InsetText options=InsetTextOptions::default()>
            <p>{words.site.check_answers.to_mend.as_str()}</p>
            <ul class="govuk-list govuk-list--bullet">{lines}</ul>
        </InsetText>
    }
    .into_any()
}

/// What is still lacking, with links to the questions on their pages.
fn lacking(words: &'static Content, page: &CheckAnswersPage) -> AnyView {
    let page_of = |field: &str| {
        // What is wrong with all parts together is mended in any of them.
        Step::of(field).map_or_else(|| OVERVIEW.to_owned(), return_to::address_to_change)
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

fn told(words: &'static Content, step: Step, page: &CheckAnswersPage) -> impl IntoView + use<> {
    let site = &words.site;
    let text = words.step(step);
    let answers = answered::list(words, step, &page.filled, page.filled.is_second_hand(), &page.unasked, Under::Page);
    let what = format!("{}: {}", site.change, text.title);
    view! {
        <section class="fs-part" id=return_to::mark(step)>
            <h3 class="govuk-heading-s">{text.title.as_str()}</h3>
            <p class="govuk-body">
                <a class="govuk-link" href=return_to::address_to_change(step) aria-label=what>
                    {site.change.as_str()}
                </a>
            </p>
            {answers}
        </section>
    }
}
