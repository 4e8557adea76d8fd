//! What the queue knows of a report without opening it.

use std::fmt;
use std::str::FromStr;

use crate::code::codes;

codes! {
    /// Where a report is on its way through the team.
    State in "state" { Waiting = "waiting", Closed = "closed", }
}

impl State {
    /// Whether the team is done with the report. Only then may it be erased, however old it is.
    pub fn is_finished(self) -> bool {
        match self {
            Self::Waiting => false,
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

    /// Reads a reference as people write it: either case, with or without the hyphen, O for 0, I and L for 1.
    fn from_str(written: &str) -> Result<Self, NotAReference> {
        let letters: Vec<u8> = written
            .bytes()
            .filter(|byte| !matches!(byte, b'-' | b' '))
            .map(|byte| match byte.to_ascii_uppercase() {
                b'O' => b'0',
                b'I' | b'L' => b'1',
                letter => letter,
            })
            .collect();
        let letters: [u8; 8] = letters.try_into().map_err(|_| NotAReference)?;
        if letters.iter().all(|letter| LETTERS.contains(letter)) { Ok(Self(letters)) } else { Err(NotAReference) }
    }
}

#[cfg(test)]
mod tests {
    use super::Reference;

    #[test]
    fn a_reference_is_read_as_people_write_it() {
        let reference = Reference::from_chance([0, 0x44, 0x32, 0x14, 0xff]);
        assert_eq!(reference.to_string(), "01234".to_owned()[..4].to_owned() + "-" + &reference.to_string()[5..]);
        let loose = reference.to_string().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        assert_eq!(loose.parse(), Ok(reference));
        assert!("7KQ4-M2X".parse::<Reference>().is_err());
        assert!("7KQ4-M2XU".parse::<Reference>().is_err());
    }
}
