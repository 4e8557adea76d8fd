//! Writing a backup while serving goes on.

use std::io::Write;
use std::path::Path;

use jiff::Timestamp;
use seal::{SealError, Sealer};
use serde::Serialize;
use store::{BackupRow, RowCounts, Store, StoreError, VERSION};
use tokio::sync::mpsc::{self, Receiver};
use tokio::task::spawn_blocking;

use super::file::Part;
use super::{AHEAD, BackupError, FORMAT, Header};

/// Writes all that is kept, but no draft, into a new file: never over another one, and under its name only
/// once it is whole and on disk.
///
/// # Errors
/// [`BackupError`]; there is then no such file.
pub async fn write(
    store: &dyn Store,
    sealer: Sealer,
    made_at: Timestamp,
    file: &Path,
) -> Result<RowCounts, BackupError> {
    let (rows, given) = mpsc::channel(AHEAD);
    let into = file.to_owned();
    let writing = spawn_blocking(move || write_file(&sealer, made_at, &into, given));
    let exported = store.export(rows).await;
    let written = writing.await.map_err(|_| SealError::Sealing)?;
    match (exported, written) {
        // Whoever failed first says why; the other only saw that no more came.
        (Err(why), Err(BackupError::Store(StoreError::Incomplete))) => Err(why.into()),
        (_, written) => written,
    }
}

fn write_file(
    sealer: &Sealer,
    made_at: Timestamp,
    file: &Path,
    mut rows: Receiver<BackupRow>,
) -> Result<RowCounts, BackupError> {
    let failed = BackupError::file(file);
    let mut part = Part::begin(file)?;
    // Sealed from the first byte: no clear line ever touches the disk.
    let mut lines = sealer.stream(part.out())?;
    write_line(&mut lines, &Header { foursight_backup: FORMAT, schema: VERSION, made_at }).map_err(&failed)?;
    while let Some(row) = rows.blocking_recv() {
        write_line(&mut lines, &row).map_err(&failed)?;
        if let BackupRow::End(counts) = row {
            lines.finish().map_err(&failed)?;
            part.keep(file)?;
            return Ok(counts);
        }
    }
    Err(StoreError::Incomplete.into())
}

fn write_line(out: &mut impl Write, line: &impl Serialize) -> std::io::Result<()> {
    let mut line = serde_json::to_vec(line)?;
    line.push(b'\n');
    out.write_all(&line)
}
