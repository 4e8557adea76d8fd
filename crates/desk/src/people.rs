//! Accounts: who may sign in, as what; invitations; revoking.

mod page;

use clock::ClockAndRandom;
use domain::access::Role;
use domain::codes::Unit;
use jiff::{Timestamp, ToSpan};
use store::{AuditEntry, Invitation, InvitationKind, Officer, OfficerState, Store, StoreError};

use crate::cookie::Secret;
use crate::sign_in::account_name;

pub(crate) use page::{invite_again, invite_somebody, revoke, show};

/// For how many hours an invitation can be used.
const HOURS: i64 = 72;
/// For how many hours the link of a demonstration can be used.
const DEMO_HOURS: i64 = 12;
/// The account of a demonstration.
const DEMO_NAME: &str = "a. lead";

/// An invitation that was made.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The account, as it is kept.
    pub name: String,
    /// The path of the link, of one use.
    pub path: String,
    /// Until when it can be used.
    pub until: Timestamp,
}

/// Nobody was invited.
#[derive(Debug, thiserror::Error)]
pub enum NotInvited {
    /// The name can't be one.
    #[error("a name has 1 to 60 letters, figures, spaces, full stops, hyphens, apostrophes, @ or _")]
    Name,
    /// The account was revoked. Its name stays its own: the audit has it.
    #[error("this account was revoked; invite under another name")]
    Revoked,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Invites somebody: a new account, or one that is there and has lost its passkeys. Earlier invitations end.
///
/// # Errors
/// [`NotInvited`].
pub async fn invite(
    store: &dyn Store,
    clock: &ClockAndRandom,
    by: &str,
    name: &str,
    role: Role,
    unit: Option<Unit>,
) -> Result<Invited, NotInvited> {
    let name = account_name(name).ok_or(NotInvited::Name)?;
    let (token, invitation) = draw(clock, clock.random(), InvitationKind::Enrol, HOURS);
    let found = store.officer(name.clone()).await?;
    let invitation = match &found {
        Some(officer) => Invitation { officer: officer.id, ..invitation },
        None => invitation,
    };
    let until = invitation.expires_at;
    let entry = AuditEntry::now(clock, by, &format!("invite {}", domain::Code::code(role)), None);
    let done = match found {
        Some(_) => store.invite_again(invitation, entry).await?,
        None => store.add_officer(officer(clock, &name, role, unit, invitation.officer), invitation, entry).await?,
    };
    if !done {
        return Err(NotInvited::Revoked);
    }
    Ok(Invited { name, path: format!("/invite/{}", token.text()), until })
}

/// The link by which a demonstration's lead signs in, without a passkey, once.
///
/// # Errors
/// [`NotInvited`].
pub async fn invite_for_demo(store: &dyn Store, clock: &ClockAndRandom) -> Result<Invited, NotInvited> {
    let (token, invitation) = draw(clock, clock.random(), InvitationKind::Demo, DEMO_HOURS);
    let entry = AuditEntry::now(clock, "command line", "invite demonstration", None);
    let until = invitation.expires_at;
    let done = if let Some(officer) = store.officer(DEMO_NAME.to_owned()).await? {
        store.invite_again(Invitation { officer: officer.id, ..invitation }, entry).await?
    } else {
        let lead = officer(clock, DEMO_NAME, Role::Lead, None, invitation.officer);
        store.add_officer(lead, invitation, entry).await?
    };
    if !done {
        return Err(NotInvited::Revoked);
    }
    Ok(Invited { name: DEMO_NAME.to_owned(), path: format!("/demo/{}", token.text()), until })
}

fn draw(clock: &ClockAndRandom, officer: [u8; 16], kind: InvitationKind, hours: i64) -> (Secret, Invitation) {
    let token = Secret::new(clock.random());
    let expires_at = clock.now().checked_add(hours.hours()).unwrap_or(Timestamp::MAX);
    let invitation = Invitation { token_hash: token.hash(), officer, kind, expires_at };
    (token, invitation)
}

fn officer(clock: &ClockAndRandom, name: &str, role: Role, unit: Option<Unit>, id: [u8; 16]) -> Officer {
    let (name, added_at) = (name.to_owned(), clock.now());
    Officer { id, name, role, unit, state: OfficerState::Invited, added_at, revoked_at: None }
}
