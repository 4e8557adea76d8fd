//! What is wrong with an answer: where, and which rule. The sentence people read is in `content/`.

use crate::code::codes;

codes! {
    /// The rule that an answer breaks.
    ProblemCode in "problem" {
        Missing = "missing",
        /// No words about what happened, no act, no order, no yes to danger: there is nothing to read.
        NothingTold = "nothing_told",
        TooLong = "too_long",
        TooMany = "too_many",
        /// All of a report together.
        TooMuch = "too_much",
        UnknownField = "unknown_field",
        UnknownCode = "unknown_code",
        WrongType = "wrong_type",
        Repeated = "repeated",
        NotADate = "not_a_date",
        NotAnEmail = "not_an_email",
        NotAPhoneNumber = "not_a_phone_number",
        UnknownVersion = "unknown_version",
        /// Bytes that are no text in UTF-8.
        Unreadable = "unreadable",
        /// The draft had ended when the answers came.
        DraftEnded = "draft_ended",
        /// Another tab has kept something else in this part meanwhile.
        ChangedElsewhere = "changed_elsewhere",
        /// The report was sent before these answers came.
        AlreadySent = "already_sent",
        /// The store did not answer.
        NotKept = "not_kept",
    }
}

/// One broken rule.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where, as a JSON pointer: `/incidents/0/when`.
    pub pointer: String,
    /// Which rule.
    pub code: ProblemCode,
}

impl Problem {
    /// A problem at a JSON pointer.
    pub fn at(pointer: impl Into<String>, code: ProblemCode) -> Self {
        Self { pointer: pointer.into(), code }
    }

    /// A problem at a form field, named by its path: `incidents.0.when`.
    pub fn in_field(name: &str, code: ProblemCode) -> Self {
        let escaped = name.replace('~', "~0").replace('/', "~1").replace('.', "/");
        Self::at(format!("/{escaped}"), code)
    }

    /// The form field's name for the place.
    pub fn field(&self) -> String {
        let path = self.pointer.trim_start_matches('/').replace('/', ".");
        path.replace("~1", "/").replace("~0", "~")
    }
}

/// All that is wrong with some answers. Empty means: nothing.
pub type Problems = Vec<Problem>;
