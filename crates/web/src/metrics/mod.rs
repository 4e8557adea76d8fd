//! Figures for operators, and whether the program is about to stop. No label says who.

mod requests;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

use requests::Requests;

pub use requests::OpenConnection;

/// The figures of one process. Clones count together.
#[derive(Clone)]
pub struct Metrics(Arc<Inner>);

struct Inner {
    registry: Registry,
    requests: Requests,
    stopping: AtomicBool,
}

impl Metrics {
    /// Figures of a program of this version that started at this time. `more` adds what else is counted.
    pub fn new(started: Timestamp, version: &'static str, more: impl FnOnce(&mut Registry)) -> Self {
        let mut registry = Registry::default();
        let start: Gauge = Gauge::default();
        start.set(started.as_second());
        registry.register("process_start_time_seconds", "When the program started, in seconds since 1970", start);
        let own = registry.sub_registry_with_prefix("foursight");
        own.register("version", "The program's version", Info::new([("version", version)]));
        let requests = Requests::new(own);
        more(own);
        Self(Arc::new(Inner { registry, requests, stopping: AtomicBool::new(false) }))
    }

    /// All figures, as `OpenMetrics` text.
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = encode(&mut text, &self.0.registry);
        text
    }

    /// From now on nobody should send anything more.
    pub fn stop(&self) {
        self.0.stopping.store(true, Ordering::Relaxed);
    }

    /// Whether the program was asked to stop.
    pub fn stopping(&self) -> bool {
        self.0.stopping.load(Ordering::Relaxed)
    }
}
