//! What those who watch over the site may know: figures, and whether it is about to stop. No label says who.

mod queue;
mod requests;
mod work;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

use queue::Queue;
use requests::Requests;
use work::Work;

pub use requests::OpenConnection;

/// The figures of one process. Clones count together.
#[derive(Clone)]
pub struct Watch(Arc<Inner>);

struct Inner {
    registry: Registry,
    requests: Requests,
    work: Work,
    queue: Queue,
    stopping: AtomicBool,
}

impl Watch {
    /// Figures of a process that started at this time.
    pub fn new(started: Timestamp) -> Self {
        let mut registry = Registry::default();
        let start: Gauge = Gauge::default();
        start.set(started.as_second());
        registry.register("process_start_time_seconds", "When the program started, in seconds since 1970", start);
        let own = registry.sub_registry_with_prefix("foursight");
        own.register("version", "The program's version", Info::new([("version", env!("CARGO_PKG_VERSION"))]));
        let (requests, work, queue) = (Requests::new(own), Work::new(own), Queue::new(own));
        Self(Arc::new(Inner { registry, requests, work, queue, stopping: AtomicBool::new(false) }))
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

    /// Whether it was asked to stop.
    pub fn stopping(&self) -> bool {
        self.0.stopping.load(Ordering::Relaxed)
    }
}
