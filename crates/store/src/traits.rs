//! What can be asked of a store. Every method answers only once what it did is on disk.

use async_trait::async_trait;
use domain::access::Scope;
use domain::audit::{Hash, Linked};
use domain::case::Case;
use domain::queue::{Reference, State};
use domain::triage::Band;
use jiff::Timestamp;
use seal::{Columns, SealedReport};
use tokio::sync::mpsc::{Receiver, Sender};

use super::{
    Accepted, AuditEntry, AuditFilter, BackupRow, Ceremony, Changed, Counted, DeskSession, DraftId, DraftTotals,
    Filter, InBand, Invitation, Notice, Officer, OfficerId, Passkey, Place, QueueRow, StoreError, StoredDraft,
    StoredEntry, StoredNotice, Taker, Tally, Timed, Waiting, Write,
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
        /// A page of a list: at most so many rows after the place where the page before ended. Rows that are damaged
        /// are left out.
        page(scope: Scope, filter: Filter, after: Option<Place>, at_most: u32) -> Vec<QueueRow>;
        /// One row as a list has it; none where there is no such report, or none for them.
        row(scope: Scope, reference: Reference) -> Option<QueueRow>;
        /// How much there is in each list.
        tally(scope: Scope, now: Timestamp) -> Tally;
        /// How many reports came at this time or later, in each band where any did; at most
        /// [`ARRIVALS`](super::ARRIVALS) are counted. When a report came is known to the minute.
        arrived_since(scope: Scope, since: Timestamp) -> Vec<(Band, u32)>;
        /// Whether a report can be stored just now.
        ready() -> ();
    }
}

timed_trait! {
    /// What becomes of reports once they wait. Whatever changes a case is written down in the same commit, or not done.
    Cases {
        /// A case, or none if there is no such report.
        case(reference: Reference) -> Option<Case>;
        /// Gives the most urgent case that waits, of those in the scope, to whoever takes it, and to nobody else. Somebody
        /// who has taken one and not opened it gets that one again; somebody who passed one over last does not get it
        /// back. None where nothing waits.
        take_next(scope: Scope, taker: Taker, entry: AuditEntry, notices: Vec<Notice>) -> Option<(Reference, Case)>;
        /// Changes a case that is still as it was seen.
        change(reference: Reference, seen: i64, write: Write) -> Changed;
        /// What was added to a case, in its order.
        entries_of(reference: Reference) -> Vec<StoredEntry>;
        /// Cases that were taken by then and not opened since, the oldest first, at most so many. Damaged ones are left
        /// out.
        unopened(taken_by: Timestamp, at_most: u32) -> Vec<(Reference, Case)>;
        /// Erases up to [`BATCH`](super::BATCH) reports in this state with what was added to them, of those that came by
        /// then and are not held, and writes down in the same commit how many. Says so, too: where it is fewer than that,
        /// none is left.
        erase_reports(state: State, came_by: Timestamp, entry: AuditEntry) -> usize;
        /// How many reports in this state came by then and are not held.
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
        /// At most so many entries that fit, the newest first, of those with a lower number than this one, if one is given.
        audit_page(filter: AuditFilter, before: Option<i64>, at_most: u32) -> Vec<Linked>;
        /// The number and the link of the last entry; of an entry without a link, [`START`](domain::audit::START).
        head() -> (i64, Hash);
    }
}

timed_trait! {
    /// Who may sign in at the desk, and their passkeys. What changes either is written down in the same commit.
    Officers {
        /// All of them, by name.
        officers() -> Vec<Officer>;
        /// The one with this name.
        officer(name: String) -> Option<Officer>;
        /// The one with this id.
        officer_by_id(id: OfficerId) -> Option<Officer>;
        /// Adds somebody, with their invitation. False if there is somebody of that name.
        add_officer(officer: Officer, invitation: Invitation, entry: AuditEntry) -> bool;
        /// Invites somebody once more: their earlier invitations are dropped. False if there is no such officer, or they
        /// were revoked.
        invite_again(invitation: Invitation, entry: AuditEntry) -> bool;
        /// Revokes somebody: their sessions, passkeys, invitations, ceremonies and kept words are dropped. False if there is
        /// no such officer, or they were revoked before.
        revoke_officer(id: OfficerId, at: Timestamp, entry: AuditEntry) -> bool;
        /// Their passkeys, the oldest first.
        passkeys(officer: OfficerId) -> Vec<Passkey>;
        /// Adds a passkey, spends the invitation that it was made for, makes the officer active, and begins the session, or
        /// goes on with theirs of that id. False, and nothing of it is done, if the invitation is spent or has expired,
        /// the credential is known, or the officer was revoked; without an invitation, also if they are not active.
        enrol(passkey: Passkey, token_hash: Option<[u8; 32]>, session: DeskSession, entry: AuditEntry) -> bool;
        /// Signs somebody in: keeps what their passkey changed, and begins the session, or goes on with theirs of that id.
        /// False if that passkey is gone, is another officer's, or the officer is not active.
        used_passkey(credential: Vec<u8>, changing: Vec<u8>, session: DeskSession, entry: AuditEntry) -> bool;
        /// Removes a passkey of somebody who has another one. False otherwise.
        remove_passkey(officer: OfficerId, credential: Vec<u8>, entry: AuditEntry) -> bool;
    }
}

timed_trait! {
    /// Who is signed in at the desk, and what lasts no longer than that.
    DeskSessions {
        /// A session that has not expired by `now`, of an officer who is active.
        session(id: [u8; 32], now: Timestamp) -> Option<(DeskSession, Officer)>;
        /// Begins a session of an active officer, or, for a demo, of whoever the invitation is for: that is spent, and they
        /// are active. False if the invitation is spent or has expired, or the officer may not sign in.
        begin_session(session: DeskSession, invitation: Option<[u8; 32]>, entry: AuditEntry) -> bool;
        /// Writes when it was seen last, and since when it is locked.
        see_session(id: [u8; 32], seen_at: Timestamp, locked: Option<Timestamp>) -> ();
        /// Ends a session; where there is none, nothing is done.
        end_session(id: [u8; 32], entry: AuditEntry) -> ();
        /// Ends all of somebody's sessions, and says how many; where there is none, nothing is done.
        end_sessions(officer: OfficerId, entry: AuditEntry) -> usize;
        /// An invitation that has not expired by `now`, and whom it is for, if they were not revoked.
        invitation(token_hash: [u8; 32], now: Timestamp) -> Option<(Invitation, Officer)>;
        /// Keeps the state of a ceremony.
        put_ceremony(id: [u8; 32], ceremony: Ceremony) -> ();
        /// Takes it out: whoever asks again finds none. None, too, if it has expired by `now`.
        take_ceremony(id: [u8; 32], now: Timestamp) -> Option<Ceremony>;
        /// Keeps what somebody typed at a place, instead of what was kept there before.
        keep_words(officer: OfficerId, place: [u8; 32], sealed: Vec<u8>, kept_at: Timestamp, expires_at: Timestamp) -> ();
        /// What they typed there, and when it was kept, if it has not expired by `now`.
        words(officer: OfficerId, place: [u8; 32], now: Timestamp) -> Option<(Vec<u8>, Timestamp)>;
        /// Drops it; dropping none is fine.
        drop_words(officer: OfficerId, place: [u8; 32]) -> ();
        /// Drops what of all this has expired by `now`, up to [`BATCH`](super::BATCH) in one commit, and says how much.
        expire_desk(now: Timestamp) -> usize;
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
pub trait Store: Drafts + Queue + Cases + Audit + Officers + DeskSessions + Counts + DayKeys + Backup {}

impl<T: Drafts + Queue + Cases + Audit + Officers + DeskSessions + Counts + DayKeys + Backup> Store for T {}
