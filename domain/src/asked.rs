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
    /// The answers to that one of which each lets it be asked.
    pub codes: &'static [&'static str],
    /// Whether an answer goes to the team all the same. A way to reach somebody may save a life, so it is
    /// never left out; which ways are safe stands beside it.
    pub kept: bool,
}

const BY_PHONE: &[&str] = &["phone_call", "text_message"];

/// Every question with a condition.
pub const ASKED: [Asked; 5] = [
    Asked { field: "place.area", after: "place.nation", codes: &["england", "not_sure"], kept: false },
    Asked { field: "contact.phone", after: "contact.methods", codes: BY_PHONE, kept: true },
    Asked { field: "contact.voicemail", after: "contact.methods", codes: BY_PHONE, kept: true },
    Asked { field: "contact.email", after: "contact.methods", codes: &["email"], kept: true },
    Asked { field: "contact.trusted_person", after: "contact.methods", codes: &["trusted_person"], kept: true },
];

/// The condition on which a field is asked for, or none if it always is.
pub fn condition(field: &str) -> Option<&'static Asked> {
    ASKED.iter().find(|asked| asked.field == field)
}

/// The answers whose question was not to be asked: the one that decides was answered, and otherwise.
/// Where it was not answered at all, nothing says that they are not meant.
pub fn unasked(report: &Report) -> Vec<&'static Asked> {
    let mut report = report.clone();
    let unmet = unmet(&report);
    unmet.into_iter().filter(|asked| take(&mut report, asked.field)).collect()
}

/// Takes those answers out that are not kept all the same.
pub(crate) fn leave_out(report: &mut Report) {
    for asked in unmet(report).into_iter().filter(|asked| !asked.kept) {
        take(report, asked.field);
    }
}

fn unmet(report: &Report) -> Vec<&'static Asked> {
    let unmet = |asked: &&Asked| {
        let chosen = chosen(report, asked.after);
        !chosen.is_empty() && !asked.codes.iter().any(|code| chosen.contains(code))
    };
    ASKED.iter().filter(unmet).collect()
}

/// The codes chosen in a field that decides.
fn chosen(report: &Report, field: &str) -> Vec<&'static str> {
    match field {
        "place.nation" => report.place.nation.iter().map(|it| it.code()).collect(),
        "contact.methods" => report.contact.methods.iter().map(|it| it.code()).collect(),
        _ => Vec::new(),
    }
}

/// Takes out the answer in a field of the table; false if there was none.
fn take(report: &mut Report, field: &str) -> bool {
    let Report { place, contact, .. } = report;
    match field {
        "place.area" => place.area.take().is_some(),
        "contact.phone" => contact.phone.take().is_some(),
        "contact.voicemail" => contact.voicemail.take().is_some(),
        "contact.email" => contact.email.take().is_some(),
        "contact.trusted_person" => contact.trusted_person.take().is_some(),
        _ => false,
    }
}
