//! A row as it was read, before anything is taken for true.

use domain::Code;
use domain::audit::{Entry, Linked};
use domain::case::{Case, Outcome};
use domain::codes::Unit;
use domain::queue::{Reference, State};
use domain::triage::Band;

use super::{StoreError, Waiting, time};

/// A row of the reports table.
pub(super) struct Unchecked {
    pub(super) reference: String,
    pub(super) band: i64,
    pub(super) received_at: i64,
    pub(super) due_at: i64,
    pub(super) state: String,
    pub(super) owner: Option<String>,
    pub(super) area: Option<String>,
}

impl Unchecked {
    /// What it says, if it says what a row can.
    pub(super) fn checked(self) -> Result<Waiting, StoreError> {
        let reference = self.reference.parse::<Reference>().ok();
        let reference = reference.filter(|reference| reference.to_string() == self.reference);
        Ok(Waiting {
            reference: reference.ok_or(StoreError::Damaged("reports.reference"))?,
            band: band(self.band)?,
            received_at: time(self.received_at)?,
            due_at: time(self.due_at)?,
            state: State::from_code(&self.state).ok_or(StoreError::Damaged("reports.state"))?,
            owner: self.owner,
            area: self.area,
        })
    }
}

/// The reference that a column may hold.
pub(super) fn reference_of(written: Option<String>) -> Result<Option<Reference>, StoreError> {
    written.map(|written| written.parse().map_err(|_| StoreError::Damaged("a reference"))).transpose()
}

/// The band with this number.
pub(super) fn band(number: i64) -> Result<Band, StoreError> {
    let found = Band::ALL.iter().copied().find(|band| i64::from(band.number()) == number);
    found.ok_or(StoreError::Damaged("reports.band"))
}

/// What a row says of its case, as it was read.
pub(super) struct UncheckedCase {
    pub(super) state: String,
    pub(super) version: i64,
    pub(super) owner: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) outcome: Option<String>,
    pub(super) closed_at: Option<i64>,
    pub(super) band: i64,
    pub(super) band_by_hand: Option<i64>,
    pub(super) due_at: i64,
}

impl UncheckedCase {
    /// Its columns, in the order in which both stores read them.
    pub(super) const COLUMNS: &str = "state, version, owner, unit, outcome, closed_at, band, band_by_hand, due_at";

    /// The case, if it says what a row can.
    pub(super) fn checked(self) -> Result<Case, StoreError> {
        let outcome = |code: String| Outcome::from_code(&code).ok_or(StoreError::Damaged("reports.outcome"));
        Ok(Case {
            state: State::from_code(&self.state).ok_or(StoreError::Damaged("reports.state"))?,
            version: self.version,
            owner: self.owner,
            // A unit that there is no more: the case belongs to the whole team.
            unit: self.unit.as_deref().and_then(Unit::from_code),
            outcome: self.outcome.map(outcome).transpose()?,
            closed_at: self.closed_at.map(time).transpose()?,
            band: band(self.band)?,
            band_by_hand: self.band_by_hand.map(band).transpose()?,
            due_at: time(self.due_at)?,
        })
    }
}

/// An entry of the audit as it was read: number, time, what it says, and the hashes.
pub(super) struct UncheckedEntry {
    pub(super) number: i64,
    pub(super) at: i64,
    pub(super) actor: Option<String>,
    pub(super) action: Option<String>,
    pub(super) reference: Option<String>,
    pub(super) salt: Option<Vec<u8>>,
    pub(super) commitment: Vec<u8>,
    pub(super) link: Vec<u8>,
}

impl UncheckedEntry {
    /// Its columns, in the order in which both stores read them.
    pub(super) const COLUMNS: &str = "number, at, actor, action, reference, salt, commitment, link";

    /// The entry, if it says what a row can. Whether it is the one that was written, the chain tells.
    pub(super) fn checked(self) -> Result<Linked, StoreError> {
        const DAMAGED: StoreError = StoreError::Damaged("audit");
        let Self { number, at, actor, action, reference, salt, commitment, link } = self;
        let reference = reference_of(reference)?;
        let said = match (actor, action, salt) {
            (Some(actor), Some(action), Some(salt)) => {
                let salt = salt.try_into().map_err(|_| DAMAGED)?;
                Some((Entry { at: time(at)?, actor, action, reference }, salt))
            }
            _ => None,
        };
        let commitment = commitment.try_into().map_err(|_| DAMAGED)?;
        Ok(Linked { number, at, said, commitment, link: link.try_into().map_err(|_| DAMAGED)? })
    }
}
