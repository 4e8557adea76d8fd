//! The pages: functions from plain structs to what is shown.

mod advice;
mod again;
mod answered;
mod calls;
mod campus;
mod check;
mod check_answers;
mod choice;
mod come_back;
mod contact_plan;
mod diary;
mod emergency;
mod errors;
mod examples;
mod filled;
mod groups;
mod help;
mod idle;
mod languages;
mod more_questions;
mod notices;
mod paper;
mod pattern;
mod prose;
mod put;
mod question;
mod report;
mod return_to;
mod rows;
mod sent;
mod several;
mod sort;
mod start;
mod step;
mod tasks;
mod written;

use content::Content;
use leptos::prelude::*;

pub use advice::{AdvicePage, FROM_CHECK};
pub use again::{Again, again};
pub use calls::Call;
pub(crate) use campus::telling;
pub use campus::{CampusPage, Drawing, QrCode, Sheet, SheetPage, drawn};
pub use check::{CheckForm, answer_template};
pub use check_answers::CheckAnswersPage;
pub use come_back::{ReturnPage, ReturnProblem, ShownCode};
pub use diary::diary_as_csv;
pub use filled::Filled;
pub(crate) use help::tag;
pub use help::{FewPage, HelpGroup, HelpPage, Listed, NowPage, Phase};
pub use idle::Idle;
pub use more_questions::MoreQuestionsPage;
pub use notices::{AfterDanger, notice_templates};
pub use paper::{ContactOnPaper, PaperPage, SentPaper, paper_as_text};
pub use report::BeforeYouStart;
pub use return_to::{CHECK_ANSWERS, OVERVIEW, PAPER, ReturnTo, SAVE, SENT, address, among_answers};
pub use sent::SentPage;
pub use sort::SortPage;
pub use step::{Stands, StepPage};
pub use tasks::{More, Progress, TasksPage};

/// A page, with all that it shows.
#[derive(Clone, Debug)]
pub enum Page {
    /// The first page.
    Start,
    /// A page of prose, by the name of its file.
    Prose(&'static str),
    /// The diary to print and fill in.
    BlankDiary,
    /// The directory.
    Help(HelpPage),
    /// Those of the directory whom most people need, as they answer now.
    HelpFirst(FewPage),
    /// Who answers now.
    HelpNow(NowPage),
    /// A university's page.
    Campus(CampusPage),
    /// What a university can print.
    Sheet(SheetPage),
    /// The FOUR check's questions.
    Check(CheckForm),
    /// The FOUR check's answer.
    Advice(AdvicePage),
    /// What to know before a report.
    BeforeYouStart(BeforeYouStart),
    /// The choice between answers that are there already and new ones.
    Choice,
    /// The question whether somebody is there, before words are shown; with the address that was asked for.
    Away(String),
    /// The parts of a report in the making.
    Tasks(TasksPage),
    /// A page of questions.
    Step(Box<StepPage>),
    /// Questions that are asked before sending, because of what was written.
    MoreQuestions(Box<MoreQuestionsPage>),
    /// All answers, to look over.
    CheckAnswers(CheckAnswersPage),
    /// The report to print and take along.
    Paper(PaperPage),
    /// A report was taken.
    Sent(SentPage),
    /// What it means to save answers under a code.
    Save(Option<Idle>),
    /// The code, this once.
    Saved(ShownCode),
    /// The question for a code.
    Return(ReturnPage),
    /// The sorting rule.
    Sort(SortPage),
}

/// What a page puts into the frame.
pub(crate) struct Shown {
    /// The browser tab's title, neutral for those who read a history.
    pub(crate) tab: String,
    /// A neutral description.
    pub(crate) description: Option<String>,
    /// Where Back leads.
    pub(crate) back: Option<String>,
    /// Whether the page has islands to wake.
    pub(crate) islands: bool,
    /// Whether it gives a form back with what to mend; its title says so first.
    pub(crate) refused: bool,
    /// Whether what was answered tells of danger at this moment; 999 is then said before all else.
    pub(crate) danger_now: bool,
    /// The page itself.
    pub(crate) body: AnyView,
}

impl Page {
    /// Which piece of the words it is, to ask in which language that is. What is offered in English only is none.
    pub(crate) fn piece(&self) -> String {
        match self {
            Self::Prose(name) => format!("pages/{name}"),
            _ => String::new(),
        }
    }

    /// Whether it asks for answers, or shows what was answered: what nobody else may come upon.
    pub(crate) fn is_private(&self) -> bool {
        match self {
            Self::Check(_)
            | Self::Advice(_)
            | Self::BeforeYouStart(_)
            | Self::Choice
            | Self::Away(_)
            | Self::Tasks(_)
            | Self::Step(_)
            | Self::MoreQuestions(_)
            | Self::CheckAnswers(_)
            | Self::Paper(_)
            | Self::Sent(_)
            | Self::Save(_)
            | Self::Saved(_)
            | Self::Return(_) => true,
            Self::Start
            | Self::Prose(_)
            | Self::BlankDiary
            | Self::Help(_)
            | Self::HelpFirst(_)
            | Self::HelpNow(_)
            | Self::Campus(_)
            | Self::Sheet(_)
            | Self::Sort(_) => false,
        }
    }

    pub(crate) fn show(&self, words: &'static Content) -> Shown {
        match self {
            Self::Start => start::show(words),
            Self::Prose(emergency::NAME) => emergency::show(words),
            Self::Prose(name) => prose::whole(words, name),
            Self::BlankDiary => diary::show(words),
            Self::Help(page) => help::show(words, page),
            Self::HelpFirst(page) => help::show_first(words, page),
            Self::HelpNow(page) => help::show_now(words, page),
            Self::Campus(page) => campus::show(words, page),
            Self::Sheet(page) => campus::show_sheet(words, page),
            Self::Check(form) => check::show(words, form),
            Self::Advice(page) => advice::show(words, page),
            Self::BeforeYouStart(page) => report::show(words, page),
            Self::Choice => choice::show(words),
            Self::Away(to) => choice::show_away(words, to),
            Self::Tasks(page) => tasks::show(words, page),
            Self::Step(page) => step::show(words, page),
            Self::MoreQuestions(page) => more_questions::show(words, page),
            Self::CheckAnswers(page) => check_answers::show(words, page),
            Self::Paper(page) => paper::show(words, page),
            Self::Sent(page) => sent::show(words, page),
            Self::Save(idle) => come_back::show_save(words, *idle),
            Self::Saved(code) => come_back::show_saved(words, code),
            Self::Return(page) => come_back::show_return(words, page),
            Self::Sort(page) => sort::show(words, page),
        }
    }
}
