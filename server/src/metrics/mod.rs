//! Figures for operators, and whether the program is about to stop. No label says who.

mod calls;
mod queue;
mod requests;
mod stored;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

use calls::Calls;
use queue::Queue;
use requests::Requests;

pub use requests::OpenConnection;
pub use stored::{DraftCounter, ReportCounter};

/// The figures of one process. Clones count together.
#[derive(Clone)]
pub struct Metrics(Arc<Inner>);

struct Inner {
    registry: Registry,
    requests: Requests,
    calls: Calls,
    reports: ReportCounter,
    drafts: DraftCounter,
    queue: Queue,
    stopping: AtomicBool,
}

impl Metrics {
    /// Figures of a process that started at this time.
    pub fn new(started: Timestamp) -> Self {
        let mut registry = Registry::default();
        let start: Gauge = Gauge::default();
        start.set(started.as_second());
        registry.register("process_start_time_seconds", "When the program started, in seconds since 1970", start);
        let own = registry.sub_registry_with_prefix("foursight");
        own.register("version", "The program's version", Info::new([("version", env!("CARGO_PKG_VERSION"))]));
        let (requests, calls, queue) = (Requests::new(own), Calls::new(own), Queue::new(own));
        let (reports, drafts) = (ReportCounter::register(own), DraftCounter::register(own));
        let stopping = AtomicBool::new(false);
        Self(Arc::new(Inner { registry, requests, calls, reports, drafts, queue, stopping }))
    }

    /// All figures, as `OpenMetrics` text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = encode(&mut text, &self.0.registry);
        text
    }

    /// Where stored reports are counted.
    pub fn reports(&self) -> ReportCounter {
        self.0.reports.clone()
    }

    /// Where drafts are counted.
    pub fn drafts(&self) -> DraftCounter {
        self.0.drafts.clone()
    }

    /// From now on nobody should send anything more.
    pub fn stop(&self) {
        self.0.stopping.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn stopping(&self) -> bool {
        self.0.stopping.load(Ordering::Relaxed)
    }
}
