//! What people read for each code.

use std::collections::BTreeMap;

use domain::check::{About, Plain, Setting};
use domain::codes::{
    Act, AgeGroup, Answer, Area, Campus, Change, ContactMethod, EffectArea, EvidenceKind, HowOften, Nation, Need,
    Occasions, Officer, OrderKind, Relationship, Role, Sign, Talk, Unit,
};
use domain::triage::{Band, Flag};
use domain::{Code, CodeSet, ProblemCode};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// What people read for each code, by the name of its set.
#[derive(Clone, Debug, Serialize)]
pub struct Codes(BTreeMap<String, BTreeMap<String, String>>);

/// The sets that have words.
const SETS: [CodeSet; 26] = [
    Answer::SET,
    Role::SET,
    AgeGroup::SET,
    Need::SET,
    Talk::SET,
    Nation::SET,
    Area::SET,
    Unit::SET,
    Campus::SET,
    Sign::SET,
    Occasions::SET,
    Act::SET,
    Relationship::SET,
    OrderKind::SET,
    ContactMethod::SET,
    HowOften::SET,
    EvidenceKind::SET,
    EffectArea::SET,
    Change::SET,
    Officer::SET,
    About::SET,
    Plain::SET,
    Setting::SET,
    Flag::SET,
    Band::SET,
    ProblemCode::SET,
];

impl Codes {
    /// What people read for a code of a set.
    ///
    /// # Panics
    /// When there is no such code; reading has made sure of all that the code knows.
    pub fn label(&self, set: &str, code: &str) -> &str {
        &self.0[set][code]
    }
}

impl<'de> Deserialize<'de> for Codes {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let words = BTreeMap::<String, BTreeMap<String, String>>::deserialize(from)?;
        for set in &SETS {
            let given = words.get(set.name);
            let lacking = set.codes.iter().find(|code| !given.is_some_and(|given| given.contains_key(**code)));
            if let Some(code) = lacking {
                return Err(D::Error::custom(format!("no words for {} `{code}`", set.name)));
            }
        }
        for (name, given) in &words {
            let Some(set) = SETS.iter().find(|set| set.name == name) else {
                return Err(D::Error::custom(format!("no code set is called `{name}`")));
            };
            if let Some(code) = given.keys().find(|code| !set.codes.contains(&code.as_str())) {
                return Err(D::Error::custom(format!("{name} has no code `{code}`")));
            }
        }
        Ok(Self(words))
    }
}
