//! The code with which somebody comes back to answers that they saved.

use std::fmt;

use clock::ClockAndRandom;
use domain::alphabet;

/// Twenty letters of five bits: 100 bits of chance. Codes made before were of the twenty consonants among them, and as
/// long, so both are read in the same way.
const LENGTH: usize = 20;

/// A code, shown once and kept nowhere: who has it has the answers.
pub struct ReturnCode([u8; LENGTH]);

impl ReturnCode {
    /// A new one.
    pub(crate) fn draw(clock: &ClockAndRandom) -> Self {
        // A byte holds each five bits as often as any other.
        Self(clock.random::<LENGTH>().map(alphabet::letter))
    }

    /// Reads a code as people write it ([`alphabet::read`]).
    pub fn read(written: &str) -> Option<Self> {
        alphabet::read(written)?.try_into().ok().map(Self)
    }

    pub(crate) fn letters(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for ReturnCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        alphabet::Grouped(&self.0).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_as_it_was_written_down() {
        let code = ReturnCode(*b"0123456789ABCDEFGHJK");
        assert_eq!(code.to_string(), "0123-4567-89AB-CDEF-GHJK");
        for written in ["0123-4567-89AB-CDEF-GHJK", " o123 4567 89ab cdef ghjk. ", "OL23456789abcdefghjk"] {
            let read = ReturnCode::read(written).expect(written);
            assert_eq!(read.letters(), code.letters(), "{written}");
        }
        for written in
            ["", "BCDF", "BCDF-GHJK-MNPQ-RSTV-WXYZ-B", "UCDF-GHJK-MNPQ-RSTV-WXYZ", "ßCDF-GHJK-MNPQ-RSTV-WXYZ"]
        {
            assert!(ReturnCode::read(written).is_none(), "{written}");
        }
    }

    /// Of consonants only: what they find and open is made of their letters.
    #[test]
    fn a_code_of_before_has_the_letters_that_it_had() {
        for written in ["BCDF-GHJK-MNPQ-RSTV-WXYZ", " bcdf ghjk mnpq rstv wxyz. ", "bcdfghjkmnpqrstvwxyz"] {
            assert_eq!(ReturnCode::read(written).expect(written).letters(), b"BCDFGHJKMNPQRSTVWXYZ");
        }
    }

    #[test]
    fn every_letter_comes_as_often() {
        // All bytes in turn.
        let next = std::sync::atomic::AtomicU8::new(0);
        let count = move |bytes: &mut [u8]| {
            for byte in bytes {
                *byte = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            }
        };
        let clock = ClockAndRandom::new(|| jiff::Timestamp::UNIX_EPOCH, count);
        let mut seen = std::collections::BTreeMap::new();
        // 64 codes are 5 times all bytes.
        for letter in (0..64).flat_map(|_| ReturnCode::draw(&clock).0) {
            *seen.entry(letter).or_insert(0) += 1;
        }
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), alphabet::LETTERS.map(|letter| (letter, 40)));
    }
}
