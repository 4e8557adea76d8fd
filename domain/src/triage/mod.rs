//! Sorting for people's attention. Never a risk assessment, never shown to the public as a score.

mod assess;
mod danger_words;
mod fired;
mod flag;
mod rule;
pub mod version_1;
mod words;

pub use assess::{Assessment, FlagWithOrigin, advice, assess, band_of, danger_now, urgent};
pub use danger_words::{DANGER_WORDS, names_danger};
pub use fired::{Fired, fired};
pub use flag::Flag;
pub use rule::{Band, Line, Needs, RULE, RULE_VERSION, URGENT_ALONE};
pub use words::{is_words, words};
