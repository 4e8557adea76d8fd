//! What staff added to a case, opened and put together: which note was struck through, which task is done.

use std::collections::BTreeMap;

use desk_app::{ContactTried, LeadRow, LinkRow, Note, OrderRow, PinRow, Struck, TaskRow};
use domain::case::{EntryKind, Lane};
use domain::codes::OrderKind;
use jiff::Timestamp;
use seal::{Belongs, Fields};
use store::StoredEntry;

use super::choices;
use crate::Desk;
use crate::queue::named;
use crate::when::When;

/// An entry with its words.
struct Opened {
    stored: StoredEntry,
    fields: Fields,
}

/// All entries of a case.
pub(super) struct Entries {
    all: Vec<Opened>,
    /// Entries that could not be opened: damaged, moved, or sealed for another key.
    pub(super) damaged: Vec<i64>,
}

impl Entries {
    pub(super) fn open(desk: &Desk, stored: Vec<StoredEntry>) -> Self {
        let (mut all, mut damaged) = (Vec::new(), Vec::new());
        for stored in stored {
            match desk.opener.open_staff_words(&Belongs::to_entry(&stored.entry), &stored.sealed) {
                Ok(fields) => all.push(Opened { stored, fields }),
                Err(_) => damaged.push(stored.number),
            }
        }
        Self { all, damaged }
    }

    fn of_kind(&self, kind: EntryKind) -> impl DoubleEndedIterator<Item = &Opened> {
        self.all.iter().filter(move |entry| entry.stored.entry.kind == kind)
    }

    fn about(&self, kind: EntryKind) -> BTreeMap<i64, &Opened> {
        self.of_kind(kind).filter_map(|entry| Some((entry.stored.entry.of?, entry))).collect()
    }

    /// Whether there is such an entry, not struck through and, of a task, not done.
    pub(super) fn is_open(&self, kind: EntryKind, number: i64) -> bool {
        let there = self.of_kind(kind).any(|entry| entry.stored.number == number);
        there
            && !self.about(EntryKind::Strike).contains_key(&number)
            && !self.about(EntryKind::TaskDone).contains_key(&number)
    }

    pub(super) fn notes(&self, when: When<'_>) -> Vec<Note> {
        let struck = self.about(EntryKind::Strike);
        let notes = self.of_kind(EntryKind::Note).rev();
        notes
            .map(|entry| Note {
                number: entry.stored.number,
                by: entry.by(),
                at: entry.at(when),
                lane: match entry.stored.entry.lane {
                    Lane::Team => "Team",
                    Lane::ForReporter => "For the person who reported",
                },
                text: entry.field("text"),
                struck: struck.get(&entry.stored.number).map(|strike| Struck {
                    by: strike.by(),
                    at: strike.at(when),
                    reason: strike.field("reason"),
                }),
            })
            .collect()
    }

    /// Why somebody changed the case, as notes that can't be struck through.
    pub(super) fn reasons(&self, when: When<'_>) -> Vec<Note> {
        let reasons = self.all.iter().rev().filter(|entry| {
            matches!(entry.stored.entry.kind, EntryKind::Reason | EntryKind::PassOver)
                && !entry.field("reason").is_empty()
        });
        reasons
            .map(|entry| Note {
                number: entry.stored.number,
                by: entry.by(),
                at: entry.at(when),
                lane: "Reason",
                text: format!("{}: {}", entry.field("what"), entry.field("reason")),
                struck: None,
            })
            .collect()
    }

    pub(super) fn tried(&self, when: When<'_>) -> Vec<ContactTried> {
        let tried = self.of_kind(EntryKind::ContactTried).rev();
        tried
            .map(|entry| ContactTried {
                by: entry.by(),
                at: when.typed(&entry.field("when")).unwrap_or_else(|| entry.at(when)),
                how: entry.words("how"),
                result: entry.words("result"),
                text: entry.field("text"),
            })
            .collect()
    }

    pub(super) fn tasks(&self, when: When<'_>) -> Vec<TaskRow> {
        let done = self.about(EntryKind::TaskDone);
        let mut tasks: Vec<(bool, Timestamp, TaskRow)> = self
            .of_kind(EntryKind::Task)
            .map(|entry| {
                let done = done.get(&entry.stored.number).map(|done| (done.by(), done.at(when)));
                let due_at = entry.stored.entry.due_at.unwrap_or(entry.stored.entry.at);
                let row = TaskRow {
                    number: entry.stored.number,
                    what: entry.field("what"),
                    owner: entry.field("owner"),
                    due: when.due(due_at),
                    done: done.clone(),
                };
                (done.is_some(), due_at, row)
            })
            .collect();
        tasks.sort_by_key(|(done, due_at, _)| (*done, *due_at));
        tasks.into_iter().map(|(_, _, task)| task).collect()
    }

    /// When the soonest task is due that is not done, but for one.
    pub(super) fn next_due(&self, but: Option<i64>) -> Option<Timestamp> {
        let done = self.about(EntryKind::TaskDone);
        let open = self
            .of_kind(EntryKind::Task)
            .filter(|entry| !done.contains_key(&entry.stored.number) && Some(entry.stored.number) != but);
        open.filter_map(|entry| entry.stored.entry.due_at).min()
    }

    pub(super) fn orders(&self, when: When<'_>) -> Vec<OrderRow> {
        let facts = [
            ("made_by", "Made by"),
            ("stage", "Stage"),
            ("court", "Court or force"),
            ("served", "Served"),
            ("ends", "Ends"),
            ("terms", "Terms"),
            ("officer", "Named officer"),
        ];
        let breaches = |number: i64| {
            let of = self.of_kind(EntryKind::Breach).filter(move |entry| entry.stored.entry.of == Some(number));
            of.map(|entry| {
                (when.typed(&entry.field("when")).unwrap_or_default(), entry.by(), entry.with_text("action"))
            })
            .collect()
        };
        let struck = self.about(EntryKind::Strike);
        let strike = |number: i64| {
            let strike = struck.get(&number)?;
            Some(("Struck through".to_owned(), format!("{}: {}", strike.by(), strike.field("reason"))))
        };
        self.of_kind(EntryKind::Order)
            .map(|entry| OrderRow {
                number: entry.stored.number,
                kind: named::<OrderKind>(&entry.field("kind")),
                facts: facts
                    .iter()
                    .map(|(field, label)| {
                        let value = entry.words(field);
                        ((*label).to_owned(), When::day(&value).unwrap_or(value))
                    })
                    .filter(|(_, value)| !value.is_empty())
                    .chain([("Noted".to_owned(), format!("{}, {}", entry.by(), entry.at(when)))])
                    .chain(strike(entry.stored.number))
                    .collect(),
                breaches: breaches(entry.stored.number),
            })
            .collect()
    }

    pub(super) fn leads(&self, when: When<'_>) -> Vec<LeadRow> {
        let struck = self.about(EntryKind::Strike);
        let mut leads: Vec<(Option<Timestamp>, LeadRow)> = self
            .of_kind(EntryKind::Lead)
            .map(|entry| {
                let strike = struck.get(&entry.stored.number);
                let gone = entry.stored.entry.due_at.filter(|_| strike.is_none());
                let step = strike.map_or_else(
                    || entry.words("step"),
                    |strike| format!("Struck through by {}: {}", strike.by(), strike.field("reason")),
                );
                let row = LeadRow {
                    number: entry.stored.number,
                    gone: gone.map(|at| when.due(at)),
                    source: entry.field("source"),
                    identifier: (entry.words("identifier_kind"), entry.field("value")),
                    seen: entry.field("seen"),
                    step,
                };
                (gone, row)
            })
            .collect();
        leads.sort_by_key(|(gone, _)| gone.unwrap_or(Timestamp::MAX));
        leads.into_iter().map(|(_, lead)| lead).collect()
    }

    pub(super) fn links(&self, when: When<'_>) -> Vec<LinkRow> {
        self.of_kind(EntryKind::Link)
            .map(|entry| LinkRow {
                reference: entry.field("reference"),
                kind: entry.words("kind"),
                reason: entry.field("reason"),
                by: format!("{}, {}", entry.by(), entry.at(when)),
            })
            .collect()
    }

    pub(super) fn pins(&self, when: When<'_>) -> Vec<PinRow> {
        let struck = self.about(EntryKind::Strike);
        self.of_kind(EntryKind::Pin)
            .filter(|entry| !struck.contains_key(&entry.stored.number))
            .map(|entry| PinRow {
                number: entry.stored.number,
                text: entry.field("text"),
                by: format!("{}, {}", entry.by(), entry.at(when)),
            })
            .collect()
    }
}

impl Opened {
    fn field(&self, name: &str) -> String {
        self.fields.get(name).cloned().unwrap_or_default()
    }

    /// What was chosen in a field, in words; what was typed, where nothing was to be chosen.
    fn words(&self, name: &str) -> String {
        let code = self.field(name);
        choices::in_words(name, &code).map_or(code, str::to_owned)
    }

    /// The same, with what was typed besides.
    fn with_text(&self, name: &str) -> String {
        let text = self.field("text");
        if text.is_empty() { self.words(name) } else { format!("{}: {text}", self.words(name)) }
    }

    fn by(&self) -> String {
        self.stored.entry.by.clone()
    }

    fn at(&self, when: When<'_>) -> String {
        when.time(self.stored.entry.at)
    }
}
