//! Unfinished answers, locked under a key that only the browser's session cookie holds.

mod code;
mod holding;
mod token;

use std::sync::Arc;

use jiff::SignedDuration;

use crate::outside::{Outside, to_the_minute};
use crate::store::{Store, StoreError, StoredDraft};

pub use code::ReturnCode;
pub use holding::{Draft, Sent};
pub use token::Token;

/// What became of a change to a draft.
pub enum Changed {
    /// It is kept.
    Kept(Draft),
    /// The change did not want it; this is the draft as it is.
    Refused(Draft),
    /// There is no such draft (any more).
    Gone,
}

/// Drafts are padded to a multiple of this many bytes, so that their size tells little.
const BLOCK: usize = 1024;

/// How long saved answers wait for their code.
const SAVED_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Drafts at rest.
#[derive(Clone)]
pub struct Drafts {
    store: Arc<dyn Store>,
    outside: Outside,
    idle: SignedDuration,
}

impl Drafts {
    /// Drafts in this store, dropped when untouched for `idle`.
    pub fn new(store: Arc<dyn Store>, outside: Outside, idle: SignedDuration) -> Self {
        Self { store, outside, idle }
    }

    /// Begins a draft, under a token of its own.
    ///
    /// # Errors
    /// [`StoreError`] where it can't be kept.
    pub async fn begin(&self, draft: &Draft) -> Result<Token, StoreError> {
        let token = Token::draw(&self.outside);
        self.keep(&token, draft, 0).await?;
        Ok(token)
    }

    /// The draft that this token opens, or none if there is none (any more).
    ///
    /// # Errors
    /// [`StoreError`] where the store does not answer.
    pub async fn open(&self, token: &Token) -> Result<Option<Draft>, StoreError> {
        Ok(self.open_at(token).await?.map(|(draft, _)| draft))
    }

    /// Changes a draft and keeps it, again if another tab kept it meanwhile; `change` may refuse.
    ///
    /// # Errors
    /// [`StoreError`] where the store does not answer.
    pub async fn change(&self, token: &Token, change: impl Fn(&mut Draft) -> bool) -> Result<Changed, StoreError> {
        loop {
            let Some((mut draft, revision)) = self.open_at(token).await? else { return Ok(Changed::Gone) };
            if !change(&mut draft) {
                return Ok(Changed::Refused(draft));
            }
            if self.keep(token, &draft, revision + 1).await? {
                return Ok(Changed::Kept(draft));
            }
        }
    }

    /// Drops a draft.
    ///
    /// # Errors
    /// [`StoreError`] where the store does not answer.
    pub async fn forget(&self, token: &Token) -> Result<(), StoreError> {
        self.store.drop_draft(token.id()).await
    }

    /// How long an unsent draft has lain untouched, and how long it may before it is dropped; none if there
    /// is no such draft (any more). To the minute, and rather too long than too short.
    ///
    /// # Errors
    /// [`StoreError`] where the store does not answer.
    pub async fn untouched(&self, token: &Token) -> Result<Option<(SignedDuration, SignedDuration)>, StoreError> {
        let now = self.outside.now();
        let may = self.may_lie(token);
        let stored = self.store.draft(token.id(), now).await?;
        Ok(stored.map(|stored| (may.saturating_sub(stored.expires_at.duration_since(now)), may)))
    }

    fn may_lie(&self, token: &Token) -> SignedDuration {
        if token.is_saved() { SAVED_FOR } else { self.idle }
    }

    /// Keeps a copy of a draft that a code leads to, for [`SAVED_FOR`]. The draft itself stays until it has
    /// lain idle: whoever never gets to see the code, because the signal was lost, has lost nothing.
    /// None if there is no such draft.
    ///
    /// # Errors
    /// [`StoreError`] where the store does not answer.
    pub async fn save(&self, token: &Token) -> Result<Option<(ReturnCode, Token)>, StoreError> {
        loop {
            let Some((draft, revision)) = self.open_at(token).await? else { return Ok(None) };
            let code = ReturnCode::draw(&self.outside);
            let saved = code.token();
            self.keep(&saved, &draft, 0).await?;
            // Another tab may have changed it meanwhile: then that is what is to be saved.
            if self.open_at(token).await?.is_some_and(|(_, now)| now == revision) {
                return Ok(Some((code, saved)));
            }
            self.forget(&saved).await?;
        }
    }

    async fn open_at(&self, token: &Token) -> Result<Option<(Draft, i64)>, StoreError> {
        let Some(stored) = self.store.draft(token.id(), self.outside.now()).await? else { return Ok(None) };
        let words = token.unlock(&stored.sealed);
        let draft: Option<Draft> = words.and_then(|words| serde_json::from_slice(&words).ok());
        if draft.is_none() {
            // Damaged, or of a version that this program does not know: the person begins again.
            tracing::error!("a draft could not be opened");
        }
        Ok(draft.map(|draft| (draft, stored.revision)))
    }

    async fn keep(&self, token: &Token, draft: &Draft, revision: i64) -> Result<bool, StoreError> {
        self.store.keep_draft(token.id(), self.stored(token, draft, revision)).await
    }

    fn stored(&self, token: &Token, draft: &Draft, revision: i64) -> StoredDraft {
        let mut words = serde_json::to_vec(draft).expect("drafts have string keys only");
        words.resize(words.len().next_multiple_of(BLOCK), b' ');
        let sealed = token.lock(&words, self.outside.chance());
        let now = self.outside.now();
        // What was sent is no longer saved: its code opens nothing, and only the reference is left to tell.
        let wait = if draft.sent.is_none() { self.may_lie(token) } else { self.idle };
        // To the minute, like everything else that a row says of when.
        let expires_at = to_the_minute(now.checked_add(wait).unwrap_or(now));
        StoredDraft { sealed, revision, expires_at }
    }
}
