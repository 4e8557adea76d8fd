//! The answers of a report, from their shape to having passed every rule.

pub mod alone;
mod danger;
mod group;
mod number;
mod object;
mod report;
mod rules;
mod shape;
mod told;

pub use danger::Danger;
pub use report::Report;
pub use rules::{Answers, MOST_CHARACTERS};
pub use shape::Fields;
pub use told::{
    Account, Behaviour, Contact, Earlier, Effect, Evidence, Incident, Order, Person, Place, Reporter, Sharing, Signs,
    SomeoneElse,
};
