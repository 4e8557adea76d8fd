//! The key and the code that stand on the paper of a sent report, by which it can be told whether they belong together.

use std::fmt;
use std::str::FromStr;

use domain::{Answers, alphabet};
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The key of a report's paper: sealed with the report, printed on the paper, and kept nowhere else but with the draft.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PaperKey([u8; 32]);

/// HMAC-SHA-256 of a report under its paper's key, cut to its first 128 bits: nobody finds another report with the same
/// (RFC 2104, section 5, allows half), and it is half as long to type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PaperCode([u8; 16]);

impl PaperKey {
    /// A key of bytes that nobody can guess.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The code of these answers under this key.
    pub fn code(&self, answers: &Answers) -> PaperCode {
        self.code_of(&canonical(answers))
    }

    /// The code of a report in canonical form, as it lies in what was sealed.
    pub fn code_of(&self, canonical: &[u8]) -> PaperCode {
        let mut code = [0; 16];
        code.copy_from_slice(&mac(&self.0, canonical)[..16]);
        PaperCode(code)
    }
}

/// The canonical form of answers is their JSON as the types write it: absent answers left out, always in the same order.
/// What is sealed holds it letter for letter.
pub(crate) fn canonical(answers: &Answers) -> Vec<u8> {
    serde_json::to_vec(answers.report()).expect("reports have string keys only")
}

/// HMAC-SHA-256 under a key of any length.
pub(crate) fn mac(key: &[u8], words: &[u8]) -> [u8; 32] {
    let mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.chain_update(words).finalize().into_bytes().into()
}

/// What was typed is no key or no code of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not as it stands on a paper: {0} letters and figures, never a U")]
pub struct NotOfAPaper(usize);

macro_rules! as_letters {
    ($name:ident, $letters:literal) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                alphabet::Grouped(&alphabet::encode(&self.0)).fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotOfAPaper;

            /// Reads it as people type it ([`alphabet::read`]).
            fn from_str(typed: &str) -> Result<Self, NotOfAPaper> {
                alphabet::decode(typed).map(Self).ok_or(NotOfAPaper($letters))
            }
        }

        /// Prints nothing, so that it is in no log.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    };
}

as_letters!(PaperKey, 52);
as_letters!(PaperCode, 26);

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, test case 1, whose key of 20 bytes zeros fill up: HMAC does the same with it.
    #[test]
    fn the_code_is_the_beginning_of_the_hmac() {
        let key: [u8; 32] = std::array::from_fn(|at| if at < 20 { 0x0b } else { 0 });
        let code = PaperKey::new(key).code_of(b"Hi There");
        assert_eq!(
            code.0,
            [0xb0, 0x34, 0x4c, 0x61, 0xd8, 0xdb, 0x38, 0x53, 0x5c, 0xa8, 0xaf, 0xce, 0xaf, 0x0b, 0xf1, 0x2b]
        );
        assert_eq!(code.to_string().parse(), Ok(code));
    }

    #[test]
    fn a_key_is_typed_as_it_is_printed() {
        let key = PaperKey::new(std::array::from_fn(|at| u8::try_from(at).unwrap()));
        let printed = key.to_string();
        assert_eq!(printed.len(), 52 + 12);
        assert_eq!(printed.to_lowercase().replace('-', " ").replace('0', "O").parse(), Ok(key));
        assert_eq!(printed[..60].parse::<PaperKey>(), Err(NotOfAPaper(52)));
        assert!(!format!("{key:?}").contains(&printed[..4]));
    }
}
