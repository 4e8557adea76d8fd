//! The public site: its routes and handlers, drafts, and the way of a report into the queue. There are public keys here
//! only: nothing that this crate depends on can open a report.
#![forbid(unsafe_code)]

mod admin;
mod api;
mod assets;
mod campus;
mod check;
mod cookies;
mod counters;
mod day_keys;
pub mod directory;
pub mod draft;
mod error_pages;
mod fixed_pages;
mod form;
mod form_cookie;
mod form_posts;
mod health;
mod help;
mod journey;
mod openapi;
mod pages;
mod pairs;
mod posted_form;
mod problem;
mod public;
mod qr_code;
mod reading;
mod respond;
mod routes;
mod safety;
mod session;
pub mod submit;
mod tree;

pub use admin::admin;
pub use assets::{frame_assets, missing as assets_missing};
pub use counters::{BandLabel, DraftCounter, ReportCounter, label};
pub use day_keys::DayKeys;
pub use error_pages::unreadable;
pub use fixed_pages::FixedPages;
pub use public::Public;
pub use routes::{router, routes};
