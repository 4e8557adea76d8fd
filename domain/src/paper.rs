//! What a person takes along to a police station: its first page, which an officer reads in a minute, and what is left
//! out of all pages unless the person wants it there.

use crate::Report;
use crate::answers::Incident;
use crate::answers::shape::Answered;
use crate::text::Text;
use crate::triage::{Flag, fired};

/// How to reach the person, and how to speak to them safely. Whoever finds a paper is not to learn it.
pub const CONTACT_SECRETS: [&str; 8] = [
    "contact.phone",
    "contact.email",
    "contact.trusted_person",
    "contact.safe_times",
    "contact.if_someone_else_answers",
    "contact.code_word",
    "contact.other",
    "someone_else.how",
];

/// The most incidents that the first page lists, and the lines of words that it has for all of them.
const MOST: usize = 16;
const LINES: usize = 16;
/// The lines that it has for what happened in the person's own words, told as a whole.
const LINES_IN_ALL: usize = 6;
/// The letters that surely stand in a line of the paper.
const LINE: usize = 70;

/// What stands on the first page, besides what is written as it was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FirstPage {
    /// What tells of danger at this moment.
    pub now: Vec<Flag>,
    /// The other signs of danger that were told.
    pub signs: Vec<Flag>,
    /// Whether what happened, told as a whole, is short enough to stand here. If not, it is on the pages after.
    pub tells_all: bool,
    /// The incidents by their rows, and whether each is short enough to stand here.
    pub timeline: Vec<(usize, bool)>,
    /// How many older ones stand on the pages after only.
    pub older: usize,
}

impl FirstPage {
    /// Of a report whose incidents are in order of date. No word is ever cut: what is too long for the first page is
    /// named there, and told after it.
    pub fn of(report: &Report) -> Self {
        let fired = fired(report);
        let signs: Vec<Flag> = fired.iter().map(|(flag, _)| flag).filter(|flag| is_sign(*flag)).collect();
        let (now, signs) = signs.into_iter().partition(|flag| flag.is_now());
        let older = report.incidents.len().saturating_sub(MOST);
        let share = LINES / report.incidents.len().clamp(1, MOST);
        let timeline = report.incidents.iter().enumerate().skip(older);
        Self {
            now,
            signs,
            tells_all: lines(report.behaviour.text.as_ref()) <= LINES_IN_ALL,
            timeline: timeline.map(|(row, incident)| (row, lines_of(incident) <= share.max(1))).collect(),
            older,
        }
    }
}

/// Whether a flag is a sign of danger that an officer is told in a line of its own: not what stands elsewhere on the
/// page, and not that a word was found.
fn is_sign(flag: Flag) -> bool {
    !matches!(
        flag,
        Flag::ContactUnsafe
            | Flag::OrderMaybeBroken
            | Flag::PartnerOrEx
            | Flag::Under18
            | Flag::WordsOfDanger
            | Flag::LongRunning
            | Flag::AllFourSigns
    )
}

fn lines_of(incident: &Incident) -> usize {
    [&incident.what, &incident.r#where, &incident.witnesses].map(|words| lines(words.as_ref())).iter().sum()
}

fn lines(words: Option<&Text>) -> usize {
    words.map_or(0, |words| words.as_str().lines().map(|line| line.chars().count().div_ceil(LINE).max(1)).sum())
}

/// Takes out what only the team is to know ([`CONTACT_SECRETS`]); false where there was nothing of it.
pub fn leave_out_contact(report: &mut Report) -> bool {
    let (mut out, mut any) = (Report::default(), false);
    for field in CONTACT_SECRETS {
        any |= report.is_field_answered(field);
        out.take_field(field, report);
    }
    any
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::Code;
    use crate::field;

    fn report(json: Value) -> Report {
        serde_json::from_value(json).unwrap()
    }

    fn codes(flags: &[Flag]) -> Vec<&'static str> {
        flags.iter().map(|flag| flag.code()).collect()
    }

    #[test]
    fn danger_now_stands_apart_from_other_signs() {
        let page = FirstPage::of(&report(json!({
            "danger": {"someone_hurt": "yes", "strangulation": "yes", "weapon": "no", "pets": "not_sure"},
            "behaviour": {"acts": ["entering_home"], "text": "a knife"},
            "reporter": {"age_group": "under_18"},
        })));
        assert_eq!(codes(&page.now), ["someone_hurt"]);
        // What was told by an act is not asked as danger again, so it counts here, too.
        assert_eq!(codes(&page.signs), ["strangulation", "break_in"]);
    }

    #[test]
    fn long_words_are_named_and_older_incidents_counted() {
        let incidents: Vec<_> =
            (0..20).map(|at| json!({"what": "a".repeat(if at == 19 { 400 } else { 60 })})).collect();
        let page = FirstPage::of(&report(json!({"incidents": incidents, "behaviour": {"text": "a\n".repeat(9)}})));
        assert_eq!((page.older, page.timeline.len(), page.tells_all), (4, 16, false));
        assert_eq!((page.timeline[0], page.timeline[15]), ((4, true), (19, false)));
        let few =
            FirstPage::of(&report(json!({"incidents": [{"what": "a".repeat(1_000)}], "behaviour": {"text": "a"}})));
        assert_eq!((few.older, few.timeline, few.tells_all), (0, vec![(0, true)], true));
    }

    #[test]
    fn no_way_to_reach_the_person_is_left() {
        let secret = CONTACT_SECRETS.map(|name| name.split_once('.').unwrap());
        let mut told = json!({"contact": {"methods": ["email"], "voicemail": "no"}, "someone_else": {"knows": "yes"}});
        for (group, name) in secret {
            told[group][name] = "secret".into();
        }
        let mut left = report(told);
        assert!(leave_out_contact(&mut left));
        assert!(!serde_json::to_string(&left).unwrap().contains("secret"));
        assert_eq!(serde_json::to_value(&left).unwrap()["contact"], json!({"methods": ["email"], "voicemail": "no"}));
        assert!(!leave_out_contact(&mut left), "nothing is left to leave out");
    }

    /// Whatever a person writes in the part on contact is a secret, but for what helps to talk.
    #[test]
    fn new_words_on_contact_are_thought_of() {
        let open = ["contact.language", "contact.adjustments", "follow_up.reference"];
        for name in crate::Section::Contact.steps().flat_map(crate::Step::fields) {
            let is_words = matches!(field::shape(name), Some(field::Shape::Words(_)));
            assert_eq!(is_words, CONTACT_SECRETS.contains(name) || open.contains(name), "{name}");
        }
    }
}
