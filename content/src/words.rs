//! Words, and how they are looked up by the codes they belong to.

use std::collections::BTreeMap;

use domain::check::{About, DangerNow};
use domain::codes::{
    Act, AgeGroup, Answer, Area, ContactMethod, Nation, Occasions, OrderKind, Relationship, Role, Sign,
};
use domain::field::Shape;
use domain::triage::{Band, Flag};
use domain::{Code, CodeSet, Problem, ProblemCode, Section};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use crate::form::{CheckWords, Question, SectionWords};
use crate::places::{Routes, Service};
use crate::site::{Page, Site};

/// Everything that is in `content/`, in one language.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Words for codes.
    pub codes: Codes,
    /// The FOUR check.
    pub check: CheckWords,
    /// The parts of the report.
    pub sections: Worded<Section, SectionWords>,
    /// What stands on every page, and on buttons.
    pub site: Site,
    /// Pages of prose, by the name of their file.
    pub pages: BTreeMap<String, Page>,
    /// Numbers and outside sites, by name.
    pub services: BTreeMap<String, Service>,
    /// Where a report from elsewhere belongs.
    pub routes: Routes,
}

impl Content {
    /// What people read for a code.
    pub fn say<C: Code>(&self, code: C) -> &str {
        self.codes.label(C::SET.name, code.code())
    }

    /// The page of prose with this name.
    ///
    /// # Panics
    /// When there is none; the server asks only for pages that a test has seen.
    pub fn page(&self, name: &str) -> &Page {
        &self.pages[name]
    }

    /// The question that a form field asks, if one does.
    pub fn question(&self, field: &str) -> Option<&Question> {
        let mut sections = Section::ALL.iter().map(|section| self.sections.of(*section));
        sections.find_map(|words| words.questions.iter().find(|question| question.name == field))
    }

    /// The sentence for a problem, the question's own one where it has one.
    pub fn problem(&self, problem: &Problem) -> String {
        let field = problem.field();
        let own = self.question(&field).and_then(|question| question.problems.get(&problem.code));
        let sentence = own.map_or_else(|| self.say(problem.code), String::as_str);
        match domain::field::shape(&field) {
            Some(Shape::Words(max)) if problem.code == ProblemCode::TooLong => {
                format!("{sentence}. {}", self.site.up_to.replace("{max}", &thousands(max)))
            }
            _ => sentence.to_owned(),
        }
    }
}

/// A number as people read it: `10,000`.
fn thousands(number: u64) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => rest.to_string(),
        (more, rest) => format!("{more},{rest:03}"),
    }
}

/// A piece of markup. It can only be made from the files in `content/`, never from an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Html(String);

impl Html {
    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Html {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from).map(|raw| Self(crate::markup(raw)))
    }
}

/// Something for each code of a set, none lacking.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Worded<C: Code, T = Html>(BTreeMap<C, T>);

impl<C: Code, T> Worded<C, T> {
    /// What belongs to this code.
    pub fn of(&self, code: C) -> &T {
        &self.0[&code]
    }
}

impl<'de, C: Code + Deserialize<'de>, T: Deserialize<'de>> Deserialize<'de> for Worded<C, T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let words = BTreeMap::<C, T>::deserialize(from)?;
        match C::ALL.iter().find(|code| !words.contains_key(code)) {
            Some(code) => Err(D::Error::custom(format!("no words for {} `{}`", C::SET.name, code.code()))),
            None => Ok(Self(words)),
        }
    }
}

/// What people read for each code, by the name of its set.
#[derive(Clone, Debug, Serialize)]
pub struct Codes(BTreeMap<String, BTreeMap<String, String>>);

/// The sets that have words.
const SETS: [CodeSet; 16] = [
    Answer::SET,
    Role::SET,
    AgeGroup::SET,
    Nation::SET,
    Area::SET,
    Sign::SET,
    Occasions::SET,
    Act::SET,
    Relationship::SET,
    OrderKind::SET,
    ContactMethod::SET,
    About::SET,
    DangerNow::SET,
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
