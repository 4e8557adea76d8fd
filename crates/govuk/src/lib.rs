//! govuk-frontend's components, in Leptos. No page writes its own twin of one.
//!
//! Each takes options that are called and mean what those of the original's macro do; those with
//! children take in them what the original takes from its caller. `tests/fixtures` compares
//! each with every example that govuk-frontend ships. Words that show where an option is unsaid are
//! the original's; pages say theirs, from `content/`.
#![deny(unsafe_code)]
#![recursion_limit = "256"]
#![allow(clippy::needless_pass_by_value, reason = "a component owns its props")]

mod back_link;
mod button;
mod character_count;
mod checkboxes;
mod date_input;
mod date_item;
mod details;
mod error_message;
mod error_summary;
mod exit_this_page;
mod fieldset;
mod hint;
mod input;
mod inset_text;
mod label;
mod notification_banner;
mod panel;
mod parts;
mod phase_banner;
mod radios;
mod select;
mod skip_link;
mod summary_actions;
mod summary_card;
mod summary_list;
mod table;
mod tag;
mod task_list;
mod textarea;
mod warning_text;

pub use back_link::*;
pub use button::*;
pub use character_count::*;
pub use checkboxes::*;
pub use date_input::*;
pub use date_item::*;
pub use details::*;
pub use error_message::*;
pub use error_summary::*;
pub use exit_this_page::*;
pub use fieldset::*;
pub use hint::*;
pub use input::*;
pub use inset_text::*;
pub use label::*;
pub use notification_banner::*;
pub use panel::*;
pub use parts::{Attributes, Choice, ChoiceLabel, Conditional, FormGroup, Piece, Words};
pub use phase_banner::*;
pub use radios::*;
pub use select::*;
pub use skip_link::*;
pub use summary_actions::*;
pub use summary_card::*;
pub use summary_list::*;
pub use table::*;
pub use tag::*;
pub use task_list::*;
pub use textarea::*;
pub use warning_text::*;
