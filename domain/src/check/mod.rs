//! The FOUR check: from a few answers to advice. Nothing is kept, and no answer ever leads to
//! "this is not stalking".

mod advice;

use crate::answers::{DangerCode, Report, Signs};
use crate::code::{Code, CodeSet, codes};
use crate::codes::{AgeGroup, Answer, Campus, Nation, Role, Sign, Talk};
use crate::problem::{Problem, ProblemCode, Problems};

pub use crate::codes::About;
pub use advice::{Advice, Said, piece, team_covers};

codes! {
    /// An answer to one of the plain questions: danger now, an order, a threat, under 18.
    Plain in "plain" { Yes = "yes", No = "no", NotSure = "not_sure", }
}

impl Plain {
    /// The same answer to a question of a report.
    fn told(self) -> Answer {
        match self {
            Self::Yes => Answer::Yes,
            Self::No => Answer::No,
            Self::NotSure => Answer::NotSure,
        }
    }
}

codes! {
    /// Where and by whom a sign may be seen: each has its own example.
    Setting in "setting" { Offline = "offline", Online = "online", University = "university", Ex = "ex", }
}

/// The questions of the check's form, and the codes each takes.
pub const FIELDS: [(&str, CodeSet); 11] = [
    ("danger_now", Plain::SET),
    ("order_broken", Plain::SET),
    ("threat", Plain::SET),
    ("about", About::SET),
    ("under_18", Plain::SET),
    ("nation", Nation::SET),
    (TALK, Talk::SET),
    ("signs.fixated", Answer::SET),
    ("signs.obsessive", Answer::SET),
    ("signs.unwanted", Answer::SET),
    ("signs.repeated", Answer::SET),
];

/// The only field that takes several codes. A report asks how to reach somebody in another way, so it is not carried.
pub const TALK: &str = Talk::SET.name;

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
    pub danger_now: Option<Plain>,
    /// Whether an order has been broken.
    pub order_broken: Option<Plain>,
    /// Whether a threat has been made.
    pub threat: Option<Plain>,
    /// Whether the person to whom it is done is under 18.
    pub under_18: Option<Plain>,
    /// How whoever asks can talk, each way once.
    pub talk: Vec<Talk>,
    /// The four signs.
    pub signs: Signs,
    /// From which university's page somebody came.
    pub campus: Option<Campus>,
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
                "order_broken" => take(&mut answers.order_broken, value),
                "threat" => take(&mut answers.threat, value),
                "under_18" => take(&mut answers.under_18, value),
                TALK => add(&mut answers.talk, value),
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

    /// The value of a field of the check's form that takes one code; empty where it was not answered.
    pub fn value(&self, field: &str) -> &'static str {
        fn code<C: Code>(of: Option<C>) -> &'static str {
            of.map_or("", C::code)
        }
        match field {
            "about" => code(self.about),
            "nation" => code(self.nation),
            "danger_now" => code(self.danger_now),
            "order_broken" => code(self.order_broken),
            "threat" => code(self.threat),
            "under_18" => code(self.under_18),
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
        // Of the others it does not say how old they are.
        let child = self.under_18.filter(|under| *under == Plain::Yes).map(|_| AgeGroup::Under18);
        report.reporter.age_group = report.reporter.age_group.or(child);
        for (code, told) in [(DangerCode::OrderBroken, self.order_broken), (DangerCode::AnyThreat, self.threat)] {
            if let Some(told) = told.filter(|_| report.danger.get(code).is_none()) {
                report.danger.set(code, told.told());
            }
        }
        for sign in Sign::ALL {
            let slot = report.behaviour.signs.slot(*sign);
            *slot = slot.or(self.signs.get(*sign));
        }
    }
}

impl CheckAnswers {
    /// The report's fields that these answers tell with yes, and for which role.
    pub fn told_with_yes(&self) -> (Option<Role>, Vec<String>) {
        let role = match self.about {
            Some(About::Myself) => Some(Role::Myself),
            Some(About::SomeoneElse) => Some(Role::SomeoneElse),
            Some(About::MyOwnBehaviour) | None => None,
        };
        let mut report = Report::default();
        self.carry_into(&mut report);
        let danger = report.danger.yes().map(|code| format!("danger.{}", code.code()));
        let yes = |sign: &&Sign| report.behaviour.signs.get(**sign) == Some(Answer::Yes);
        let signs = Sign::ALL.iter().filter(yes).map(|sign| format!("behaviour.signs.{}", sign.code()));
        let age = report.reporter.age_group.map(|_| "reporter.age_group".to_owned());
        (role, danger.chain(signs).chain(age).collect())
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

/// One more of several codes.
fn add<C: Code>(several: &mut Vec<C>, value: &str) -> Result<(), ProblemCode> {
    if !value.is_empty() {
        let code = C::from_code(value).ok_or(ProblemCode::UnknownCode)?;
        if several.contains(&code) {
            return Err(ProblemCode::Repeated);
        }
        several.push(code);
    }
    Ok(())
}
