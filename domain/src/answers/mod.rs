//! The answers of a report, from their shape to having passed every rule.

pub mod alone;
mod danger;
mod group;
mod object;
mod report;
mod rules;

pub use danger::Danger;
pub use report::{Account, Behaviour, Contact, Incident, Order, Person, Place, Report, Reporter, Signs};
pub use rules::Answers;
