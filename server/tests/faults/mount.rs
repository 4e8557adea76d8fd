//! A small disk of a test's own, that can be full or read-only without harm to anything else.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::program::told;

pub(crate) struct Mount {
    /// Where it is to be found.
    folder: PathBuf,
    _own: TempDir,
}

impl Mount {
    /// In memory, so many megabytes.
    pub(crate) fn in_memory(megabytes: usize) -> Self {
        let (own, folder) = places();
        run(Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={megabytes}m"), "tmpfs"]).arg(&folder));
        Self { folder, _own: own }
    }

    /// A file system in a file, whose files can be made immutable.
    pub(crate) fn in_a_file(megabytes: u64) -> Self {
        let (own, folder) = places();
        let image = own.path().join("image");
        std::fs::File::create_new(&image).unwrap().set_len(megabytes * 1024 * 1024).unwrap();
        run(Command::new("mkfs.ext4").arg("-q").arg(&image));
        run(Command::new("mount").args(["-o", "loop"]).arg(&image).arg(&folder));
        Self { folder, _own: own }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes until nothing more fits; gives the file that does so.
    pub(crate) fn fill(&self) -> PathBuf {
        let file = self.folder.join("filling");
        let mut filling = std::fs::File::create(&file).unwrap();
        let full = (0..).find_map(|_| std::io::Write::write_all(&mut filling, &[0; 512]).err()).unwrap();
        assert_eq!(full.kind(), std::io::ErrorKind::StorageFull);
        file
    }

    /// Lets nobody write to a database, not even who has its files open already: nothing can be mounted anew and
    /// read-only while it is open. Only the index of its log is left out: that is memory which processes share, and
    /// the kernel ends whoever writes to such memory and may not.
    pub(crate) fn may_be_written(&self, data: &Path, may: bool) {
        assert!(data.starts_with(&self.folder));
        let files = [data.to_owned(), data.join("foursight.db"), data.join("foursight.db-wal")];
        run(Command::new("chattr").arg(if may { "-i" } else { "+i" }).args(files));
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        // What failed may have left it so.
        let _ = Command::new("chattr").args(["-R", "-i"]).arg(&self.folder).output();
        // Lazily: a process that a failed test left behind must not keep it.
        let _ = Command::new("umount").arg("-l").arg(&self.folder).output();
    }
}

fn places() -> (TempDir, PathBuf) {
    let own = tempfile::tempdir().unwrap();
    let folder = own.path().join("disk");
    std::fs::create_dir(&folder).unwrap();
    (own, folder)
}

fn run(command: &mut Command) {
    let name = command.get_program().display().to_string();
    let done = command.output().unwrap_or_else(|why| panic!("{name} is needed for this test: {why}"));
    assert!(done.status.success(), "this test must be allowed to use {name} (run it as root): {}", told(&done));
}
