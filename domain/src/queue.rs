//! What the queue knows of a report without opening it.

use std::fmt;
use std::str::FromStr;

use crate::code::codes;

codes! {
    /// Where a report is on its way through the team.
    State in "state" { Waiting = "waiting", Taken = "taken", InHand = "in_hand", Closed = "closed", }
}

impl State {
    /// Whether the team is done with the report. Only then may it be erased, however old it is.
    pub fn is_finished(self) -> bool {
        match self {
            Self::Waiting | Self::Taken | Self::InHand => false,
            Self::Closed => true,
        }
    }
}

/// The name under which a reporter and the team speak of a report, such as `7KQ4-M2XP`. Drawn by
/// chance, so that it tells nothing of when or how many; without letters that look like others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference([u8; 8]);

/// Crockford's base 32: no I, L, O or U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Reference {
    /// Makes a reference from 40 bits of chance.
    pub fn from_chance(bits: [u8; 5]) -> Self {
        let all = bits.iter().fold(0_u64, |all, byte| all << 8 | u64::from(*byte));
        Self(std::array::from_fn(|at| LETTERS[(all >> (35 - 5 * at) & 31) as usize]))
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, letter) in self.0.iter().enumerate() {
            if at == 4 {
                f.write_str("-")?;
            }
            fmt::Write::write_char(f, char::from(*letter))?;
        }
        Ok(())
    }
}

/// As text, which is how programs read it.
impl serde::Serialize for Reference {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// The words are no reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAReference;

impl fmt::Display for NotAReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a reference: eight letters and digits, as in 7KQ4-M2XP")
    }
}

impl std::error::Error for NotAReference {}

impl FromStr for Reference {
    type Err = NotAReference;

    /// Reads a reference as people write it: either case, O for 0, I and L for 1, full-width letters as an East Asian
    /// keyboard has them, with anything or nothing between that is no letter or figure.
    fn from_str(written: &str) -> Result<Self, NotAReference> {
        let letters: Option<Vec<u8>> = written.chars().filter(|c| c.is_alphanumeric()).map(letter).collect();
        let letters: [u8; 8] = letters.and_then(|letters| letters.try_into().ok()).ok_or(NotAReference)?;
        Ok(Self(letters))
    }
}

/// The letter that somebody meant, if a reference has it.
fn letter(written: char) -> Option<u8> {
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
    use super::Reference;

    #[test]
    fn a_reference_is_read_as_people_write_it() {
        let reference = Reference::from_chance([0, 0x44, 0x32, 0x14, 0xff]);
        // Five bits a letter: 0, 1, 2, 3, 4, 5, 7 and 31.
        assert_eq!(reference.to_string(), "0123-457Z");
        let loose = reference.to_string().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(loose.parse(), Ok(reference));
    }

    #[test]
    fn whatever_stands_between_its_letters_is_passed_over() {
        let reference = "7KQ4-M210".parse::<Reference>().unwrap();
        for written in [
            "7kq4m210",
            "7KQ4\u{2013}M210",
            "7KQ4\u{2014}M210.",
            "7KQ4\u{2212}M210",
            "7KQ4\u{2011}M210",
            "7KQ4\u{a0}M210",
            "\t7KQ4\tM210\r\n",
            " 7 K Q 4 - M 2 1 0 ",
            "7KQ4_M210",
            "(7KQ4/M210),",
            "\"7KQ4:M210\"!",
            "7KQ4\u{200b}\u{ad}\u{feff}M\u{202e}210\u{202c}",
            "\u{ff17}\u{ff2b}\u{ff31}\u{ff14}\u{ff0d}\u{ff2d}\u{ff12}\u{ff11}\u{ff10}\u{ff0e}",
            "\u{ff17}\u{ff4b}\u{ff51}\u{ff14}\u{3000}\u{ff4d}\u{ff12}\u{ff4c}\u{ff4f}",
        ] {
            assert_eq!(written.parse(), Ok(reference), "{written:?}");
        }
        assert_eq!(reference.to_string(), "7KQ4-M210");
    }

    #[test]
    fn more_or_fewer_or_other_letters_are_none() {
        for written in [
            "",
            "-",
            "7KQ4-M2X",
            "7KQ4-M2XPP",
            "7KQ4-M2XU",
            "7KQ4-M2X\u{c9}",
            "7KQ4-M2X\u{663}",
            "7KQ4-M2X\u{3b1}",
            "7KQ4-M2X\u{216f}",
            "7KQ4-M2X\u{ff35}",
            "no reference",
            "7KQ4-M2XP 7KQ4-M2XP",
        ] {
            assert!(written.parse::<Reference>().is_err(), "{written:?}");
        }
    }
}
