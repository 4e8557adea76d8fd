//! A backup that is not whole, or not for this key or this place, changes nothing.

use std::io::Write;
use std::path::{Path, PathBuf};

use opener::Opener;
use seal::{SealError, Sealer};
use server::backup::{self, BackupError};
use store::{StoreError, VERSION};

use super::{filled, keys, open, postgres, rows, sqlite};
use crate::cluster::Cluster;
use crate::support::START;

/// How much of an age file's words is locked at a time, in bytes, and how much that takes.
const CHUNK: usize = 64 * 1024 + 16;

/// A backup of more than two chunks, and its keys.
async fn made(folder: &Path) -> (PathBuf, Sealer, impl Fn() -> Opener) {
    let (site, _) = filled(open(&sqlite(folder, "from")).await).await;
    for at in 0..80 {
        site.api(&format!("a-key-for-many-reports-{at}"), super::CAMPUS).await;
    }
    let file = folder.join("backup.age");
    let (sealer, opener) = keys();
    backup::write(site.store.as_ref(), sealer.clone(), START.parse().unwrap(), &file).await.unwrap();
    (file, sealer, opener)
}

fn beside(file: &Path, bytes: &[u8]) -> PathBuf {
    let changed = file.with_extension("changed");
    std::fs::write(&changed, bytes).unwrap();
    changed
}

#[tokio::test]
async fn a_file_that_is_damaged_or_cut_short_restores_nothing() {
    let (cluster, folder) = (Cluster::new(), tempfile::tempdir().unwrap());
    let (file, _, opener) = made(folder.path()).await;
    let whole = std::fs::read(&file).unwrap();
    let starts = whole.windows(5).position(|window| window == b"\n--- ").unwrap() + 1;
    let starts = starts + whole[starts..].iter().position(|byte| *byte == b'\n').unwrap() + 1 + 16;
    assert!(whole.len() > starts + 2 * CHUNK);
    let stores = [open(&sqlite(folder.path(), "to")).await, open(&postgres(&cluster, "target").await).await];
    let cuts = [starts + CHUNK, starts + 2 * CHUNK, starts + CHUNK + 1, whole.len() / 2, whole.len() - 1];
    let cut = cuts.map(|at| whole[..at].to_vec());
    let flipped = [starts + 1, starts + CHUNK + 100, whole.len() - 20].map(|at| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    });
    let longer = [[&whole[..], b"x"].concat()];
    for (at, bytes) in cut.into_iter().chain(flipped).chain(longer).enumerate() {
        let file = beside(&file, &bytes);
        let checked = backup::check(&file, &opener());
        assert!(matches!(checked, Err(BackupError::Damaged(_))), "{at}");
        for store in &stores {
            let restored = backup::restore(store.as_ref(), file.clone(), opener()).await;
            assert!(matches!(restored, Err(BackupError::Damaged(_))), "{at}: {restored:?}");
            assert_eq!(
                rows(store.as_ref()).await,
                [r#"{"end":{"reports":0,"months":0,"audit":0,"case_entries":0,"officers":0,"passkeys":0}}"#],
                "{at}"
            );
        }
    }
    // The same databases take the whole one.
    for store in &stores {
        backup::restore(store.as_ref(), file.clone(), opener()).await.unwrap();
        let before = rows(store.as_ref()).await;
        let again = backup::restore(store.as_ref(), file.clone(), opener()).await;
        assert!(matches!(again, Err(BackupError::Store(StoreError::NotEmpty))), "{again:?}");
        assert_eq!(rows(store.as_ref()).await, before);
    }
}

#[tokio::test]
async fn lines_that_do_not_add_up_restore_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (file, sealer, opener) = made(folder.path()).await;
    let mut clear = String::new();
    let bytes = std::fs::read(&file).unwrap();
    std::io::Read::read_to_string(&mut opener().stream(&bytes[..]).unwrap(), &mut clear).unwrap();
    let lines: Vec<&str> = clear.lines().collect();
    let joined = |lines: &[&str]| lines.join("\n") + "\n";
    let last = lines.len() - 1;
    let twice =
        clear.replacen(lines[1], &format!("{}\n{}", lines[1], lines[1]), 1).replace("\"reports\":84", "\"reports\":85");
    for (changed, expected) in [
        (joined(&lines[..last]), "damaged or cut short"),
        (joined(&[&lines[..1], &lines[2..]].concat()), "damaged or cut short"),
        (joined(&[&lines[..], &lines[1..2]].concat()), "damaged or cut short"),
        (clear.trim_end().to_owned(), "damaged or cut short"),
        (clear.replacen("\"band\"", "\"bend\"", 1), "at line 2"),
        (clear.replacen("\"foursight_backup\":1", "\"foursight_backup\":2", 1), "made this backup (format 2)"),
        (
            clear.replacen(&format!("\"schema\":{VERSION}"), "\"schema\":99", 1),
            "a newer foursight made this backup (schema 99)",
        ),
        (clear.replacen("foursight_backup", "other", 1), "not a backup"),
        (twice, "constraint failed"),
        (clear.replacen("\"band\":1", "\"band\":9", 1), "constraint failed"),
    ] {
        let mut bytes = Vec::new();
        let mut out = sealer.stream(&mut bytes).unwrap();
        out.write_all(changed.as_bytes()).unwrap();
        out.finish().unwrap();
        let store = open(&sqlite(folder.path(), "to")).await;
        let restored = backup::restore(store.as_ref(), beside(&file, &bytes), opener()).await;
        let said = restored.unwrap_err().to_string();
        assert!(said.contains(expected), "{said} for {expected}");
        assert_eq!(rows(store.as_ref()).await.len(), 1, "{expected}");
    }
}

#[tokio::test]
async fn another_key_opens_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (file, ..) = made(folder.path()).await;
    let (_, other) = keys();
    let refused = backup::check(&file, &other());
    assert!(matches!(refused, Err(BackupError::Seal(SealError::WrongKey(1)))));
}
