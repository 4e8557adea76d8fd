//! The report, to print or to keep: fit to take to a police station. Its first page is read in a minute; all that was
//! told follows.

mod asks;
mod contact;
mod first;
mod told;

use content::Content;
use domain::paper::FirstPage;
use domain::pattern::Pattern;
use domain::{Code, Section, Step};
use leptos::prelude::*;

use super::answered::Under;
use super::{Filled, Idle, Shown, answered, idle, pattern, prose};

/// The report to take along.
#[derive(Clone, Debug)]
pub struct PaperPage {
    /// The answers that count, incidents in order of date, without what is left out.
    pub filled: Filled,
    /// What stands on its first page.
    pub first: FirstPage,
    /// When things happened, as far as it is known.
    pub pattern: Option<Pattern>,
    /// What is known once it was sent; none while it is not.
    pub sent: Option<SentPaper>,
    /// When it was asked for, in words: `yesterday` counts back from there.
    pub read_on: String,
    /// Whether it says how to reach the person.
    pub contact: ContactOnPaper,
    /// When to warn that the draft ends; none once it was sent.
    pub idle: Option<Idle>,
    /// Whether what was answered tells of danger at this moment.
    pub danger_now: bool,
}

/// What stands on the paper of a report that was sent.
#[derive(Clone)]
pub struct SentPaper {
    /// Its reference.
    pub reference: String,
    /// When it was sent, in words.
    pub time: String,
    /// The key and the code that tell whether the report that the team keeps is this one; none of an older program's.
    pub proof: Option<(String, String)>,
}

/// Prints nothing: the key is for the paper only.
impl std::fmt::Debug for SentPaper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SentPaper(..)")
    }
}

/// Whether the paper says how to reach the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactOnPaper {
    /// Nothing of it was told.
    NotTold,
    /// It is left out, and the paper says so.
    LeftOut,
    /// The person wants it there.
    Shown,
}

pub(super) fn show(words: &'static Content, page: &PaperPage) -> Shown {
    let about = words.page("paper");
    let parts = told_parts(words, page).map(|section| {
        view! {
            <section>
                <h3 class="govuk-heading-m">{words.sections.of(section).title.as_str()}</h3>
                {told_in(words, section, page).map(|step| {
                    answered::list(words, step, &page.filled, page.filled.is_second_hand(), &[], Under::Page)
                }).collect_view()}
            </section>
        }
    });
    let inside = view! {
        {prose::heading(&about.title)}
        <div class="fs-screen">{prose::body(about)} {contact::form(words, page.contact)}</div>
        {first::view(words, page)}
        {pattern::view(words, page.pattern.as_ref())}
        <h2 class="govuk-heading-l">{words.site.paper.details.as_str()}</h2>
        {parts.collect_view()}
    };
    let body = idle::around(words, page.idle, inside.into_any());
    let back = if page.sent.is_some() { super::return_to::SENT } else { super::return_to::CHECK_ANSWERS };
    let danger_now = page.danger_now;
    Shown { back: Some(back.to_owned()), danger_now, islands: page.idle.is_some(), body, ..prose::show(about) }
}

/// The same as plain text, for a file.
pub fn paper_as_text(words: &'static Content, page: &PaperPage) -> String {
    let mut text = format!("{}\n{}", words.page("paper").title, first::as_text(words, page));
    text.extend(["\n\n", &words.site.paper.details, "\n"]);
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
