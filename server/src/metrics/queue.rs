//! The queue as a whole, by band.

use domain::triage::Band;
use jiff::Timestamp;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;
use site::{BandLabel, label};

#[derive(Default)]
pub(super) struct Queue {
    waiting: Family<BandLabel, Gauge>,
    oldest: Family<BandLabel, Gauge>,
    overdue: Family<BandLabel, Gauge>,
    looked: Gauge,
}

impl Queue {
    pub(super) fn new(registry: &mut Registry) -> Self {
        let own = Self::default();
        registry.register("queue_waiting", "Reports that wait, by band", own.waiting.clone());
        let oldest = "How long the first in line has waited, in seconds, by band; 0 where none waits";
        registry.register("queue_oldest_seconds", oldest, own.oldest.clone());
        registry.register("queue_overdue", "Reports that wait and should have been read, by band", own.overdue.clone());
        let looked = "When the queue was last looked at, in seconds since 1970; 0 for never";
        registry.register("queue_looked_at_seconds", looked, own.looked.clone());
        own
    }

    /// What waits in a band just now.
    pub(super) fn in_band(&self, band: Band, waiting: i64, oldest: Option<Timestamp>, overdue: i64, now: Timestamp) {
        let label = label(band);
        self.waiting.get_or_create(&label).set(waiting);
        let waited = oldest.map_or(0, |oldest| now.duration_since(oldest).as_secs().max(0));
        self.oldest.get_or_create(&label).set(waited);
        self.overdue.get_or_create(&label).set(overdue);
        self.looked.set(now.as_second());
    }
}
