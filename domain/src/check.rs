//! The FOUR check: from a few answers to advice. Nothing is kept, and no answer ever leads to
//! "this is not stalking".

use crate::answers::{Report, Signs};
use crate::code::{Code, CodeSet, codes};
use crate::codes::{Answer, Campus, Nation, Role, Sign};
use crate::lines::{for_a_partner, lines};
use crate::problem::{Problem, ProblemCode, Problems};

pub use crate::codes::About;

codes! {
    /// Whether there is danger at this moment.
    DangerNow in "danger_now" { Yes = "yes", No = "no", NotSure = "not_sure", }
}

codes! {
    /// Where and by whom a sign may be seen: each has its own example.
    Setting in "setting" { Offline = "offline", Online = "online", University = "university", Ex = "ex", }
}

/// The questions of the check's form, and the codes each takes.
pub const FIELDS: [(&str, CodeSet); 7] = [
    ("danger_now", DangerNow::SET),
    ("about", About::SET),
    ("nation", Nation::SET),
    ("signs.fixated", Answer::SET),
    ("signs.obsessive", Answer::SET),
    ("signs.unwanted", Answer::SET),
    ("signs.repeated", Answer::SET),
];

/// The field that says from which university's page somebody came. It is not asked for.
pub const CAMPUS: &str = Campus::SET.name;

/// The names of all fields of the check's form.
pub fn fields() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|(name, _)| *name).chain([CAMPUS])
}

/// What was answered; all may be left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckAnswers {
    /// Whom it is about.
    pub about: Option<About>,
    /// Where.
    pub nation: Option<Nation>,
    /// Whether there is danger now.
    pub danger_now: Option<DangerNow>,
    /// The four signs.
    pub signs: Signs,
    /// From which university's page somebody came.
    pub campus: Option<Campus>,
}

/// What to say in answer, as codes; the sentences are in `content/`.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// Whether the first words are to call 999.
    pub danger: bool,
    /// Whom it is about; for oneself unless said otherwise.
    pub about: About,
    /// The signs seen.
    pub seen: Vec<Sign>,
    /// How much was seen.
    pub outcome: Outcome,
    /// Whose law applies.
    pub nation: Nation,
    /// Whether a university's own page can help, too.
    pub campus: bool,
}

codes! {
    /// How much of FOUR was seen. The least is "cannot tell", never "no".
    Outcome in "outcome" { All = "all", Some = "some", CannotTell = "cannot_tell", }
}

impl CheckAnswers {
    /// Reads the check's form fields.
    ///
    /// # Errors
    /// The fields it does not know, codes it does not know, and fields that come twice.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Problems> {
        let mut answers = Self::default();
        let mut problems = Problems::new();
        for (name, value) in pairs {
            let taken = match name {
                "about" => take(&mut answers.about, value),
                "nation" => take(&mut answers.nation, value),
                "danger_now" => take(&mut answers.danger_now, value),
                CAMPUS => take(&mut answers.campus, value),
                _ => match name.strip_prefix("signs.").and_then(Sign::from_code) {
                    Some(sign) => take(answers.signs.slot(sign), value),
                    None => Err(ProblemCode::UnknownField),
                },
            };
            problems.extend(taken.err().map(|code| Problem::in_field(name, code)));
        }
        if problems.is_empty() { Ok(answers) } else { Err(problems) }
    }

    /// The value of a field of the check's form; empty where it was not answered.
    pub fn value(&self, field: &str) -> &'static str {
        fn code<C: Code>(of: Option<C>) -> &'static str {
            of.map_or("", C::code)
        }
        match field {
            "about" => code(self.about),
            "nation" => code(self.nation),
            "danger_now" => code(self.danger_now),
            CAMPUS => code(self.campus),
            _ => code(field.strip_prefix("signs.").and_then(Sign::from_code).and_then(|sign| self.signs.get(sign))),
        }
    }

    /// Whether anything was answered that a report asks for, too.
    pub fn tells_of_a_report(&self) -> bool {
        let mut report = Report::default();
        self.carry_into(&mut report);
        report != Report::default()
    }

    /// Puts these answers into a report, so that nobody has to give them twice. What stands there already
    /// stays. Danger at this moment is asked anew: the check asks less exactly.
    pub fn carry_into(&self, report: &mut Report) {
        let role = match self.about {
            Some(About::Myself) => Some(Role::Myself),
            Some(About::SomeoneElse) => Some(Role::SomeoneElse),
            // Whoever asks about what they do themselves gets help to stop, not a report.
            Some(About::MyOwnBehaviour) => return,
            None => None,
        };
        report.reporter.role = report.reporter.role.or(role);
        report.place.nation = report.place.nation.or(self.nation);
        report.place.campus = report.place.campus.or(self.campus);
        for sign in Sign::ALL {
            let slot = report.behaviour.signs.slot(*sign);
            *slot = slot.or(self.signs.get(*sign));
        }
    }

    /// What to say to these answers.
    pub fn advise(&self) -> Advice {
        let seen: Vec<Sign> =
            Sign::ALL.iter().copied().filter(|sign| self.signs.get(*sign) == Some(Answer::Yes)).collect();
        let outcome = match seen.len() {
            0 => Outcome::CannotTell,
            4 => Outcome::All,
            _ => Outcome::Some,
        };
        Advice {
            // Someone who is not sure whether they are in danger is told of 999 first, too.
            danger: matches!(self.danger_now, Some(DangerNow::Yes | DangerNow::NotSure)),
            about: self.about.unwrap_or(About::Myself),
            seen,
            outcome,
            nation: self.nation.unwrap_or(Nation::NotSure),
            campus: self.campus.is_some(),
        }
    }
}

/// The name of the piece of an answer that belongs to a code: `nation.wales`.
pub fn piece<C: Code>(code: C) -> String {
    [C::SET.name, code.code()].join(".")
}

impl Advice {
    /// The names of the pieces that the answer consists of. Someone asking about what they do
    /// themselves needs help to stop: neither a verdict nor the way to a report.
    pub fn pieces(&self) -> Vec<String> {
        let mut pieces = vec![piece(self.about), piece(self.nation)];
        pieces.extend(lines(self.about, self.nation).into_iter().map(piece));
        if self.danger {
            pieces.push("danger".to_owned());
            // 999 may not answer there.
            if self.nation == Nation::OutsideUk {
                pieces.push("danger_abroad".to_owned());
            }
        }
        if self.about != About::MyOwnBehaviour {
            if self.campus {
                pieces.push(CAMPUS.to_owned());
            }
            pieces.extend(["limits", "report"].map(str::to_owned));
            if for_a_partner(self.nation).is_none() {
                pieces.push("find_line".to_owned());
            }
            pieces.push(piece(self.outcome));
            if !self.seen.is_empty() {
                pieces.push("seen".to_owned());
            }
            pieces.extend(self.seen.iter().map(|sign| piece(*sign)));
        }
        pieces
    }
}

fn take<C: Code>(slot: &mut Option<C>, value: &str) -> Result<(), ProblemCode> {
    if slot.is_some() {
        return Err(ProblemCode::Repeated);
    }
    if !value.is_empty() {
        *slot = Some(C::from_code(value).ok_or(ProblemCode::UnknownCode)?);
    }
    Ok(())
}
