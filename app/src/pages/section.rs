//! A part of the report.

use content::Content;
use domain::answers::alone;
use domain::field::{self, Shape};
use domain::notice::Notice;
use domain::{Code, ProblemCode, Problems, Report, Section, rows};
use govuk::{Button, ButtonOptions, InsetText, InsetTextOptions};
use leptos::prelude::*;

use super::put::Put;
use super::return_to::{CHECK_ANSWERS, ReturnTo, address};
use super::{AfterDanger, Filled, Idle, Shown, answered, errors, idle, notices, prose};
use crate::islands::ReportForm;

/// A part of the report, filled in as far as it is.
#[derive(Clone, Debug)]
pub struct SectionPage {
    /// Which part.
    pub section: Section,
    /// What stands in its fields.
    pub filled: Filled,
    /// What is wrong; the page is then one that refuses.
    pub problems: Problems,
    /// Fields that other answers have made needless to ask.
    pub left_out: Vec<String>,
    /// Whether another part has told something already, so that this one may be left empty.
    pub other_parts_answered: bool,
    /// What another tab has kept here meanwhile, as far as it differs; the page then says so.
    pub elsewhere: Option<Filled>,
    /// Stands for the answers that are kept here now, so that a tab that has not seen them can't
    /// replace them unnoticed.
    pub seen: String,
    /// What the answers that are kept here call for, to be read before going on.
    pub notices: Vec<Notice>,
    /// What stands after those of them that tell of danger.
    pub after_danger: AfterDanger,
    /// What was chosen, in whichever part, without words: who reports, and what an answer newly calls for, depend on it.
    pub choices: Report,
    /// The part before, as far as there is one.
    pub before: Option<Section>,
    /// The part that follows, as far as there is one.
    pub after: Option<Section>,
    /// How the person has come here.
    pub return_to: ReturnTo,
    /// When to warn that the draft ends; none if that is not known.
    pub idle: Option<Idle>,
    /// Whether what was answered tells of danger at this moment.
    pub danger_now: bool,
}

pub(super) fn show(words: &'static Content, page: &SectionPage) -> Shown {
    let SectionPage { section, problems, .. } = page;
    let site = &words.site;
    let text = words.sections.of(*section);
    let questions = questions(words, page);
    let refused = !problems.is_empty();
    let summary = refused.then(|| errors::summary(words, errors::lines(words, problems)));
    let button = ButtonOptions { text: site.continue_button.clone(), ..ButtonOptions::default() };
    // Enter in a field presses the form's first button: that must not be one that removes a row.
    let enter = rows::lists_in(*section).next().map(|_| {
        let text = site.continue_button.as_str();
        view! { <button class="govuk-visually-hidden" type="submit" tabindex="-1" aria-hidden="true">{text}</button> }
    });
    let overview = ButtonOptions {
        text: site.tasks.save.clone(),
        name: "then".to_owned(),
        value: "overview".to_owned(),
        classes: "govuk-button--secondary".to_owned(),
        ..ButtonOptions::default()
    };
    let elsewhere = page.elsewhere.as_ref().map(|kept| other_tab(words, *section, kept, page.choices.is_second_hand()));
    let (action, seen, part) = (address(*section), page.seen.clone(), section.code());
    let second_hand = page.choices.is_second_hand();
    let from = page.return_to.looking_over.then(|| view! { <input type="hidden" name="from" value="check-answers" /> });
    let on = match page.after {
        Some(after) if !page.return_to.looking_over => address(after),
        _ => CHECK_ANSWERS.to_owned(),
    };
    let kept_for = idle::kept_for(words, page.idle);
    let notices = notices::view(words, &page.notices, &page.after_danger, second_hand, on);
    let idle = page.idle.map(|idle| idle::template(words, idle));
    let body = view! {
        <ReportForm>
            {summary}
            {prose::heading(&text.title)}
            {notices}
            <p class="govuk-body" inner_html=text.lead.as_str()></p>
            {elsewhere}
            <form method="post" action=action autocomplete="off" novalidate data-part=part data-second-hand=second_hand>
                <input type="hidden" name="seen" value=seen />
                {from}
                {enter}
                {questions}
                <div class="govuk-button-group"><Button options=button /> <Button options=overview /></div>
                {kept_for}
            </form>
            {errors::templates(words)}
            {idle}
        </ReportForm>
    };
    let back = match page.before {
        _ if page.return_to.looking_over => CHECK_ANSWERS.to_owned(),
        Some(before) => address(before),
        None => "/report".to_owned(),
    };
    let body = body.into_any();
    Shown {
        tab: text.tab.clone(),
        description: None,
        back: Some(back),
        islands: true,
        refused,
        // Where it is said at length it is not said twice.
        danger_now: page.danger_now && !page.notices.contains(&Notice::DangerNow),
        body,
    }
}

/// The questions that are to be asked, each group under its heading.
fn questions(words: &'static Content, page: &SectionPage) -> Vec<impl IntoView + use<>> {
    let SectionPage { filled, problems, .. } = page;
    let mut heading = None;
    let mut questions = Vec::new();
    for asked in &words.sections.of(page.section).questions {
        heading = asked.heading.as_deref().or(heading);
        if page.left_out.contains(&asked.name) {
            continue;
        }
        let mut rules = alone::rules(&asked.name);
        rules.retain(|rule| *rule != ProblemCode::NothingTold || !page.other_parts_answered);
        // A list has no shape of its own, and asks in its rows.
        let (list, shape) = (rows::list(&asked.name), field::shape(&asked.name).unwrap_or(Shape::Words(0)));
        let name = asked.name.clone();
        let put = Put {
            words,
            question: asked,
            name,
            shape,
            filled,
            problems,
            adding: page.return_to.adding,
            second_hand: page.choices.is_second_hand(),
            before: Some(&page.choices),
            rules,
        };
        let heading = heading.take().map(|heading| view! { <h2 class="govuk-heading-m">{heading}</h2> });
        let intro = asked.intro.as_ref();
        let intro = intro.map(|intro| view! { <p class="govuk-body" inner_html=intro.as_str()></p> });
        questions.push((heading, intro, list.map_or_else(|| put.view(), |list| super::rows::view(&put, list))));
    }
    questions
}

/// What another tab has kept, beside what stands in this one.
fn other_tab(words: &'static Content, section: Section, kept: &Filled, second_hand: bool) -> impl IntoView + use<> {
    let text = &words.site.other_tab;
    let kept = answered::list(words, section, kept, second_hand, &[]);
    view! {
        <InsetText options=InsetTextOptions::default()>
            <h2 class="govuk-heading-s">{text.title.as_str()}</h2>
            {kept}
        </InsetText>
    }
}
