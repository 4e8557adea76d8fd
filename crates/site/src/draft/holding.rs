//! What a draft holds, and what becomes of it when it is sent.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use clock::ClockAndRandom;
use domain::text::Text;
use domain::{ProblemCode, Report, Step};
use jiff::Timestamp;
use seal::PaperKey;
use serde::{Deserialize, Serialize};

use super::lock::derive;
use super::{Refused, SessionState, lenient};

/// The draft is not in the state that a change is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotWanted;

/// What a draft holds.
#[derive(Clone, Serialize, Deserialize)]
pub struct Draft {
    /// The answers so far. What another version stored and this one does not know is left out.
    #[serde(deserialize_with = "lenient::report")]
    pub report: Report,
    /// Under which key the report is sent, so that sending twice makes one.
    pub key: String,
    /// Told once the report was sent; the answers then stay for the paper, until they are hidden or idle.
    pub sent: Option<Sent>,
    /// The reference of a report sent from this draft before something was changed.
    pub sent_before: Option<String>,
    /// The pages that were saved at least once.
    #[serde(default, deserialize_with = "lenient::steps")]
    pub saved: BTreeSet<Step>,
    /// Pages as they were posted and could not be taken, until they are mended.
    #[serde(default, deserialize_with = "lenient::refused")]
    pub refused: Vec<Refused>,
    /// Whether the report was to be sent and lacked something.
    #[serde(default)]
    pub send_refused: bool,
    /// What the server knows of the session, besides the answers.
    #[serde(default)]
    pub session: SessionState,
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
    /// What its paper shows beside the reference; none where an older program sent it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Proof>,
}

/// The key and the code of the paper, as they are printed: by them the team can tell whether the report that it keeps
/// is the one that was sent.
#[derive(Clone, Serialize, Deserialize)]
pub struct Proof {
    /// The key, which is sealed with the report.
    pub key: String,
    /// The HMAC of the report under that key.
    pub code: String,
}

impl Draft {
    /// An empty draft with a key of its own.
    pub fn new(clock: &ClockAndRandom) -> Self {
        Self {
            report: empty(),
            key: new_key(clock),
            sent: None,
            sent_before: None,
            saved: BTreeSet::new(),
            refused: Vec::new(),
            send_refused: false,
            session: SessionState::default(),
        }
    }

    /// A draft for a further report, which names the one that was sent; not on a device on which the
    /// person has hidden it.
    pub fn after(sent: Option<&Sent>, clock: &ClockAndRandom) -> Self {
        let mut draft = Self::new(clock);
        if let Some(sent) = sent.filter(|sent| !sent.hidden) {
            draft.name_first(&sent.reference);
        }
        draft
    }

    /// The answers without what is known of the session.
    #[must_use]
    pub(crate) fn without_session(&self) -> Self {
        Self { session: SessionState::default(), ..self.clone() }
    }

    /// Whether anything was answered, or typed and not taken.
    pub fn has_answers(&self) -> bool {
        if !self.refused.is_empty() {
            return true;
        }
        let mut blank = empty();
        if self.sent_before.is_some() {
            blank.earlier.references.clone_from(&self.report.earlier.references);
        }
        self.report != blank
    }

    /// The key of the paper of what is sent from here. It is made of the random bytes under which that is sent, so a
    /// second press finds the key that the first one sealed. One does not lead to the other.
    pub(crate) fn paper_key(&self) -> PaperKey {
        PaperKey::new(derive(self.key.as_bytes(), b"foursight paper key"))
    }

    /// The way through the pages. What the FOUR check was told with yes is not asked again, as long as it was told for
    /// the same role.
    pub fn path(&self) -> domain::Path<'_> {
        let told = &self.session.told_in_check;
        let fits = told.role.is_some() && told.role.as_deref() == self.report.reporter.role.map(domain::Code::code);
        let told = if fits { told.fields.clone() } else { Vec::new() };
        domain::Path::of(&self.report).without(told)
    }

    /// After `sent_draft` was stored: keeps what to tell, and the words for the paper. What was changed in
    /// the meantime waits to be sent as a second report.
    ///
    /// # Errors
    /// [`NotWanted`] where it was sent already.
    pub fn settle(&mut self, sent_draft: &Self, sent: &Sent, clock: &ClockAndRandom) -> Result<(), NotWanted> {
        if self.sent.is_some() {
            return Err(NotWanted);
        }
        if self.report != sent_draft.report {
            return self.send_anew(sent_draft, &sent.reference, clock);
        }
        self.sent = Some(sent.clone());
        self.refused.clear();
        self.send_refused = false;
        Ok(())
    }

    /// Hides the reference of a report that was sent, and drops its words.
    ///
    /// # Errors
    /// [`NotWanted`] where none was sent.
    pub fn hide(&mut self) -> Result<(), NotWanted> {
        let sent = self.sent.as_mut().ok_or(NotWanted)?;
        sent.hidden = true;
        sent.proof = None;
        self.report = Report::default();
        self.saved.clear();
        Ok(())
    }

    /// A report went out from this draft as it was before: what it is now goes under a key of its own.
    ///
    /// # Errors
    /// [`NotWanted`] where that was done already.
    pub fn send_anew(&mut self, before: &Self, first: &str, clock: &ClockAndRandom) -> Result<(), NotWanted> {
        if self.sent.is_some() || self.key != before.key {
            return Err(NotWanted);
        }
        self.key = new_key(clock);
        self.name_first(first);
        Ok(())
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
fn new_key(clock: &ClockAndRandom) -> String {
    URL_SAFE_NO_PAD.encode(clock.random::<32>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_press_finds_the_key_of_the_first_and_another_report_has_its_own() {
        let clock = |byte| ClockAndRandom::new(|| Timestamp::UNIX_EPOCH, move |bytes: &mut [u8]| bytes.fill(byte));
        let mut draft = Draft::new(&clock(1));
        let first = draft.clone();
        assert!(draft.paper_key() == first.paper_key());
        draft.send_anew(&first, "7KQ4-M2XP", &clock(2)).unwrap();
        assert!(draft.paper_key() != first.paper_key());
    }
}
