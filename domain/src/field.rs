//! The fields of the form: each answer's name, its shape and the part it stands in.

use crate::answers::{
    Behaviour, Contact, DangerCode, Earlier, Effect, Evidence, Fields, FollowUp, Person, Place, Report, Reporter,
    Sharing, Signs, SomeoneElse,
};
use crate::code::Code;
use crate::codes::{Act, Answer, HowOften};
use crate::shape::shape_in;
use crate::triage::Flag;

pub use crate::shape::Shape;

/// The groups of answers that are given once; those in rows are in [`crate::rows`], and each sign of
/// danger is a field of its own.
const GROUPS: [(&str, Fields); 12] = [
    ("reporter", Reporter::FIELDS),
    ("place", Place::FIELDS),
    ("someone_else", SomeoneElse::FIELDS),
    ("behaviour", Behaviour::FIELDS),
    ("behaviour.signs", Signs::FIELDS),
    ("person", Person::FIELDS),
    ("earlier", Earlier::FIELDS),
    ("evidence", Evidence::FIELDS),
    ("effect", Effect::FIELDS),
    ("contact", Contact::FIELDS),
    ("sharing", Sharing::FIELDS),
    ("follow_up", FollowUp::FIELDS),
];

/// The shape of the field with this name, or none if no form has such a field.
pub fn shape(name: &str) -> Option<Shape> {
    if name.strip_prefix("danger.").is_some_and(|code| DangerCode::from_code(code).is_some()) {
        return Some(Shape::One(Answer::SET));
    }
    if let Some((rows, _, field)) = crate::rows::part(name) {
        return rows.shape(field);
    }
    let (group, field) = name.rsplit_once('.')?;
    let (_, fields) = GROUPS.iter().find(|(written, _)| *written == group)?;
    shape_in(fields, field)
}

/// The names of all fields, each once. Those in rows are not among them ([`crate::rows`]).
pub fn names() -> impl Iterator<Item = String> {
    let written = GROUPS.iter().flat_map(|(group, fields)| {
        let asked = fields.iter().filter(|(_, shape)| shape.is_some());
        asked.map(move |(field, _)| format!("{group}.{field}"))
    });
    written.chain(DangerCode::asked().map(|code| format!("danger.{}", code.code())))
}

/// The fields that need not be asked for any more, because other answers have told already.
pub fn already_answered(report: &Report) -> Vec<String> {
    let asked = danger_to_ask(report);
    let danger = DangerCode::asked().filter(|code| !asked.contains(code));
    let danger = danger.map(|code| format!("danger.{}", code.code()));
    let complaints = report.behaviour.acts.contains(&Act::FalseComplaintsOrCourtAction);
    let accused = (complaints && report.earlier.accused.is_none()).then(|| "earlier.accused".to_owned());
    let named = report.place.campus.is_some() && report.sharing.university_name.is_none();
    let named = named.then(|| "sharing.university_name".to_owned());
    danger.chain(accused).chain(named).collect()
}

/// The danger questions still worth asking: not those whose flag other answers have fired already, nor those that
/// another part has had an answer to, unless they were answered here before.
pub fn danger_to_ask(report: &Report) -> Vec<DangerCode> {
    let mut without = report.clone();
    // What only programs tell stays: its question is not asked, but another one of the same flag is.
    without.danger.retain(|code, _| !code.is_asked());
    let elsewhere = crate::triage::fired(&without);
    let asked_elsewhere = |code: DangerCode| match code {
        DangerCode::OrderBroken => report.orders.iter().any(|order| order.broken.is_some()),
        DangerCode::MoreThanThreeAWeek => {
            let seldom = matches!(report.behaviour.how_often, Some(HowOften::EveryMonth | HowOften::LessOften));
            seldom || elsewhere.has(Flag::MoreThanThreeAWeek)
        }
        _ => elsewhere.has(Flag::of_danger(code)),
    };
    let answered = |code: DangerCode| report.danger.get(code).is_some();
    DangerCode::asked().filter(|code| answered(*code) || !asked_elsewhere(*code)).collect()
}
