//! The program `foursight`: settings, roles, backups and figures, around the public site (`site`) and the store.
#![forbid(unsafe_code)]

pub mod backup;
pub mod config;
pub mod log;
pub mod metrics;
pub mod roles;
