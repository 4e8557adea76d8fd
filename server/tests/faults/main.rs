//! The built program under faults: killed, its database killed, its disk full, read-only, locked or damaged, its
//! clock set back, the power cut. What was acknowledged is there, once; what was not is said not to be.
//!
//! Small by themselves; `cargo xtask faults` runs the full sizes. Each prints a line with what it found.
#![forbid(unsafe_code)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod chance;
mod client;
mod clock;
#[path = "../it/cluster.rs"]
mod cluster;
mod crowd;
mod damaged;
mod desk;
mod disk;
mod killed;
mod load;
mod locked;
mod mount;
mod postgres;
mod power;
mod program;
mod refused;
mod run;
mod signals;
mod signposts;
mod slow;
mod stored;
mod versions;
