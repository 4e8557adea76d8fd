//! The program's roles, one a command.

mod audit;
mod backup;
mod demo;
mod desk;
mod directory;
mod keys;
mod made_up;
mod paper;
mod queue;
mod retention;
mod rule;
mod serve;
mod stats;
mod stop;
mod sweep;

use std::error::Error;

/// What a role ends with. Its message is for the operator and names no content.
pub type Outcome = Result<(), Box<dyn Error + Send + Sync>>;

pub use audit::verify as verify_audit;
pub use backup::{backup, restore};
pub use demo::demo;
pub use desk::{build_desk, desk, invite, people, revoke};
pub use directory::{Age, check as check_directory, judge};
pub use keys::{new as new_keys, recipient_of};
pub use made_up::fill;
pub use paper::{typed as typed_proof, verify as verify_paper};
pub use queue::{list, open};
pub use retention::{Erased, came_by, retain, would_retain};
pub use rule::replay as replay_rule;
pub use serve::{build, migrate, public, serve};
pub use stats::{Shown, shown, stats};
pub use stop::asked_to_stop;
pub use sweep::{look, sweep};
