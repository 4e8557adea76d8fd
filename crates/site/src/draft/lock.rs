//! Finding and locking what somebody has written, with two keys made of one secret.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use hkdf::Hkdf;
use sha2::Sha256;
use store::DraftId;

/// Bytes of a nonce; so many that they can be drawn by chance.
const NONCE: usize = 24;

/// For what a secret is used. Rows of one purpose can't be found or opened with the secret of another.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    /// The draft of a browser's session.
    Session,
    /// The copy that a return code leads to.
    Copy,
}

impl Purpose {
    /// The labels of HKDF (RFC 5869) for the row's id and for its key.
    fn labels(self) -> [&'static [u8]; 2] {
        match self {
            Self::Session => [b"foursight draft id", b"foursight draft key"],
            Self::Copy => [b"foursight saved copy id", b"foursight saved copy key"],
        }
    }
}

/// The id of a row and the key to it.
pub(crate) struct Lock {
    id: DraftId,
    key: [u8; 32],
}

impl Lock {
    pub(crate) fn of(secret: &[u8], purpose: Purpose) -> Self {
        let [id, key] = purpose.labels().map(|label| derive(secret, label));
        Self { id, key }
    }

    /// How the row is found.
    pub(crate) fn id(&self) -> DraftId {
        self.id
    }

    /// The nonce, then the locked words, bound to the row they lie in.
    pub(crate) fn lock(&self, words: &[u8], nonce: [u8; NONCE]) -> Vec<u8> {
        let payload = Payload { msg: words, aad: &self.id };
        let locked = self.cipher().encrypt(&nonce.into(), payload).expect("drafts are far below the cipher's limit");
        [&nonce[..], &locked].concat()
    }

    /// The words, or none where they were locked with another secret, lay in another row or are damaged.
    pub(crate) fn unlock(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, locked) = sealed.split_at_checked(NONCE)?;
        self.cipher().decrypt(nonce.into(), Payload { msg: locked, aad: &self.id }).ok()
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.key.into())
    }
}

/// 32 bytes made of a secret, others for each label.
pub(crate) fn derive(secret: &[u8], label: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    Hkdf::<Sha256>::new(None, secret).expand(label, &mut out).expect("32 bytes are within HKDF's reach");
    out
}
