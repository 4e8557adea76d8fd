//! Reading a backup, line by line.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use opener::Opener;
use seal::SealError;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use store::{BackupRow, RowCounts, Store, StoreError, VERSION};
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;

use super::{AHEAD, BackupError, FORMAT, Header, older};

/// The longest line that is read, in bytes: more than the largest report.
const LONGEST: u64 = 64 * 1024 * 1024;

/// Reads a backup to its end, and so knows that it is whole. Nothing is restored.
///
/// # Errors
/// [`BackupError`] where it is not whole, or not for this identity.
pub fn check(file: &Path, opener: &Opener) -> Result<(Header, RowCounts), BackupError> {
    Backup::open(file, opener)?.each(|_| Ok(()))
}

/// Puts all rows of a backup into an empty database: all of them, or none.
///
/// # Errors
/// [`BackupError`]; nothing was restored.
pub async fn restore(store: &dyn Store, file: PathBuf, opener: Opener) -> Result<(Header, RowCounts), BackupError> {
    let (rows, taken) = mpsc::channel(AHEAD);
    let reading = spawn_blocking(move || {
        let hand_on = |row| rows.blocking_send(row).map_err(|_| StoreError::Incomplete.into());
        let (header, counts) = Backup::open(&file, &opener)?.each(hand_on)?;
        // Only now: until its last byte was read nobody knows whether it is whole.
        hand_on(BackupRow::End(counts))?;
        Ok((header, counts))
    });
    let restored = store.import(taken).await;
    let read = reading.await.map_err(|_| SealError::Damaged)?;
    match (read, restored) {
        // Whoever failed first says why; the other only saw that no more came, or was taken.
        (Err(why), Err(StoreError::Incomplete)) => Err(why),
        (_, Err(why)) => Err(why.into()),
        (read, Ok(())) => read,
    }
}

/// A backup that is being read.
struct Backup<'a> {
    lines: Box<dyn BufRead + 'a>,
    header: Header,
    /// The number of the line that was read last.
    at: u64,
}

impl Backup<'_> {
    fn open(file: &Path, opener: &Opener) -> Result<Self, BackupError> {
        let sealed = File::open(file).map_err(BackupError::file(file))?;
        let lines = Box::new(BufReader::new(opener.stream(BufReader::new(sealed))?));
        let header = Header { foursight_backup: 0, schema: 0, made_at: jiff::Timestamp::UNIX_EPOCH };
        let mut backup = Self { lines, header, at: 0 };
        backup.header = Self::known(&backup.line::<serde_json::Value>()?)?;
        Ok(backup)
    }

    /// The header, if this version can read what follows it.
    fn known(line: &serde_json::Value) -> Result<Header, BackupError> {
        let format = line["foursight_backup"].as_i64().ok_or(BackupError::Other)?;
        for (what, found, known) in
            [("format", Some(format), FORMAT.into()), ("schema", line["schema"].as_i64(), VERSION)]
        {
            if let Some(newer) = found.filter(|found| *found > known) {
                return Err(BackupError::Newer(what, newer));
            }
        }
        Header::deserialize(line).map_err(|_| BackupError::Other)
    }

    /// Hands each row on, and makes sure that there are as many as the last line says and nothing after it.
    fn each(
        mut self,
        mut row: impl FnMut(BackupRow) -> Result<(), BackupError>,
    ) -> Result<(Header, RowCounts), BackupError> {
        let mut found = RowCounts::default();
        loop {
            match self.row()? {
                BackupRow::End(counts) if counts == found && self.ends() => return Ok((self.header, found)),
                BackupRow::End(_) => return Err(BackupError::Damaged(self.at)),
                one @ BackupRow::Row(_) => {
                    found.add(&one);
                    row(one)?;
                }
            }
        }
    }

    /// A row, whatever the schema it was kept under.
    fn row(&mut self) -> Result<BackupRow, BackupError> {
        if self.header.schema == VERSION {
            return self.line();
        }
        let row = older::brought_on(self.line()?, self.header.schema);
        serde_json::from_value(row).map_err(|_| BackupError::Damaged(self.at))
    }

    fn line<T: DeserializeOwned>(&mut self) -> Result<T, BackupError> {
        self.at += 1;
        let damaged = BackupError::Damaged(self.at);
        let mut line = Vec::new();
        let read = (&mut self.lines).take(LONGEST).read_until(b'\n', &mut line);
        match read {
            Ok(_) if line.last() == Some(&b'\n') => serde_json::from_slice(&line).map_err(|_| damaged),
            _ => Err(damaged),
        }
    }

    /// Whether nothing follows. Reading on also finds whether the file's own end was cut off.
    fn ends(&mut self) -> bool {
        self.lines.fill_buf().is_ok_and(<[u8]>::is_empty)
    }
}
