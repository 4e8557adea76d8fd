//! All answers, to look over before sending.

use content::{Content, Question};
use domain::asked::Asked;
use domain::field::{self, Shape};
use domain::rows::{self, Rows};
use domain::{Code, Problems, Section};
use leptos::prelude::*;

use super::{Filled, Shown, errors, prose, section};
use crate::components::{
    Button, ButtonOptions, InsetText, InsetTextOptions, SummaryAction, SummaryActions, SummaryKey, SummaryList,
    SummaryListOptions, SummaryRow, SummaryValue,
};

/// All answers, to look over.
#[derive(Clone, Debug)]
pub struct CheckAnswersPage {
    /// The answers.
    pub filled: Filled,
    /// Which of them stand where nothing was to be asked.
    pub unasked: Vec<&'static Asked>,
    /// What is still lacking; without it a report can't be sent.
    pub problems: Problems,
    /// Whether that was said in answer to sending.
    pub refused: bool,
    /// The reference of a report that was sent from this draft before something was changed.
    pub sent_before: Option<String>,
    /// Whether what was answered tells of danger at this moment.
    pub danger_now: bool,
}

pub(super) fn show(words: &'static Content, page: &CheckAnswersPage) -> Shown {
    let site = &words.site;
    let text = &site.check_answers;
    let parts = Section::ALL.iter().map(|section| part(words, *section, page));
    let lacking = (!page.problems.is_empty()).then(|| lacking(words, page));
    // As a refusal it comes before the heading, as an errand after it.
    let (refusal, errand) = if page.refused { (lacking, None) } else { (None, lacking) };
    let note = page.sent_before.as_ref().map(|reference| {
        let text = text.changed_after_sending.replace("{reference}", reference);
        view! { <InsetText options=InsetTextOptions { text, ..InsetTextOptions::default() } /> }
    });
    let button = ButtonOptions { text: site.send_button.clone(), ..ButtonOptions::default() };
    let body = view! {
        {refusal}
        {prose::heading(&text.title)}
        {note}
        {errand}
        <p class="govuk-body" inner_html=text.lead.as_str()></p>
        {parts.collect_view()}
        <form method="post" action="/report/check-answers" autocomplete="off" novalidate>
            <p class="govuk-body" inner_html=text.declare.as_str()></p>
            <Button options=button />
        </form>
        <p class="govuk-body"><a class="govuk-link" href="/report/save">{site.coming_back.save_link.as_str()}</a></p>
    };
    let last = Section::ALL.last().map(|last| section::address(*last));
    let (refused, danger_now, body) = (page.refused, page.danger_now, body.into_any());
    Shown { tab: text.tab.clone(), description: None, back: last, islands: false, refused, danger_now, body }
}

/// What is still lacking, with links to the questions in their parts.
fn lacking(words: &'static Content, page: &CheckAnswersPage) -> AnyView {
    let page_of = |field: &str| {
        let owner = Section::ALL.iter().find(|section| section.owns(field));
        owner.map_or_else(String::new, |owner| section::address(*owner))
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
    let rows = rows(words, section, page);
    let answers = if rows.iter().all(Option::is_none) {
        view! { <p class="govuk-body">{site.none_given.as_str()}</p> }.into_any()
    } else {
        view! { <SummaryList options=SummaryListOptions { rows, ..SummaryListOptions::default() } /> }.into_any()
    };
    let what = format!(" {}", text.title.to_lowercase());
    view! {
        <section class="fs-part">
            <h2 class="govuk-heading-m">{text.title.as_str()}</h2>
            <p class="govuk-body">
                <a class="govuk-link" href=section::address(section)>
                    {site.change.as_str()}
                    <span class="govuk-visually-hidden">{what}</span>
                </a>
            </p>
            {answers}
        </section>
    }
}

/// The questions that were answered. In the words of the person, or in the words for the codes.
fn rows(words: &Content, section: Section, page: &CheckAnswersPage) -> Vec<Option<SummaryRow>> {
    let answered = |question: &Question| {
        let lines = lines(words, &question.name, &page.filled);
        let unasked = page.unasked.iter().find(|asked| asked.field == question.name);
        (!lines.is_empty()).then(|| SummaryRow {
            key: SummaryKey { text: question.label.clone(), ..SummaryKey::default() },
            value: SummaryValue {
                // What becomes of it stands before what it is.
                text: unasked.and(question.unasked.clone()).unwrap_or_default(),
                lines,
                ..SummaryValue::default()
            },
            actions: unasked.map_or_else(SummaryActions::default, |asked| mend(words, section, question, asked)),
            ..SummaryRow::default()
        })
    };
    let all = words.sections.of(section).questions.iter();
    all.flat_map(|question| match rows::list(&question.name) {
        Some(list) => in_rows(words, question, list, &page.filled),
        None => vec![answered(question)],
    })
    .collect()
}

/// What was answered in rows; each says which row it stands in.
fn in_rows(words: &Content, question: &Question, list: &Rows, filled: &Filled) -> Vec<Option<SummaryRow>> {
    let Some(asked) = &question.rows else { return Vec::new() };
    let answered = |row: usize, inner: &Question| {
        let lines = lines(words, &list.field(row, &inner.name), filled);
        let text = format!("{}: {}", asked.title(row), inner.label);
        (!lines.is_empty()).then(|| SummaryRow {
            key: SummaryKey { text, ..SummaryKey::default() },
            value: SummaryValue { lines, ..SummaryValue::default() },
            ..SummaryRow::default()
        })
    };
    let each = |row| asked.questions.iter().map(move |inner| (row, inner));
    (0..filled.rows(list)).flat_map(each).map(|(row, inner)| answered(row, inner)).collect()
}

/// The way to the answer that decides, and so to this one.
fn mend(words: &Content, section: Section, question: &Question, asked: &Asked) -> SummaryActions {
    let action = SummaryAction {
        href: format!("{}#{}", section::address(section), asked.after),
        text: words.site.change.clone(),
        visually_hidden_text: question.label.to_lowercase(),
        ..SummaryAction::default()
    };
    SummaryActions { items: vec![action], ..SummaryActions::default() }
}

fn lines(words: &Content, name: &str, filled: &Filled) -> Vec<String> {
    let read = |value: &String| match field::shape(name) {
        Some(Shape::One(set) | Shape::Many(set)) => words.codes.label(set.name, value).to_owned(),
        _ => value.clone(),
    };
    filled.all(name).iter().map(read).collect()
}
