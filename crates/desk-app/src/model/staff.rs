//! Signing in, accounts, the audit, and pages that say one thing.

use domain::access::Role;

/// Asking for a name, or for the passkey of that name.
#[derive(Clone, Debug, Default)]
pub struct SignInPage {
    /// The name that was given; then a passkey is asked for.
    pub name: Option<String>,
    /// Whether it was refused before.
    pub refused: bool,
    /// Whether somebody who is signed in is to prove once more that it is they.
    pub again: bool,
}

/// Making a passkey by an invitation, or one more.
#[derive(Clone, Debug)]
pub struct Enrolment {
    /// The account.
    pub name: String,
    /// What they do.
    pub role: Role,
    /// Where the script posts to.
    pub action: String,
    /// Whether it is for one more passkey of somebody who is signed in.
    pub further: bool,
}

/// The desk is locked. It says no case and no length.
#[derive(Clone, Debug)]
pub struct LockedPage {
    /// The account.
    pub name: String,
    /// Whether what was being typed is kept.
    pub words_kept: bool,
    /// Whether the session can be gone on with by a button, as only a demonstration without passkeys allows.
    pub by_button: bool,
}

/// A page that says one thing.
#[derive(Clone, Debug)]
pub struct MessagePage {
    /// Its heading.
    pub title: String,
    /// What it says, a paragraph each.
    pub text: Vec<String>,
    /// Where to go on: address and words.
    pub link: Option<(String, String)>,
}

/// Accounts.
#[derive(Clone, Debug, Default)]
pub struct PeoplePage {
    /// Everybody.
    pub people: Vec<Person>,
    /// Units: code and name.
    pub units: Vec<(String, String)>,
    /// An invitation that was just made.
    pub invited: Option<InvitedPerson>,
    /// One's own passkeys.
    pub own: Vec<OwnPasskey>,
    /// What the page tells first.
    pub said: Option<String>,
    /// What was given and has to be mended: field and words.
    pub problems: Vec<(String, String)>,
}

/// An account.
#[derive(Clone, Debug)]
pub struct Person {
    /// Its name.
    pub name: String,
    /// What they do.
    pub role: Role,
    /// Their unit.
    pub unit: Option<String>,
    /// Invited, active with so many passkeys, revoked.
    pub state: String,
    /// Since when.
    pub since: String,
    /// Whether it can be revoked and invited again by the one who looks.
    pub may_change: bool,
    /// Whether it is the one who looks.
    pub own: bool,
}

/// An invitation, shown once.
#[derive(Clone, Debug)]
pub struct InvitedPerson {
    /// Whom it is for.
    pub name: String,
    /// The link of one use.
    pub link: String,
    /// Until when it can be used.
    pub until: String,
}

/// A passkey of one's own.
#[derive(Clone, Debug)]
pub struct OwnPasskey {
    /// What finds it, in base64url.
    pub id: String,
    /// Since when, and when it was last used.
    pub about: String,
    /// Whether it can be removed: the last one can't.
    pub removable: bool,
}

/// What was done.
#[derive(Clone, Debug, Default)]
pub struct AuditPage {
    /// The entries, the newest first.
    pub rows: Vec<AuditRow>,
    /// Whether the whole chain holds: in words.
    pub chain: String,
    /// Whether it does.
    pub holds: bool,
    /// What it is narrowed by.
    pub actor: String,
    /// What it is narrowed by.
    pub action: String,
    /// What it is narrowed by.
    pub reference: String,
    /// Older ones.
    pub older: Option<String>,
    /// Where all that is shown can be had as a file.
    pub export: String,
}

/// An entry of the audit.
#[derive(Clone, Debug)]
pub struct AuditRow {
    /// Its number.
    pub number: i64,
    /// When.
    pub at: String,
    /// Who.
    pub actor: String,
    /// What, as the audit has it.
    pub action: String,
    /// What, in words.
    pub said: String,
    /// Of which case; a link only for those who may see it.
    pub reference: Option<String>,
}
