//! The key to a draft, and what it locks.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use hkdf::Hkdf;
use sha2::Sha256;

use crate::outside::Outside;
use crate::store::DraftId;

/// Bytes of a nonce; so many that they can be drawn by chance.
const NONCE: usize = 24;

/// Marks, in the cookie, a token that a return code stands for.
const SAVED: &str = "r";

/// What the cookie holds: 256 bits, drawn by chance or made of a return code. Two labels of HKDF over
/// them find the draft and open it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    secret: [u8; 32],
    saved: bool,
}

impl Token {
    /// A new one.
    pub fn draw(outside: &Outside) -> Self {
        Self { secret: outside.chance(), saved: false }
    }

    /// The one that a return code stands for.
    pub(super) fn of_code(letters: &[u8]) -> Self {
        Self { secret: derive(letters, b"foursight return code"), saved: true }
    }

    /// Whether a return code leads to its draft, which then outlives the session.
    pub fn is_saved(&self) -> bool {
        self.saved
    }

    /// Reads what [`Token::write`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        // A drawn one has 43 letters.
        let (saved, text) = match text.strip_prefix(SAVED) {
            Some(rest) if text.len() == 44 => (true, rest),
            _ => (false, text),
        };
        let secret = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        Some(Self { secret, saved })
    }

    /// For the cookie.
    pub fn write(&self) -> String {
        format!("{}{}", if self.saved { SAVED } else { "" }, URL_SAFE_NO_PAD.encode(self.secret))
    }

    fn derive(&self, label: &[u8]) -> [u8; 32] {
        derive(&self.secret, label)
    }

    /// How the draft is found.
    pub fn id(&self) -> DraftId {
        self.derive(b"foursight draft id")
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.derive(b"foursight draft key").into())
    }

    /// The nonce, then the locked words, bound to the row they lie in.
    pub(super) fn lock(&self, words: &[u8], nonce: [u8; NONCE]) -> Vec<u8> {
        let payload = Payload { msg: words, aad: &self.id() };
        let locked = self.cipher().encrypt(&nonce.into(), payload).expect("drafts are far below the cipher's limit");
        [&nonce[..], &locked].concat()
    }

    /// The words, or none where they were locked by another token, lay in another row or are damaged.
    pub(super) fn unlock(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, locked) = sealed.split_at_checked(NONCE)?;
        self.cipher().decrypt(nonce.into(), Payload { msg: locked, aad: &self.id() }).ok()
    }
}

fn derive(secret: &[u8], label: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    Hkdf::<Sha256>::new(None, secret).expand(label, &mut out).expect("32 bytes are within HKDF's reach");
    out
}
