//! The audit: what was done, by whom, in a chain in which no entry can be changed, left out or put in unseen.
//!
//! Each entry has a commitment, a hash of what it says and of a random salt; and a link, a hash of the link before, the
//! entry's number and time, and the commitment. So what an entry says can be erased, with its salt, and the chain still
//! holds; and nobody can find out by trying what it said.

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::queue::Reference;

/// Bytes of a salt.
pub const SALT: usize = 16;

/// A hash.
pub type Hash = [u8; 32];

/// The link before the first.
pub const START: Hash = [0; 32];

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When it was done.
    pub at: Timestamp,
    /// Who did it: a role or a name.
    pub actor: String,
    /// What was done: a word of the program's own, with a number at most.
    pub action: String,
    /// To which report, if to one.
    pub reference: Option<Reference>,
}

/// An entry in the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// Its number, one more than that of the entry before.
    pub number: i64,
    /// When it was done, in seconds since 1970.
    pub at: i64,
    /// What it says, and its salt; none once that was erased.
    pub said: Option<(Entry, [u8; SALT])>,
    /// The hash of what it says.
    pub commitment: Hash,
    /// The hash of all up to here.
    pub link: Hash,
}

/// The entry with this number does not follow from the one before: it, or one before it, was changed, left out or put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken(pub i64);

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the audit is broken at entry {}", self.0)
    }
}

impl std::error::Error for Broken {}

impl Linked {
    /// The next entry after `previous`, which has this number.
    pub fn after(previous: &Hash, number: i64, entry: Entry, salt: [u8; SALT]) -> Self {
        let commitment = commitment(&entry, &salt);
        let at = entry.at.as_second();
        let link = link(previous, number, at, &commitment);
        Self { number, at, said: Some((entry, salt)), commitment, link }
    }
}

/// Whether these entries follow each other, from the link and the number before the first of them. Gives the last link.
///
/// # Errors
/// [`Broken`] with the number of the first that does not.
pub fn verify<'a>(
    mut previous: Hash,
    mut number: i64,
    entries: impl IntoIterator<Item = &'a Linked>,
) -> Result<Hash, Broken> {
    for entry in entries {
        number += 1;
        let says_so = entry
            .said
            .as_ref()
            .is_none_or(|(said, salt)| commitment(said, salt) == entry.commitment && said.at.as_second() == entry.at);
        let follows = link(&previous, number, entry.at, &entry.commitment) == entry.link && entry.number == number;
        if !says_so || !follows {
            return Err(Broken(entry.number));
        }
        previous = entry.link;
    }
    Ok(previous)
}

/// Each part with its length before it, so that no two entries give the same bytes.
fn commitment(entry: &Entry, salt: &[u8; SALT]) -> Hash {
    let reference = entry.reference.map(|reference| reference.to_string()).unwrap_or_default();
    let parts = [&salt[..], entry.actor.as_bytes(), entry.action.as_bytes(), reference.as_bytes()];
    let hash = Sha256::new().chain_update(b"foursight audit entry\0");
    let whole = parts.iter().fold(hash, |hash, part| {
        hash.chain_update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes()).chain_update(part)
    });
    whole.finalize().into()
}

fn link(previous: &Hash, number: i64, at: i64, commitment: &Hash) -> Hash {
    let hash = Sha256::new().chain_update(b"foursight audit link\0").chain_update(previous);
    hash.chain_update(number.to_be_bytes()).chain_update(at.to_be_bytes()).chain_update(commitment).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(at: i64, actor: &str, action: &str, reference: Option<&str>) -> Entry {
        Entry {
            at: Timestamp::from_second(at).unwrap(),
            actor: actor.to_owned(),
            action: action.to_owned(),
            reference: reference.map(|reference| reference.parse().unwrap()),
        }
    }

    fn chain() -> Vec<Linked> {
        let mut previous = START;
        let mut all = Vec::new();
        for number in 1..=6 {
            let entry = entry(number * 60, "Ana", "open", (number != 3).then_some("7KQ4-M2XP"));
            let linked = Linked::after(&previous, number, entry, [u8::try_from(number).unwrap(); SALT]);
            previous = linked.link;
            all.push(linked);
        }
        all
    }

    #[test]
    fn a_chain_holds_also_where_what_an_entry_said_was_erased() {
        let mut all = chain();
        assert_eq!(verify(START, 0, &all), Ok(all[5].link));
        all[2].said = None;
        assert_eq!(verify(START, 0, &all), Ok(all[5].link));
        assert_eq!(verify(all[1].link, 2, &all[2..]), Ok(all[5].link), "and from within");
    }

    #[test]
    fn whatever_is_changed_is_found_at_its_place() {
        type Change = fn(&mut Vec<Linked>);
        let changes: [(i64, Change); 9] = [
            (3, |all| all[2].said.as_mut().unwrap().0.actor = "Ben".to_owned()),
            (3, |all| all[2].said.as_mut().unwrap().0.action = "export".to_owned()),
            (4, |all| all[3].said.as_mut().unwrap().0.reference = None),
            (2, |all| all[1].said.as_mut().unwrap().1[0] ^= 1),
            (5, |all| all[4].at += 1),
            (2, |all| all[1].commitment[0] ^= 1),
            (6, |all| all[5].link[31] ^= 1),
            (4, |all| drop(all.remove(2))),
            (4, |all| all.swap(2, 3)),
        ];
        for (at, change) in changes {
            let mut all = chain();
            change(&mut all);
            assert_eq!(verify(START, 0, &all), Err(Broken(at)));
        }
    }

    #[test]
    fn no_two_entries_have_the_same_bytes() {
        let hash = |actor: &str, action: &str| commitment(&entry(60, actor, action, None), &[1; SALT]);
        assert_ne!(hash("ab", "c"), hash("a", "bc"));
        assert_ne!(hash("", "abc"), hash("abc", ""));
    }
}
