//! What the store was asked, and what came of it.

use std::time::Duration;

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use store::Observer;

use super::Metrics;

/// Up to the longest that a call may take, in seconds.
const BUCKETS: [f64; 10] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 1.0, 5.0];

type One = [(&'static str, &'static str); 1];

pub(super) struct Calls {
    took: Family<One, Histogram, fn() -> Histogram>,
    failed: Family<One, Counter>,
}

impl Calls {
    pub(super) fn new(registry: &mut Registry) -> Self {
        let took: fn() -> Histogram = || Histogram::new(BUCKETS);
        let own = Self { took: Family::new_with_constructor(took), failed: Family::default() };
        let took = "Seconds until the store answered, by what it was asked";
        registry.register("store_duration_seconds", took, own.took.clone());
        registry.register("store_failures", "Times that the store failed, by what it was asked", own.failed.clone());
        own
    }
}

impl Observer for Metrics {
    fn answered(&self, method: &'static str, took: Duration, well: bool) {
        let (calls, labels) = (&self.own.calls, [("operation", method)]);
        calls.took.get_or_create(&labels).observe(took.as_secs_f64());
        let failed = calls.failed.get_or_create(&labels);
        if !well {
            failed.inc();
        }
    }
}
