//! What the pages are made of. Times are in words where the team is (`14:58`, `26 Nov 13:41`), made by whoever fills
//! these structs.

mod case;
mod entries;
mod frame;
mod queue;
mod staff;

pub use case::{
    CaseFile, CaseForms, CasePage, Conflict, Danger, Kept, LogRow, Said, SectionTold, TimelineRow, Told, WhyRow,
};
pub use entries::{ContactTried, LeadRow, LinkRow, Note, OrderRow, PinRow, Struck, TaskRow};
pub use frame::{Due, DueKind, Frame, Nav, Signed};
pub use queue::{Pager, QueueFilter, QueueLine, QueuePage, Tile, ViewTab};
pub use staff::{
    AuditPage, AuditRow, Enrolment, InvitedPerson, LockedPage, MessagePage, OwnPasskey, PeoplePage, Person, SignInPage,
};
