//! A disk that keeps what was synced, and of the rest whatever it likes.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use super::trace::Event;
use crate::chance::Chance;

/// What a disk writes as one: of a longer write any of these may be there.
const SECTOR: usize = 512;

#[derive(Clone, Debug)]
enum Change {
    Write(usize, Vec<u8>),
    Cut(usize),
}

/// A file, by whatever name.
#[derive(Default)]
struct File {
    synced: Vec<u8>,
    /// What was changed since, and when.
    pending: Vec<(usize, Change)>,
}

/// What a thread is syncing.
struct Syncing {
    /// A file; none for the folder.
    which: Option<usize>,
    /// When it began, and the names that there were then.
    begun: usize,
    names: BTreeMap<String, usize>,
}

/// The data folder as a disk has it.
#[derive(Default)]
pub(super) struct Disk {
    files: Vec<File>,
    /// Which file each name means, to programs and on the disk.
    names: BTreeMap<String, usize>,
    synced_names: BTreeMap<String, usize>,
    syncing: HashMap<String, Syncing>,
    happened: usize,
    /// Whether no sync is heard.
    deaf: bool,
}

impl Disk {
    /// One under a program that does not sync.
    pub(super) fn never_asked() -> Self {
        Self { deaf: true, ..Self::default() }
    }

    pub(super) fn happens(&mut self, event: Event) {
        self.happened += 1;
        match event {
            Event::Made(name) => {
                if !self.names.contains_key(&name) {
                    self.names.insert(name, self.files.len());
                    self.files.push(File::default());
                }
            }
            Event::Removed(name) => {
                self.names.remove(&name);
            }
            Event::Written { file, at, bytes } => self.changes(&file, Change::Write(at, bytes)),
            Event::Cut { file, length } => self.changes(&file, Change::Cut(length)),
            Event::SyncBegins { thread, file } => {
                let which = self.names.get(&file).copied();
                assert!(which.is_some() || file.is_empty(), "{file} was never made");
                self.syncing.insert(thread, Syncing { which, begun: self.happened, names: self.names.clone() });
            }
            Event::SyncEnds { thread } => self.synced(&thread),
            Event::Acknowledged(_) => {}
        }
    }

    fn changes(&mut self, name: &str, change: Change) {
        let file = self.names[name];
        self.files[file].pending.push((self.happened, change));
    }

    fn synced(&mut self, thread: &str) {
        let Syncing { which, begun, names } = self.syncing.remove(thread).expect("it began");
        if self.deaf {
            return;
        }
        let Some(file) = which.map(|which| &mut self.files[which]) else {
            self.synced_names = names;
            return;
        };
        let still = file.pending.iter().position(|(when, _)| *when > begun).unwrap_or(file.pending.len());
        for (_, change) in file.pending.drain(..still) {
            apply(&mut file.synced, change);
        }
    }

    /// What a power cut at this moment leaves at the least: only what was synced.
    pub(super) fn least(&self, folder: &Path) {
        for (name, file) in &self.synced_names {
            std::fs::write(folder.join(name), &self.files[*file].synced).unwrap();
        }
    }

    /// The same, and any of what was not synced yet.
    pub(super) fn some(&self, folder: &Path, chance: &mut Chance) {
        let names: BTreeSet<&String> = self.names.keys().chain(self.synced_names.keys()).collect();
        for name in names {
            let from = if chance.one_in(2) { &self.names } else { &self.synced_names };
            let Some(file) = from.get(name) else { continue };
            let mut content = self.files[*file].synced.clone();
            for (_, change) in &self.files[*file].pending {
                match (chance.below(3), change) {
                    (0, _) => {}
                    (1, Change::Write(at, bytes)) => {
                        for (nth, sector) in bytes.chunks(SECTOR).enumerate().filter(|_| chance.one_in(2)) {
                            apply(&mut content, Change::Write(at + nth * SECTOR, sector.to_vec()));
                        }
                    }
                    (_, whole) => apply(&mut content, whole.clone()),
                }
            }
            std::fs::write(folder.join(name), content).unwrap();
        }
    }
}

fn apply(content: &mut Vec<u8>, change: Change) {
    match change {
        Change::Write(at, bytes) => {
            let end = at + bytes.len();
            content.resize(content.len().max(end), 0);
            content[at..end].copy_from_slice(&bytes);
        }
        Change::Cut(length) => content.resize(length, 0),
    }
}
