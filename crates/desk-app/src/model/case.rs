//! A case, opened.

use std::collections::BTreeMap;

use domain::access::{Cut, Part, Seen};
use domain::case::{ChangeKind, Outcome};
use domain::pattern::Pattern;
use domain::queue::State;
use domain::triage::Band;

use super::{ContactTried, Due, LeadRow, LinkRow, Note, OrderRow, PinRow, TaskRow};

/// The page of a case.
#[derive(Clone, Debug)]
pub struct CasePage {
    /// What may be seen of it.
    pub file: Seen<CaseFile>,
    /// What may be done to it, and what was typed and not saved.
    pub forms: CaseForms,
    /// What the page tells first: what was just done.
    pub said: Option<String>,
    /// That somebody else changed it meanwhile.
    pub conflict: Option<Conflict>,
    /// Whether it is to be printed, on one page.
    pub summary: bool,
}

/// A case, opened, as nobody may have cut it yet. Pages take it as `Seen<CaseFile>`.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of a case that is so or not")]
pub struct CaseFile {
    /// Its reference.
    pub reference: String,
    /// The version that is shown. Each form names it.
    pub version: i64,
    /// Where it is on its way.
    pub state: State,
    /// The band that counts.
    pub band: Band,
    /// The band that the rule gave, where somebody gave another.
    pub by_rule: Option<Band>,
    /// The version of the rule.
    pub rule_version: u32,
    /// When it came.
    pub received: String,
    /// When it was first read.
    pub read: Option<String>,
    /// When it came back, because whoever took it did not open it.
    pub came_back: Option<String>,
    /// When it is due.
    pub due: Due,
    /// Who has it.
    pub owner: Option<String>,
    /// Whether that is the one who looks.
    pub own: bool,
    /// Its unit.
    pub unit: Option<String>,
    /// Where: area and nation.
    pub place: Option<String>,
    /// How it ended, and when.
    pub ended: Option<(Outcome, String)>,
    /// Whether it is kept, however old it becomes.
    pub held: bool,
    /// The only accounts that may know of it.
    pub named: Option<Vec<String>>,
    /// Whether the person agreed to an advocate.
    pub advocate: bool,
    /// What the row says in clear that differs from what was sealed, by name.
    pub differs: Vec<String>,
    /// Whether somebody else than the person being stalked reports.
    pub second_hand: bool,
    /// What it tells of danger.
    pub danger: Danger,
    /// Why it is in its band.
    pub why: Vec<WhyRow>,
    /// How to make contact safely, in the order of the form.
    pub contact: Vec<Told>,
    /// The same in one line, for beside every control that leads to a contact.
    pub contact_line: String,
    /// Whether the person said that it is no longer safe to contact them.
    pub contact_blocked: bool,
    /// Attempts to reach them.
    pub tried: Vec<ContactTried>,
    /// The person's own words.
    pub words: Vec<Said>,
    /// All answers, part by part.
    pub answers: Vec<SectionTold>,
    /// What this version does not know of the report: where and what.
    pub unknown: Vec<(String, String)>,
    /// When things happened, as far as it is known.
    pub pattern: Option<Pattern>,
    /// The incidents, by their dates.
    pub timeline: Vec<TimelineRow>,
    /// Digital evidence.
    pub leads: Vec<LeadRow>,
    /// Orders as the team knows them.
    pub orders: Vec<OrderRow>,
    /// Notes.
    pub notes: Vec<Note>,
    /// Tasks, the open ones first.
    pub tasks: Vec<TaskRow>,
    /// Other cases.
    pub links: Vec<LinkRow>,
    /// The log of this case, the newest first.
    pub log: Vec<LogRow>,
    /// Who else has it open.
    pub also_open: Vec<String>,
}

/// What a case tells of danger and of orders.
#[derive(Clone, Debug, Default)]
pub struct Danger {
    /// Whether it tells of danger at this moment.
    pub now: bool,
    /// Danger questions answered yes.
    pub yes: Vec<Told>,
    /// How many were left blank, not known or not said. They never lower a band.
    pub open: Vec<String>,
    /// Orders as the report tells of them, each by its questions.
    pub orders: Vec<Vec<Told>>,
    /// Lines that staff pinned.
    pub pins: Vec<PinRow>,
}

/// A question and its answer, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The question.
    pub label: String,
    /// The answer, a line each.
    pub lines: Vec<String>,
}

/// Words that the person wrote, exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The question that they answer.
    pub label: String,
    /// The words.
    pub text: String,
}

/// A part of the report.
#[derive(Clone, Debug)]
pub struct SectionTold {
    /// Its title.
    pub title: String,
    /// What was answered.
    pub told: Vec<Told>,
}

/// A flag that fired.
#[derive(Clone, Debug)]
pub struct WhyRow {
    /// The flag in words.
    pub flag: String,
    /// What it counts as: alone, together with others.
    pub counts_as: String,
    /// The answers that it came from.
    pub from: Vec<Told>,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct TimelineRow {
    /// When, in the person's words.
    pub when: String,
    /// What.
    pub what: String,
    /// Where.
    pub place: String,
    /// Who saw it.
    pub witnesses: String,
    /// What is kept of it.
    pub evidence: String,
}

/// An entry in the log of a case.
#[derive(Clone, Debug)]
pub struct LogRow {
    /// Its number in the audit.
    pub number: i64,
    /// When.
    pub at: String,
    /// Who.
    pub who: String,
    /// What, in words.
    pub what: String,
}

/// The forms of a case.
#[derive(Clone, Debug, Default)]
pub struct CaseForms {
    /// What the one who looks may do to it now.
    pub may: Vec<ChangeKind>,
    /// Whether it can be passed over: it was given by "Take next", to the one who looks.
    pub may_pass_over: bool,
    /// Whom it can be handed to: account and unit.
    pub people: Vec<(String, String)>,
    /// Units: code and name.
    pub units: Vec<(String, String)>,
    /// Kinds of court orders: code and name.
    pub order_kinds: Vec<(String, String)>,
    /// What was typed and not saved, by form: it stands in the fields again.
    pub kept: BTreeMap<String, Kept>,
    /// Now, for a field of date and time: `2026-11-26T14:36`.
    pub now: String,
}

/// What was typed into a form and not saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Fields and what stood in them.
    pub fields: BTreeMap<String, String>,
    /// What has to be mended, by field.
    pub problems: BTreeMap<String, String>,
}

/// Somebody else changed the case meanwhile.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The form that was not taken; its words are in [`CaseForms::kept`].
    pub form: String,
    /// What was done since the version that was seen.
    pub changes: Vec<LogRow>,
    /// The version that was seen.
    pub seen: i64,
}

impl Cut for CaseFile {
    fn cut(&mut self, part: Part) {
        match part {
            Part::Words => {
                self.words.clear();
                self.answers.clear();
                self.unknown.clear();
                self.timeline.clear();
                self.why.iter_mut().for_each(|row| row.from.clear());
                self.danger.orders.clear();
            }
            Part::Identifiers | Part::Leads => self.leads.clear(),
            Part::Notes => {
                self.notes.clear();
                self.tried.clear();
                self.danger.pins.clear();
                self.orders.clear();
                self.links.clear();
            }
            Part::Tasks => self.tasks.clear(),
            Part::Log => self.log.clear(),
            Part::Staff => {
                (self.owner, self.named) = (None, None);
                self.also_open.clear();
            }
        }
    }
}
