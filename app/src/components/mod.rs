//! govuk-frontend's components, in Leptos. No page writes its own twin of one.

mod choice;
mod errors;
mod frame;
mod group;
mod summary;
mod words;

pub use choice::{Checkboxes, Choice, Radios, Select};
pub use errors::{ErrorSummary, Refusal};
pub use frame::{BackLink, Button, ButtonLink, ExitThisPage, SkipLink};
pub use group::Asked;
pub use summary::{Answered, Panel, SummaryList};
pub use words::{Input, Textarea};
