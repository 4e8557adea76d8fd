//! Which entries of the directory are shown to somebody who wants fewer. The server and the browser both ask here.

use crate::code::Code;
use crate::codes::{Nation, Need, Talk};

/// The fields of the directory's form: where somebody is, with what they need help, how they can talk.
pub const FIELDS: [&str; 3] = [Nation::SET.name, Need::SET.name, Talk::SET.name];

/// What was chosen; none where everything is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Where it has to help.
    pub nation: Option<Nation>,
    /// With what.
    pub need: Option<Need>,
    /// By which way to talk.
    pub talk: Option<Talk>,
}

/// An entry of the directory: a service in one of its groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The group.
    pub need: Need,
    /// The service.
    pub name: String,
    /// Where it helps.
    pub nations: Vec<Nation>,
    /// The ways to talk to it.
    pub ways: Vec<Talk>,
}

/// What is left of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filtered {
    /// For each entry, whether it is shown.
    pub each: Vec<bool>,
    /// How many services that are; 0 where nobody is known, and those for stalking are shown instead.
    pub count: usize,
}

impl Filter {
    /// What the fields of the form choose. What is no code of ours chooses nothing: nobody is kept from the numbers by it.
    /// Whoever is not in the UK, or not sure, looks at all of it.
    pub fn read<'a>(fields: impl Iterator<Item = (&'a str, &'a str)> + Clone) -> Self {
        Self {
            nation: code(fields.clone()).filter(|nation| !matches!(nation, Nation::OutsideUk | Nation::NotSure)),
            need: code(fields.clone()),
            talk: code(fields),
        }
    }

    /// Which of these are shown. There is always somebody to call: where nobody is left, those for stalking are.
    pub fn apply(&self, entries: &[Entry]) -> Filtered {
        let here = |entry: &Entry| self.nation.is_none_or(|nation| entry.nations.contains(&nation));
        let fits = |entry: &Entry| {
            let helps = self.need.is_none_or(|need| entry.need == need);
            here(entry) && helps && self.talk.is_none_or(|talk| entry.ways.contains(&talk))
        };
        let each: Vec<bool> = entries.iter().map(fits).collect();
        let mut names: Vec<&str> = Vec::new();
        for (entry, shown) in entries.iter().zip(&each) {
            if *shown && !names.contains(&entry.name.as_str()) {
                names.push(&entry.name);
            }
        }
        let count = names.len();
        if count > 0 {
            return Filtered { each, count };
        }
        let stalking = |entry: &Entry| here(entry) && entry.need == Need::Stalking;
        Filtered { each: entries.iter().map(stalking).collect(), count }
    }
}

/// The first known code of the set, in the field that is named as the set is.
fn code<'a, C: Code>(mut fields: impl Iterator<Item = (&'a str, &'a str)>) -> Option<C> {
    fields.find_map(|(name, value)| C::from_code(value).filter(|_| name == C::SET.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(need: Need, name: &str, nations: &[Nation], ways: &[Talk]) -> Entry {
        Entry { need, name: name.to_owned(), nations: nations.to_vec(), ways: ways.to_vec() }
    }

    #[test]
    fn what_is_no_code_chooses_nothing_and_who_is_elsewhere_looks_at_all() {
        let read = |fields: &[(&'static str, &'static str)]| Filter::read(fields.iter().copied());
        let chosen = Filter { nation: Some(Nation::Wales), need: Some(Need::Stalking), talk: Some(Talk::Chat) };
        assert_eq!(read(&[("nation", "wales"), ("need", "stalking"), ("talk", "chat")]), chosen);
        for nowhere in ["", "france", "outside_uk", "not_sure"] {
            assert_eq!(read(&[("nation", nowhere), ("need", ""), ("other", "chat")]), Filter::default(), "{nowhere}");
        }
    }

    #[test]
    fn each_choice_leaves_fewer_and_somebody_is_always_left() {
        let all = [
            entry(Need::Stalking, "A", &[Nation::England, Nation::Wales], &[Talk::Voice]),
            entry(Need::Stalking, "B", &[Nation::Scotland], &[Talk::Voice]),
            entry(Need::DangerNow, "A", &[Nation::England, Nation::Wales], &[Talk::Voice, Talk::Chat]),
        ];
        let shown = |filter: Filter| filter.apply(&all);
        assert_eq!(shown(Filter::default()), Filtered { each: vec![true, true, true], count: 2 });
        let wales = Filter { nation: Some(Nation::Wales), ..Filter::default() };
        assert_eq!(shown(wales), Filtered { each: vec![true, false, true], count: 1 });
        let chat = Filter { talk: Some(Talk::Chat), ..wales };
        assert_eq!(shown(chat), Filtered { each: vec![false, false, true], count: 1 });
        let nobody = Filter { need: Some(Need::Stalking), ..chat };
        assert_eq!(shown(nobody), Filtered { each: vec![true, false, false], count: 0 });
    }
}
