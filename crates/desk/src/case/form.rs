//! Reading a form of a case: what is wrong with it, or the change that it asks for.

use std::collections::BTreeMap;

use domain::Code;
use domain::case::{Case, Change, ChangeKind, EntryKind, Lane, Outcome};
use domain::codes::{OrderKind, Unit};
use domain::queue::Reference;
use domain::triage::Band;
use jiff::Timestamp;
use seal::Fields;

use super::entries::Entries;
use super::forms::Form;
use super::{band, choices};
use crate::Desk;
use crate::posted::{LONGEST, Posted};
use crate::session::Signed;

/// What a form asks for, once nothing is wrong with it.
pub(super) struct Asked {
    pub(super) change: Change,
    pub(super) lane: Lane,
    pub(super) of: Option<i64>,
    pub(super) due_at: Option<Timestamp>,
    pub(super) fields: Fields,
}

/// What has to be mended, by field.
pub(super) type Problems = BTreeMap<String, String>;

/// What a form is read with.
pub(super) struct Reader<'a> {
    pub(super) desk: &'a Desk,
    pub(super) signed: &'a Signed,
    pub(super) case: &'a Case,
    pub(super) entries: &'a Entries,
    /// The accounts that are active, with their units.
    pub(super) people: &'a [(String, Option<Unit>)],
    pub(super) received_at: Timestamp,
}

impl Reader<'_> {
    pub(super) fn read(&self, form: &Form, posted: &Posted) -> Result<Asked, Problems> {
        let mut problems = Problems::new();
        let mut fields = Fields::new();
        for field in form.fields {
            let text = posted.all(field.name).collect::<Vec<_>>().join("\n");
            match field.needed {
                Some(problem) if text.trim().is_empty() => {
                    problems.insert(field.name.to_owned(), problem.to_owned());
                }
                _ if text.len() > LONGEST => {
                    problems.insert(field.name.to_owned(), "That is too long".to_owned());
                }
                _ if !text.is_empty() => {
                    fields.insert(field.name.to_owned(), text);
                }
                _ => {}
            }
        }
        for (name, value) in &fields {
            let unknown = form.name != "order" || name != "kind";
            if unknown && choices::of(name).is_some() && choices::in_words(name, value).is_none() {
                problems.insert(name.clone(), "Choose one of these".to_owned());
            }
        }
        let of = self.of(form, &fields, &mut problems);
        let due_at = self.due(form, &fields, &mut problems);
        let change = self.change(form, &fields, of, due_at, &mut problems);
        let lane = fields.get("lane").and_then(|lane| Lane::from_code(lane)).unwrap_or(Lane::Team);
        match change {
            Some(change) if problems.is_empty() => {
                if form.adds == EntryKind::Reason || form.adds == EntryKind::PassOver {
                    fields.insert("what".to_owned(), what(&change));
                }
                Ok(Asked { change, lane, of, due_at, fields })
            }
            _ => Err(problems),
        }
    }

    /// The entry that it is about.
    fn of(&self, form: &Form, fields: &Fields, problems: &mut Problems) -> Option<i64> {
        let number: i64 = fields.get("of")?.parse().unwrap_or(-1);
        let kinds: &[EntryKind] = match form.adds {
            EntryKind::TaskDone => &[EntryKind::Task],
            EntryKind::Breach => &[EntryKind::Order],
            _ => &[EntryKind::Note, EntryKind::Pin, EntryKind::Lead, EntryKind::Order],
        };
        if kinds.iter().any(|kind| self.entries.is_open(*kind, number)) {
            return Some(number);
        }
        problems.insert("of".to_owned(), "Choose one that is there and open".to_owned());
        None
    }

    /// When what it adds is due, or gone.
    fn due(&self, form: &Form, fields: &Fields, problems: &mut Problems) -> Option<Timestamp> {
        let name = match form.adds {
            EntryKind::Task => "due",
            EntryKind::Lead => "gone",
            EntryKind::Order => "ends",
            _ => return None,
        };
        let typed = fields.get(name)?;
        let read = self.desk.when().read(typed);
        // An order's end may be a rough time.
        if read.is_none() && form.adds != EntryKind::Order {
            problems.insert(name.to_owned(), "Give a date and a time".to_owned());
        }
        read
    }

    fn change(
        &self,
        form: &Form,
        fields: &Fields,
        of: Option<i64>,
        due_at: Option<Timestamp>,
        problems: &mut Problems,
    ) -> Option<Change> {
        let (now, text) = (self.desk.clock.now(), |name: &str| fields.get(name).map_or("", |text| text.trim()));
        let read_by = |band: Band| self.desk.targets.due(self.received_at, band, &self.desk.local);
        let mut wrong = |field: &str, problem: &str| {
            problems.insert(field.to_owned(), problem.to_owned());
            None
        };
        match form.change {
            ChangeKind::Take => Some(Change::Take { owner: self.signed.viewer.name.clone(), at: now }),
            ChangeKind::GiveBack => Some(Change::GiveBack { due_at: read_by(self.case.counting_band()) }),
            ChangeKind::PassOver => Some(Change::PassOver),
            ChangeKind::HandOver => {
                let person = self.people.iter().find(|(name, _)| name == text("person"));
                if person.is_none() && !text("person").is_empty() {
                    return wrong("person", "Choose somebody from the list");
                }
                let unit = Unit::from_code(text("unit")).or(person.and_then(|(_, unit)| *unit)).or(self.case.unit);
                let Some(unit) = unit else { return wrong("unit", "Choose a unit") };
                if person.is_none() && text("unit").is_empty() {
                    return wrong("unit", "Choose a unit, or somebody");
                }
                let due_at = read_by(self.case.counting_band());
                Some(Change::HandOver { unit, owner: person.map(|(name, _)| name.clone()), at: now, due_at })
            }
            ChangeKind::GiveBand => {
                let Some(band) = text("band").parse().ok().and_then(band::with_number) else {
                    return wrong("band", "Choose a band");
                };
                Some(Change::GiveBand { band, due_at: read_by(band) })
            }
            ChangeKind::Add => {
                if form.adds == EntryKind::Order && OrderKind::from_code(text("kind")).is_none() {
                    return wrong("kind", "Choose the kind of order");
                }
                if form.adds == EntryKind::Link && text("reference").parse::<Reference>().is_err() {
                    return wrong("reference", "Give a reference, such as 7KQ4-M2XP");
                }
                Some(Change::Add { due_at: self.next_due(form, of, due_at) })
            }
            ChangeKind::Close => match Outcome::from_code(text("outcome")) {
                Some(outcome) => Some(Change::Close { outcome, at: now }),
                None => wrong("outcome", "Choose an outcome"),
            },
            ChangeKind::Reopen => Some(Change::Reopen { review_at: self.desk.review_at() }),
            ChangeKind::Hold => Some(Change::Hold),
            ChangeKind::Release => Some(Change::Release),
            ChangeKind::Restrict => {
                let mut named: Vec<String> = text("names").lines().map(str::to_owned).collect();
                if named.iter().any(|name| !self.people.iter().any(|(known, _)| known == name)) {
                    return wrong("names", "Choose accounts from the list");
                }
                // Nobody may shut out the one who closes it, or it would be closed to all who could open it again.
                if !named.is_empty() && !named.contains(&self.signed.viewer.name) {
                    named.push(self.signed.viewer.name.clone());
                }
                Some(Change::Restrict { named: (!named.is_empty()).then_some(named) })
            }
            ChangeKind::Open | ChangeKind::ComeBack => None,
        }
    }

    /// When the case is due after a task was added or done: for the soonest that is open, or to be looked at again. Until
    /// it is read it stays due to be read.
    fn next_due(&self, form: &Form, of: Option<i64>, due_at: Option<Timestamp>) -> Option<Timestamp> {
        self.case.read_at?;
        match form.adds {
            EntryKind::Task => Some(self.entries.next_due(None).into_iter().chain(due_at).min()?),
            EntryKind::TaskDone => Some(self.entries.next_due(of).unwrap_or_else(|| self.desk.review_at())),
            _ => None,
        }
    }
}

/// What a change did, in words, to stand before its reason.
fn what(change: &Change) -> String {
    match change {
        Change::GiveBack { .. } => "Given back".to_owned(),
        Change::PassOver => "Passed over".to_owned(),
        Change::HandOver { unit, owner, .. } => {
            let unit = content::english().say(*unit);
            owner
                .as_ref()
                .map_or_else(|| format!("Handed over to {unit}"), |owner| format!("Handed over to {owner}, {unit}"))
        }
        Change::GiveBand { band, .. } => format!("Band {}", band.number()),
        Change::Close { .. } => "Closed".to_owned(),
        Change::Reopen { .. } => "Reopened".to_owned(),
        Change::Hold => "Held".to_owned(),
        Change::Release => "No longer held".to_owned(),
        Change::Restrict { named: Some(_) } => "Closed to named staff".to_owned(),
        Change::Restrict { named: None } => "Open to all whose role allows it".to_owned(),
        Change::Take { .. } | Change::Open { .. } | Change::ComeBack { .. } | Change::Add { .. } => String::new(),
    }
}
