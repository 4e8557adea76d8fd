//! The one alphabet of whatever people copy by hand: references, return codes, and the key and the code on the paper.

use std::fmt;

/// Crockford's base 32: figures and capitals without I, L, O and U. A letter is five bits.
pub const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many letters stand together: people lose their place in more.
const GROUP: usize = 4;

/// Letters in groups of four with dashes between, as they are shown: `7KQ4-M2XP`.
#[derive(Clone, Copy)]
pub struct Grouped<'a>(pub &'a [u8]);

impl fmt::Display for Grouped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, letter) in self.0.iter().enumerate() {
            if at > 0 && at % GROUP == 0 {
                f.write_str("-")?;
            }
            fmt::Write::write_char(f, char::from(*letter))?;
        }
        Ok(())
    }
}

/// The letter of a byte's last five bits.
pub fn letter(bits: u8) -> u8 {
    LETTERS[usize::from(bits & 31)]
}

/// Reads letters as people write them: either case, O for 0, I and L for 1, full-width letters as an East Asian keyboard
/// has them, with anything or nothing between that is no letter or figure. None where one is not of the alphabet.
pub fn read(written: &str) -> Option<Vec<u8>> {
    written.chars().filter(|c| c.is_alphanumeric()).map(meant).collect()
}

/// Bytes as letters, the first bits first; what is lacking to whole letters is zeros.
pub fn encode(bytes: &[u8]) -> Vec<u8> {
    let bit = |at: usize| bytes.get(at / 8).map_or(0, |byte| byte >> (7 - at % 8) & 1);
    let bits = |letter: usize| (0..5).fold(0, |bits, at| bits << 1 | bit(letter * 5 + at));
    (0..(bytes.len() * 8).div_ceil(5)).map(|at| letter(bits(at))).collect()
}

/// The bytes that [`encode`] made letters of, as somebody wrote these. None where they are not so many, or no such
/// letters.
pub fn decode<const N: usize>(written: &str) -> Option<[u8; N]> {
    let letters = read(written)?;
    let values: Option<Vec<u8>> = letters.iter().map(|letter| value(*letter)).collect();
    let values = values?;
    let bit = |at: usize| values.get(at / 5).map_or(0, |value| value >> (4 - at % 5) & 1);
    let bytes: [u8; N] = std::array::from_fn(|byte| (0..8).fold(0, |bits, at| bits << 1 | bit(byte * 8 + at)));
    // One way to write each: as many letters, and zeros after the last byte.
    (encode(&bytes) == letters).then_some(bytes)
}

fn value(letter: u8) -> Option<u8> {
    LETTERS.iter().position(|own| *own == letter).and_then(|at| u8::try_from(at).ok())
}

/// The letter that somebody meant, if the alphabet has it.
fn meant(written: char) -> Option<u8> {
    let narrow = match written {
        '\u{ff10}'..='\u{ff5a}' => char::from_u32(u32::from(written) - 0xfee0)?,
        other => other,
    };
    let letter = match u8::try_from(narrow).ok()?.to_ascii_uppercase() {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        letter => letter,
    };
    LETTERS.contains(&letter).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_from_their_letters() {
        let bytes: [u8; 32] = std::array::from_fn(|at| u8::try_from(at * 37 % 256).unwrap());
        let letters = Grouped(&encode(&bytes)).to_string();
        assert_eq!(letters.len(), 52 + 12);
        assert_eq!(decode::<32>(&letters), Some(bytes));
        assert_eq!(
            decode::<32>(&letters.to_lowercase().replace('0', "o").replace('1', "i").replace('-', " ")),
            Some(bytes)
        );
        assert_eq!(encode(&[0, 0x44, 0x32, 0x14, 0xff]), b"0123457Z");
    }

    #[test]
    fn fewer_more_or_other_letters_are_no_bytes() {
        assert_eq!(decode::<1>("ZW"), Some([0xff]));
        for written in ["", "Z", "ZZ", "ZWW", "ZU", "Zé"] {
            assert_eq!(decode::<1>(written), None, "{written}");
        }
    }
}
