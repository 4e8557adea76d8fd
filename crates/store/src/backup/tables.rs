//! The tables of a backup, and those that are in none.

/// A table whose rows are in a backup.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name in both databases.
    pub name: &'static str,
    /// Its columns but the generated ones, in the order in which a line has them.
    pub columns: &'static [Column],
    /// What a line calls a row of it.
    pub(crate) row: &'static str,
    /// What the last line calls the number of its rows.
    pub(crate) count: &'static str,
    /// What people are told that its rows are.
    pub(crate) label: &'static str,
    /// The column whose order the rows have in a backup, if they have one.
    pub(crate) order_by: Option<&'static str>,
}

/// A column of such a table.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in both databases and in a line.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be null.
    pub null: bool,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number of 64 bits, with a sign. Times are seconds since 1970.
    Integer,
    /// Text in UTF-8.
    Text,
    /// Bytes, which a line has in base64.
    Bytes,
}

/// All of them, in the order in which a backup has them. A test compares them with both databases.
pub static TABLES: [Table; 6] = [
    Table {
        name: "reports",
        columns: &[
            text("reference"),
            integer("received_at"),
            integer("band"),
            integer("due_at"),
            integer("rule_version"),
            text("area").or_null(),
            text("state"),
            text("owner").or_null(),
            integer("version"),
            text("unit").or_null(),
            text("outcome").or_null(),
            integer("closed_at").or_null(),
            integer("band_by_hand").or_null(),
            integer("taken_at").or_null(),
            integer("read_at").or_null(),
            integer("came_back_at").or_null(),
            integer("held"),
            integer("advocate"),
            text("named").or_null(),
            bytes("key_hash"),
            bytes("answers_mac"),
            bytes("sealed"),
        ],
        row: "report",
        count: "reports",
        label: "reports",
        order_by: None,
    },
    Table {
        name: "campus_months",
        columns: &[text("month"), text("campus"), integer("reports")],
        row: "month",
        count: "months",
        label: "months of universities",
        order_by: None,
    },
    Table {
        name: "audit",
        columns: &[
            integer("number"),
            integer("at"),
            text("actor").or_null(),
            text("action").or_null(),
            text("reference").or_null(),
            bytes("salt").or_null(),
            bytes("commitment").or_null(),
            bytes("link").or_null(),
        ],
        row: "audit",
        count: "audit",
        label: "audit rows",
        order_by: Some("number"),
    },
    Table {
        name: "case_entries",
        columns: &[
            integer("number"),
            text("reference"),
            text("kind"),
            text("lane"),
            integer("at"),
            text("by"),
            integer("of").or_null(),
            integer("due_at").or_null(),
            bytes("sealed"),
        ],
        row: "case_entry",
        count: "case_entries",
        label: "entries of cases",
        order_by: Some("number"),
    },
    Table {
        name: "officers",
        columns: &[
            bytes("id"),
            text("name"),
            text("role"),
            text("unit").or_null(),
            text("state"),
            integer("added_at"),
            integer("revoked_at").or_null(),
        ],
        row: "officer",
        count: "officers",
        label: "officers",
        order_by: None,
    },
    Table {
        name: "passkeys",
        columns: &[
            bytes("credential"),
            bytes("officer"),
            integer("transports"),
            bytes("fixed"),
            bytes("changing"),
            integer("added_at"),
            integer("used_at").or_null(),
        ],
        row: "passkey",
        count: "passkeys",
        label: "passkeys",
        order_by: None,
    },
];

/// The tables that are in no backup, and why not.
pub static LEFT_OUT: [(&str, &str); 9] = [
    ("drafts", "only a browser or a code opens one, and it is dropped within hours or days"),
    ("day_keys", "each is of one day: a database without one draws its own"),
    ("audit_head", "restoring works it out from the audit"),
    ("outbox", "it says what changed since somebody looked, and whoever restores looks anew"),
    ("invitations", "each is a link for a few days: whoever restores invites anew"),
    ("desk_sessions", "whoever was signed in signs in again, and nobody is who was signed out since"),
    ("ceremonies", "a sign-in takes minutes, and one that was done may not be done again"),
    ("kept_words", "only its officer opens it, and it is dropped within days"),
    ("foursight_schema", "the first line of a backup has the version (PostgreSQL only; SQLite has no table for it)"),
];

const fn integer(name: &'static str) -> Column {
    Column { name, kind: Kind::Integer, null: false }
}

const fn text(name: &'static str) -> Column {
    Column { name, kind: Kind::Text, null: false }
}

const fn bytes(name: &'static str) -> Column {
    Column { name, kind: Kind::Bytes, null: false }
}

impl Column {
    const fn or_null(self) -> Self {
        Self { null: true, ..self }
    }
}
