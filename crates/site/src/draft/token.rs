//! What a browser's session cookie holds: the secret that finds and opens its draft.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use clock::ClockAndRandom;
use store::DraftId;

use super::lock::{Lock, Purpose};

/// A session's secret: 256 bits drawn by chance, and the revision of the draft that the browser has seen.
/// A draft that is older than that was put back by somebody, and is not opened.
#[derive(Clone)]
pub struct Token {
    secret: [u8; 32],
    seen: i64,
}

impl Token {
    /// A new one.
    pub fn draw(clock: &ClockAndRandom) -> Self {
        Self { secret: clock.random(), seen: 0 }
    }

    /// Reads what [`Token::write`] wrote, or a secret without a revision, as version 0.1 wrote it.
    pub fn read(text: &str) -> Option<Self> {
        let (secret, seen) = match text.split_once('.') {
            Some((secret, seen)) => (secret, seen.parse().ok().filter(|seen| *seen >= 0)?),
            None => (text, 0),
        };
        let secret = URL_SAFE_NO_PAD.decode(secret).ok()?.try_into().ok()?;
        Some(Self { secret, seen })
    }

    /// For the cookie.
    pub fn write(&self) -> String {
        format!("{}.{}", URL_SAFE_NO_PAD.encode(self.secret), self.seen)
    }

    /// How the draft is found.
    pub fn id(&self) -> DraftId {
        self.lock().id()
    }

    pub(crate) fn lock(&self) -> Lock {
        Lock::of(&self.secret, Purpose::Session)
    }

    pub(crate) fn has_seen(&self) -> i64 {
        self.seen
    }

    /// The same secret, with the revision that the browser is about to see.
    pub(crate) fn at(&self, revision: i64) -> Self {
        Self { secret: self.secret, seen: revision }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_as_it_was_written_and_from_nothing_else() {
        let token = Token { secret: [7; 32], seen: 12 };
        let written = token.write();
        let read = Token::read(&written).unwrap();
        assert_eq!((read.secret, read.seen), ([7; 32], 12));
        let (secret, _) = written.split_once('.').unwrap();
        assert_eq!(Token::read(secret).unwrap().seen, 0);
        for other in [
            "",
            ".",
            ".1",
            &secret[1..],
            &format!("{secret}."),
            &format!("{secret}.-1"),
            &format!("{secret}.x"),
            &format!("r{secret}"),
            &format!("{secret}.1.2"),
            &format!("{secret}=.1"),
        ] {
            assert!(Token::read(other).is_none(), "{other}");
        }
    }
}
