//! The server as a whole, its parts real: a report goes in as the public sends it and comes out as an
//! officer opens it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod after;
mod api;
mod backup;
mod bad_input;
mod campus;
mod check;
mod cluster;
mod come_back;
mod command_line;
mod connection;
mod deploy;
mod directory;
mod drafts;
mod emergency;
mod everywhere;
mod fields;
mod figures;
mod journey;
mod kept;
mod languages;
mod neutral;
mod once;
mod overload;
mod pages;
mod parts;
mod plain;
mod program;
mod property;
mod readable;
mod replicas;
mod retention;
mod rows;
mod safety;
mod scaled;
mod seal;
mod settings;
mod silence;
mod stopping;
mod store;
mod support;
mod unasked;
mod without_store;
mod words;
