//! A question as it is put: with its words, how it was filled in, and what is wrong with it.

use content::{Content, Question};
use domain::asked::Asked;
use domain::field::Shape;
use domain::notice_of_answer::of_answer;
use domain::{Code, CodeSet, Problem, ProblemCode, Problems, Report};
use govuk::{Attributes, Choice, ErrorMessageOptions, FormGroup, HintOptions, LabelOptions};

use super::Filled;
use super::notices::THEN;

/// A question, and all that is known where it is put.
#[derive(Clone)]
pub(super) struct Put<'a> {
    /// All words.
    pub(super) words: &'static Content,
    /// The question's own.
    pub(super) question: &'a Question,
    /// The field's name, which for a question in a row is longer than the question's.
    pub(super) name: String,
    /// How it is answered.
    pub(super) shape: Shape,
    /// What stands in the form.
    pub(super) filled: &'a Filled,
    /// What is wrong with it.
    pub(super) problems: &'a Problems,
    /// Whether a list gets one more row, empty to write in.
    pub(super) adding: bool,
    /// Whether the report is about someone else than the reporter.
    pub(super) second_hand: bool,
    /// What was answered before, to know what an answer newly calls for; none where nothing is to be shown at once.
    pub(super) before: Option<&'a Report>,
    /// Rules for the browser to apply before it sends.
    pub(super) rules: Vec<ProblemCode>,
}

impl Put<'_> {
    /// One of the answers.
    pub(super) fn choice(&self, set: CodeSet, code: &str) -> Choice {
        let notices = self.before.map(|before| of_answer(before, &self.name, code)).unwrap_or_default();
        let then = notices.iter().any(|notice| notice.leads_to_the_police()).then_some(THEN);
        let notices: Vec<&str> = notices.iter().map(|notice| notice.code()).chain(then).collect();
        let attributes = Attributes::default();
        Choice {
            attributes: if notices.is_empty() {
                attributes
            } else {
                attributes.with("data-notices", notices.join(" "))
            },
            value: code.to_owned(),
            text: self.words.codes.label(set.name, code).to_owned(),
            checked: Some(self.filled.has(&self.name, code)),
            ..Choice::default()
        }
    }

    pub(super) fn label(&self) -> LabelOptions {
        let text = self.question.label(self.second_hand).to_owned();
        LabelOptions { text, classes: "govuk-label--s".to_owned(), ..LabelOptions::default() }
    }

    /// The box around it, which tells the browser what it must not send, and what to say then.
    pub(super) fn group(&self) -> FormGroup {
        let mut attributes = Attributes::default();
        let wrong = self.problems.iter().any(|problem| problem.field() == self.name);
        // What has to be seen is never hidden.
        let filled = self.filled.all(&self.name).iter().any(|value| !value.is_empty());
        if domain::asked::condition(&self.name).is_some_and(Asked::on_one_page) && !filled && !wrong {
            attributes = attributes.with("data-asked", self.name.as_str());
        }
        if !self.rules.is_empty() {
            attributes = attributes.with("data-asks", self.name.as_str());
        }
        for rule in &self.rules {
            let sentence = self.words.problem(&Problem::in_field(&self.name, *rule));
            attributes = attributes.with(format!("data-says-{}", rule.code()), sentence);
        }
        if let (Shape::Words(most), true) = (self.shape, self.rules.contains(&ProblemCode::TooLong)) {
            attributes = attributes.with("data-most", most.to_string());
        }
        FormGroup { attributes, ..FormGroup::default() }
    }

    /// Hint and error of the question.
    pub(super) fn notes(&self) -> (Option<HintOptions>, Option<ErrorMessageOptions>) {
        let hint = self
            .question
            .hint(self.second_hand)
            .cloned()
            .map(|hint| HintOptions { html: Some(hint), ..HintOptions::default() });
        let problem = self.problems.iter().find(|problem| problem.field() == self.name);
        let error = problem
            .map(|problem| ErrorMessageOptions { text: self.words.problem(problem), ..ErrorMessageOptions::default() });
        (hint, error)
    }
}
