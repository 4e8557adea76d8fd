//! A copy of all that is kept, and the way back.

use std::path::{Path, PathBuf};

use clock::ClockAndRandom;
use seal::Sealer;
use store::{self, Schema};

use super::{Outcome, keys};
use crate::backup;

/// Writes a backup for these recipients and says how much is in it.
///
/// # Errors
/// Where there is nobody to seal it for, the file is there already, or the database fails.
pub async fn backup(url: &str, recipients: &[String], clock: &ClockAndRandom, file: &Path) -> Outcome {
    let nobody = "nobody could open the backup: set sealing.recipients or give --recipient";
    let sealer = Sealer::new(recipients)?.ok_or(nobody)?;
    let store = store::open(url, Schema::MustExist).await?;
    let counts = backup::write(store.as_ref(), sealer, clock.now(), file).await?;
    println!("backed up: {counts}");
    Ok(())
}

/// Restores a backup into an empty database and says how much was in it.
///
/// # Errors
/// Where the backup is not whole or not for this identity, or the database is not empty. Nothing was restored.
pub async fn restore(url: &str, file: PathBuf, identity: &Path) -> Outcome {
    let opener = keys::opener(identity)?;
    // Read to its end before anything is made: a damaged file leaves not even an empty database.
    backup::check(&file, &opener)?;
    let store = store::open(url, Schema::CreateIfEmpty).await?;
    let (header, counts) = backup::restore(store.as_ref(), file, opener).await?;
    println!("restored, as of {}: {counts}", header.made_at);
    Ok(())
}
