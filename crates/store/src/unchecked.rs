//! A row as it was read, before anything is taken for true.

use domain::Code;
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

/// The band with this number.
pub(super) fn band(number: i64) -> Result<Band, StoreError> {
    let found = Band::ALL.iter().copied().find(|band| i64::from(band.number()) == number);
    found.ok_or(StoreError::Damaged("reports.band"))
}
