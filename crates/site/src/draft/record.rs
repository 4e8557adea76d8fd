//! What is locked in a row: the answers, and besides what the row says in clear, so that a change there is noticed.

use clock::ClockAndRandom;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::StoredDraft;

use super::lock::Lock;
use super::{Draft, SessionState};

/// The format that this version writes. Version 0.1 wrote a draft by itself, without a number.
const FORMAT: u32 = 2;

/// Records are padded to a multiple of this many bytes, so that their size tells little.
const BLOCK: usize = 1024;

/// A row's content.
#[derive(Serialize, Deserialize)]
pub(crate) struct Record {
    format: u32,
    revision: i64,
    expires_at: Timestamp,
    pub(crate) draft: Draft,
    /// Of which session's draft it is a copy; none for a session's draft itself.
    #[serde(default)]
    pub(crate) copy: Option<CopyOf>,
}

/// Of which session's draft something is a copy, and of which revision.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(crate) struct CopyOf {
    holder: [u8; 16],
    revision: i64,
}

impl CopyOf {
    pub(crate) fn new(holder: [u8; 16], revision: i64) -> Self {
        Self { holder, revision }
    }

    /// Whether it follows this session.
    pub(crate) fn follows(&self, holder: [u8; 16]) -> bool {
        self.holder == holder
    }

    /// Whether nothing newer is to be written to it.
    pub(crate) fn is_as_new_as(&self, revision: i64) -> bool {
        self.revision >= revision
    }
}

/// Locks a draft for its row.
pub(crate) fn seal(
    lock: &Lock,
    draft: &Draft,
    copy: Option<CopyOf>,
    revision: i64,
    expires_at: Timestamp,
    clock: &ClockAndRandom,
) -> Vec<u8> {
    let record = Record { format: FORMAT, revision, expires_at, draft: draft.clone(), copy };
    let mut words = serde_json::to_vec(&record).expect("drafts have string keys only");
    words.resize(words.len().next_multiple_of(BLOCK), b' ');
    lock.lock(&words, clock.random())
}

/// Unlocks a row. None where it is locked with another secret, damaged, of a newer format, or not the row that
/// was written.
pub(crate) fn open(lock: &Lock, stored: &StoredDraft) -> Option<Record> {
    let json: Value = serde_json::from_slice(&lock.unlock(&stored.sealed)?).ok()?;
    match json.get("format").map(Value::as_u64) {
        None => version_1(json, stored),
        Some(format) if format? <= u64::from(FORMAT) => {
            let record: Record = serde_json::from_value(json).ok()?;
            let same = record.revision == stored.revision && record.expires_at == stored.expires_at;
            same.then_some(record)
        }
        Some(_) => None,
    }
}

/// A draft as version 0.1 wrote it.
fn version_1(json: Value, stored: &StoredDraft) -> Option<Record> {
    let mut draft: Draft = serde_json::from_value(json).ok()?;
    // When somebody was last active is not known; ended drafts are never opened, so it was not long ago.
    draft.session = SessionState::touched(stored.expires_at);
    let (revision, expires_at) = (stored.revision, stored.expires_at);
    Some(Record { format: FORMAT, revision, expires_at, draft, copy: None })
}
