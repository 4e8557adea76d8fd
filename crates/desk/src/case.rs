//! A case: opening it, showing it as the policy allows, and changing it.

mod answers;
mod band;
mod change;
mod choices;
mod contact;
mod entries;
mod file;
mod form;
mod forms;
mod log;
mod show;

pub(crate) use change::{change, discard};
pub(crate) use show::{show, summary};
