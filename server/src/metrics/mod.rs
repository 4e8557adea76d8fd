//! Figures for operators. No label says who.

mod calls;
mod queue;

use std::sync::Arc;

use domain::triage::Band;
use jiff::Timestamp;
use site::{DraftCounter, ReportCounter};

use calls::Calls;
use queue::Queue;

/// All figures of one process. Clones count together.
#[derive(Clone)]
pub struct Metrics {
    /// Those of the web layer, which writes all of them out.
    pub web: web::Metrics,
    /// Reports stored.
    pub reports: ReportCounter,
    /// What became of drafts.
    pub drafts: DraftCounter,
    own: Arc<Own>,
}

struct Own {
    calls: Calls,
    queue: Queue,
}

impl Metrics {
    /// Figures of a process that started at this time.
    ///
    /// # Panics
    /// Never: the web layer asks once for what else is counted.
    pub fn new(started: Timestamp) -> Self {
        let mut more = None;
        let web = web::Metrics::new(started, env!("CARGO_PKG_VERSION"), |registry| {
            let (reports, drafts) = (ReportCounter::register(registry), DraftCounter::register(registry));
            more = Some((reports, drafts, Own { calls: Calls::new(registry), queue: Queue::new(registry) }));
        });
        let (reports, drafts, own) = more.expect("it was called");
        Self { web, reports, drafts, own: Arc::new(own) }
    }

    /// All figures, as `OpenMetrics` text.
    pub fn text(&self) -> String {
        self.web.text()
    }

    /// What waits in a band just now.
    pub fn queue_in_band(&self, band: Band, waiting: i64, oldest: Option<Timestamp>, overdue: i64, now: Timestamp) {
        self.own.queue.in_band(band, waiting, oldest, overdue, now);
    }
}
