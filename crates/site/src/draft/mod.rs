//! Unfinished answers, locked under a key that only the browser's session cookie holds.

mod bounds;
mod code;
mod copy;
mod holding;
mod lenient;
mod lock;
mod record;
mod refused;
mod session;
mod token;

use std::sync::Arc;

use clock::{ClockAndRandom, to_the_minute};
use jiff::{SignedDuration, Timestamp};
use store::{DraftId, Store, StoreError, StoredDraft};
use web::Source;

use crate::counters::DraftCounter;

use bounds::{Bounds, Entry};
use lock::Lock;
use record::Record;

pub use code::ReturnCode;
pub use holding::{Draft, NotWanted, Proof, Sent};
pub use refused::Refused;
pub use session::{BREAK, Choice, SessionState, ToldInCheck};
pub use token::Token;

/// A draft as it was opened or kept.
#[derive(Clone)]
pub struct Held {
    /// What it holds.
    pub draft: Draft,
    /// The token that opens it, with the revision that this is: for the browser's cookie.
    pub token: Token,
    /// When it ends, if nothing is changed. To the minute.
    pub expires_at: Timestamp,
    revision: i64,
}

/// What became of a change to a draft.
pub enum Changed<T, N> {
    /// It is kept, and this is what the change gave.
    Saved(Held, T),
    /// The change did not want it, for this reason; this is the draft as it is.
    Refused(Held, N),
    /// There is no such draft (any more).
    Gone,
}

/// Drafts at rest.
#[derive(Clone)]
pub struct Drafts {
    store: Arc<dyn Store>,
    clock: ClockAndRandom,
    idle: SignedDuration,
    bounds: Bounds,
    counter: DraftCounter,
}

impl Drafts {
    /// Drafts in this store, dropped when untouched for `idle`.
    pub fn new(store: Arc<dyn Store>, clock: ClockAndRandom, idle: SignedDuration) -> Self {
        Self { store, clock, idle, bounds: Bounds::default(), counter: DraftCounter::default() }
    }

    /// The same, with so many drafts of one source at most.
    #[must_use]
    pub fn limited(self, of_source: u32) -> Self {
        Self { bounds: Bounds::new(of_source), ..self }
    }

    /// The same, counted here.
    #[must_use]
    pub fn counted(self, counter: DraftCounter) -> Self {
        Self { counter, ..self }
    }

    /// How long a draft may lie untouched before it is dropped.
    pub fn idle(&self) -> SignedDuration {
        self.idle
    }

    /// Begins a draft, under a new token.
    ///
    /// # Errors
    /// [`StoreError`] where it can't be kept.
    pub async fn begin(&self, mut draft: Draft) -> Result<Held, StoreError> {
        draft.session.touch(self.clock.now());
        loop {
            let token = Token::draw(&self.clock);
            if let Some(held) = self.keep(&token, &draft, 0).await? {
                return Ok(held);
            }
        }
    }

    /// The draft that this token opens, or none if there is none (any more).
    ///
    /// # Errors
    /// [`StoreError`] where the store does not answer.
    pub async fn open(&self, token: &Token) -> Result<Option<Held>, StoreError> {
        let lock = token.lock();
        let Some(stored) = self.store.draft(lock.id(), self.clock.now()).await? else { return Ok(None) };
        if stored.revision < token.has_seen() {
            tracing::error!("a draft is older than what its browser has seen: somebody put it back");
            return Ok(None);
        }
        let found = unlocked(&lock, &stored).filter(|record| record.copy.is_none());
        let held = |Record { draft, .. }| Held {
            draft,
            token: token.at(stored.revision),
            expires_at: stored.expires_at,
            revision: stored.revision,
        };
        Ok(found.map(held))
    }

    /// Changes a draft and keeps it, again if another tab kept it meanwhile; `change` may refuse, and says why.
    /// What a return code follows is kept there, too.
    ///
    /// # Errors
    /// [`StoreError`] where the store does not answer.
    pub async fn change<T, N>(
        &self,
        token: &Token,
        change: impl Fn(&mut Draft) -> Result<T, N>,
    ) -> Result<Changed<T, N>, StoreError> {
        let change = |draft: &mut Draft| {
            draft.session.code = None;
            change(draft)
        };
        let mut changed = self.touch_with(token, change).await?;
        if let Changed::Saved(held, _) = &mut changed {
            if held.draft.sent.is_some() {
                self.drop_copies(&held.draft).await?;
            } else {
                self.bring_copy_up_to_date(held).await?;
            }
        }
        Ok(changed)
    }

    /// Notes that somebody is active, and lets the draft live on.
    ///
    /// # Errors
    /// [`StoreError`] where the store does not answer.
    pub async fn touch(&self, token: &Token) -> Result<Option<Held>, StoreError> {
        Ok(match self.touch_with(token, |_| Ok::<(), ()>(())).await? {
            Changed::Saved(held, ()) | Changed::Refused(held, ()) => Some(held),
            Changed::Gone => None,
        })
    }

    /// The same where enough time has passed for it to be worth a write.
    ///
    /// # Errors
    /// [`StoreError`] where the store does not answer.
    pub async fn touch_now_and_then(&self, held: &Held) -> Result<(), StoreError> {
        if held.draft.session.is_to_be_touched(self.clock.now()) {
            self.touch(&held.token).await?;
        }
        Ok(())
    }

    async fn touch_with<T, N>(
        &self,
        token: &Token,
        change: impl Fn(&mut Draft) -> Result<T, N>,
    ) -> Result<Changed<T, N>, StoreError> {
        loop {
            let Some(held) = self.open(token).await? else { return Ok(Changed::Gone) };
            let mut draft = held.draft.clone();
            draft.session.touch(self.clock.now());
            let value = match change(&mut draft) {
                Ok(value) => value,
                Err(why) => return Ok(Changed::Refused(held, why)),
            };
            // The browser has brought this token, so it will not bring the one before any more.
            if let Some(previous) = draft.session.previous.take() {
                self.drop_row(previous).await?;
            }
            if let Some(held) = self.keep(token, &draft, held.revision + 1).await? {
                return Ok(Changed::Saved(held, value));
            }
        }
    }

    /// Changes a draft and keeps it under a new token. The old token opens what it was before, until the browser
    /// comes with the new one: an answer that is lost on the way loses nothing.
    ///
    /// # Errors
    /// [`StoreError`] where the store does not answer.
    pub async fn rekey<N>(
        &self,
        token: &Token,
        change: impl Fn(&mut Draft) -> Result<(), N>,
    ) -> Result<Changed<(), N>, StoreError> {
        loop {
            let Some(held) = self.open(token).await? else { return Ok(Changed::Gone) };
            let mut draft = held.draft.clone();
            draft.session.touch(self.clock.now());
            if let Err(why) = change(&mut draft) {
                return Ok(Changed::Refused(held, why));
            }
            if let Some(previous) = draft.session.previous.replace(token.id()) {
                self.drop_row(previous).await?;
            }
            let next = self.begin(draft).await?;
            // Another tab may have changed it meanwhile: then that is what goes on.
            if self.open(token).await?.is_some_and(|now| now.revision == held.revision) {
                return Ok(Changed::Saved(next, ()));
            }
            self.drop_row(next.token.id()).await?;
        }
    }

    /// Drops a draft, and what is left of it under the token before.
    ///
    /// # Errors
    /// [`StoreError`] where the store does not answer.
    pub async fn forget(&self, token: &Token) -> Result<(), StoreError> {
        let previous = self.open(token).await?.and_then(|held| held.draft.session.previous);
        if let Some(previous) = previous {
            self.drop_row(previous).await?;
        }
        self.drop_row(token.id()).await
    }

    /// Writes a revision of a draft; none where that has moved on or is gone.
    async fn keep(&self, token: &Token, draft: &Draft, revision: i64) -> Result<Option<Held>, StoreError> {
        let (lock, expires_at) = (token.lock(), self.end_after(self.idle));
        let sealed = record::seal(&lock, draft, None, revision, expires_at, &self.clock);
        let stored = StoredDraft { sealed, revision, expires_at };
        let kept = self.put(lock.id(), stored, draft.has_answers()).await?;
        let held = || Held { draft: draft.clone(), token: token.at(revision), expires_at, revision };
        Ok(kept.then(held))
    }

    /// Writes a row, if there is space for it. False where it has moved on or is gone.
    async fn put(&self, id: DraftId, stored: StoredDraft, told: bool) -> Result<bool, StoreError> {
        let bytes = u64::try_from(stored.sealed.len()).unwrap_or(u64::MAX);
        let entry = Entry { source: Source::asking(), bytes, told, expires_at: stored.expires_at };
        if self.bounds.is_to_be_looked_at(self.clock.now()) {
            self.look().await?;
        }
        let gone = self.bounds.make_room(id, stored.revision == 0, entry).ok_or(StoreError::NoRoomForDrafts)?;
        for id in gone {
            self.store.drop_draft(id).await?;
            self.counter.dropped();
        }
        let is_new = stored.revision == 0;
        let kept = self.store.keep_draft(id, stored).await?;
        if kept {
            self.bounds.kept(id, entry);
            if is_new { self.counter.begun() } else { self.counter.kept() }
        }
        Ok(kept)
    }

    async fn drop_row(&self, id: DraftId) -> Result<(), StoreError> {
        self.store.drop_draft(id).await?;
        self.counter.dropped();
        self.bounds.dropped(id);
        Ok(())
    }

    /// Looks at what all drafts take, and what is left for them.
    ///
    /// # Errors
    /// [`StoreError`] where the store does not answer; then what was known stays.
    pub async fn look(&self) -> Result<(), StoreError> {
        if self.bounds.looked(self.store.draft_totals().await?, self.clock.now()) {
            tracing::error!("little is left of the disk: it is kept for reports, and drafts may not grow");
        }
        Ok(())
    }

    /// Whether a source has as many drafts as it may; beginning another is then slowed, and its oldest without answers
    /// goes.
    pub(crate) fn is_full(&self, source: Source) -> bool {
        self.bounds.is_full(source)
    }

    /// To the minute, like everything else that a row says of when.
    fn end_after(&self, wait: SignedDuration) -> Timestamp {
        let now = self.clock.now();
        to_the_minute(now.checked_add(wait).unwrap_or(now))
    }
}

fn unlocked(lock: &Lock, stored: &StoredDraft) -> Option<Record> {
    let record = record::open(lock, stored);
    if record.is_none() {
        // Damaged, changed by somebody, or of a version that this program does not know: the person begins again.
        tracing::error!("a draft could not be opened");
    }
    record
}
