//! What is added to a case: notes, tasks, attempts to reach somebody, reasons. Its words are sealed; its kind, its times
//! and who wrote it stand in clear. An entry is never changed: what was wrong is struck through by another one.

use jiff::Timestamp;

use crate::code::codes;
use crate::queue::Reference;

codes! {
    /// What an entry is.
    EntryKind in "entry_kind" {
        /// A note.
        Note = "note",
        /// That somebody tried to reach the person: how, and what came of it.
        ContactTried = "contact_tried",
        /// Something to do.
        Task = "task",
        /// That a task is done.
        TaskDone = "task_done",
        /// A court order, as the team knows it.
        Order = "order",
        /// That an order was broken, and what was done about it.
        Breach = "breach",
        /// Digital evidence, and until when it can be had.
        Lead = "lead",
        /// That another case is the same, or about the same person.
        Link = "link",
        /// A line that stands with the danger.
        Pin = "pin",
        /// That another entry was wrong, and why.
        Strike = "strike",
        /// Why somebody did what changed the case: a band, handing over, closing.
        Reason = "reason",
        /// Why somebody left it to another.
        PassOver = "pass_over",
    }
}

codes! {
    /// For whom an entry is.
    Lane in "lane" {
        /// The team.
        Team = "team",
        /// The person who reported, once somebody speaks with them.
        ForReporter = "for_reporter",
    }
}

/// An entry, as its row describes it without opening it. Who opens one compares all of this with what was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// To which case.
    pub reference: Reference,
    /// What it is.
    pub kind: EntryKind,
    /// For whom.
    pub lane: Lane,
    /// When it was written, to the second.
    pub at: Timestamp,
    /// Who wrote it.
    pub by: String,
    /// The number of the entry that it is about: the task that is done, the note that is struck through.
    pub of: Option<i64>,
    /// When what it asks for is due, or when what it tells of ends.
    pub due_at: Option<Timestamp>,
}
