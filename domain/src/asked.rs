//! Questions that are asked only after certain answers to another one. One table for the page that
//! hides them and for the report that leaves them out, so that the two can't differ.
//!
//! Signs of danger, orders and the relationship are never asked on a condition: leaving out one of
//! those could lower a band.

use crate::answers::Report;
use crate::code::Code;
use crate::step::Step;

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

impl Asked {
    /// Whether one page puts both questions. What another page decides is not hidden here: whoever
    /// comes to the page is to see what it asks.
    pub fn on_one_page(&self) -> bool {
        Step::of(self.field) == Step::of(self.after)
    }

    /// Whether one of the answers was given that let it be asked.
    pub fn is_met(&self, report: &Report) -> bool {
        let chosen = chosen(report, self.after);
        self.codes.iter().any(|code| chosen.contains(code))
    }
}

const BY_PHONE: &[&str] = &["phone_call", "text_message"];
const FOR_ANOTHER: &[&str] = &["someone_else", "professional"];

/// A question whose answer is left out where it was not to be asked.
const fn only(field: &'static str, after: &'static str, codes: &'static [&'static str]) -> Asked {
    Asked { field, after, codes, kept: false }
}

/// A question whose answer goes to the team all the same.
const fn kept(field: &'static str, after: &'static str, codes: &'static [&'static str]) -> Asked {
    Asked { field, after, codes, kept: true }
}

/// Every question with a condition.
pub const ASKED: [Asked; 13] = [
    only("reporter.organisation", "reporter.role", &["professional"]),
    only("place.area", "place.nation", &["england", "not_sure"]),
    only("someone_else.knows", "reporter.role", FOR_ANOTHER),
    only("someone_else.agrees", "reporter.role", FOR_ANOTHER),
    only("someone_else.may_contact", "reporter.role", FOR_ANOTHER),
    only("someone_else.how", "reporter.role", FOR_ANOTHER),
    only("someone_else.may_say_who", "reporter.role", FOR_ANOTHER),
    kept("contact.phone", "contact.methods", BY_PHONE),
    kept("contact.voicemail", "contact.methods", BY_PHONE),
    kept("contact.email", "contact.methods", &["email"]),
    kept("contact.trusted_person", "contact.methods", &["trusted_person"]),
    only("contact.language", "contact.interpreter", &["yes", "not_sure", "rather_not_say"]),
    only("sharing.university_name", "sharing.university", &["yes", "not_sure", "rather_not_say"]),
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

/// A report as it would be sent: without the answers that are left out and rows without any.
#[must_use]
pub fn counted(report: &Report) -> Report {
    let mut counted = report.clone();
    leave_out(&mut counted);
    counted.drop_empty_rows();
    counted
}

/// Takes those answers out that are not kept all the same.
pub(crate) fn leave_out(report: &mut Report) {
    for asked in unmet(report).into_iter().filter(|asked| !asked.kept) {
        take(report, asked.field);
    }
}

/// The questions whose condition is not met, as far as what decides was answered.
pub(crate) fn unmet(report: &Report) -> Vec<&'static Asked> {
    let unmet = |asked: &&Asked| {
        let chosen = chosen(report, asked.after);
        !chosen.is_empty() && !asked.is_met(report)
    };
    ASKED.iter().filter(unmet).collect()
}

/// The codes chosen in a field that decides.
fn chosen(report: &Report, field: &str) -> Vec<&'static str> {
    fn code<C: Code>(of: Option<C>) -> Vec<&'static str> {
        of.iter().map(|it| it.code()).collect()
    }
    match field {
        "reporter.role" => code(report.reporter.role),
        "place.nation" => code(report.place.nation),
        "contact.methods" => report.contact.methods.iter().map(|it| it.code()).collect(),
        "contact.interpreter" => code(report.contact.interpreter),
        "sharing.university" => code(report.sharing.university),
        _ => Vec::new(),
    }
}

/// Takes out the answer in a field of the table; false if there was none.
fn take(report: &mut Report, field: &str) -> bool {
    let Report { reporter, place, someone_else, contact, sharing, .. } = report;
    match field {
        "reporter.organisation" => reporter.organisation.take().is_some(),
        "place.area" => place.area.take().is_some(),
        "someone_else.knows" => someone_else.knows.take().is_some(),
        "someone_else.agrees" => someone_else.agrees.take().is_some(),
        "someone_else.may_contact" => someone_else.may_contact.take().is_some(),
        "someone_else.how" => someone_else.how.take().is_some(),
        "someone_else.may_say_who" => someone_else.may_say_who.take().is_some(),
        "contact.phone" => contact.phone.take().is_some(),
        "contact.voicemail" => contact.voicemail.take().is_some(),
        "contact.email" => contact.email.take().is_some(),
        "contact.trusted_person" => contact.trusted_person.take().is_some(),
        "contact.language" => contact.language.take().is_some(),
        "sharing.university_name" => sharing.university_name.take().is_some(),
        _ => false,
    }
}
