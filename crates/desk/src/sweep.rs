//! What the desk does by itself: cases that were taken and not opened go back, visibly; what has ended is dropped.

use std::sync::Arc;
use std::time::Duration;

use domain::Code;
use domain::case::{Change, ChangeKind};
use jiff::ToSpan;
use store::{AuditEntry, Changed, Notice, StoreError, Write};

use crate::Desk;

/// How often it looks.
const EVERY: Duration = Duration::from_secs(20);
/// How many at a time.
const BATCH: u32 = 50;

/// Looks until the program ends.
pub async fn sweep(desk: Arc<Desk>) {
    loop {
        tokio::time::sleep(EVERY).await;
        if let Err(why) = desk.give_back_unopened().await {
            tracing::warn!(%why, "cases that were not opened could not be given back");
        }
        if let Err(why) = desk.store.expire_desk(desk.clock.now()).await {
            tracing::warn!(%why, "what has ended at the desk could not be dropped");
        }
    }
}

impl Desk {
    /// Gives back what was taken too long ago and not opened since. Gives how many.
    ///
    /// # Errors
    /// [`StoreError`] where the store fails.
    pub async fn give_back_unopened(&self) -> Result<usize, StoreError> {
        let now = self.clock.now();
        let by = now.checked_sub(i64::from(self.settings.unopened_minutes).minutes()).unwrap_or(now);
        let mut given_back = 0;
        for (reference, case) in self.store.unopened(by, BATCH).await? {
            let audit = AuditEntry::now(&self.clock, "desk", ChangeKind::ComeBack.code(), Some(reference));
            let notice = Notice { at: now, kind: "case_changed", reference: Some(reference) };
            let change = Change::ComeBack { at: now };
            let write = Write { change, audit, notices: vec![notice], words: None };
            // Where it was opened or given back meanwhile, that counts.
            if let Changed::Saved(_) = self.store.change(reference, case.version, write).await? {
                given_back += 1;
            }
        }
        Ok(given_back)
    }
}
