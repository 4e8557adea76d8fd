//! What the server knows of a session. It lies locked beside the answers, so that no client can change it.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::DraftId;

use super::copy::Follows;

/// After how long without activity somebody else may be at the device: then the server asks before it shows
/// words, and a return code stops following.
pub const BREAK: SignedDuration = SignedDuration::from_mins(15);

/// How long activity need not be written down again while pages are only looked at.
const TOUCH_AFTER: SignedDuration = SignedDuration::from_mins(5);

/// How many copies of one draft are known. More are only found by their codes, and end after seven days.
const MOST_COPIES: usize = 50;

/// What is known of a session besides the answers. None of it goes into a copy.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SessionState {
    /// When somebody was last active.
    touched_at: Timestamp,
    /// Somebody pressed Start where answers were: they choose whether to go on with these.
    pub choice: Option<Choice>,
    /// The danger questions that were asked before sending because of words of danger, by their codes: each once.
    pub asked: BTreeSet<String>,
    /// Fields that the FOUR check was told yes for, and for which role: they are not asked again.
    #[serde(default)]
    pub told_in_check: ToldInCheck,
    /// The copy to which later answers are written, too.
    pub(crate) follows: Option<Follows>,
    /// Whether the paper is to say how to reach the person.
    pub contact_on_paper: bool,
    /// A return code that was just made, until something is changed.
    pub code: Option<String>,
    /// Whether a code was made before, and does not follow any more.
    pub code_stopped: bool,
    /// The copies made of this draft: dropped when it is sent. Ids only, which open nothing.
    pub(crate) copies: Vec<DraftId>,
    /// The row under the token before this one: dropped once this one has come back from the browser.
    pub(crate) previous: Option<DraftId>,
}

/// What the FOUR check was told with yes.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ToldInCheck {
    /// The code of the role that the answers were given for; none where the check was not told.
    pub role: Option<String>,
    /// The fields.
    pub fields: Vec<String>,
}

/// What waits for somebody to choose between the answers that are there and new ones.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// Answers of the FOUR check that came along, as fields of its form.
    pub carried: Vec<(String, String)>,
    /// The code of the part that the way leads to; the first where none is named.
    pub to: Option<String>,
    /// Whether a way to get in touch is not safe any more: the button says so, and nobody has to say it again.
    pub unsafe_contact: bool,
}

impl SessionState {
    /// Of a draft that was written before sessions were kept beside it.
    pub(crate) fn touched(at: Timestamp) -> Self {
        Self { touched_at: at, ..Self::default() }
    }

    /// Whether there was no activity for so long that the server asks before it shows words.
    pub fn is_away(&self, now: Timestamp) -> bool {
        now.duration_since(self.touched_at) >= BREAK
    }

    /// Whether activity is to be written down, or the browser's new token to be noted. Not where the clock was set
    /// back: a draft that is only looked at then would have ended once the clock is right again.
    pub(crate) fn is_to_be_touched(&self, now: Timestamp) -> bool {
        self.previous.is_some() || now.duration_since(self.touched_at) >= TOUCH_AFTER
    }

    /// Somebody is active. After a break it may be somebody else: then a code follows no longer.
    pub(crate) fn touch(&mut self, now: Timestamp) {
        if self.is_away(now) {
            self.stop_following();
        }
        self.touched_at = now;
    }

    /// Whether later answers are written to the copy that a code leads to.
    pub fn is_followed(&self) -> bool {
        self.follows.is_some()
    }

    /// From now on the code opens what was saved up to here.
    pub fn stop_following(&mut self) {
        self.code_stopped |= self.follows.take().is_some();
        self.code = None;
    }

    pub(crate) fn follow(&mut self, follows: Follows, copy: DraftId) {
        self.copies.retain(|known| *known != copy);
        self.copies.push(copy);
        let too_many = self.copies.len().saturating_sub(MOST_COPIES);
        self.copies.drain(..too_many);
        self.follows = Some(follows);
        self.code_stopped = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(minute * 60).unwrap()
    }

    #[test]
    fn a_code_follows_until_a_break() {
        let mut session = SessionState::touched(at(100));
        session.follow(Follows::default(), [1; 32]);
        session.touch(at(114));
        assert!(session.is_followed());
        session.touch(at(129));
        assert!(!session.is_followed() && session.code_stopped);
    }

    #[test]
    fn a_clock_that_is_set_back_is_no_break() {
        let mut session = SessionState::touched(at(100));
        session.follow(Follows::default(), [1; 32]);
        session.touch(at(10));
        assert!(session.is_followed() && !session.is_away(at(20)));
    }
}
