//! The forms of a case: what each asks for, what it adds, and what must be filled in.

use domain::case::{ChangeKind, EntryKind};

/// A form.
#[derive(Debug)]
pub(super) struct Form {
    /// Its name in the address.
    pub(super) name: &'static str,
    /// What kind of change it makes.
    pub(super) change: ChangeKind,
    /// What it adds to the case.
    pub(super) adds: EntryKind,
    /// Its fields.
    pub(super) fields: &'static [Field],
}

/// A field of a form.
#[derive(Debug)]
pub(super) struct Field {
    /// Its name.
    pub(super) name: &'static str,
    /// What somebody is told who left it out; none where it may be left out.
    pub(super) needed: Option<&'static str>,
}

const fn needed(name: &'static str, problem: &'static str) -> Field {
    Field { name, needed: Some(problem) }
}

const fn free(name: &'static str) -> Field {
    Field { name, needed: None }
}

const REASON: Field = needed("reason", "Say why");
const MAY_REASON: Field = free("reason");

/// All of them.
pub(super) static FORMS: [Form; 20] = [
    Form { name: "give-back", change: ChangeKind::GiveBack, adds: EntryKind::Reason, fields: &[MAY_REASON] },
    Form { name: "pass-over", change: ChangeKind::PassOver, adds: EntryKind::PassOver, fields: &[REASON] },
    Form {
        name: "hand-over",
        change: ChangeKind::HandOver,
        adds: EntryKind::Reason,
        fields: &[free("unit"), free("person"), MAY_REASON],
    },
    Form {
        name: "band",
        change: ChangeKind::GiveBand,
        adds: EntryKind::Reason,
        fields: &[needed("band", "Choose a band"), REASON],
    },
    Form {
        name: "note",
        change: ChangeKind::Add,
        adds: EntryKind::Note,
        fields: &[needed("text", "Write the note"), free("lane")],
    },
    Form {
        name: "contact",
        change: ChangeKind::Add,
        adds: EntryKind::ContactTried,
        fields: &[needed("how", "Say how"), needed("result", "Say what came of it"), free("when"), free("text")],
    },
    Form {
        name: "task",
        change: ChangeKind::Add,
        adds: EntryKind::Task,
        fields: &[needed("what", "Say what is to be done"), free("owner"), needed("due", "Say by when")],
    },
    Form {
        name: "task-done",
        change: ChangeKind::Add,
        adds: EntryKind::TaskDone,
        fields: &[needed("of", "Choose a task")],
    },
    Form {
        name: "order",
        change: ChangeKind::Add,
        adds: EntryKind::Order,
        fields: &[
            needed("kind", "Choose the kind of order"),
            free("made_by"),
            free("stage"),
            free("court"),
            free("served"),
            free("ends"),
            free("terms"),
            free("officer"),
        ],
    },
    Form {
        name: "breach",
        change: ChangeKind::Add,
        adds: EntryKind::Breach,
        fields: &[needed("of", "Choose an order"), needed("action", "Say what was done"), free("when"), free("text")],
    },
    Form {
        name: "lead",
        change: ChangeKind::Add,
        adds: EntryKind::Lead,
        fields: &[
            needed("source", "Say who has it"),
            needed("identifier_kind", "Choose what identifies it"),
            free("value"),
            free("seen"),
            free("authority"),
            free("gone"),
            free("step"),
        ],
    },
    Form {
        name: "link",
        change: ChangeKind::Add,
        adds: EntryKind::Link,
        fields: &[needed("reference", "Give the reference"), needed("kind", "Say what links them"), REASON],
    },
    Form { name: "pin", change: ChangeKind::Add, adds: EntryKind::Pin, fields: &[needed("text", "Write the line")] },
    Form {
        name: "strike",
        change: ChangeKind::Add,
        adds: EntryKind::Strike,
        fields: &[needed("of", "Choose a note"), REASON],
    },
    Form {
        name: "close",
        change: ChangeKind::Close,
        adds: EntryKind::Reason,
        fields: &[needed("outcome", "Choose an outcome"), MAY_REASON],
    },
    Form { name: "reopen", change: ChangeKind::Reopen, adds: EntryKind::Reason, fields: &[REASON] },
    Form { name: "hold", change: ChangeKind::Hold, adds: EntryKind::Reason, fields: &[REASON] },
    Form { name: "release", change: ChangeKind::Release, adds: EntryKind::Reason, fields: &[REASON] },
    Form { name: "restrict", change: ChangeKind::Restrict, adds: EntryKind::Reason, fields: &[free("names"), REASON] },
    Form { name: "take", change: ChangeKind::Take, adds: EntryKind::Reason, fields: &[] },
];

/// The form with this name.
pub(super) fn named(name: &str) -> Option<&'static Form> {
    FORMS.iter().find(|form| form.name == name)
}
