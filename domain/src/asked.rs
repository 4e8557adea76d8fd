//! Questions that are asked only after certain answers to another one. One table for the page that
//! hides them and for the report that leaves them out, so that the two can't differ.
//!
//! Signs of danger, orders and the relationship are never asked on a condition: leaving out one of
//! those could lower a band.

use crate::answers::Report;
use crate::code::Code;

/// One question with a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The field that is asked for.
    pub field: &'static str,
    /// The field whose answer decides.
    pub after: &'static str,
    /// Which answers to that one let it be asked.
    pub when: When,
}

/// Which answers let a further question be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// One of these was chosen.
    Chosen(&'static [&'static str]),
    /// This one was not chosen.
    NotChosen(&'static str),
}

const BY_PHONE: When = When::Chosen(&["phone_call", "text_message"]);

/// Every question with a condition.
pub const ASKED: [Asked; 6] = [
    Asked { field: "place.area", after: "place.nation", when: When::Chosen(&["england", "not_sure"]) },
    Asked { field: "person.name", after: "person.known", when: When::NotChosen("no") },
    Asked { field: "contact.phone", after: "contact.methods", when: BY_PHONE },
    Asked { field: "contact.voicemail", after: "contact.methods", when: BY_PHONE },
    Asked { field: "contact.email", after: "contact.methods", when: When::Chosen(&["email"]) },
    Asked { field: "contact.trusted_person", after: "contact.methods", when: When::Chosen(&["trusted_person"]) },
];

impl When {
    /// Whether it may be asked, by which codes are chosen.
    pub fn met(self, chosen: impl Fn(&str) -> bool) -> bool {
        match self {
            Self::Chosen(codes) => codes.iter().any(|code| chosen(code)),
            Self::NotChosen(code) => !chosen(code),
        }
    }
}

/// The condition on which a field is asked for, or none if it always is.
pub fn condition(field: &str) -> Option<&'static Asked> {
    ASKED.iter().find(|asked| asked.field == field)
}

/// The answers that are not to be sent: the question that decides was answered, and otherwise. Where
/// it was not answered at all, nothing says that they are not meant.
pub fn unasked(report: &Report) -> Vec<&'static Asked> {
    let mut report = report.clone();
    leave_out(&mut report)
}

/// Takes those answers out, and says which there were.
pub(crate) fn leave_out(report: &mut Report) -> Vec<&'static Asked> {
    let unmet = |asked: &&Asked| {
        let chosen = chosen(report, asked.after);
        !chosen.is_empty() && !asked.when.met(|code| chosen.contains(&code))
    };
    let unmet: Vec<_> = ASKED.iter().filter(unmet).collect();
    unmet.into_iter().filter(|asked| take(report, asked.field)).collect()
}

/// The codes chosen in a field that decides.
fn chosen(report: &Report, field: &str) -> Vec<&'static str> {
    match field {
        "place.nation" => report.place.nation.iter().map(|it| it.code()).collect(),
        "person.known" => report.person.known.iter().map(|it| it.code()).collect(),
        "contact.methods" => report.contact.methods.iter().map(|it| it.code()).collect(),
        _ => Vec::new(),
    }
}

/// Takes out the answer in a field of the table; false if there was none.
fn take(report: &mut Report, field: &str) -> bool {
    let Report { place, person, contact, .. } = report;
    match field {
        "place.area" => place.area.take().is_some(),
        "person.name" => person.name.take().is_some(),
        "contact.phone" => contact.phone.take().is_some(),
        "contact.voicemail" => contact.voicemail.take().is_some(),
        "contact.email" => contact.email.take().is_some(),
        "contact.trusted_person" => contact.trusted_person.take().is_some(),
        _ => false,
    }
}
