//! A row as it was read, before anything is taken for true.

use domain::Code;
use domain::queue::{Reference, State};

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
        if !self.reference.parse::<Reference>().is_ok_and(|reference| reference.to_string() == self.reference) {
            return Err(StoreError::Damaged("reports.reference"));
        }
        if State::from_code(&self.state).is_none() {
            return Err(StoreError::Damaged("reports.state"));
        }
        let band = u8::try_from(self.band).ok().filter(|band| (1..=4).contains(band));
        Ok(Waiting {
            reference: self.reference,
            band: band.ok_or(StoreError::Damaged("reports.band"))?,
            received_at: time(self.received_at)?,
            due_at: time(self.due_at)?,
            state: self.state,
            owner: self.owner,
            area: self.area,
        })
    }
}
