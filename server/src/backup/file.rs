//! A file that is there whole or not at all.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::BackupError;

/// A file in the making, beside its place and for its owner only. Gone again unless it is kept.
pub(super) struct Part {
    part: NamedTempFile,
    folder: PathBuf,
}

impl Part {
    /// Begins one, unless something has that name already.
    pub(super) fn begin(file: &Path) -> Result<Self, BackupError> {
        let failed = BackupError::file(file);
        if file.symlink_metadata().is_ok() {
            return Err(failed(io::ErrorKind::AlreadyExists.into()));
        }
        let name = file.file_name().ok_or_else(|| failed(io::ErrorKind::InvalidInput.into()))?;
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
        let part = tempfile::Builder::new().prefix(name).suffix(".part").tempfile_in(&folder).map_err(failed)?;
        Ok(Self { part, folder })
    }

    /// Where to write.
    pub(super) fn out(&mut self) -> &mut File {
        self.part.as_file_mut()
    }

    /// Gives it its name once it is on disk. Never takes the place of another file.
    pub(super) fn keep(self, file: &Path) -> Result<(), BackupError> {
        let failed = BackupError::file(file);
        self.part.as_file().sync_all().map_err(&failed)?;
        self.part.persist_noclobber(file).map_err(|why| failed(why.error))?;
        File::open(self.folder).and_then(|folder| folder.sync_all()).map_err(&failed)
    }
}
