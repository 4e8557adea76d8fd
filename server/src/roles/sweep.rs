//! What is done once a minute.

use std::sync::Arc;
use std::time::Duration;

use clock::ClockAndRandom;
use domain::Code;
use domain::triage::Band;
use jiff::Timestamp;
use site::draft::Drafts;
use store::{Store, StoreError};

use crate::metrics::Metrics;

/// How often drafts are looked through for those that have ended, and the queue is counted.
const OFTEN: Duration = Duration::from_mins(1);

/// Drops ended drafts, counts what the others take, and counts the queue, for ever.
pub async fn sweep(store: Arc<dyn Store>, drafts: Drafts, clock: ClockAndRandom, metrics: Metrics) {
    loop {
        let now = clock.now();
        match store.expire_drafts(now).await {
            Ok(many) => metrics.drafts.expired(many),
            Err(why) => tracing::error!(%why, "ended drafts could not be dropped"),
        }
        if let Err(why) = drafts.look().await {
            tracing::error!(%why, "what drafts take could not be counted");
        }
        if let Err(why) = look(store.as_ref(), &metrics, now).await {
            tracing::error!(%why, "the queue could not be counted");
        }
        tokio::time::sleep(OFTEN).await;
    }
}

/// Counts what waits in each band just now.
///
/// # Errors
/// Where the store does not answer; then the figures stay as they were.
pub async fn look(store: &dyn Store, metrics: &Metrics, now: Timestamp) -> Result<(), StoreError> {
    let found = store.in_bands(now).await?;
    for band in Band::ALL {
        let here = found.iter().find(|here| here.band == *band);
        let (waiting, overdue) = here.map_or((0, 0), |here| (here.waiting, here.overdue));
        metrics.queue_in_band(*band, waiting, here.map(|here| here.oldest), overdue, now);
    }
    Ok(())
}
