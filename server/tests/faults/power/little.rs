//! The replay itself, on a trace of a few lines.

use std::path::Path;

use super::disk::Disk;
use super::trace::{Event, Reader};
use crate::chance::Chance;

/// One write is synced, with the folder; the next is not, and must be gone.
#[test]
fn what_was_not_synced_is_gone() {
    let hex = |text: &str| text.bytes().fold(String::new(), |written, byte| format!("{written}\\x{byte:02x}"));
    let (folder, file) = (hex("/data"), hex("/data/foursight.db"));
    let lines = [
        format!(r#"7 openat(AT_FDCWD<{folder}>, "{file}", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 3<{file}>"#),
        format!(r#"7 pwrite64(3<{file}>, "\x61\x62\x63", 3, 0) = 3"#),
        format!("7 fsync(3<{file}> <unfinished ...>"),
        // Written after the sync began: nobody promised it.
        format!(r#"8 pwrite64(3<{file}>, "\x64\x65\x66", 3, 3) = 3"#),
        "7 <... fsync resumed>) = 0".to_owned(),
        format!("7 fsync(4<{folder}>) = 0"),
        format!(
            r#"8 writev(9<TCP:[127.0.0.1:1->127.0.0.1:2]>, [{{iov_base="{}", iov_len=80}}], 1) = 80"#,
            hex(r#"HTTP/1.1 201 Created{"reference":"7KQ4-M2XP"}"#)
        ),
        format!(r#"7 openat(AT_FDCWD<{folder}>, "{}", O_RDWR|O_CREAT, 0600) = 5"#, hex("/data/new")),
    ];
    let mut reader = Reader::new(Path::new("/data"));
    let events: Vec<Event> = lines.iter().flat_map(|line| reader.read(line)).collect();
    assert!(events.contains(&Event::Acknowledged("7KQ4-M2XP".to_owned())));
    let mut disk = Disk::default();
    for event in events {
        disk.happens(event);
    }
    let least = tempfile::tempdir().unwrap();
    disk.least(least.path());
    assert_eq!(std::fs::read(least.path().join("foursight.db")).unwrap(), b"abc");
    assert!(!least.path().join("new").exists(), "nobody synced the folder since");
    let mut chance = Chance::new(1);
    let kept = (0..50).filter(|_| {
        let some = tempfile::tempdir().unwrap();
        disk.some(some.path(), &mut chance);
        std::fs::read(some.path().join("foursight.db")).unwrap() == b"abcdef"
    });
    assert!((1..50).contains(&kept.count()), "what was not synced may be there, and may not");
}
