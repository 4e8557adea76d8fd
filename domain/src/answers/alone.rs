//! Rules that judge an answer by itself. They need no table and no library, so that the browser can
//! apply them, too.

use crate::field::{self, Shape};
use crate::problem::ProblemCode;
use crate::text::Text;

/// The rules that the browser can apply to a field, in the order of their codes.
pub fn rules(name: &str) -> Vec<ProblemCode> {
    let words = matches!(field::shape(name), Some(Shape::Words(_))).then_some(ProblemCode::TooLong);
    let own = match name {
        "reporter.role" => Some(ProblemCode::Missing),
        "behaviour.text" => Some(ProblemCode::NothingTold),
        "contact.email" => Some(ProblemCode::NotAnEmail),
        "contact.phone" => Some(ProblemCode::NotAPhoneNumber),
        _ => None,
    };
    words.into_iter().chain(own).collect()
}

/// Whether a rule refuses these words; of rules that are not about words alone, never.
pub fn refuses(rule: ProblemCode, words: &Text, most: u64) -> bool {
    match rule {
        ProblemCode::TooLong => words.length() > most,
        ProblemCode::NotAnEmail => !is_email(words.as_str()),
        ProblemCode::NotAPhoneNumber => !is_telephone(words.as_str()),
        _ => false,
    }
}

/// Enough digits to be dialled; everything else about telephone numbers varies too much to judge.
pub(super) fn is_telephone(number: &str) -> bool {
    let is_digit = |c: &char| matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹' | '०'..='९' | '০'..='৯');
    number.chars().filter(is_digit).count() >= 3
}

/// Something on both sides of an @. A safe address must never be refused for its letters.
pub(super) fn is_email(address: &str) -> bool {
    let written = |side: &str| !side.is_empty() && !side.contains(|c: char| c.is_whitespace() || c == '@');
    address.trim().split_once('@').is_some_and(|(name, host)| written(name) && written(host))
}
