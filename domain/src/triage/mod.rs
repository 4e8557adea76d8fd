//! Sorting for people's attention. Never a risk assessment, never shown to the public as a score.

mod assess;
mod flag;
mod rule;

pub use assess::{Assessment, assess, danger_now, fired};
pub use flag::Flag;
pub use rule::{Band, Line, Needs, RULE, RULE_VERSION};
