//! A row as it was read, before anything is taken for true.

use domain::Code;
use domain::audit::{Entry, Linked};
use domain::case::{self, Case, EntryKind, Lane, Outcome};
use domain::codes::Unit;
use domain::queue::{Reference, State};
use domain::triage::Band;

use super::{QueueRow, StoreError, StoredEntry, Waiting, time};

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

/// A row of a list of the desk.
pub(super) struct UncheckedQueueRow {
    pub(super) reference: String,
    pub(super) band: i64,
    pub(super) received_at: i64,
    pub(super) due_at: i64,
    pub(super) state: String,
    pub(super) owner: Option<String>,
    pub(super) area: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) read_at: Option<i64>,
    pub(super) came_back_at: Option<i64>,
    pub(super) outcome: Option<String>,
    pub(super) closed_at: Option<i64>,
    pub(super) version: i64,
}

impl UncheckedQueueRow {
    /// Its columns, in the order in which both stores read them.
    pub(super) const COLUMNS: &str = "reference, turn_band, received_at, due_at, state, owner, area, unit, read_at,
        came_back_at, outcome, closed_at, version";

    /// What it says, if it says what a row can.
    pub(super) fn checked(self) -> Result<QueueRow, StoreError> {
        let Self { reference, band, received_at, due_at, state, owner, area, .. } = self;
        let Waiting { reference, band, received_at, due_at, state, owner, area } =
            Unchecked { reference, band, received_at, due_at, state, owner, area }.checked()?;
        Ok(QueueRow {
            reference,
            band,
            received_at,
            due_at,
            state,
            owner,
            area,
            unit: self.unit,
            read_at: self.read_at.map(time).transpose()?,
            came_back_at: self.came_back_at.map(time).transpose()?,
            outcome: outcome(self.outcome)?,
            closed_at: self.closed_at.map(time).transpose()?,
            version: self.version,
        })
    }
}

fn outcome(code: Option<String>) -> Result<Option<Outcome>, StoreError> {
    code.map(|code| Outcome::from_code(&code).ok_or(StoreError::Damaged("reports.outcome"))).transpose()
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
    pub(super) taken_at: Option<i64>,
    pub(super) read_at: Option<i64>,
    pub(super) came_back_at: Option<i64>,
    pub(super) held: i64,
    pub(super) advocate: i64,
    pub(super) named: Option<String>,
}

impl UncheckedCase {
    /// Its columns, in the order in which both stores read them.
    pub(super) const COLUMNS: &str = "state, version, owner, unit, outcome, closed_at, band, band_by_hand, due_at,
        taken_at, read_at, came_back_at, held, advocate, named";

    /// How many they are.
    pub(super) const MANY: usize = 15;

    /// The case, if it says what a row can.
    pub(super) fn checked(self) -> Result<Case, StoreError> {
        Ok(Case {
            state: State::from_code(&self.state).ok_or(StoreError::Damaged("reports.state"))?,
            version: self.version,
            owner: self.owner,
            // A unit that there is no more: the case belongs to the whole team.
            unit: self.unit.as_deref().and_then(Unit::from_code),
            outcome: outcome(self.outcome)?,
            closed_at: self.closed_at.map(time).transpose()?,
            band: band(self.band)?,
            band_by_hand: self.band_by_hand.map(band).transpose()?,
            due_at: time(self.due_at)?,
            taken_at: self.taken_at.map(time).transpose()?,
            read_at: self.read_at.map(time).transpose()?,
            came_back_at: self.came_back_at.map(time).transpose()?,
            held: flag(self.held)?,
            advocate: flag(self.advocate)?,
            named: self.named.as_deref().map(names),
        })
    }
}

fn flag(number: i64) -> Result<bool, StoreError> {
    match number {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(StoreError::Damaged("neither 0 nor 1")),
    }
}

/// The accounts that a column names, with a line feed before and after each.
fn names(written: &str) -> Vec<String> {
    written.split('\n').filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The same, written. None may have a line feed, or be empty: it would be other names, or none. Indexes hold them beside
/// what they are in order of, and an entry of one has room for so many bytes.
pub(super) fn written_names(names: &[String]) -> Result<String, StoreError> {
    const ROOM: usize = 1500;
    if names.iter().map(|name| name.len() + 1).sum::<usize>() > ROOM {
        return Err(StoreError::Damaged("more names than a case can be closed to"));
    }
    if names.iter().any(|name| name.is_empty() || name.contains('\n')) {
        return Err(StoreError::Damaged("a name that no account has"));
    }
    Ok(names.iter().fold("\n".to_owned(), |written, name| written + name + "\n"))
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

/// An entry of a case as it was read.
pub(super) struct UncheckedCaseEntry {
    pub(super) number: i64,
    pub(super) reference: String,
    pub(super) kind: String,
    pub(super) lane: String,
    pub(super) at: i64,
    pub(super) by: String,
    pub(super) of: Option<i64>,
    pub(super) due_at: Option<i64>,
    pub(super) sealed: Vec<u8>,
}

impl UncheckedCaseEntry {
    /// Its columns, in the order in which both stores read them.
    pub(super) const COLUMNS: &str = "number, reference, kind, lane, at, by, of, due_at, sealed";

    /// The entry, if it says what a row can. Whether its words are those that were sealed, whoever opens them tells.
    pub(super) fn checked(self) -> Result<StoredEntry, StoreError> {
        const DAMAGED: StoreError = StoreError::Damaged("case_entries");
        let entry = case::Entry {
            reference: self.reference.parse().map_err(|_| DAMAGED)?,
            kind: EntryKind::from_code(&self.kind).ok_or(DAMAGED)?,
            lane: Lane::from_code(&self.lane).ok_or(DAMAGED)?,
            at: time(self.at)?,
            by: self.by,
            of: self.of,
            due_at: self.due_at.map(time).transpose()?,
        };
        Ok(StoredEntry { number: self.number, entry, sealed: self.sealed })
    }
}
