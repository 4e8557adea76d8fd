//! Plain words for codes.

use domain::Code;
use domain::access::Role;
use domain::case::{ChangeKind, EntryKind, Lane, Outcome};
use domain::queue::State;
use domain::triage::Band;

/// How a case ended.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Contacted => "Contacted",
        Outcome::CrimeRecorded => "Crime recorded",
        Outcome::OrderSoughtOrMade => "Protection order sought or made",
        Outcome::BreachActedOn => "Breach acted on",
        Outcome::AdviceGiven => "Advice given to the investigator",
        Outcome::ReferredToAdvocate => "Referred to an advocate",
        Outcome::PassedToAnotherForce => "Passed to another force",
        Outcome::Duplicate => "Duplicate of another report",
        Outcome::NoContactWanted => "No contact wanted",
        Outcome::ClosedWithReason => "Closed for another reason",
    }
}

/// What somebody does at the desk.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Lead => "Lead",
        Role::TriageOfficer => "Triage officer",
        Role::UnitOfficer => "Unit officer",
        Role::Advocate => "Advocate",
        Role::Auditor => "Auditor",
    }
}

/// Where a case is on its way.
pub fn state(state: State) -> &'static str {
    match state {
        State::Waiting => "Waiting",
        State::Taken => "Taken",
        State::InHand => "In hand",
        State::Closed => "Closed",
    }
}

/// A band.
pub fn band(band: Band) -> &'static str {
    match band {
        Band::Urgent => "Urgent",
        Band::Priority => "Priority",
        Band::Standard => "Standard",
        Band::Check => "Check",
    }
}

/// For whom an entry is.
pub fn lane(lane: Lane) -> &'static str {
    match lane {
        Lane::Team => "For the team",
        Lane::ForReporter => "For the person who reported",
    }
}

/// What an entry of a case is.
pub fn entry(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Note => "Note",
        EntryKind::ContactTried => "Contact tried",
        EntryKind::Task => "Task",
        EntryKind::TaskDone => "Task done",
        EntryKind::Order => "Order",
        EntryKind::Breach => "Breach of an order",
        EntryKind::Lead => "Digital lead",
        EntryKind::Link => "Link",
        EntryKind::Pin => "Pinned line",
        EntryKind::Strike => "Entry struck through",
        EntryKind::Reason => "Reason",
        EntryKind::PassOver => "Reason for passing over",
    }
}

fn change(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Take => "Took the case",
        ChangeKind::Open => "Opened the report for the first time",
        ChangeKind::GiveBack => "Gave the case back to the queue",
        ChangeKind::ComeBack => "Back in the queue: taken, but not opened in time",
        ChangeKind::PassOver => "Passed the report over",
        ChangeKind::HandOver => "Handed the case over",
        ChangeKind::GiveBand => "Changed the band",
        ChangeKind::Add => "Added to the case",
        ChangeKind::Close => "Closed the case",
        ChangeKind::Reopen => "Reopened the case",
        ChangeKind::Hold => "Put the case on hold from erasing",
        ChangeKind::Release => "Released the hold from erasing",
        ChangeKind::Restrict => "Changed who may know of the case",
    }
}

/// What the audit has beside changes to a case.
const ACTS: [(&str, &str); 24] = [
    ("accept", "Report accepted"),
    ("discard", "Threw unsaved words away"),
    ("enrol", "Made a passkey"),
    ("erase", "Erased what was due"),
    ("export", "Exported"),
    ("find", "Looked for a reference"),
    ("invite", "Invited somebody"),
    ("invite again", "Invited somebody again"),
    ("list", "Listed the queue"),
    ("lock", "Locked the desk"),
    ("open", "Opened the report"),
    ("print", "Printed a summary"),
    ("read audit", "Read the audit"),
    ("refused", "Refused"),
    ("remove passkey", "Removed a passkey"),
    ("revoke", "Revoked an account"),
    ("rule replay", "Replayed the sorting rule"),
    ("sign in", "Signed in"),
    ("sign in refused", "Sign-in refused"),
    ("sign out", "Signed out"),
    ("sign out everywhere", "Signed out everywhere"),
    ("unlock", "Unlocked the desk"),
    ("verify", "Checked the chain"),
    ("view", "Looked at the case"),
];

/// What was done, as a sentence. The audit has a word of the program's own, with a number or a code behind it at most;
/// one that is not known stays as it is, so that nothing is hidden.
pub fn action_in_words(action: &str) -> String {
    let plain = action.replace(['_', '-', ':'], " ");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    // The longest beginning that is known, and what follows it.
    let mut at = plain.len();
    loop {
        if let Some(said) = known(&plain[..at]) {
            let rest = plain[at..].trim();
            let kind = EntryKind::from_code(&rest.replace(' ', "_")).map(entry);
            let rest = kind.unwrap_or(rest);
            return if rest.is_empty() { said.to_owned() } else { format!("{said}: {}", lowered(rest)) };
        }
        match plain[..at].rfind(' ') {
            Some(before) => at = before,
            None => break,
        }
    }
    let mut letters = plain.chars();
    letters.next().map_or(plain.clone(), |first| first.to_uppercase().chain(letters).collect())
}

fn known(words: &str) -> Option<&'static str> {
    let code = words.replace(' ', "_");
    let act = ACTS.iter().find(|(name, _)| *name == words).map(|(_, said)| *said);
    act.or_else(|| ChangeKind::from_code(&code).map(change))
}

/// Words that stand within a sentence.
pub(crate) fn lowered(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::action_in_words;

    #[test]
    fn what_was_done_is_told_as_a_sentence() {
        for (action, said) in [
            ("take", "Took the case"),
            ("give_band 2", "Changed the band: 2"),
            ("add note", "Added to the case: note"),
            ("add:contact_tried", "Added to the case: contact tried"),
            ("sign-in refused", "Sign-in refused"),
            ("sign-in", "Signed in"),
            ("rule replay", "Replayed the sorting rule"),
            ("something_new 7", "Something new 7"),
            ("", ""),
        ] {
            assert_eq!(action_in_words(action), said);
        }
    }
}
