//! Rules that judge an answer by itself. They need no table and no library, so that the browser can
//! apply them, too.

use crate::code::Code;
use crate::codes::Answer;
use crate::digits::is_digit;
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

/// Enough digits to be dialled, of whatever script; everything else about telephone numbers varies too much
/// to judge.
pub(super) fn is_telephone(number: &str) -> bool {
    number.chars().filter(|c| is_digit(*c)).count() >= 3
}

/// The signs that keyboards write for an @: full width and small among them.
const AT: [char; 3] = ['@', '＠', '﹫'];

/// Something on both sides of an @. A safe address must never be refused for its letters.
pub(super) fn is_email(address: &str) -> bool {
    let written = |side: &str| !side.is_empty() && !side.contains(|c: char| c.is_whitespace() || AT.contains(&c));
    address.trim().split_once(AT).is_some_and(|(name, host)| written(name) && written(host))
}

/// Unicode's white space, and the control characters that [`Text`] drops, as they stand in a class.
const SPACE: &str = r"\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";
const DROPPED: &str = r"\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f";

/// What a rule lets pass, as a regular expression that JavaScript (with `u`) and Python read alike: for
/// the published schema. Nothing at all passes too, because it is no answer. None for other rules.
pub fn pattern(rule: ProblemCode) -> Option<String> {
    let some = match rule {
        ProblemCode::NotAPhoneNumber => format!(r"([{}][\s\S]*){{3}}", crate::digits::class()),
        ProblemCode::NotAnEmail => {
            let at: String = AT.into_iter().collect();
            let side = format!("[{DROPPED}]*[^{SPACE}{DROPPED}{at}][^{SPACE}{at}]*");
            format!("^[{SPACE}{DROPPED}]*{side}[{at}]{side}[{SPACE}{DROPPED}]*$")
        }
        _ => return None,
    };
    Some(format!("^[{DROPPED}]*$|{some}"))
}

/// Whether these words in a field are something to read: not who somebody is or how to reach them. With
/// [`choice_tells`] it says of a form what [`crate::Report::tells_something`] says of a whole report.
pub fn words_tell(name: &str, words: &Text) -> bool {
    let story = crate::triage::is_words(name) || !NO_STORY.iter().any(|other| name.starts_with(other));
    story && words.says_something()
}

/// The same of a choice: an act, whatever is said of an order, a yes to danger, to weapons or to contact that is not safe
/// any more.
pub fn choice_tells(name: &str, code: &str) -> bool {
    match name.split('.').next() {
        Some("danger") => code == Answer::Yes.code(),
        Some("orders") => !code.is_empty(),
        _ => match name {
            "behaviour.acts" => !code.is_empty(),
            "person.has_weapons" | "contact.no_longer_safe" => code == Answer::Yes.code(),
            _ => false,
        },
    }
}

/// Fields, or the beginnings of their names, whose words say who somebody is, how they are reached, or
/// whom to tell; by themselves they leave nothing to read, but for those that are words ([`crate::triage::is_words`]).
const NO_STORY: [&str; 13] = [
    "reporter.",
    "someone_else.",
    "person.name",
    "contact.phone",
    "contact.email",
    "contact.trusted_person",
    "contact.safe_times",
    "contact.if_someone_else_answers",
    "contact.code_word",
    "contact.language",
    "contact.adjustments",
    "sharing.",
    "follow_up.",
];
