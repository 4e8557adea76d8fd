//! What stands around every page.

use domain::access::{Area, Role};

/// What is the same on every page.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The address of the style sheet.
    pub css: String,
    /// The address of the script.
    pub js: String,
    /// Whether this is a demonstration: every page says so.
    pub demo: bool,
    /// Who is signed in.
    pub signed: Option<Signed>,
}

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The name of the account.
    pub name: String,
    /// What they do.
    pub role: Role,
    /// The areas that they may use.
    pub areas: Vec<Area>,
    /// The figures beside the links.
    pub nav: Nav,
    /// After how many seconds without a touch the desk locks itself.
    pub idle_seconds: u32,
    /// Whether they have fewer than two passkeys, and are asked for another.
    pub needs_passkey: bool,
}

/// Figures beside the links of the desk.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nav {
    /// How many reports nobody has read.
    pub to_read: u64,
    /// How many of what is open are late.
    pub late: u64,
    /// How many cases are one's own.
    pub mine: u64,
}

/// When something is due.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// The time: `14:58`, `Fri 09:00`, `2 Jan 10:00`.
    pub at: String,
    /// How far off: `in 22 min`, `late 1 h 06`, `tomorrow`.
    pub left: String,
    /// How it stands.
    pub kind: DueKind,
    /// The moment, as programs read it.
    pub iso: String,
}

/// How a due time stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DueKind {
    /// It is past.
    Late,
    /// It is near.
    Soon,
    /// There is time.
    #[default]
    InTime,
}
