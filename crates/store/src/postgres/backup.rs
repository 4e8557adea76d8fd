//! Rows out of a database and into an empty one.

use async_trait::async_trait;
use tokio::sync::mpsc::{Receiver, Sender};

use super::{Postgres, export, import};
use crate::{Backup, BackupRow, StoreError};

#[async_trait]
impl Backup for Postgres {
    async fn export(&self, rows: Sender<BackupRow>) -> Result<(), StoreError> {
        export::export(&self.pool, &rows).await
    }

    async fn import(&self, rows: Receiver<BackupRow>) -> Result<(), StoreError> {
        import::import(&self.pool, rows).await
    }
}
