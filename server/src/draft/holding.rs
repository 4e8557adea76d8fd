//! What a draft holds, and what becomes of it when it is sent.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::text::Text;
use domain::{ProblemCode, Report, Section};
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
    /// Told once the report was sent; the answers then stay for the paper, until they are hidden or idle.
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
    /// When it came, to the minute.
    pub received_at: Timestamp,
    /// Whether the person has hidden it, on a device that others use.
    #[serde(default)]
    pub hidden: bool,
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

    /// A draft for a further report, which names the one that was sent; not on a device on which the
    /// person has hidden it.
    pub fn after(sent: Option<&Sent>, outside: &Outside) -> Self {
        let mut draft = Self::new(outside);
        if let Some(sent) = sent.filter(|sent| !sent.hidden) {
            draft.name_first(&sent.reference);
        }
        draft
    }

    /// Whether anything was answered.
    pub fn tells_something(&self) -> bool {
        let mut blank = empty();
        if self.sent_before.is_some() {
            blank.earlier.references.clone_from(&self.report.earlier.references);
        }
        self.report != blank
    }

    /// After `sent_draft` was stored: keeps what to tell, and the words for the paper. What was changed in
    /// the meantime waits to be sent as a second report.
    pub fn settle(&mut self, sent_draft: &Self, sent: &Sent, outside: &Outside) -> bool {
        if self.sent.is_some() {
            return false;
        }
        if self.report != sent_draft.report {
            return self.send_anew(sent_draft, &sent.reference, outside);
        }
        self.sent = Some(sent.clone());
        true
    }

    /// Hides the reference of a report that was sent, and drops its words.
    pub fn hide(&mut self) -> bool {
        let Some(sent) = &mut self.sent else { return false };
        sent.hidden = true;
        self.report = Report::default();
        self.saved.clear();
        true
    }

    /// A report went out from this draft as it was before: what it is now goes under a key of its own.
    pub fn send_anew(&mut self, before: &Self, first: &str, outside: &Outside) -> bool {
        if self.sent.is_some() || self.key != before.key {
            return false;
        }
        self.key = new_key(outside);
        self.name_first(first);
        true
    }

    /// The team can then lay both side by side. The person sees it among the answers, and may change it.
    /// A report that is full to the brim is not made too much by it.
    fn name_first(&mut self, first: &str) {
        self.sent_before = Some(first.to_owned());
        let before = self.report.earlier.references.clone();
        let told = before.as_ref().map_or("", Text::as_str);
        if told.contains(first) {
            return;
        }
        let line = if told.is_empty() { first.to_owned() } else { format!("{told}\n{first}") };
        self.report.earlier.references = Some(Text::new(&line));
        if self
            .report
            .problems()
            .iter()
            .any(|problem| matches!(problem.code, ProblemCode::TooMuch | ProblemCode::TooLong))
        {
            self.report.earlier.references = before;
        }
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
