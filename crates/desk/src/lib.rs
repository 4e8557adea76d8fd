//! The triage desk: its routes and handlers, sign-in, and the cases that staff work. The only part of the program that
//! opens reports over HTTP.
#![forbid(unsafe_code)]

mod audit;
mod case;
mod cookie;
mod desk;
mod find;
mod host;
mod live;
mod lock;
mod passkeys;
mod people;
mod posted;
mod queue;
mod respond;
mod routes;
mod session;
mod sign_in;
mod sweep;
mod unsaved;
mod when;

pub use desk::{Desk, DeskSettings, NoDesk};
pub use people::{Invited, NotInvited, invite, invite_for_demo};
pub use routes::{router, routes};
pub use sweep::sweep;
