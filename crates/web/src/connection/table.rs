//! The connections that are open, in the order in which they would end.

use std::collections::{BTreeSet, HashMap};
use std::net::IpAddr;
use std::time::Duration;

use tokio::task::AbortHandle;
use tokio::time::Instant;

/// How long a client may be waited for, before it is overdue, to send a whole request. The time in which it is we who
/// have not come to read it does not count.
const TO_ASK: Duration = Duration::from_secs(1);
/// How long it may take otherwise: longer than any answer of ours takes, so that only who reads slowly is overdue.
const TO_BE_ANSWERED: Duration = Duration::from_secs(15);
/// By how much an answer that is under way is younger than a client that asks nothing, when nobody is overdue.
const SPARED: Duration = Duration::from_secs(3);
/// How many a source may hold and still be one of many.
const FEW: usize = 16;
/// How many may read on and discard what they are sent, of one source and in all.
const DISCARDING_EACH: usize = 64;
const DISCARDING: usize = 512;

/// Who holds the other end. Of an IPv6 address the first half counts: whoever has one has all of the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Source {
    V4([u8; 4]),
    V6([u8; 8]),
}

impl Source {
    pub(super) fn of(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(address) => Self::V4(address.octets()),
            IpAddr::V6(address) => Self::V6(address.octets()[..8].try_into().unwrap_or_default()),
        }
    }
}

/// Connections by when they are overdue, and by how old they are.
#[derive(Default)]
struct Order {
    due: BTreeSet<(Instant, u64)>,
    age: BTreeSet<(Instant, u64)>,
    discarding: usize,
}

impl Order {
    fn put(&mut self, number: u64, open: &Open) {
        self.due.insert((open.due, number));
        self.age.insert((open.age, number));
        self.discarding += usize::from(open.discards);
    }

    fn take(&mut self, number: u64, open: &Open) {
        self.due.remove(&(open.due, number));
        self.age.remove(&(open.age, number));
        self.discarding -= usize::from(open.discards);
    }

    fn overdue(&self, now: Instant) -> Option<u64> {
        self.due.first().filter(|(due, _)| *due <= now).map(|(_, number)| *number)
    }

    fn oldest(&self) -> Option<u64> {
        self.age.first().map(|(_, number)| *number)
    }
}

struct Open {
    source: Option<Source>,
    /// When it was opened, or its last answer was taken; a little later while it is answered.
    age: Instant,
    /// When it is overdue.
    due: Instant,
    discards: bool,
    handle: Option<AbortHandle>,
}

/// All connections of a listener. Each change takes a time that grows with the logarithm of their number.
#[derive(Default)]
pub(super) struct Table {
    last: u64,
    open: HashMap<u64, Open>,
    all: Order,
    sources: HashMap<Source, Order>,
    /// How many each source holds.
    ranked: BTreeSet<(usize, Source)>,
    ending: usize,
}

impl Table {
    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// How many were ended and are not yet gone.
    pub(super) fn ending(&self) -> usize {
        self.ending
    }

    pub(super) fn held_by(&self, source: Source) -> usize {
        self.sources.get(&source).map_or(0, |order| order.age.len())
    }

    /// Which of this source's is to end first.
    pub(super) fn worst_of(&self, source: Source, now: Instant) -> Option<u64> {
        let order = self.sources.get(&source)?;
        order.overdue(now).or_else(|| order.oldest())
    }

    /// Which is to end first: of who holds many and most, unless none of those is overdue and another is.
    pub(super) fn worst(&self, now: Instant) -> Option<u64> {
        let most = self.ranked.last().filter(|(many, _)| *many > FEW);
        let most = most.and_then(|(_, source)| self.sources.get(source));
        let overdue = most.and_then(|order| order.overdue(now)).or_else(|| self.all.overdue(now));
        overdue.or_else(|| most.and_then(Order::oldest)).or_else(|| self.all.oldest())
    }

    pub(super) fn begin(&mut self, source: Option<Source>, now: Instant) -> u64 {
        self.last += 1;
        self.put(self.last, Open { source, age: now, due: now + TO_BE_ANSWERED, discards: false, handle: None });
        self.last
    }

    pub(super) fn ends_by(&mut self, number: u64, handle: AbortHandle) {
        if let Some(open) = self.open.get_mut(&number) {
            open.handle = Some(handle);
        }
    }

    pub(super) fn is_answered(&mut self, number: u64, now: Instant) {
        self.change(number, |open| (open.age, open.due) = (open.age + SPARED, now + TO_BE_ANSWERED));
    }

    pub(super) fn is_awaited(&mut self, number: u64, now: Instant) {
        self.change(number, |open| open.due = now + TO_ASK);
    }

    pub(super) fn has_taken(&mut self, number: u64, now: Instant) {
        self.change(number, |open| (open.age, open.due) = (now, now + TO_BE_ANSWERED));
    }

    /// Whether one more may discard; it counts until it is gone.
    pub(super) fn discards(&mut self, number: u64) -> bool {
        let Some(open) = self.open.get(&number) else { return false };
        let own = open.source.and_then(|source| self.sources.get(&source)).map_or(0, |order| order.discarding);
        let fits = own < DISCARDING_EACH && self.all.discarding < DISCARDING;
        if fits {
            self.change(number, |open| open.discards = true);
        }
        fits
    }

    pub(super) fn end(&mut self, number: u64) {
        let Some(open) = self.take(number) else { return };
        self.ending += 1;
        if let Some(handle) = open.handle {
            handle.abort();
        }
    }

    pub(super) fn gone(&mut self, number: u64) {
        if self.take(number).is_none() {
            self.ending -= 1;
        }
    }

    fn change(&mut self, number: u64, change: impl FnOnce(&mut Open)) {
        if let Some(mut open) = self.take(number) {
            change(&mut open);
            self.put(number, open);
        }
    }

    fn put(&mut self, number: u64, open: Open) {
        self.all.put(number, &open);
        if let Some(source) = open.source {
            let order = self.sources.entry(source).or_default();
            self.ranked.remove(&(order.age.len(), source));
            order.put(number, &open);
            self.ranked.insert((order.age.len(), source));
        }
        self.open.insert(number, open);
    }

    fn take(&mut self, number: u64) -> Option<Open> {
        let open = self.open.remove(&number)?;
        self.all.take(number, &open);
        if let Some(source) = open.source
            && let Some(order) = self.sources.get_mut(&source)
        {
            self.ranked.remove(&(order.age.len(), source));
            order.take(number, &open);
            match order.age.len() {
                0 => _ = self.sources.remove(&source),
                many => _ = self.ranked.insert((many, source)),
            }
        }
        Some(open)
    }

    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty() && self.sources.is_empty() && self.ranked.is_empty() && self.ending == 0
    }
}
