//! Sealing: answers go in, and only a [`SealedReport`] comes out. There are public keys here and nothing that opens:
//! that is the crate `opener`, on which only officers' programs depend.
#![forbid(unsafe_code)]

mod paper;
mod sealer;
mod staff;

use domain::codes::Campus;
use domain::queue::Reference;
use domain::triage::Band;
use jiff::Timestamp;

pub use paper::{NotOfAPaper, PaperCode, PaperKey};
pub use sealer::Sealer;
pub use staff::{Belongs, Fields, STAFF_FORMAT, StaffWords};

/// The version of what is sealed. It rises only where an older program would misread what it opens: what it does
/// not know it shows as it stands. Where none is written it is 1.
pub const FORMAT: u64 = 2;

/// What went wrong with a seal. Names no content.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// A configured recipient is no age X25519 recipient.
    #[error("not an age recipient (they begin with age1): number {0} of those configured")]
    Recipient(usize),
    /// The identity file holds no usable key.
    #[error("no age identity (a line beginning AGE-SECRET-KEY-1) in the file")]
    Identity,
    /// It was sealed for other keys than these, of which there are so many. A change to the lines of an age file that
    /// say for whom it is looks the same.
    #[error("can't be opened with this identity: sealed for another key (keys tried: {0})")]
    WrongKey(usize),
    /// It is not as it was written, or no age file at all.
    #[error("can't be opened: damaged, or not sealed by foursight")]
    Damaged,
    /// A newer version sealed it.
    #[error("sealed by a newer version (format {0}); use a newer foursight")]
    Newer(u64),
    /// The sealed words belong to another report than the row they lie in.
    #[error("the sealed report is {found}, not {wanted}: the row was changed")]
    Misplaced {
        /// The reference of the row.
        wanted: Reference,
        /// The reference in the sealed words.
        found: String,
    },
    /// Words of staff lie where they do not belong.
    #[error("sealed words lie where they do not belong: the row was changed")]
    Moved,
    /// Writing the seal failed.
    #[error("sealing failed")]
    Sealing,
}

/// What a row may say in clear: only what the queue sorts, routes and expires by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clear {
    /// The report's reference.
    pub reference: Reference,
    /// When it came, to the minute.
    pub received_at: Timestamp,
    /// How soon it is read.
    pub band: Band,
    /// When it is due.
    pub due_at: Timestamp,
    /// The rule's version.
    pub rule_version: u32,
    /// The code of the area, if given.
    pub area: Option<&'static str>,
    /// The code of the unit that works reports from there, if one does.
    pub unit: Option<&'static str>,
    /// Whether the person agreed that an advocate sees it: yes, and nothing less.
    pub advocate: bool,
    /// What is counted of it, apart from its row: the month, such as `2026-11`, and the university it names.
    pub counted: Option<(String, Campus)>,
    /// Hash of the idempotency key.
    pub key_hash: [u8; 32],
    /// MAC of the answers under the idempotency key: equal only for the same answers, and a guess at
    /// the answers can't be tried without the key.
    pub answers_mac: [u8; 32],
}

/// A report that can be stored: sealed, with its clear columns. Only [`Sealer::seal`] makes one.
pub struct SealedReport {
    clear: Clear,
    sealed: Vec<u8>,
}

impl SealedReport {
    /// The clear columns.
    pub fn clear(&self) -> &Clear {
        &self.clear
    }

    /// The age file.
    pub fn sealed(&self) -> &[u8] {
        &self.sealed
    }
}

/// What stands on the envelope of a report about to be sealed.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The reference drawn for it.
    pub reference: Reference,
    /// When it came, to the minute.
    pub received_at: Timestamp,
    /// When it is due.
    pub due_at: Timestamp,
    /// The month in which it came, where the team is: `2026-11`.
    pub month: String,
    /// The sender's idempotency key.
    pub key: String,
    /// The key of the paper that the reporter can print; none where a program sends.
    pub paper_key: Option<PaperKey>,
}

/// What a report's row says in clear, as it lies: nothing of it is checked. Times are seconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// When it came.
    pub received_at: i64,
    /// The band's number.
    pub band: i64,
    /// When it is due.
    pub due_at: i64,
    /// The rule's version.
    pub rule_version: i64,
    /// The code of its area.
    pub area: Option<String>,
    /// The number of the band that somebody gave by hand; it is due by that one.
    pub band_by_hand: Option<i64>,
    /// When somebody first read it; from then on it is due by its tasks.
    pub read_at: Option<i64>,
}
