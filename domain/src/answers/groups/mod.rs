//! The groups of answers that a report consists of.

mod behaviour;
mod contact;
mod order;
mod person;
mod reporter;

pub use behaviour::{Behaviour, Effect, Evidence, Incident, Signs};
pub use contact::{Contact, FollowUp, Sharing};
pub use order::{Earlier, Order};
pub use person::{Account, Person};
pub use reporter::{Place, Reporter, SomeoneElse};
