//! All words, and how they are looked up by the codes they belong to.

use std::collections::BTreeMap;

use domain::codes;
use domain::field::Shape;
use domain::hours::BankHolidays;
use domain::{Code, Problem, ProblemCode, Section, Step};
use serde::{Deserialize, Serialize};

use crate::campus::{Campus, CampusWords};
use crate::codes::Codes;
use crate::form::{NoticesWords, Question, SectionWords, StepWords};
use crate::four::CheckWords;
use crate::help::HelpWords;
use crate::language::Language;
use crate::number::thousands;
use crate::page::Page;
use crate::places::Service;
use crate::routes::Routes;
use crate::site::Site;
use crate::worded::Worded;

/// Everything that is in `content/`, in one language, and in English what that lacks.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Content {
    /// The language, and what of it is there.
    pub language: Language,
    /// Words for codes.
    pub codes: Codes,
    /// The FOUR check.
    pub check: CheckWords,
    /// The parts of the report.
    pub sections: Worded<Section, SectionWords>,
    /// What answers call for before the person goes on.
    pub notices: NoticesWords,
    /// The directory.
    pub help: HelpWords,
    /// The pages of universities.
    pub campus: CampusWords,
    /// The universities.
    pub campuses: Worded<codes::Campus, Campus>,
    /// What stands on every page, and on buttons.
    pub site: Site,
    /// Pages of prose, by the name of their file, `safety/phones` for one in a folder.
    pub pages: BTreeMap<String, Page>,
    /// The number in the address of each page on staying safe, by the name of its file.
    pub safety: BTreeMap<String, u32>,
    /// Numbers and outside sites, by name.
    pub services: BTreeMap<String, Service>,
    /// Bank holidays, on which some services are closed.
    pub bank_holidays: BankHolidays,
    /// Where a report from elsewhere belongs.
    pub routes: Routes,
}

impl Content {
    /// What people read for a code.
    pub fn say<C: Code>(&self, code: C) -> &str {
        self.codes.label(C::SET.name, code.code())
    }

    /// The words of a page of questions.
    ///
    /// # Panics
    /// When there are none; the build has seen that each page has some.
    pub fn step(&self, step: Step) -> &StepWords {
        &self.sections.of(step.section()).steps[&step]
    }

    /// The page of prose with this name.
    ///
    /// # Panics
    /// When there is none; the server asks only for pages that a test has seen.
    pub fn page(&self, name: &str) -> &Page {
        &self.pages[name]
    }

    /// The page on staying safe with this number in its address: `safety/phones`.
    pub fn safety_numbered(&self, number: &str) -> Option<&str> {
        let name = self.safety.iter().find(|(_, of)| of.to_string() == number)?.0;
        self.page_named(&format!("safety/{name}"))
    }

    /// The address of the page on staying safe with this name.
    pub fn safety_address(&self, name: &str) -> Option<String> {
        self.safety.get(name).map(|number| format!("/safety/{number}"))
    }

    /// The page of prose that a file of this name holds, `safety/phones`, if there is one.
    pub fn page_named(&self, name: &str) -> Option<&str> {
        self.pages.get_key_value(name).map(|(name, _)| name.as_str())
    }

    /// The question that a form field asks, if one does.
    pub fn question(&self, field: &str) -> Option<&Question> {
        if let Some((rows, _, field)) = domain::rows::part(field) {
            let inner = &self.question(rows.name)?.rows.as_ref()?.questions;
            return inner.iter().find(|question| question.name == field);
        }
        let mut steps = Step::ALL.iter().map(|step| self.step(*step));
        steps.find_map(|words| words.questions.iter().find(|question| question.name == field))
    }

    /// Where the form asks for a field, to sort by: page, question, row, question in the row. What no
    /// question asks comes last.
    pub fn place(&self, field: &str) -> [usize; 4] {
        const LAST: usize = usize::MAX;
        let at = |questions: &[Question], name: &str| questions.iter().position(|question| question.name == name);
        let row = domain::rows::part(field);
        let name = row.map_or(field, |(rows, _, _)| rows.name);
        let mut pages = Step::ALL.iter().map(|step| &self.step(*step).questions).enumerate();
        let found = pages.find_map(|(page, questions)| Some((page, at(questions, name)?)));
        let Some((page, question)) = found else { return [LAST; 4] };
        let within = row.map(|(_, row, inner)| {
            let inner_questions = self.question(name).and_then(|question| question.rows.as_ref());
            (row + 1, inner_questions.and_then(|rows| at(&rows.questions, inner)).unwrap_or(LAST))
        });
        let (row, inner) = within.unwrap_or_default();
        [page, question, row, inner]
    }

    /// What the row is called in which a field stands, if it stands in one.
    fn row_title(&self, field: &str) -> Option<String> {
        let (rows, row, _) = domain::rows::part(field)?;
        Some(self.question(rows.name)?.rows.as_ref()?.title(row))
    }

    /// The sentence for a problem, the question's own one where it has one. In rows it says which.
    pub fn problem(&self, problem: &Problem) -> String {
        let field = problem.field();
        let own = self.question(&field).and_then(|question| question.problems.get(&problem.code));
        let sentence = own.map_or_else(|| self.say(problem.code), String::as_str);
        let sentence = match domain::field::shape(&field) {
            Some(Shape::Words(max)) if problem.code == ProblemCode::TooLong => {
                format!("{sentence}. {}", self.up_to(max))
            }
            _ => sentence.to_owned(),
        };
        self.row_title(&field).map_or(sentence.clone(), |title| format!("{title}: {sentence}"))
    }

    /// How many characters an answer may have.
    pub fn up_to(&self, max: u64) -> String {
        self.site.up_to.replace("{max}", &thousands(max))
    }
}
