//! Sealing, with public keys only.

use std::io::Write;

use age::stream::StreamWriter;
use age::x25519::Recipient;
use domain::codes::{Answer, Area};
use domain::triage::{Assessment, FlagWithOrigin};
use domain::{Answers, Code, Report};
use jiff::Timestamp;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::paper;
use crate::{Clear, Envelope, FORMAT, SealError, SealedReport};

/// What is sealed is padded to a multiple of this many bytes, so that size tells little.
pub(crate) const BLOCK: usize = 1024;

/// What is sealed of a report; an officer has it back as `opener::Opened`.
#[derive(Serialize)]
struct Words<'a> {
    format: u64,
    reference: String,
    received_at: Timestamp,
    due_at: Timestamp,
    band: u8,
    flags: &'a [FlagWithOrigin],
    rule_version: u32,
    second_hand: bool,
    /// As it is printed, so that an officer can compare by eye, too.
    #[serde(skip_serializing_if = "Option::is_none")]
    paper_key: Option<String>,
    report: &'a Report,
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
        let words = Words {
            format: FORMAT,
            reference: envelope.reference.to_string(),
            received_at: envelope.received_at,
            due_at: envelope.due_at,
            band: assessment.band.number(),
            flags: &assessment.flags,
            rule_version: assessment.rule_version,
            second_hand: assessment.second_hand,
            paper_key: envelope.paper_key.map(|key| key.to_string()),
            report: answers.report(),
        };
        let mut words = serde_json::to_vec(&words).map_err(|_| SealError::Sealing)?;
        words.resize(words.len().next_multiple_of(BLOCK), b' ');
        let clear = Clear {
            reference: envelope.reference,
            received_at: envelope.received_at,
            band: assessment.band,
            due_at: envelope.due_at,
            rule_version: assessment.rule_version,
            area: answers.report().place.area.map(Code::code),
            unit: answers.report().place.area.and_then(Area::unit).map(Code::code),
            advocate: answers.report().sharing.advocate == Some(Answer::Yes),
            counted: answers.report().place.campus.map(|campus| (envelope.month.clone(), campus)),
            key_hash: key_hash(&envelope.key),
            answers_mac: answers_mac(&envelope.key, answers),
        };
        Ok(SealedReport { clear, sealed: self.lock(&words).ok_or(SealError::Sealing)? })
    }

    /// Seals what is written to it into `out`, as it comes. Whole only once it was finished.
    ///
    /// # Errors
    /// [`SealError::Sealing`] where `out` takes nothing.
    pub fn stream<W: Write>(&self, out: W) -> Result<StreamWriter<W>, SealError> {
        let recipients = self.recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
        let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| SealError::Sealing)?;
        encryptor.wrap_output(out).map_err(|_| SealError::Sealing)
    }

    pub(crate) fn lock(&self, words: &[u8]) -> Option<Vec<u8>> {
        let mut sealed = Vec::with_capacity(words.len() + 512);
        let mut writer = self.stream(&mut sealed).ok()?;
        writer.write_all(words).ok()?;
        writer.finish().ok()?;
        Some(sealed)
    }
}

fn key_hash(key: &str) -> [u8; 32] {
    Sha256::new().chain_update(b"foursight idempotency key\0").chain_update(key).finalize().into()
}

/// Equal only for the same answers under the same key.
fn answers_mac(key: &str, answers: &Answers) -> [u8; 32] {
    paper::mac(key.as_bytes(), &paper::canonical(answers))
}
