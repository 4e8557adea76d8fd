//! What the store was asked, and what came of it.

use std::time::Duration;

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use super::Watch;
use super::queue::{BANDS, Band, band};

/// Up to the longest that a call may take, in seconds.
const BUCKETS: [f64; 10] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 1.0, 5.0];

type One = [(&'static str, &'static str); 1];

pub(super) struct Work {
    took: Family<One, Histogram, fn() -> Histogram>,
    failed: Family<One, Counter>,
    reports: Family<Band, Counter>,
    drafts: Family<One, Counter>,
}

impl Work {
    pub(super) fn new(registry: &mut Registry) -> Self {
        let took: fn() -> Histogram = || Histogram::new(BUCKETS);
        let own = Self {
            took: Family::new_with_constructor(took),
            failed: Family::default(),
            reports: Family::default(),
            drafts: Family::default(),
        };
        let took = "Seconds until the store answered, by what it was asked";
        registry.register("store_duration_seconds", took, own.took.clone());
        registry.register("store_failures", "Times that the store failed, by what it was asked", own.failed.clone());
        registry.register("reports_stored", "Reports stored by this process, by band", own.reports.clone());
        registry.register("drafts", "Drafts begun, kept, dropped and expired", own.drafts.clone());
        for number in BANDS {
            // Each is there from the beginning: a figure that appears later looks like none before.
            drop(own.reports.get_or_create(&band(number)));
        }
        own
    }
}

impl Watch {
    /// The store answered, or did not in time. `operation` is the name of a method.
    pub fn store_answered(&self, operation: &'static str, took: Duration, well: bool) {
        let (work, labels) = (&self.0.work, [("operation", operation)]);
        work.took.get_or_create(&labels).observe(took.as_secs_f64());
        let failed = work.failed.get_or_create(&labels);
        if !well {
            failed.inc();
        }
    }

    /// A report was stored.
    pub fn report_stored(&self, number: u8) {
        self.0.work.reports.get_or_create(&band(number)).inc();
    }

    /// So many drafts were begun, kept, dropped or expired.
    pub fn drafts(&self, what: &'static str, many: usize) {
        let many = u64::try_from(many).unwrap_or(u64::MAX);
        self.0.work.drafts.get_or_create(&[("what", what)]).inc_by(many);
    }
}
