//! What happens: a report is read, sorted, sealed and put in the queue, and nothing a person wrote
//! touches a disk, a log or a clear column on its way.
#![forbid(unsafe_code)]

pub mod backup;
pub mod config;
pub mod day_keys;
pub mod directory;
pub mod draft;
pub mod due;
pub mod http;
pub mod log;
pub mod metrics;
pub mod roles;
mod source;
mod squares;
pub mod submit;
