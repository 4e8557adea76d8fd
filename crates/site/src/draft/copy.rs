//! Copies of a draft that return codes lead to.

use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use store::{StoreError, StoredDraft};

use super::lock::{Lock, Purpose, derive};
use super::record::{self, CopyOf};
use super::{Changed, Draft, Drafts, Held, ReturnCode, unlocked};

/// How long a copy waits for its code.
const WAITS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Older than any revision: under a new token they are counted anew, so each of them is newer than what was saved.
const BEFORE_ANY: i64 = -1;

/// What a session needs to write later answers to a copy, too.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Follows {
    /// What the code stands for; it opens the copy, and no draft of a session.
    secret: [u8; 32],
    /// The session that the copy follows. Whoever comes back with the code puts another in its place.
    holder: [u8; 16],
}

impl Follows {
    fn lock(&self) -> Lock {
        Lock::of(&self.secret, Purpose::Copy)
    }
}

impl ReturnCode {
    /// What the code stands for.
    fn secret(&self) -> [u8; 32] {
        derive(self.letters(), b"foursight return code")
    }
}

impl Drafts {
    /// Makes a copy that a new code leads to. The draft goes on under a new token, and holds the code until
    /// something is changed; the draft under the old token stays until the new one comes back, so that whoever
    /// never gets the answer has lost nothing. None if there is no such draft.
    ///
    /// # Errors
    /// [`StoreError`] where the store does not answer.
    pub async fn save(&self, token: &super::Token) -> Result<Option<Held>, StoreError> {
        let code = ReturnCode::draw(&self.clock);
        let follows = Follows { secret: code.secret(), holder: self.clock.random() };
        let id = follows.lock().id();
        let Some(held) = self.open(token).await? else { return Ok(None) };
        self.write_copy(&follows, &held.draft, CopyOf::new(follows.holder, BEFORE_ANY), 0).await?;
        let changed = self.rekey(token, |draft| {
            draft.session.follow(follows.clone(), id);
            draft.session.code = Some(code.to_string());
            Ok::<(), ()>(())
        });
        match changed.await? {
            Changed::Saved(mut next, ()) => {
                // Another tab may have changed it meanwhile: then that is what is to be saved.
                self.bring_copy_up_to_date(&mut next).await?;
                Ok(Some(next))
            }
            Changed::Refused(..) | Changed::Gone => {
                self.drop_row(id).await?;
                Ok(None)
            }
        }
    }

    /// Whether a code leads to anything.
    ///
    /// # Errors
    /// [`StoreError`] where the store does not answer.
    pub async fn is_saved(&self, code: &ReturnCode) -> Result<bool, StoreError> {
        for purpose in [Purpose::Copy, Purpose::Session] {
            let id = Lock::of(&code.secret(), purpose).id();
            if self.store.draft(id, self.clock.now()).await?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Opens the copy that a code leads to, as a draft under a new token, which the copy follows from now on.
    /// None if nothing is saved under it (any more).
    ///
    /// # Errors
    /// [`StoreError`] where the store does not answer.
    pub async fn come_back(&self, code: &ReturnCode) -> Result<Option<Held>, StoreError> {
        let follows = Follows { secret: code.secret(), holder: self.clock.random() };
        let lock = follows.lock();
        loop {
            let Some(stored) = self.store.draft(lock.id(), self.clock.now()).await? else { break };
            let Some(copy) = unlocked(&lock, &stored) else { break };
            let mut draft = copy.draft;
            draft.session.touch(self.clock.now());
            draft.session.follow(follows.clone(), lock.id());
            let next = self.begin(draft).await?;
            let taken_over = CopyOf::new(follows.holder, next.revision);
            if self.write_copy(&follows, &next.draft, taken_over, stored.revision + 1).await? {
                return Ok(Some(next));
            }
            self.drop_row(next.token.id()).await?;
        }
        self.come_back_to_version_1(code).await
    }

    /// Version 0.1 kept a copy as a session's draft. It is opened once more, and then lies under a token.
    async fn come_back_to_version_1(&self, code: &ReturnCode) -> Result<Option<Held>, StoreError> {
        let lock = Lock::of(&code.secret(), Purpose::Session);
        let Some(stored) = self.store.draft(lock.id(), self.clock.now()).await? else { return Ok(None) };
        let Some(mut draft) = unlocked(&lock, &stored).map(|record| record.draft) else { return Ok(None) };
        if draft.sent.is_some() {
            return Ok(None);
        }
        draft.session.copies.push(lock.id());
        draft.session.code_stopped = true;
        draft.session.touch(self.clock.now());
        Ok(Some(self.begin(draft).await?))
    }

    /// Writes a draft's answers to the copy that its session's code leads to. Where the copy follows another
    /// session now, or has ended, this session's code stops following.
    pub(crate) async fn bring_copy_up_to_date(&self, held: &mut Held) -> Result<(), StoreError> {
        let Some(follows) = held.draft.session.follows.clone() else { return Ok(()) };
        if self.follow(&follows, held).await? {
            return Ok(());
        }
        held.draft.session.stop_following();
        let stopped = |draft: &mut Draft| {
            draft.session.stop_following();
            Ok::<(), ()>(())
        };
        if let Changed::Saved(next, ()) = Box::pin(self.touch_with(&held.token, stopped)).await? {
            *held = next;
        }
        Ok(())
    }

    async fn follow(&self, follows: &Follows, held: &Held) -> Result<bool, StoreError> {
        let lock = follows.lock();
        loop {
            let Some(stored) = self.store.draft(lock.id(), self.clock.now()).await? else { return Ok(false) };
            let copy_of = unlocked(&lock, &stored).and_then(|record| record.copy);
            match copy_of {
                Some(copy) if copy.follows(follows.holder) && copy.is_as_new_as(held.revision) => return Ok(true),
                Some(copy) if copy.follows(follows.holder) => {}
                _ => return Ok(false),
            }
            let copy = CopyOf::new(follows.holder, held.revision);
            if self.write_copy(follows, &held.draft, copy, stored.revision + 1).await? {
                return Ok(true);
            }
        }
    }

    async fn write_copy(
        &self,
        follows: &Follows,
        draft: &Draft,
        copy: CopyOf,
        revision: i64,
    ) -> Result<bool, StoreError> {
        let lock = follows.lock();
        let expires_at = self.end_after(WAITS);
        let sealed = record::seal(&lock, &draft.without_session(), Some(copy), revision, expires_at, &self.clock);
        self.put(lock.id(), StoredDraft { sealed, revision, expires_at }, true).await
    }

    /// Drops all copies that are known of a draft: once it was sent, a code opens nothing.
    pub(crate) async fn drop_copies(&self, draft: &Draft) -> Result<(), StoreError> {
        for copy in &draft.session.copies {
            self.drop_row(*copy).await?;
        }
        Ok(())
    }
}
