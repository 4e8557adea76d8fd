//! Opening the database: durability settings and the schema's version.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::schema::{Schema, VERSION};
use crate::{Disk, StoreError};

/// Each version's changes to the one before.
pub(super) const STEPS: [&str; 6] = [
    include_str!("schema.sql"),
    include_str!("counts.sql"),
    include_str!("orders.sql"),
    include_str!("day_keys.sql"),
    include_str!("cases.sql"),
    include_str!("desk.sql"),
];

/// How long somebody else may hold the database before what waits for it is refused.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) fn open(path: &Path, schema: Schema) -> Result<Connection, StoreError> {
    if schema == Schema::MustExist && !path.is_file() {
        return Err(StoreError::Missing(path.display().to_string()));
    }
    make_private(path).map_err(|why| StoreError::Failed(why.kind().to_string()))?;
    let mut connection = Connection::open(path)?;
    settings(&connection)?;
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let done = schema.done(found, is_empty(&connection)?)?;
    if done < STEPS.len() {
        migrate(&mut connection, done)?;
    }
    Ok(connection)
}

/// Makes the folder and the file for their owner only; `SQLite` makes its other files like the first.
fn make_private(path: &Path) -> std::io::Result<()> {
    let mut folder = std::fs::DirBuilder::new();
    let mut file = std::fs::OpenOptions::new();
    #[cfg(unix)]
    {
        std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
        std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    }
    if let Some(parent) = path.parent() {
        folder.recursive(true).create(parent)?;
    }
    file.append(true).create(true).open(path).map(|_| ())
}

pub(super) fn open_to_read(path: &Path) -> Result<Connection, StoreError> {
    let connection = open_to_write(path)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// One more connection to a database that is there.
pub(super) fn open_to_write(path: &Path) -> Result<Connection, StoreError> {
    let connection =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    settings(&connection)?;
    Ok(connection)
}

fn settings(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // An acknowledged report must survive a power cut: the log is synced at each commit.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // Each commit writes to the log; what a few hundred have written goes to its place at one time, because with
    // keys drawn by chance a large database has each row's in pages of their own. In pages of 4 kB.
    connection.pragma_update(None, "wal_autocheckpoint", 4000)?;
    // What is deleted is overwritten, not just forgotten.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    Ok(())
}

fn is_empty(connection: &Connection) -> Result<bool, StoreError> {
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(tables == 0)
}

fn migrate(connection: &mut Connection, done: usize) -> Result<(), StoreError> {
    let change = connection.transaction()?;
    for step in &STEPS[done..] {
        change.execute_batch(step)?;
    }
    change.pragma_update(None, "user_version", VERSION)?;
    Ok(change.commit()?)
}

/// `SQLite`'s messages name tables and columns, never values.
impl From<rusqlite::Error> for StoreError {
    fn from(why: rusqlite::Error) -> Self {
        match why {
            rusqlite::Error::SqliteFailure(code, _) => Self::Failed(code.to_string()),
            rusqlite::Error::QueryReturnedNoRows => Self::Damaged("a row that was there is gone"),
            _ => Self::Damaged("a column of another kind than its schema says"),
        }
    }
}

/// The disk that a database lies on; none where nobody can tell.
pub(super) fn disk(path: &Path) -> Option<Disk> {
    let found = rustix::fs::statvfs(path).ok()?;
    let bytes = |blocks: u64| blocks.saturating_mul(found.f_frsize);
    Some(Disk { free: bytes(found.f_bavail), size: bytes(found.f_blocks) })
}
