//! What is true of a report, whoever sends it and wherever it is kept.
//!
//! A report walks through types: a [`Report`] as it stands (a draft may be half full), then
//! [`Answers`], which have passed every rule, then the [`triage::Assessment`] made from them.
//! Nothing here reads a file, a clock or a framework, so that the same rules run in the browser,
//! in the server and in a test.
#![forbid(unsafe_code)]

mod code;
mod digits;

pub mod access;
pub mod alphabet;
pub mod answers;
pub mod asked;
pub mod audit;
pub mod case;
pub mod check;
pub mod codes;
pub mod directory_filter;
pub mod field;
pub mod hours;
pub mod line_order;
pub mod lines;
pub mod local_time;
pub mod notice;
pub mod notice_of_answer;
pub mod paper;
pub mod path;
pub mod pattern;
pub mod problem;
pub mod queue;
pub mod reading_targets;
pub mod rows;
pub mod section;
mod shape;
pub mod step;
pub mod stored;
pub mod text;
pub mod triage;
pub mod visible;
pub mod when;

pub use answers::{Answers, Report};
pub use code::{Code, CodeSet};
pub use path::Path;
pub use problem::{Problem, ProblemCode, Problems};
pub use section::Section;
pub use step::Step;
