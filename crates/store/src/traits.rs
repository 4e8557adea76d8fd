//! What can be asked of a store. Every method answers only once what it did is on disk.

use async_trait::async_trait;
use domain::audit::{Hash, Linked};
use domain::case::{Case, Change};
use domain::queue::{Reference, State};
use jiff::Timestamp;
use seal::{Columns, SealedReport};
use tokio::sync::mpsc::{Receiver, Sender};

use super::{
    Accepted, AuditEntry, BackupRow, Changed, Counted, DraftId, DraftTotals, InBand, Notice, StoreError, StoredDraft,
    StoredNotice, Taker, Timed, Waiting,
};

/// Declares a trait, and implements it for [`Timed`]: each call is limited in time and observed under the method's
/// name. Written once here, so that a further method can't be left unlimited.
macro_rules! timed_trait {
    ($(#[$about:meta])* $name:ident {
        $($(#[$what:meta])* $method:ident($($argument:ident: $type:ty),*) -> $answer:ty;)+
    }) => {
        $(#[$about])*
        #[async_trait]
        pub trait $name: Send + Sync {
            $(
                $(#[$what])*
                async fn $method(&self, $($argument: $type),*) -> Result<$answer, StoreError>;
            )+
        }

        #[async_trait]
        impl $name for Timed {
            $(
                async fn $method(&self, $($argument: $type),*) -> Result<$answer, StoreError> {
                    self.call(stringify!($method), self.inner()?.$method($($argument),*)).await
                }
            )+
        }
    };
}

timed_trait! {
    /// Unfinished answers, locked under keys that only browsers hold.
    Drafts {
        /// The draft with this id, if it has not expired by `now`.
        draft(id: DraftId, now: Timestamp) -> Option<StoredDraft>;
        /// Keeps a draft: a new one (revision 0), or the one whose revision is one less. False if that has moved on or
        /// is gone.
        keep_draft(id: DraftId, draft: StoredDraft) -> bool;
        /// Drops a draft; dropping none is fine.
        drop_draft(id: DraftId) -> ();
        /// What all drafts take.
        draft_totals() -> DraftTotals;
        /// Drops what has expired by `now`, up to [`BATCH`](super::BATCH) in one commit, and says how many.
        expire_drafts(now: Timestamp) -> usize;
    }
}

timed_trait! {
    /// Reports that wait, and what their rows say without opening them.
    Queue {
        /// Puts a report in the queue: one row, one insert.
        accept(report: SealedReport) -> Accepted;
        /// What waits, by band and then by due time: all, or at most so many. Rows that are damaged are left out.
        waiting(at_most: Option<u32>) -> Vec<Waiting>;
        /// The references of damaged rows; where such a row lies, if it has none any more. Reads each row by itself.
        damaged() -> Vec<String>;
        /// What waits in each band where anything does, and is overdue at `now`. Counts in an index; reads no report.
        in_bands(now: Timestamp) -> Vec<InBand>;
        /// The age file of one report, or none if there is no such report.
        sealed(reference: Reference) -> Option<Vec<u8>>;
        /// What the row of one report says in clear, or none if there is no such report.
        columns(reference: Reference) -> Option<Columns>;
        /// Whether a report can be stored just now.
        ready() -> ();
    }
}

timed_trait! {
    /// What becomes of reports once they wait. Whatever changes a case is written down in the same commit, or not done.
    Cases {
        /// A case, or none if there is no such report.
        case(reference: Reference) -> Option<Case>;
        /// Gives the most urgent case that waits to whoever takes it, and to nobody else. Somebody who has taken one and
        /// not opened it gets that one again. None where nothing waits.
        take_next(taker: Taker, entry: AuditEntry, notices: Vec<Notice>) -> Option<(Reference, Case)>;
        /// Changes a case that is still as it was seen.
        change(reference: Reference, seen: i64, change: Change, entry: AuditEntry, notices: Vec<Notice>) -> Changed;
        /// Erases up to [`BATCH`](super::BATCH) reports in this state, of those that came by then, and writes down in
        /// the same commit how many. Says so, too: where it is fewer than that, none is left.
        erase_reports(state: State, came_by: Timestamp, entry: AuditEntry) -> usize;
        /// How many reports in this state came by then.
        count_reports(state: State, came_by: Timestamp) -> u64;
        /// The notices after the one with this number, at most so many.
        notices(after: i64, at_most: u32) -> Vec<StoredNotice>;
    }
}

timed_trait! {
    /// What officers, and programs in their place, did.
    Audit {
        /// Writes down what was done.
        append(entry: AuditEntry) -> ();
        /// The entries after the one with this number, at most so many, in their order. Entries of before there was a
        /// chain are not among them.
        entries(after: i64, at_most: u32) -> Vec<Linked>;
        /// The number and the link of the last entry; of an entry without a link, [`START`](domain::audit::START).
        head() -> (i64, Hash);
    }
}

timed_trait! {
    /// Figures that are kept apart from reports.
    Counts {
        /// How many reports named each university in each month.
        counted() -> Vec<Counted>;
    }
}

timed_trait! {
    /// Keys that all replicas share and that change each day.
    DayKeys {
        /// The keys of this day, counted from 1970, and of the day before if there is one, the newer first. Where the
        /// day has none yet, it gets the one that was drawn; older ones are dropped.
        day_keys(day: i64, drawn: [u8; 32]) -> Vec<[u8; 32]>;
    }
}

/// Rows out of a database and into an empty one. Takes as long as all rows take: no visitor waits for these.
#[async_trait]
pub trait Backup: Send + Sync {
    /// Gives every row of [`TABLES`](super::TABLES), as all of them were at one moment, and last [`BackupRow::End`]. Whoever stores
    /// meanwhile does not wait for it.
    async fn export(&self, rows: Sender<BackupRow>) -> Result<(), StoreError>;
    /// Puts such rows into a database that has none. Keeps all once [`BackupRow::End`] has come, and none otherwise.
    async fn import(&self, rows: Receiver<BackupRow>) -> Result<(), StoreError>;
}

#[async_trait]
impl Backup for Timed {
    async fn export(&self, rows: Sender<BackupRow>) -> Result<(), StoreError> {
        self.inner()?.export(rows).await
    }

    async fn import(&self, rows: Receiver<BackupRow>) -> Result<(), StoreError> {
        self.inner()?.import(rows).await
    }
}

/// All of it, in one database.
pub trait Store: Drafts + Queue + Cases + Audit + Counts + DayKeys + Backup {}

impl<T: Drafts + Queue + Cases + Audit + Counts + DayKeys + Backup> Store for T {}
