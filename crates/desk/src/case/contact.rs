//! How to make contact safely, as the person said.

use desk_app::Told;

use super::answers::Answers;

/// The fields, in the order in which an officer needs them.
const FIELDS: [&str; 14] = [
    "contact.no_longer_safe",
    "contact.methods",
    "contact.phone",
    "contact.voicemail",
    "contact.email",
    "contact.trusted_person",
    "contact.safe_times",
    "contact.code_word",
    "contact.if_someone_else_answers",
    "contact.officer",
    "contact.plain_clothes",
    "contact.interpreter",
    "contact.language",
    "contact.adjustments",
];
const REST: [&str; 5] =
    ["contact.other", "reporter.name", "someone_else.may_contact", "someone_else.how", "sharing.not_with"];

/// Everything that was said of contact.
pub(super) fn told(answers: &Answers) -> Vec<Told> {
    FIELDS.iter().chain(&REST).filter_map(|field| answers.told(field)).collect()
}

/// Whether it is no longer safe to make contact as was said before.
pub(super) fn is_blocked(answers: &Answers) -> bool {
    answers.is_yes("contact.no_longer_safe")
}

/// In one line, for beside each control that leads to a contact.
pub(super) fn line(answers: &Answers) -> String {
    if is_blocked(answers) {
        return "No longer safe to contact as before. Read the whole section first.".to_owned();
    }
    let Some(methods) = answers.told("contact.methods") else {
        return "No safe way was given. Do not make contact.".to_owned();
    };
    let mut parts = vec![format!("Only: {}", methods.lines.join(", "))];
    let voicemail = answers.value("contact.voicemail");
    if voicemail == "yes" {
        parts.push("messages may be left".to_owned());
    } else {
        parts.push("leave no message".to_owned());
    }
    let times = answers.value("contact.safe_times");
    if !times.is_empty() {
        parts.push(format!("when: \u{201c}{times}\u{201d}"));
    }
    if !answers.value("contact.code_word").is_empty() {
        parts.push("say the code word first".to_owned());
    }
    parts.join("; ")
}
