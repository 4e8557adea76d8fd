//! What staff see at the desk: plain structs in, HTML out. A page of a case takes a `Seen<CaseFile>`, which only the
//! policy makes (`domain::access`), so that it can't show what is kept back from whoever looks. Staff pages are in
//! English only, and their words stand in the views.
#![forbid(unsafe_code)]

mod model;
mod pages;
pub mod words;

pub use model::{
    AuditPage, AuditRow, CaseFile, CaseForms, CasePage, Conflict, ContactTried, Danger, Due, DueKind, Enrolment, Frame,
    InvitedPerson, Kept, LeadRow, LinkRow, LockedPage, LogRow, MessagePage, Nav, Note, OrderRow, OwnPasskey, Pager,
    PeoplePage, Person, PinRow, QueueFilter, QueueLine, QueuePage, Said, SectionTold, SignInPage, Signed, Struck,
    TaskRow, Tile, TimelineRow, Told, ViewTab, WhyRow,
};
pub use pages::{Page, document};
pub use words::action_in_words;
