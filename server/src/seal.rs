//! The room with one door: answers go in, and only a sealed report comes out.

use std::io::{Read, Write};

use age::x25519::{Identity, Recipient};
use domain::queue::Reference;
use domain::triage::{Assessment, Band, Flag};
use domain::{Answers, Code, Report};
use hmac::{Hmac, Mac};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Sealed reports are padded to a multiple of this many bytes, so that size tells little.
const BLOCK: usize = 1024;

/// What went wrong with a seal. Names no content.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// A configured recipient is no age X25519 recipient.
    #[error("not an age recipient (they begin with age1): number {0} of those configured")]
    Recipient(usize),
    /// The identity file holds no usable key.
    #[error("no age identity (a line beginning AGE-SECRET-KEY-1) in the file")]
    Identity,
    /// The report was sealed for another key, or was damaged.
    #[error("can't be opened with this identity: sealed for another key, or damaged")]
    Opening,
    /// The sealed words belong to another report than the row they lie in.
    #[error("the sealed report is {found}, not {wanted}: the row was changed")]
    Misplaced {
        /// The reference of the row.
        wanted: Reference,
        /// The reference in the sealed words.
        found: String,
    },
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
    /// The sender's idempotency key.
    pub key: String,
}

/// An opened report.
#[derive(Serialize, Deserialize)]
pub struct Opened {
    /// Its reference, which binds the sealed words to their row.
    pub reference: String,
    /// When it came.
    pub received_at: Timestamp,
    /// The band's number that the rule gave it.
    pub band: u8,
    /// The flags that fired.
    pub flags: Vec<Flag>,
    /// The rule's version.
    pub rule_version: u32,
    /// Whether someone other than the person being stalked tells it.
    pub second_hand: bool,
    /// The report as it was sent.
    pub report: Report,
}

/// Holds the public keys. It can seal and never open.
#[derive(Clone)]
pub struct Sealer {
    recipients: Vec<Recipient>,
}

impl Sealer {
    /// A sealer for these recipients, or none if there are none.
    ///
    /// # Errors
    /// [`SealError::Recipient`] for one that is no age recipient.
    pub fn new(recipients: &[String]) -> Result<Option<Self>, SealError> {
        let written = recipients.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
        let read = written.enumerate().map(|(at, text)| text.parse().map_err(|_| SealError::Recipient(at + 1)));
        let recipients = read.collect::<Result<Vec<Recipient>, _>>()?;
        Ok((!recipients.is_empty()).then_some(Self { recipients }))
    }

    /// Seals answers to every recipient, in memory.
    ///
    /// # Errors
    /// [`SealError::Sealing`]; it does not happen with the keys that [`Sealer::new`] takes.
    pub fn seal(
        &self,
        answers: &Answers,
        assessment: &Assessment,
        envelope: &Envelope,
    ) -> Result<SealedReport, SealError> {
        let opened = Opened {
            reference: envelope.reference.to_string(),
            received_at: envelope.received_at,
            band: assessment.band.number(),
            flags: assessment.flags.iter().copied().collect(),
            rule_version: assessment.rule_version,
            second_hand: assessment.second_hand,
            report: answers.report().clone(),
        };
        let mut words = serde_json::to_vec(&opened).map_err(|_| SealError::Sealing)?;
        words.resize(words.len().next_multiple_of(BLOCK), b' ');
        let clear = Clear {
            reference: envelope.reference,
            received_at: envelope.received_at,
            band: assessment.band,
            due_at: envelope.due_at,
            rule_version: assessment.rule_version,
            area: answers.report().place.area.map(Code::code),
            key_hash: key_hash(&envelope.key),
            answers_mac: answers_mac(&envelope.key, answers),
        };
        Ok(SealedReport { clear, sealed: self.lock(&words).ok_or(SealError::Sealing)? })
    }

    fn lock(&self, words: &[u8]) -> Option<Vec<u8>> {
        let recipients = self.recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
        let encryptor = age::Encryptor::with_recipients(recipients).ok()?;
        let mut sealed = Vec::with_capacity(words.len() + 512);
        let mut writer = encryptor.wrap_output(&mut sealed).ok()?;
        writer.write_all(words).ok()?;
        writer.finish().ok()?;
        Some(sealed)
    }
}

/// Holds the opening key. Lives only where officers work, never in the public server.
pub struct Opener {
    identity: Identity,
}

impl Opener {
    /// Reads an age identity file.
    ///
    /// # Errors
    /// [`SealError::Identity`] where it has no key.
    pub fn new(file: &str) -> Result<Self, SealError> {
        let line = file.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
        let identity = line.and_then(|line| line.parse().ok()).ok_or(SealError::Identity)?;
        Ok(Self { identity })
    }

    /// The recipient that this key opens for.
    pub fn recipient(&self) -> String {
        self.identity.to_public().to_string()
    }

    /// Opens a report and makes sure that it is the one whose row it lies in.
    ///
    /// # Errors
    /// [`SealError::Opening`] or [`SealError::Misplaced`].
    pub fn open(&self, wanted: Reference, sealed: &[u8]) -> Result<Opened, SealError> {
        let decryptor = age::Decryptor::new(sealed).map_err(|_| SealError::Opening)?;
        let mut words = Vec::new();
        let keys = std::iter::once(&self.identity as &dyn age::Identity);
        let mut reader = decryptor.decrypt(keys).map_err(|_| SealError::Opening)?;
        reader.read_to_end(&mut words).map_err(|_| SealError::Opening)?;
        let opened: Opened = serde_json::from_slice(&words).map_err(|_| SealError::Opening)?;
        if opened.reference == wanted.to_string() {
            Ok(opened)
        } else {
            Err(SealError::Misplaced { wanted, found: opened.reference })
        }
    }
}

fn key_hash(key: &str) -> [u8; 32] {
    Sha256::new().chain_update(b"foursight idempotency key\0").chain_update(key).finalize().into()
}

/// The canonical form of answers is their JSON as the types write it: absent answers left out, always
/// in the same order.
fn answers_mac(key: &str, answers: &Answers) -> [u8; 32] {
    let canonical = serde_json::to_vec(answers.report()).expect("reports have string keys only");
    let mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("HMAC takes keys of any length");
    mac.chain_update(canonical).finalize().into_bytes().into()
}
