//! The code with which somebody comes back to answers that they saved.

use std::fmt;

use clock::ClockAndRandom;

/// Consonants that no other letter or digit looks like; without vowels no word comes of them.
const LETTERS: &[u8; 20] = b"BCDFGHJKMNPQRSTVWXYZ";

/// Twenty of twenty letters: 86 bits of chance.
const LENGTH: usize = 20;

/// A code, shown once and kept nowhere: who has it has the answers.
pub struct ReturnCode([u8; LENGTH]);

impl ReturnCode {
    /// A new one.
    pub(crate) fn draw(clock: &ClockAndRandom) -> Self {
        // 240 is the last multiple of 20 in a byte: past it some letters would come more often.
        let mut letters = std::iter::repeat_with(|| clock.random::<32>())
            .flatten()
            .filter(|byte| *byte < 240)
            .map(|byte| LETTERS[usize::from(byte) % LETTERS.len()]);
        Self(std::array::from_fn(|_| letters.next().unwrap_or(LETTERS[0])))
    }

    /// Reads a code as people write it: either case, with anything or nothing between its letters.
    pub fn read(written: &str) -> Option<Self> {
        let letters: Vec<u8> = written
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .map(|letter| u8::try_from(letter.to_ascii_uppercase()).ok().filter(|byte| LETTERS.contains(byte)))
            .collect::<Option<_>>()?;
        letters.try_into().ok().map(Self)
    }

    pub(crate) fn letters(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for ReturnCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, group) in self.0.chunks(4).enumerate() {
            let between = if at == 0 { "" } else { "-" };
            write!(f, "{between}{}", String::from_utf8_lossy(group))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_as_it_was_written_down() {
        let code = ReturnCode(*b"BCDFGHJKMNPQRSTVWXYZ");
        assert_eq!(code.to_string(), "BCDF-GHJK-MNPQ-RSTV-WXYZ");
        for written in ["BCDF-GHJK-MNPQ-RSTV-WXYZ", " bcdf ghjk mnpq rstv wxyz. ", "bcdfghjkmnpqrstvwxyz"] {
            let read = ReturnCode::read(written).expect(written);
            assert_eq!(read.letters(), code.letters(), "{written}");
        }
        for written in
            ["", "BCDF", "BCDF-GHJK-MNPQ-RSTV-WXYZ-B", "ACDF-GHJK-MNPQ-RSTV-WXYZ", "ßCDF-GHJK-MNPQ-RSTV-WXYZ"]
        {
            assert!(ReturnCode::read(written).is_none(), "{written}");
        }
    }

    #[test]
    fn every_letter_comes_as_often() {
        // All bytes in turn, as often as each letter can be made of them.
        let next = std::sync::atomic::AtomicU8::new(0);
        let count = move |bytes: &mut [u8]| {
            for byte in bytes {
                *byte = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            }
        };
        let clock = ClockAndRandom::new(|| jiff::Timestamp::UNIX_EPOCH, count);
        let mut seen = std::collections::BTreeMap::new();
        for letter in (0..12 * 8).flat_map(|_| ReturnCode::draw(&clock).0) {
            *seen.entry(letter).or_insert(0) += 1;
        }
        assert_eq!(seen.len(), LETTERS.len());
        let (least, most) = (seen.values().min().unwrap(), seen.values().max().unwrap());
        assert!(most - least <= most / 4, "{seen:?}");
    }
}
