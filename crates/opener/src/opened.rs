//! A report that was opened.

use domain::stored::{self, Stored};
use jiff::Timestamp;
use seal::{FORMAT, SealError};
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Serializer, Value};

/// An opened report, as it was stored: with universities, fields and codes that this version does not know.
#[derive(Deserialize)]
pub struct Opened {
    /// Its reference, which binds the sealed words to their row.
    pub reference: String,
    /// When it came.
    pub received_at: Timestamp,
    /// When it is due. The first to be sealed did not say.
    pub due_at: Option<Timestamp>,
    /// The band's number that the rule gave it.
    pub band: u8,
    /// The flags that fired.
    pub flags: Vec<OpenedFlag>,
    /// The rule's version.
    pub rule_version: u32,
    /// Whether someone other than the person being stalked tells it.
    pub second_hand: bool,
    /// The key on the reporter's paper, as it is printed. Reports of programs have none, and those of before.
    #[serde(default)]
    pub paper_key: Option<String>,
    /// The report as it was sent.
    pub report: Value,
    /// All that was sealed, letter for letter.
    #[serde(skip)]
    json: String,
}

/// A flag that fired, by its code: it may be of another version of the rule.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum OpenedFlag {
    /// As rule version 1 kept it.
    Code(String),
    /// With the fields that fired it, from rule version 2 on.
    WithOrigin {
        /// The flag.
        flag: String,
        /// The fields.
        from: Vec<String>,
    },
}

impl OpenedFlag {
    /// The flag's code.
    pub fn code(&self) -> &str {
        match self {
            Self::Code(flag) | Self::WithOrigin { flag, .. } => flag,
        }
    }
}

impl Opened {
    /// Reads what was sealed.
    pub(crate) fn read(words: Vec<u8>) -> Result<Self, SealError> {
        let mut json = String::from_utf8(words).map_err(|_| SealError::Damaged)?;
        let value: Value = serde_json::from_str(&json).map_err(|_| SealError::Damaged)?;
        match value.get("format").map_or(Some(1), Value::as_u64) {
            Some(1..=FORMAT) => {}
            Some(newer) if newer > FORMAT => return Err(SealError::Newer(newer)),
            _ => return Err(SealError::Damaged),
        }
        // Sealed words end with padding.
        json.truncate(json.trim_end().len());
        let opened = serde_json::from_value(value).map_err(|_| SealError::Damaged)?;
        Ok(Self { json, ..opened })
    }

    /// The report in today's types, and what of it they don't know.
    pub fn in_types(&self) -> Stored {
        stored::read(self.report.clone())
    }

    /// The report as it was sent, letter for letter: its canonical form, of which the code on the paper is made.
    ///
    /// # Errors
    /// [`SealError::Damaged`] where it stands there twice.
    pub fn report_as_sent(&self) -> Result<&str, SealError> {
        #[derive(Deserialize)]
        struct AsSent<'a> {
            #[serde(borrow)]
            report: &'a RawValue,
        }
        let as_sent: AsSent<'_> = serde_json::from_str(&self.json).map_err(|_| SealError::Damaged)?;
        Ok(as_sent.report.get())
    }

    /// All that was sealed, as JSON on lines of its own: in its order, with whatever this version does not know.
    ///
    /// # Panics
    /// Never: only what could be read is here.
    pub fn json(&self) -> Vec<u8> {
        let mut from = serde_json::Deserializer::from_str(&self.json);
        let mut to = Serializer::pretty(Vec::new());
        serde_transcode::transcode(&mut from, &mut to).expect("it was read before, and memory takes it");
        to.into_inner()
    }
}
