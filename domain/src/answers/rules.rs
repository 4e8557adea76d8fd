//! The rules that answers must pass, and the type that says they have.

use std::fmt;

use jiff::civil::Date;
use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

use super::alone::{is_email, is_telephone};
use super::shape::Answered;
use crate::answers::{Incident, Report};
use crate::codes::Role;
use crate::problem::{Problem, ProblemCode, Problems};
use crate::step::Step;
use crate::text::Text;
use crate::when::When;

/// The most that a report may hold, in characters as people count them.
pub const MOST_CHARACTERS: u64 = 256 * 1024;

/// A report that has passed every rule. There is no other way to make one than [`Answers::read`],
/// and only such answers are assessed and sealed.
#[derive(Clone, PartialEq)]
pub struct Answers {
    /// All that was told.
    told: Report,
    /// Without what was not to be asked.
    report: Report,
    role: Role,
}

impl Answers {
    /// Checks a report against every rule, and leaves out what was not to be asked ([`crate::asked`]) and rows
    /// without any answer. That is done here and nowhere else, for the form and for programs alike.
    ///
    /// # Errors
    /// All the rules that it breaks, in the order of the form.
    pub fn read(mut report: Report) -> Result<Self, Problems> {
        let problems = report.problems();
        match report.reporter.role {
            Some(role) if problems.is_empty() => {
                report.drop_empty_rows();
                let told = report.clone();
                crate::asked::leave_out(&mut report);
                Ok(Self { told, report, role })
            }
            _ => Err(problems),
        }
    }

    /// What was answered, as far as it counts.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Everything that was told, also what is left out of [`Answers::report`]: the sorting rule sees it all.
    pub fn told(&self) -> &Report {
        &self.told
    }

    /// Whether someone other than the person being stalked is telling us.
    pub fn second_hand(&self) -> bool {
        self.role != Role::Myself
    }
}

/// Prints nothing: answers must not slip into a log.
impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answers(..)")
    }
}

impl Report {
    /// Everything that is wrong or missing, in the order of the form. Never call this in the
    /// browser: it brings `validator` and all its tables into the WASM.
    pub fn problems(&self) -> Problems {
        let mut problems = Problems::new();
        match self.version {
            Some(1) => {}
            Some(_) => problems.push(Problem::at("/version", ProblemCode::UnknownVersion)),
            None => problems.push(Problem::at("/version", ProblemCode::Missing)),
        }
        if self.reporter.role.is_none() {
            problems.push(Problem::at("/reporter/role", ProblemCode::Missing));
        }
        if !self.tells_something() {
            problems.push(Problem::at("/behaviour/text", ProblemCode::NothingTold));
        }
        if self.is_too_much() {
            problems.push(Problem::at("", ProblemCode::TooMuch));
        }
        if let Err(errors) = self.validate() {
            collect(&errors, "", &mut problems);
        }
        problems.sort_by_cached_key(|problem| (place_in_form(&problem.pointer), problem.clone()));
        problems
    }

    /// Whether someone other than the person being stalked is telling us, as far as that was said.
    pub fn is_second_hand(&self) -> bool {
        self.reporter.role.is_some_and(Role::is_second_hand)
    }

    /// Puts incidents in order of date, the oldest first. Those without a date come last, as they were.
    pub fn put_incidents_in_order(&mut self, today: Date) {
        let day = |incident: &Incident| incident.when.as_ref().and_then(|when| when.roughly(today));
        self.incidents.sort_by_cached_key(|incident| {
            let day = day(incident);
            (day.is_none(), day)
        });
    }

    /// Whether there is more in all of it together than anyone takes.
    pub fn is_too_much(&self) -> bool {
        self.characters() > MOST_CHARACTERS
    }

    /// Whether there is anything to read: words about what happened, an act, an order, or a yes to danger
    /// ([`super::alone::words_tell`]).
    pub fn tells_something(&self) -> bool {
        self.tells("")
    }

    /// Takes out the rows in which nothing was answered that can be seen. They are no incidents, orders or accounts.
    pub(crate) fn drop_empty_rows(&mut self) {
        self.incidents.retain(Answered::is_answered);
        self.orders.retain(Answered::is_answered);
        self.person.accounts.retain(Answered::is_answered);
    }

    /// How many incidents were told.
    pub fn incidents_told(&self) -> usize {
        self.incidents.iter().filter(|incident| incident.is_answered()).count()
    }
}

/// Sorts as the form asks, so that the first problem listed is the first met.
fn place_in_form(pointer: &str) -> usize {
    use crate::Code;
    let at = Step::ALL.iter().position(|step| step.owns(pointer));
    at.unwrap_or(Step::ALL.len())
}

fn collect(errors: &ValidationErrors, at: &str, problems: &mut Problems) {
    for (name, kind) in errors.errors() {
        let place = format!("{at}/{}", name.trim_start_matches("r#"));
        match kind {
            ValidationErrorsKind::Struct(inner) => collect(inner, &place, problems),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    collect(inner, &format!("{place}/{index}"), problems);
                }
            }
            ValidationErrorsKind::Field(broken) => {
                problems.extend(broken.iter().map(|error| Problem::at(place.clone(), code_of(error, name))));
            }
        }
    }
}

fn code_of(error: &ValidationError, name: &str) -> ProblemCode {
    match error.code.as_ref() {
        "length" if crate::rows::ROWS.iter().any(|rows| rows.name.ends_with(name)) => ProblemCode::TooMany,
        "length" => ProblemCode::TooLong,
        code => crate::Code::from_code(code).unwrap_or(ProblemCode::WrongType),
    }
}

/// Each member at most once.
pub(super) fn unrepeated<T: Ord>(list: &[T]) -> Result<(), ValidationError> {
    let mut seen = std::collections::BTreeSet::new();
    refuse_unless(list.iter().all(|item| seen.insert(item)), ProblemCode::Repeated)
}

/// Rough words, or a day that a calendar has.
pub(super) fn possible_day(when: &When) -> Result<(), ValidationError> {
    refuse_unless(validator::ValidateLength::length(when.text()) <= Some(crate::when::MOST), ProblemCode::TooLong)?;
    refuse_unless(when.is_possible(), ProblemCode::NotADate)
}

/// Enough digits to be dialled, in any script.
pub(super) fn telephone(number: &Text) -> Result<(), ValidationError> {
    refuse_unless(is_telephone(number.as_str()), ProblemCode::NotAPhoneNumber)
}

/// Something on both sides of an @.
pub(super) fn email_address(address: &Text) -> Result<(), ValidationError> {
    refuse_unless(is_email(address.as_str()), ProblemCode::NotAnEmail)
}

fn refuse_unless(fine: bool, code: ProblemCode) -> Result<(), ValidationError> {
    if fine { Ok(()) } else { Err(ValidationError::new(crate::Code::code(code))) }
}
