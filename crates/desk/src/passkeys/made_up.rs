//! Passkeys for names that nobody has, so that nobody can find out which names there are: the same for the same name, and
//! like real ones.

use hmac::{Hmac, Mac};
use jiff::Timestamp;
use sha2::Sha256;
use store::Passkey;

/// Makes passkeys up. Its key comes from the identity, which every replica of the desk has.
pub(crate) struct MadeUp([u8; 32]);

impl MadeUp {
    pub(crate) fn new(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// What a name that nobody has is shown: one passkey.
    pub(crate) fn passkey(&self, name: &str) -> Passkey {
        let credential = self.bytes("credential", name);
        let device = self.bytes("device", name)[0];
        Passkey {
            credential: credential.to_vec(),
            officer: [0; 16],
            // Most real ones are of the device itself (4), some are keys to plug in (32).
            transports: if device < 200 { 4 } else { 32 },
            fixed: Vec::new(),
            changing: Vec::new(),
            added_at: Timestamp::UNIX_EPOCH,
            used_at: None,
        }
    }

    fn bytes(&self, what: &str, name: &str) -> [u8; 32] {
        let mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes keys of any length");
        mac.chain_update(what).chain_update([0]).chain_update(name).finalize().into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_gets_the_same_and_another_name_another() {
        let (made, other) = (MadeUp::new([1; 32]), MadeUp::new([2; 32]));
        assert_eq!(made.passkey("ana").credential, made.passkey("ana").credential);
        assert_ne!(made.passkey("ana").credential, made.passkey("ben").credential);
        assert_ne!(made.passkey("ana").credential, other.passkey("ana").credential);
        assert_eq!(made.passkey("ana").credential.len(), 32);
    }
}
