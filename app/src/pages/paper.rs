//! The report and the diary of incidents, to print or to keep: fit to take to a police station.

use content::Content;
use domain::pattern::Pattern;
use domain::{Code, Section, Step};
use leptos::prelude::*;

use super::answered::Under;
use super::{Filled, Idle, Shown, answered, idle, pattern, prose};

/// The report to take along.
#[derive(Clone, Debug)]
pub struct PaperPage {
    /// The answers that count, incidents in order of date.
    pub filled: Filled,
    /// When things happened, as far as it is known.
    pub pattern: Option<Pattern>,
    /// The reference and when it was sent, in words; none while it is not.
    pub sent: Option<(String, String)>,
    /// When to warn that the draft ends; none once it was sent.
    pub idle: Option<Idle>,
    /// Whether what was answered tells of danger at this moment.
    pub danger_now: bool,
}

pub(super) fn show(words: &'static Content, page: &PaperPage) -> Shown {
    let about = words.page("paper");
    let parts = told_parts(words, page).map(|section| {
        view! {
            <section>
                <h2 class="govuk-heading-m">{words.sections.of(section).title.as_str()}</h2>
                {told_in(words, section, page).map(|step| {
                    answered::list(words, step, &page.filled, page.filled.is_second_hand(), &[], Under::Part)
                }).collect_view()}
            </section>
        }
    });
    let inside = view! {
        {prose::heading(&about.title)}
        <div class="fs-screen">{prose::body(about)}</div>
        <p class="govuk-body"><strong>{status(words, page)}</strong></p>
        {pattern::view(words, page.pattern.as_ref())}
        {parts.collect_view()}
    };
    let body = idle::around(words, page.idle, inside.into_any());
    let back = if page.sent.is_some() { super::return_to::SENT } else { super::return_to::CHECK_ANSWERS };
    let danger_now = page.danger_now;
    Shown { back: Some(back.to_owned()), danger_now, islands: page.idle.is_some(), body, ..prose::show(about) }
}

/// The same as plain text, for a file.
pub fn paper_as_text(words: &'static Content, page: &PaperPage) -> String {
    let mut text = format!("{}\n{}\n", words.page("paper").title, status(words, page));
    for section in told_parts(words, page) {
        text.extend(["\n\n", &words.sections.of(section).title.to_uppercase(), "\n"]);
        let mut row = None;
        let second_hand = page.filled.is_second_hand();
        for told in section.steps().flat_map(|step| answered::told(words, step, &page.filled, second_hand)) {
            if told.row != row {
                row.clone_from(&told.row);
                text.extend(["\n", row.as_deref().unwrap_or_default(), "\n"]);
            }
            text.extend(["\n", told.label(), "\n", &told.lines.join("\n"), "\n"]);
        }
    }
    text.replace('\n', "\r\n")
}

fn told_parts(words: &'static Content, page: &PaperPage) -> impl Iterator<Item = Section> {
    Section::ALL.iter().copied().filter(move |section| told_in(words, *section, page).next().is_some())
}

/// The pages of a part on which something was told.
fn told_in(words: &'static Content, section: Section, page: &PaperPage) -> impl Iterator<Item = Step> {
    section.steps().filter(|step| !answered::told(words, *step, &page.filled, false).is_empty())
}

fn status(words: &Content, page: &PaperPage) -> String {
    let text = &words.site.paper;
    match &page.sent {
        Some((reference, time)) => text.sent.replace("{reference}", reference).replace("{time}", time),
        None => text.not_sent.clone(),
    }
}
