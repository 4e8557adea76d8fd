//! A page of the form as it was posted and could not be taken, locked in the draft until it is mended: the page
//! that says so is asked for with GET, and has to show everything that was typed.

use domain::{Problem, ProblemCode, Step};
use serde::{Deserialize, Serialize};

use super::Draft;

/// How many bytes of refused words one draft holds, at the most: those of the largest form.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// A page as it was posted.
#[derive(Clone, Serialize, Deserialize)]
pub struct Refused {
    /// The code of the page.
    pub part: String,
    /// Name and value of each of its fields.
    pub fields: Vec<(String, String)>,
    /// Where something is wrong, as a JSON pointer, and the code of the rule.
    problems: Vec<(String, String)>,
    /// What stood for the answers that the form was shown with.
    pub seen: Option<String>,
}

impl Refused {
    /// A page with what is wrong on it.
    pub fn new(step: Step, fields: Vec<(String, String)>, problems: &[Problem], seen: Option<&str>) -> Self {
        use domain::Code;
        let problem = |problem: &Problem| (problem.pointer.clone(), problem.code.code().to_owned());
        let problems = problems.iter().map(problem).collect();
        Self { part: step.code().to_owned(), fields, problems, seen: seen.map(str::to_owned) }
    }

    /// The same by the pages that ask for its fields. What no page asks for stays with the first of the part.
    pub(crate) fn by_page(self) -> Vec<Self> {
        use domain::{Code, Section};
        let Some(section) = Section::from_code(&self.part).filter(|_| self.holds_others()) else { return vec![self] };
        let of = |place: &str| Step::of(place).filter(|step| step.section() == section);
        let first = section.steps().next();
        let page = |step: Step| {
            let here = |place: &str| of(place).or(first) == Some(step);
            let fields = self.fields.iter().filter(|(name, _)| here(name)).cloned().collect::<Vec<_>>();
            let problems = self.problems.iter().filter(|(pointer, _)| here(pointer)).cloned().collect::<Vec<_>>();
            let is_one = !fields.is_empty() || !problems.is_empty();
            is_one.then(|| Self { part: step.code().to_owned(), fields, problems, seen: None })
        };
        section.steps().filter_map(page).collect()
    }

    /// Whether it holds fields that the page with its code does not ask for.
    fn holds_others(&self) -> bool {
        use domain::Code;
        let step = Step::from_code(&self.part);
        self.fields.iter().any(|(name, _)| Step::of(name).is_some_and(|of| Some(of) != step))
    }

    /// What is wrong.
    pub fn problems(&self) -> Vec<Problem> {
        use domain::Code;
        let problem = |(pointer, code): &(String, String)| Some(Problem::at(pointer, ProblemCode::from_code(code)?));
        self.problems.iter().filter_map(problem).collect()
    }

    /// Whether this rule is among those that it breaks.
    pub fn breaks(&self, rule: ProblemCode) -> bool {
        self.problems().iter().any(|problem| problem.code == rule)
    }

    fn bytes(&self) -> usize {
        self.fields.iter().map(|(name, value)| name.len() + value.len()).sum()
    }
}

impl Draft {
    /// Keeps a refused page, in the place of what was refused there before. Where all of it is too much, what was
    /// refused first goes first.
    pub fn refuse(&mut self, refused: Refused) {
        self.refused.retain(|other| other.part != refused.part);
        self.refused.push(refused);
        while self.refused.len() > 1 && self.refused.iter().map(Refused::bytes).sum::<usize>() > MOST_BYTES {
            self.refused.remove(0);
        }
    }

    /// What was refused on a page, and is not mended yet.
    pub fn refused_on(&self, step: Step) -> Option<&Refused> {
        use domain::Code;
        self.refused.iter().find(|refused| refused.part == step.code())
    }

    /// A page was taken: nothing is to be mended there any more.
    pub fn mended(&mut self, step: Step) {
        use domain::Code;
        self.refused.retain(|refused| refused.part != step.code());
    }
}

/// Prints nothing: what people wrote must not slip into a log.
impl std::fmt::Debug for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Refused(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(step: Step, words: &str) -> Refused {
        let problems = [Problem::at("/contact/email", ProblemCode::NotAnEmail)];
        Refused::new(step, vec![("contact.email".to_owned(), words.to_owned())], &problems, Some("seen"))
    }

    fn draft() -> Draft {
        Draft::new(&clock::ClockAndRandom::new(|| jiff::Timestamp::UNIX_EPOCH, |_| {}))
    }

    #[test]
    fn the_last_words_of_each_part_are_kept_until_they_are_mended() {
        let mut draft = draft();
        draft.refuse(refused(Step::Contact, "first"));
        draft.refuse(refused(Step::Name, "other"));
        draft.refuse(refused(Step::Contact, "second"));
        let kept = draft.refused_on(Step::Contact).unwrap();
        assert_eq!(kept.fields[0].1, "second");
        assert!(kept.breaks(ProblemCode::NotAnEmail) && !kept.breaks(ProblemCode::TooLong));
        draft.mended(Step::Contact);
        assert!(draft.refused_on(Step::Contact).is_none() && draft.refused_on(Step::Name).is_some());
    }

    #[test]
    fn all_of_it_together_is_bounded_and_the_last_stays() {
        let mut draft = draft();
        for section in [Step::Contact, Step::Name, Step::Effect] {
            draft.refuse(refused(section, &"a".repeat(MOST_BYTES - 100)));
        }
        assert_eq!(draft.refused.len(), 1);
        assert!(draft.refused_on(Step::Effect).is_some());
    }
}
