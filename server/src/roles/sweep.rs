//! What is done once a minute.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::draft::Drafts;
use crate::outside::Outside;
use crate::store::{Store, StoreError};
use crate::watch::Watch;

/// How often drafts are looked through for those that have ended, and the queue is counted.
const OFTEN: Duration = Duration::from_mins(1);
/// The bands' numbers.
const BANDS: std::ops::RangeInclusive<u8> = 1..=4;

/// Drops ended drafts, counts what the others take, and counts the queue, for ever.
pub async fn sweep(store: Arc<dyn Store>, drafts: Drafts, outside: Outside, watch: Watch) {
    loop {
        let now = outside.now();
        if let Err(why) = store.expire_drafts(now).await {
            tracing::error!(%why, "ended drafts could not be dropped");
        }
        if let Err(why) = drafts.look().await {
            tracing::error!(%why, "what drafts take could not be counted");
        }
        if let Err(why) = look(store.as_ref(), &watch, now).await {
            tracing::error!(%why, "the queue could not be counted");
        }
        tokio::time::sleep(OFTEN).await;
    }
}

/// Counts what waits in each band just now.
///
/// # Errors
/// Where the store does not answer; then the figures stay as they were.
pub async fn look(store: &dyn Store, watch: &Watch, now: Timestamp) -> Result<(), StoreError> {
    let found = store.in_bands(now).await?;
    for number in BANDS {
        let here = found.iter().find(|here| here.band == number);
        let (waiting, overdue) = here.map_or((0, 0), |here| (here.waiting, here.overdue));
        watch.queue_in_band(number, waiting, here.map(|here| here.oldest), overdue, now);
    }
    Ok(())
}
