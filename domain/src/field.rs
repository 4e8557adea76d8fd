//! The fields of the form: each answer's name, its shape and the part it stands in.

use crate::answers::{Danger, Report};
use crate::code::{Code, CodeSet};
use crate::codes::{Act, AgeGroup, Answer, Area, ContactMethod, Nation, Occasions, Relationship, Role, Sign};
use crate::section::Section;
use crate::triage::Flag;

/// How a field is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One of a set of codes.
    One(CodeSet),
    /// Any number of a set of codes.
    Many(CodeSet),
    /// Words, at most so many characters long.
    Words(u64),
}

const WRITTEN: [(&str, Shape); 19] = [
    ("reporter.role", Shape::One(Role::SET)),
    ("reporter.name", Shape::Words(200)),
    ("reporter.age_group", Shape::One(AgeGroup::SET)),
    ("place.nation", Shape::One(Nation::SET)),
    ("place.area", Shape::One(Area::SET)),
    ("behaviour.text", Shape::Words(10_000)),
    ("behaviour.acts", Shape::Many(Act::SET)),
    ("behaviour.occasions", Shape::One(Occasions::SET)),
    ("person.known", Shape::One(Answer::SET)),
    ("person.name", Shape::Words(200)),
    ("person.relationship", Shape::One(Relationship::SET)),
    ("person.details", Shape::Words(10_000)),
    ("contact.methods", Shape::Many(ContactMethod::SET)),
    ("contact.phone", Shape::Words(200)),
    ("contact.email", Shape::Words(200)),
    ("contact.safe_times", Shape::Words(1_000)),
    ("contact.voicemail", Shape::One(Answer::SET)),
    ("contact.trusted_person", Shape::Words(1_000)),
    ("contact.other", Shape::Words(10_000)),
];

/// The shape of the field with this name, or none if no form has such a field.
pub fn shape(name: &str) -> Option<Shape> {
    let coded = |rest: Option<&str>, known: fn(&str) -> bool| rest.is_some_and(known);
    if coded(name.strip_prefix("danger."), |code| Flag::from_code(code).is_some())
        || coded(name.strip_prefix("behaviour.signs."), |code| Sign::from_code(code).is_some())
    {
        return Some(Shape::One(Answer::SET));
    }
    if let Some((rows, _, field)) = crate::rows::part(name) {
        return rows.shape(field);
    }
    WRITTEN.iter().find(|(written, _)| *written == name).map(|(_, shape)| *shape)
}

/// The names of all fields in one part, each once. Those in rows are not among them ([`crate::rows`]).
pub fn names_in(section: Section) -> Vec<String> {
    let signs = Sign::ALL.iter().map(|sign| format!("behaviour.signs.{}", sign.code()));
    let danger = Flag::ALL.iter().map(|flag| format!("danger.{}", flag.code()));
    let written = WRITTEN.iter().map(|(name, _)| (*name).to_owned());
    written.chain(signs).chain(danger).filter(|name| section.owns(name)).collect()
}

/// The danger questions still worth asking: not those that other answers have already said yes to,
/// nor the one that the relationship asks, unless they were answered here before.
pub fn danger_to_ask(report: &Report) -> Vec<Flag> {
    let elsewhere = crate::triage::fired(&Report { danger: Danger::default(), ..report.clone() });
    let answered = |flag: Flag| report.danger.get(flag).is_some();
    let asked_elsewhere = |flag: Flag| flag == Flag::ExPartner || elsewhere.contains(&flag);
    Flag::ALL.iter().copied().filter(|flag| answered(*flag) || !asked_elsewhere(*flag)).collect()
}
