//! Backups as operators make them.

use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::CAMPUS;
use crate::command_line::{foursight, text};
use crate::support::{KEY, Site};

fn said(folder: &Path, words: &[&str]) -> String {
    let output = foursight(folder, words);
    assert!(output.status.success(), "{words:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

fn refused(folder: &Path, words: &[&str]) -> String {
    let output = foursight(folder, words);
    assert!(!output.status.success(), "{words:?}: {}", text(&output.stdout));
    text(&output.stderr)
}

#[tokio::test]
async fn what_is_restored_is_listed_and_opened_as_before() {
    let [folder, other, keys] = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let (from, to) = (folder.path(), other.path().join("new"));
    let identity = keys.path().join("identity.age").display().to_string();
    let recipient = said(from, &["keys", "new", &identity]).trim().to_owned();
    said(from, &["migrate"]);
    let site = Site::with(|config| {
        config.sealing.recipients = vec![recipient.clone()];
        config.database.url = Some(format!("sqlite://{}", from.join("foursight.db").display()));
    });
    let reference = site.api(KEY, CAMPUS).await.json()["reference"].as_str().unwrap().to_owned();
    let cookie = site.begin().await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "words-of-a-draft")]).await;

    let file = other.path().join("backup.age").display().to_string();
    assert!(refused(from, &["backup", &file]).contains("nobody could open the backup"));
    let printed = said(from, &["backup", &file, "--recipient", &recipient]);
    assert_eq!(
        printed,
        "backed up: reports: 1; months of universities: 1; audit rows: 0; entries of cases: 0; officers: 0; passkeys: 0\n"
    );
    assert!(refused(from, &["backup", &file, "--recipient", &recipient]).contains("exists"));
    #[cfg(unix)]
    {
        let mode = Path::new(&file).metadata().unwrap().permissions();
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&mode) & 0o777, 0o600);
    }
    assert_eq!(std::fs::read_dir(other.path()).unwrap().count(), 1, "nothing else is left");

    // Another key leaves nothing, not even an empty database.
    let wrong = other.path().join("wrong.age").display().to_string();
    said(from, &["keys", "new", &wrong]);
    assert!(refused(&to, &["restore", &file, "--identity", &wrong]).contains("can't be opened with this identity"));
    assert!(!to.exists());

    let restored = said(&to, &["restore", &file, "--identity", &identity]);
    assert!(restored.contains("reports: 1; months of universities: 1; audit rows: 0"), "{restored}");
    let list = ["queue", "list", "--json"];
    assert_eq!(said(&to, &list), said(from, &list));
    let open = ["queue", "open", &reference, "--identity", &identity];
    assert_eq!(said(&to, &open), said(from, &open));
    assert!(refused(&to, &["restore", &file, "--identity", &identity]).contains("the database is not empty"));
    // A demonstration has its keys in its folder, and needs to name nobody.
    std::fs::copy(&identity, from.join("identity.age")).unwrap();
    said(from, &["backup", &keys.path().join("own.age").display().to_string()]);
    no_draft(from, &to, &file, &identity);
}

/// Neither in the file, opened, nor in the database made of it.
fn no_draft(from: &Path, to: &Path, file: &str, identity: &str) {
    let own = rusqlite::Connection::open(from.join("foursight.db")).unwrap();
    let draft = own.query_row("SELECT id, sealed FROM drafts", [], |row| Ok((row.get(0)?, row.get(1)?)));
    let (id, sealed): (Vec<u8>, Vec<u8>) = draft.unwrap();
    let opener = opener::Opener::new(std::fs::read_to_string(identity).unwrap()).unwrap();
    let mut clear = Vec::new();
    let file = std::fs::read(file).unwrap();
    std::io::Read::read_to_end(&mut opener.stream(&file[..]).unwrap(), &mut clear).unwrap();
    let database = std::fs::read(to.join("foursight.db")).unwrap();
    for bytes in [&id, &sealed] {
        // In base64 it may begin at any of three places.
        let written = (0..3).map(|skip| BASE64_STANDARD.encode(&bytes[skip..skip + 24]).into_bytes());
        for wanted in written.chain([bytes[..24].to_vec()]) {
            let holds = |place: &[u8]| place.windows(wanted.len()).any(|window| window == wanted);
            assert!(!holds(&clear) && !holds(&database));
        }
    }
    let kinds: Vec<&str> = clear
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| std::str::from_utf8(line).unwrap().split('"').nth(1).unwrap())
        .collect();
    assert_eq!(kinds, ["foursight_backup", "report", "month", "end"]);
    assert!(!String::from_utf8_lossy(&clear).contains("marker-words"), "reports stay sealed in it");
}
