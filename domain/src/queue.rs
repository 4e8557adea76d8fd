//! What the queue knows of a report without opening it.

use std::fmt;
use std::str::FromStr;

use crate::alphabet;
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

impl Reference {
    /// Makes a reference from 40 bits of chance.
    pub fn from_chance(bits: [u8; 5]) -> Self {
        let letters = alphabet::encode(&bits);
        Self(std::array::from_fn(|at| letters[at]))
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        alphabet::Grouped(&self.0).fmt(f)
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

    /// Reads a reference as people write it ([`alphabet::read`]).
    fn from_str(written: &str) -> Result<Self, NotAReference> {
        alphabet::read(written).and_then(|letters| letters.try_into().ok()).map(Self).ok_or(NotAReference)
    }
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
