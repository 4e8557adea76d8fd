//! The program `foursight`: settings, roles, backups and figures, around the public site (`site`) and the store.
#![forbid(unsafe_code)]

// Only the program reads its command line (`commands.rs`).
use clap as _;

pub mod backup;
pub mod config;
pub mod log;
pub mod metrics;
pub mod roles;
