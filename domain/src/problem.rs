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

    /// The form field's name for the place. A code among several is asked for with the others, under one name.
    pub fn field(&self) -> String {
        let path = self.pointer.trim_start_matches('/').replace('/', ".");
        let name = path.replace("~1", "/").replace("~0", "~");
        match name.rsplit_once('.').map(|(list, _)| list).filter(|list| is_list_of_codes(list)) {
            Some(list) => list.to_owned(),
            None => name,
        }
    }
}

fn is_list_of_codes(name: &str) -> bool {
    matches!(crate::field::shape(name), Some(crate::field::Shape::Many(_)))
}

/// All that is wrong with some answers. Empty means: nothing.
pub type Problems = Vec<Problem>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_among_several_stands_under_their_name() {
        for (pointer, field) in [
            ("/behaviour/acts/3", "behaviour.acts"),
            ("/contact/methods/0", "contact.methods"),
            ("/behaviour/acts", "behaviour.acts"),
            ("/incidents/0/when", "incidents.0.when"),
            ("/person/accounts/12/link", "person.accounts.12.link"),
            ("/place/area", "place.area"),
            ("/a.b~1c", "a.b/c"),
            ("", ""),
        ] {
            assert_eq!(Problem::at(pointer, ProblemCode::UnknownCode).field(), field);
        }
    }
}
