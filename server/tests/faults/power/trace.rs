//! What `strace` wrote down, read as what happened to the files of the data folder and what was told to clients.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The calls that are written down: all that can change a file or a folder, or send something.
const CALLS: &str = "trace=openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,ftruncate,truncate,\
    fallocate,copy_file_range,sendfile,fsync,fdatasync,sync_file_range,unlink,unlinkat,rename,renameat,renameat2,link,\
    linkat,mmap";

/// The words that run a program and write down what it does, after what an earlier one did.
pub(super) fn words(file: &Path) -> Vec<String> {
    let words = [
        "strace",
        "--follow-forks",
        "--seccomp-bpf",
        "-yy",
        "-xx",
        "--output-append-mode",
        "-s",
        "1048576",
        "-e",
        CALLS,
    ];
    let words = words.map(str::to_owned).into_iter();
    words.chain(["-o".to_owned(), file.display().to_string(), "--".to_owned()]).collect()
}

/// Something that happened, in the order in which it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// A file came to be.
    Made(String),
    /// A file's name went.
    Removed(String),
    /// Bytes were written to it.
    Written { file: String, at: usize, bytes: Vec<u8> },
    /// It was cut, or made longer, to so many bytes.
    Cut { file: String, length: usize },
    /// A thread began to sync a file, or the folder (which has no name here).
    SyncBegins { thread: String, file: String },
    /// And was told that it is done.
    SyncEnds { thread: String },
    /// A client was about to be told that its report is stored.
    Acknowledged(String),
}

/// Reads one line after the other.
pub(super) struct Reader {
    data: PathBuf,
    /// Calls that have begun and not ended, by thread.
    begun: HashMap<String, String>,
}

impl Reader {
    pub(super) fn new(data: &Path) -> Self {
        Self { data: data.to_owned(), begun: HashMap::new() }
    }

    /// What a line tells: at most two things, for a call that begins and ends in it.
    pub(super) fn read(&mut self, line: &str) -> Vec<Event> {
        let Some((thread, call)) = line.split_once(' ') else { return Vec::new() };
        let call = call.trim_start();
        if let Some(first) = call.strip_suffix(" <unfinished ...>") {
            self.begun.insert(thread.to_owned(), first.to_owned());
            return self.begins(thread, first).into_iter().collect();
        }
        if let Some((_, rest)) = call.split_once(" resumed>") {
            let first = self.begun.remove(thread).unwrap_or_default();
            return self.ends(thread, &(first + rest)).into_iter().collect();
        }
        self.begins(thread, call).into_iter().chain(self.ends(thread, call)).collect()
    }

    /// What counts from when it begins: a client may have been told, and only what was written before is synced.
    fn begins(&self, thread: &str, call: &str) -> Option<Event> {
        let (name, words) = call.split_once('(')?;
        match name {
            "fsync" | "fdatasync" => {
                Some(Event::SyncBegins { thread: thread.to_owned(), file: self.file(descriptor(words)?)? })
            }
            "write" | "writev" | "sendto" | "sendmsg" if words.contains("<TCP:[") => {
                let sent: Vec<u8> = words.split('"').skip(1).step_by(2).flat_map(bytes).collect();
                let sent = String::from_utf8_lossy(&sent).into_owned();
                let (_, reference) = sent.strip_prefix("HTTP/1.1 201")?.split_once(r#""reference":""#)?;
                Some(Event::Acknowledged(reference[..9].to_owned()))
            }
            _ => None,
        }
    }

    /// What counts once it has ended well.
    fn ends(&self, thread: &str, call: &str) -> Option<Event> {
        let (name, words) = call.split_once('(')?;
        let (words, result) = words.rsplit_once(" = ")?;
        let result: usize = result.split(['<', ' ']).next()?.parse().ok()?;
        let number = |at: usize| words.trim_end_matches([' ', ')']).rsplit(", ").nth(at)?.parse::<usize>().ok();
        match name {
            "fsync" | "fdatasync" => {
                self.file(descriptor(words)?)?;
                Some(Event::SyncEnds { thread: thread.to_owned() })
            }
            "openat" if words.contains("O_CREAT") => {
                assert!(!words.contains("O_TRUNC"), "a way of cutting a file that is not known here");
                Some(Event::Made(self.name(words.split('"').nth(1)?)?))
            }
            "unlink" => Some(Event::Removed(self.name(words.split('"').nth(1)?)?)),
            "pwrite64" => {
                let mut bytes: Vec<u8> = bytes(words.split('"').nth(1)?).collect();
                bytes.truncate(result);
                Some(Event::Written { file: self.file(descriptor(words)?)?, at: number(0)?, bytes })
            }
            "ftruncate" => Some(Event::Cut { file: self.file(descriptor(words)?)?, length: number(0)? }),
            "mmap" if !words.contains("MAP_SHARED") || !words.contains("PROT_WRITE") => None,
            "openat" | "open" => None,
            _ => {
                // Else the test would know less than the disk does.
                let named = words.split(['<', '>', '"']).filter(|word| word.starts_with("\\x"));
                let ours: Vec<_> = named.filter_map(|path| self.name(path)).collect();
                assert!(ours.is_empty(), "{name} changes {ours:?}, which is not known here");
                None
            }
        }
    }

    /// The file of the data folder that a descriptor leads to; empty for the folder itself.
    fn file(&self, path: &str) -> Option<String> {
        let path: Vec<u8> = bytes(path).collect();
        if String::from_utf8_lossy(&path) == self.data.to_string_lossy() {
            return Some(String::new());
        }
        self.named(path)
    }

    fn name(&self, path: &str) -> Option<String> {
        self.named(bytes(path).collect())
    }

    fn named(&self, path: Vec<u8>) -> Option<String> {
        let path = PathBuf::from(String::from_utf8(path).ok()?);
        let name = path.strip_prefix(&self.data).ok()?.to_str()?;
        // The log's index is memory; whoever opens the database after a power cut makes it anew.
        (!name.is_empty() && !name.ends_with("-shm")).then(|| name.to_owned())
    }
}

/// The path of the first word, a descriptor: `11<\x2f…>`.
fn descriptor(words: &str) -> Option<&str> {
    Some(words.split_once('<')?.1.split_once('>')?.0)
}

/// The bytes that are written as `\x2f\x74`.
fn bytes(written: &str) -> impl Iterator<Item = u8> {
    written.split("\\x").skip(1).map(|two| u8::from_str_radix(&two[..2], 16).expect("two hexadecimal digits"))
}
