//! Reports stored, and what became of drafts. Each is counted where it happens.

use domain::Code;
use domain::triage::Band;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::registry::Registry;

/// How figures name a band.
pub type BandLabel = [(&'static str, u8); 1];

/// The label of this band.
pub fn label(band: Band) -> BandLabel {
    [("band", band.number())]
}

type One = [(&'static str, &'static str); 1];

/// Reports stored by this process. Clones count together.
#[derive(Clone, Default)]
pub struct ReportCounter(Family<BandLabel, Counter>);

impl ReportCounter {
    /// One that is among these figures.
    pub fn register(registry: &mut Registry) -> Self {
        let own = Self::default();
        registry.register("reports_stored", "Reports stored by this process, by band", own.0.clone());
        for band in Band::ALL {
            // Each is there from the beginning: a figure that appears later looks like none before.
            drop(own.0.get_or_create(&label(*band)));
        }
        own
    }

    /// A report was stored.
    pub fn stored(&self, band: Band) {
        self.0.get_or_create(&label(band)).inc();
    }
}

/// What became of drafts. Clones count together.
#[derive(Clone, Default)]
pub struct DraftCounter(Family<One, Counter>);

impl DraftCounter {
    /// One that is among these figures.
    pub fn register(registry: &mut Registry) -> Self {
        let own = Self::default();
        registry.register("drafts", "Drafts begun, kept, dropped and expired", own.0.clone());
        own
    }

    /// A draft was begun.
    pub fn begun(&self) {
        self.count("begun", 1);
    }

    /// A further revision of a draft was kept.
    pub fn kept(&self) {
        self.count("kept", 1);
    }

    /// A draft was dropped.
    pub fn dropped(&self) {
        self.count("dropped", 1);
    }

    /// So many drafts had come to their end.
    pub fn expired(&self, many: usize) {
        self.count("expired", many);
    }

    fn count(&self, what: &'static str, many: usize) {
        self.0.get_or_create(&[("what", what)]).inc_by(u64::try_from(many).unwrap_or(u64::MAX));
    }
}
