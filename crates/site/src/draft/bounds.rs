//! How much drafts may take: each source, and all together. What is kept for reports is never theirs.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use store::{Disk, DraftId, DraftTotals};
use web::Source;

/// How many drafts there may be, and what they may take, in bytes.
const MOST: u64 = 100_000;
const MOST_BYTES: u64 = 1024 * 1024 * 1024;
/// What those of one source may take, in bytes.
const BYTES_OF_SOURCE: u64 = 64 * 1024 * 1024;
/// What is kept for reports: 10,000 of them at about 8 kB each, three times over, in bytes; of a small disk a quarter.
const RESERVE: u64 = 256 * 1024 * 1024;
/// How soon a disk with too little left is looked at again.
const SOON: SignedDuration = SignedDuration::from_secs(2);

/// A draft as far as room goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Whose it is; none where nobody is told apart.
    pub(crate) source: Option<Source>,
    /// What it takes.
    pub(crate) bytes: u64,
    /// Whether somebody has answered anything.
    pub(crate) told: bool,
    /// When it ends.
    pub(crate) expires_at: Timestamp,
}

/// What drafts take. In memory only, by sources that nobody can name; the totals are the store's.
#[derive(Clone)]
pub(crate) struct Bounds {
    accounts: Arc<Mutex<Accounts>>,
    /// How many drafts one source may have.
    of_source: u64,
}

#[derive(Default)]
struct Accounts {
    hold: DraftTotals,
    looked_at: Option<Timestamp>,
    short: bool,
    entries: HashMap<DraftId, (u64, Entry)>,
    sources: HashMap<Option<Source>, Account>,
    next: u64,
}

/// What one source has.
#[derive(Default)]
struct Account {
    drafts: u64,
    bytes: u64,
    /// Those without answers, oldest first.
    untold: BTreeMap<u64, DraftId>,
}

impl Default for Bounds {
    fn default() -> Self {
        Self::new(u32::MAX)
    }
}

impl Bounds {
    /// With so many drafts of one source at most.
    pub(crate) fn new(of_source: u32) -> Self {
        Self { accounts: Arc::default(), of_source: of_source.into() }
    }

    /// Takes what the store says. Gives whether drafts have to wait for room now and had not before.
    pub(crate) fn looked(&self, hold: DraftTotals, now: Timestamp) -> bool {
        let mut own = self.own();
        let before = own.short;
        own.short = hold.disk.is_some_and(|Disk { free, size }| free < RESERVE.min(size / 4));
        (own.hold, own.looked_at) = (hold, Some(now));
        let ended = own.entries.iter().filter(|(_, (_, entry))| entry.expires_at <= now).map(|(id, _)| *id);
        for id in ended.collect::<Vec<_>>() {
            own.forget(id);
        }
        own.short && !before
    }

    /// Whether the disk is to be looked at again before anybody is refused.
    pub(crate) fn is_to_be_looked_at(&self, now: Timestamp) -> bool {
        let own = self.own();
        own.short && own.looked_at.is_none_or(|at| now.duration_since(at).abs() >= SOON)
    }

    /// Makes space for a draft: what has to go for it. None where there is no space.
    pub(crate) fn make_room(&self, id: DraftId, new: bool, entry: Entry) -> Option<Vec<DraftId>> {
        let mut own = self.own();
        let before = own.entries.get(&id).map(|(_, before)| before.bytes);
        let growth = entry.bytes.saturating_sub(before.unwrap_or(if new { 0 } else { entry.bytes }));
        if growth == 0 {
            return Some(Vec::new());
        }
        if own.short {
            return None;
        }
        let mut gone = Vec::new();
        let full = own.hold.bytes + growth > MOST_BYTES || (new && own.hold.drafts >= MOST);
        if full {
            let most = own.sources.iter().filter(|(_, account)| !account.untold.is_empty());
            let source = most.max_by_key(|(_, account)| account.bytes).map(|(source, _)| *source)?;
            gone.extend(own.drop_oldest(source));
        } else if new && own.is_full(entry.source, self.of_source) {
            gone.extend(own.drop_oldest(entry.source));
        }
        Some(gone)
    }

    /// Whether a source has as many drafts as it may.
    pub(crate) fn is_full(&self, source: Source) -> bool {
        self.own().is_full(Some(source), self.of_source)
    }

    /// Counts a draft that was kept.
    pub(crate) fn kept(&self, id: DraftId, entry: Entry) {
        let mut own = self.own();
        let entry = Entry { source: own.forget(id).map_or(entry.source, |before| before.source), ..entry };
        own.next += 1;
        let at = own.next;
        let account = own.sources.entry(entry.source).or_default();
        account.drafts += 1;
        account.bytes += entry.bytes;
        if !entry.told {
            account.untold.insert(at, id);
        }
        own.entries.insert(id, (at, entry));
        own.hold.drafts += 1;
        own.hold.bytes += entry.bytes;
    }

    /// Counts a draft no more.
    pub(crate) fn dropped(&self, id: DraftId) {
        self.own().forget(id);
    }

    fn own(&self) -> MutexGuard<'_, Accounts> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Accounts {
    fn is_full(&self, source: Option<Source>, most: u64) -> bool {
        let account = self.sources.get(&source).filter(|_| source.is_some());
        account.is_some_and(|account| account.drafts >= most || account.bytes >= BYTES_OF_SOURCE)
    }

    fn drop_oldest(&mut self, source: Option<Source>) -> Option<DraftId> {
        let oldest = self.sources.get(&source)?.untold.first_key_value().map(|(_, id)| *id)?;
        self.forget(oldest);
        Some(oldest)
    }

    fn forget(&mut self, id: DraftId) -> Option<Entry> {
        let (at, entry) = self.entries.remove(&id)?;
        self.hold.drafts = self.hold.drafts.saturating_sub(1);
        self.hold.bytes = self.hold.bytes.saturating_sub(entry.bytes);
        if let Some(account) = self.sources.get_mut(&entry.source) {
            account.drafts -= 1;
            account.bytes -= entry.bytes;
            account.untold.remove(&at);
            if account.drafts == 0 {
                self.sources.remove(&entry.source);
            }
        }
        Some(entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;
    const OF_SOURCE: u64 = 500;
    const ONE: Source = Source { own: 1, network: None };
    const OTHER: Source = Source { own: 2, network: None };

    fn id(number: u64) -> DraftId {
        std::array::from_fn(|byte| number.to_le_bytes()[byte % 8])
    }

    fn entry(source: Source, bytes: u64, told: bool) -> Entry {
        Entry { source: Some(source), bytes, told, expires_at: Timestamp::MAX }
    }

    /// Keeps a new draft, and gives what had to go.
    fn begin(bounds: &Bounds, number: u64, entry: Entry) -> Option<Vec<DraftId>> {
        let gone = bounds.make_room(id(number), true, entry)?;
        bounds.kept(id(number), entry);
        Some(gone)
    }

    #[test]
    fn where_a_source_is_full_its_oldest_without_answers_goes_and_nobody_is_refused() {
        let bounds = Bounds::new(500);
        begin(&bounds, 0, entry(ONE, 1024, true));
        for number in 1..OF_SOURCE {
            assert!(!bounds.is_full(ONE));
            assert_eq!(begin(&bounds, number, entry(ONE, 1024, false)), Some(Vec::new()));
        }
        assert!(bounds.is_full(ONE) && !bounds.is_full(OTHER));
        assert_eq!(begin(&bounds, OF_SOURCE, entry(ONE, 1024, false)), Some(vec![id(1)]), "the oldest without answers");
        // One that is answered now stays.
        bounds.kept(id(2), entry(ONE, 2048, true));
        assert_eq!(begin(&bounds, OF_SOURCE + 1, entry(ONE, 1024, false)), Some(vec![id(3)]));
        assert_eq!(begin(&bounds, OF_SOURCE + 2, entry(OTHER, 1024, false)), Some(Vec::new()));
        for number in 0..=OF_SOURCE + 2 {
            bounds.dropped(id(number));
        }
        assert!(bounds.own().sources.is_empty() && bounds.own().hold == DraftTotals::default());
    }

    #[test]
    fn where_all_is_full_what_has_no_answers_goes_first_and_then_there_is_no_room() {
        let bounds = Bounds::default();
        begin(&bounds, 1, entry(ONE, 4096, false));
        begin(&bounds, 2, entry(OTHER, 1024, false));
        bounds.looked(DraftTotals { drafts: MOST, bytes: 0, disk: None }, NOW);
        assert_eq!(bounds.make_room(id(3), true, entry(OTHER, 1024, false)), Some(vec![id(1)]), "of who has most");
        bounds.looked(DraftTotals { drafts: MOST, bytes: 0, disk: None }, NOW);
        assert_eq!(bounds.make_room(id(3), true, entry(OTHER, 1024, false)), Some(vec![id(2)]));
        bounds.looked(DraftTotals { drafts: MOST, bytes: MOST_BYTES, disk: None }, NOW);
        assert_eq!(bounds.make_room(id(3), true, entry(ONE, 1024, false)), None);
        let known = entry(OTHER, 1024, true);
        bounds.kept(id(4), known);
        assert_eq!(bounds.make_room(id(4), false, known), Some(Vec::new()), "what does not grow is kept");
        assert_eq!(bounds.make_room(id(4), false, entry(OTHER, 2048, true)), None);
    }

    #[test]
    fn what_is_left_of_a_disk_is_for_reports() {
        let bounds = Bounds::default();
        let disk = |free, size| DraftTotals { disk: Some(Disk { free, size }), ..DraftTotals::default() };
        let has_room = |bounds: &Bounds| bounds.make_room(id(1), true, entry(ONE, 1024, false)).is_some();
        assert!(!bounds.looked(disk(RESERVE, RESERVE * 100), NOW) && has_room(&bounds));
        assert!(bounds.looked(disk(RESERVE - 1, RESERVE * 100), NOW) && !has_room(&bounds));
        assert!(!bounds.looked(disk(RESERVE - 1, RESERVE * 100), NOW), "told once");
        assert!(!bounds.is_to_be_looked_at(NOW) && bounds.is_to_be_looked_at(NOW + SOON));
        assert!(!bounds.looked(disk(RESERVE / 8, RESERVE / 2), NOW) && has_room(&bounds), "a small disk");
        assert!(bounds.looked(disk(RESERVE / 8 - 1, RESERVE / 2), NOW) && !has_room(&bounds));
    }

    #[test]
    fn what_has_ended_is_counted_no_more() {
        let bounds = Bounds::default();
        let ends = Entry { expires_at: NOW + SOON, ..entry(ONE, 1024, false) };
        begin(&bounds, 1, ends);
        bounds.looked(DraftTotals::default(), NOW);
        assert_eq!(bounds.own().entries.len(), 1);
        bounds.looked(DraftTotals::default(), NOW + SOON);
        assert!(bounds.own().entries.is_empty() && bounds.own().sources.is_empty());
    }
}
