//! The types that Foursight's words are read into, and what must hold of them.
//!
//! `content/build.rs` reads the files in `content/` into these types with Markdown in place of markup, checks
//! them and writes them with markup; the program reads that with [`Html`]. Each type that holds markup is
//! generic over it for this reason, and means [`Html`] where nothing else is said.
#![forbid(unsafe_code)]

mod campus;
mod codes;
pub mod directory;
mod form;
mod four;
mod help;
mod html;
mod journey;
mod language;
mod number;
mod order;
mod page;
mod paper;
pub mod pieces;
mod places;
mod routes;
mod site;
mod worded;
mod words;

pub use campus::{Campus, CampusWords, CardsWords, PosterWords, SheetsWords};
pub use codes::Codes;
pub use form::{
    CharacterWords, GroupWords, Kind, NoticeWords, NoticesWords, Plural, Question, RowsWords, SectionWords, StepWords,
    TextLink, ThenWords,
};
pub use four::{
    BesideWords, CallsWords, CheckAnswer, CheckWords, ExamplesWords, FirstWords, LawSource, LineWords, NextStep,
    PatternWords,
};
pub use help::{FilterWords, HelpWords, LabelWords, NowWords};
pub use html::Html;
pub use journey::{
    AgainWords, AwayWords, CheckAnswersWords, ChoiceWords, ComingBackWords, ContactPlanWords, IdleWords,
    MoreQuestionsWords, OtherTabWords, SeenTogetherWords, SentWords, StepsWords, TasksWords,
};
pub use language::{Direction, Language, Published};
pub use number::thousands;
pub use order::Place;
pub use page::{Column, DiaryWords, Facts, Page, Source, SourcesWords};
pub use paper::{AsksWords, FirstPageWords, PaperContactWords, PaperWords, ProofWords};
pub use places::{Service, well_formed};
pub use routes::Routes;
pub use site::{
    BarWords, BeginWords, HiddenWords, LeavingWords, LinkCard, PostingWords, Said, Site, SortWords, StartWords,
};
pub use worded::Worded;
pub use words::Content;
