//! The answers of a report, from their shape to having passed every rule.

pub mod alone;
mod danger;
mod group;
mod groups;
mod number;
mod object;
mod report;
mod rules;
pub(crate) mod shape;

pub use crate::shape::Fields;
pub use danger::{Danger, DangerCode};
pub use groups::{
    Account, Behaviour, Contact, Earlier, Effect, Evidence, FollowUp, Incident, Order, Person, Place, Reporter,
    Sharing, Signs, SomeoneElse,
};
pub use report::Report;
pub use rules::{Answers, MOST_CHARACTERS};
