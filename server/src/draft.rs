//! Unfinished answers, locked under a key that only the browser's session cookie holds.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use domain::Report;
use hkdf::Hkdf;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::outside::{Outside, to_the_minute};
use crate::store::{DraftId, Store, StoreError, StoredDraft};

/// What the cookie holds: 256 bits of chance. Two labels of HKDF over them find the draft and open it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// A new one.
    pub fn draw(outside: &Outside) -> Self {
        Self(outside.chance())
    }

    /// Reads what [`Token::write`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// For the cookie.
    pub fn write(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    fn derive(&self, label: &[u8]) -> [u8; 32] {
        let mut out = [0; 32];
        let hkdf = Hkdf::<Sha256>::new(None, &self.0);
        hkdf.expand(label, &mut out).expect("32 bytes are within HKDF's reach");
        out
    }

    /// How the draft is found.
    pub fn id(&self) -> DraftId {
        self.derive(b"foursight draft id")
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.derive(b"foursight draft key").into())
    }
}

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

/// What became of a change to a draft.
pub enum Changed {
    /// It is kept.
    Kept(Draft),
    /// The change did not want it; this is the draft as it is.
    Refused(Draft),
    /// There is no such draft (any more).
    Gone,
}

impl Draft {
    /// An empty draft with a key of its own.
    pub fn new(outside: &Outside) -> Self {
        let report = Report { version: Some(1), ..Report::default() };
        Self { report, key: new_key(outside), sent: None, sent_before: None }
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

/// A key under which a report is sent once.
fn new_key(outside: &Outside) -> String {
    URL_SAFE_NO_PAD.encode(outside.chance::<32>())
}

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

    async fn open_at(&self, token: &Token) -> Result<Option<(Draft, i64)>, StoreError> {
        let Some(stored) = self.store.draft(token.id(), self.outside.now()).await? else { return Ok(None) };
        let draft = unlock(token, &stored.sealed);
        if draft.is_none() {
            // Damaged, or of a version that this program does not know: the person begins again.
            tracing::error!("a draft could not be opened");
        }
        Ok(draft.map(|draft| (draft, stored.revision)))
    }

    async fn keep(&self, token: &Token, draft: &Draft, revision: i64) -> Result<bool, StoreError> {
        let sealed = lock(token, draft, self.outside.chance());
        let now = self.outside.now();
        // To the minute, like everything else that a row says of when.
        let expires_at = to_the_minute(now.checked_add(self.idle).unwrap_or(now));
        self.store.keep_draft(token.id(), StoredDraft { sealed, revision, expires_at }).await
    }
}

const NONCE: usize = 24;
/// Drafts are padded to a multiple of this many bytes, so that their size tells little.
const BLOCK: usize = 1024;

/// The nonce, then the locked answers, bound to the row they lie in.
fn lock(token: &Token, draft: &Draft, nonce: [u8; NONCE]) -> Vec<u8> {
    let mut words = serde_json::to_vec(draft).expect("drafts have string keys only");
    words.resize(words.len().next_multiple_of(BLOCK), b' ');
    let payload = Payload { msg: &words, aad: &token.id() };
    let locked = token.cipher().encrypt(&nonce.into(), payload).expect("drafts are far below the cipher's limit");
    [&nonce[..], &locked].concat()
}

fn unlock(token: &Token, sealed: &[u8]) -> Option<Draft> {
    let (nonce, locked) = sealed.split_at_checked(NONCE)?;
    let payload = Payload { msg: locked, aad: &token.id() };
    let words = token.cipher().decrypt(nonce.into(), payload).ok()?;
    serde_json::from_slice(&words).ok()
}
