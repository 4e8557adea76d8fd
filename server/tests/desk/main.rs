//! The desk as a whole, its parts real: a report comes in by the public site, and staff read it, work it and close it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod access;
mod changes;
#[path = "../it/cluster.rs"]
mod cluster;
mod journey;
mod locking;
mod replicas;
mod secrecy;
mod support;
