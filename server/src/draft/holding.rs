//! What a draft holds, and what becomes of it when it is sent.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{Report, Section};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::outside::Outside;

/// What a draft holds.
#[derive(Clone, Serialize, Deserialize)]
pub struct Draft {
    /// The answers so far.
    pub report: Report,
    /// Under which key the report is sent, so that sending twice makes one.
    pub key: String,
    /// Told once the report was sent; the answers are then gone from here.
    pub sent: Option<Sent>,
    /// The reference of a report sent from this draft before something was changed.
    pub sent_before: Option<String>,
    /// The parts that were saved at least once.
    #[serde(default)]
    pub saved: BTreeSet<Section>,
}

/// What is shown of a report that was sent.
#[derive(Clone, Serialize, Deserialize)]
pub struct Sent {
    /// Its reference.
    pub reference: String,
    /// When a person should have read it.
    pub due_at: Timestamp,
    /// The name of the service that looks after the place, if that is not this team.
    pub route: Option<String>,
    /// Whether what was sent told of danger at that moment.
    pub danger_now: bool,
}

impl Draft {
    /// An empty draft with a key of its own.
    pub fn new(outside: &Outside) -> Self {
        Self { report: empty(), key: new_key(outside), sent: None, sent_before: None, saved: BTreeSet::new() }
    }

    /// Whether anything was answered.
    pub fn tells_something(&self) -> bool {
        self.report != empty()
    }

    /// After `sent_draft` was stored: keeps what to tell and drops the words. What was changed in the
    /// meantime is not dropped; it waits to be sent as a second report.
    pub fn settle(&mut self, sent_draft: &Self, sent: &Sent, outside: &Outside) -> bool {
        if self.sent.is_some() {
            return false;
        }
        if self.report != sent_draft.report {
            return self.send_anew(sent_draft, &sent.reference, outside);
        }
        self.report = Report::default();
        self.saved.clear();
        self.sent = Some(sent.clone());
        true
    }

    /// A report went out from this draft as it was before: what it is now goes under a key of its own.
    pub fn send_anew(&mut self, before: &Self, first: &str, outside: &Outside) -> bool {
        if self.sent.is_some() || self.key != before.key {
            return false;
        }
        self.key = new_key(outside);
        self.sent_before = Some(first.to_owned());
        true
    }
}

/// A report in which nothing was answered.
fn empty() -> Report {
    Report { version: Some(1), ..Report::default() }
}

/// A key under which a report is sent once.
fn new_key(outside: &Outside) -> String {
    URL_SAFE_NO_PAD.encode(outside.chance::<32>())
}
