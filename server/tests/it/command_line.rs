//! The program as its operators run it.

use std::path::Path;
use std::process::{Command, Output};

use crate::support::{KEY, SMALLEST, Site, noted};

pub(crate) fn foursight(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_foursight"));
    command.arg("--data").arg(folder).args(words);
    command.output().unwrap()
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn keys_are_private_and_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("identity.age");
    let made = foursight(folder.path(), &["keys", "new", file.to_str().unwrap()]);
    assert!(made.status.success());
    let recipient = text(&made.stdout);
    assert!(recipient.lines().any(|line| line.starts_with("age1")), "{recipient}");
    let before = std::fs::read_to_string(&file).unwrap();
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&file.metadata().unwrap().permissions()) & 0o777, 0o600);
    let again = foursight(folder.path(), &["keys", "new", file.to_str().unwrap()]);
    assert!(!again.status.success() && text(&again.stderr).contains("exists"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before);
}

#[tokio::test]
async fn the_queue_is_listed_and_opened() {
    let folder = tempfile::tempdir().unwrap();
    let identity = folder.path().join("identity.age");
    let made = foursight(folder.path(), &["keys", "new", identity.to_str().unwrap()]);
    let recipient = text(&made.stdout).trim().to_owned();
    assert!(foursight(folder.path(), &["migrate"]).status.success());
    let url = format!("sqlite://{}", folder.path().join("foursight.db").display());
    let site = Site::with(|config| {
        config.sealing.recipients = vec![recipient];
        config.database.url = Some(url.clone());
    });
    let taken = site.api(KEY, SMALLEST.replace("words", "marker-words")).await.json();
    let reference = taken["reference"].as_str().unwrap();

    let list = foursight(folder.path(), &["queue", "list", "--json"]);
    let rows: serde_json::Value = serde_json::from_slice(&list.stdout).unwrap();
    assert_eq!(
        rows,
        serde_json::json!([{
            "reference": reference, "band": 3, "received_at": "2026-11-21T22:30:00Z",
            "due_at": "2026-11-22T22:30:00Z", "state": "waiting", "owner": null, "area": null
        }])
    );
    let second = site.api("a-key-of-a-second-report", SMALLEST).await;
    assert_eq!(second.status, axum::http::StatusCode::CREATED);
    let first = foursight(folder.path(), &["queue", "list", "--first", "1", "--json"]);
    assert_eq!(serde_json::from_slice::<Vec<serde_json::Value>>(&first.stdout).unwrap().len(), 1);
    let open = foursight(
        folder.path(),
        &["queue", "open", &reference.to_lowercase(), "--identity", identity.to_str().unwrap()],
    );
    let opened: serde_json::Value = serde_json::from_slice(&open.stdout).unwrap();
    assert_eq!(opened["report"]["behaviour"]["text"], "marker-words");
    assert_eq!(
        (&opened["band"], &opened["flags"], &opened["rule_version"]),
        (&3.into(), &serde_json::json!([]), &2.into())
    );
    let sealed = foursight(folder.path(), &["queue", "open", reference, "--sealed"]);
    assert!(sealed.stdout.starts_with(b"age-encryption.org/v1"));
    let audit = rusqlite::Connection::open(folder.path().join("foursight.db")).unwrap();
    let actions: String =
        audit.query_row("SELECT group_concat(action || ' ' || reference) FROM audit", [], |row| row.get(0)).unwrap();
    assert_eq!(actions, format!("open {reference},export {reference}"));
}

#[test]
fn what_is_wrong_is_said_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    for (words, said) in [
        (&["queue", "list", "--json"][..], "there is no database at"),
        (&["queue", "open", "0000-0000"], "there is no database at"),
        (&["queue", "open", "none-such"], "not a reference"),
        (&["--config", "/nowhere.toml", "migrate"], "there is no such file"),
    ] {
        let output = foursight(folder.path(), words);
        assert!(!output.status.success());
        assert!(text(&output.stderr).contains(said), "{}", text(&output.stderr));
    }
    assert!(foursight(folder.path(), &["migrate"]).status.success());
    let output = foursight(folder.path(), &["queue", "open", "0000-0000"]);
    assert!(text(&output.stderr).contains("no report has the reference 0000-0000"));
    #[cfg(unix)]
    {
        let mode = folder.path().join("foursight.db").metadata().unwrap().permissions();
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&mode) & 0o777, 0o600);
    }
}

#[test]
fn the_directory_is_not_fit_until_somebody_has_checked_it() {
    let folder = tempfile::tempdir().unwrap();
    let checked = foursight(folder.path(), &["directory", "check"]);
    // True as long as no service has a date: then this test says so, and is to be changed.
    let services = &content::english().services;
    assert!(services.values().all(|service| service.checked.is_none()));
    assert_eq!(checked.status.code(), Some(1));
    let lines = text(&checked.stdout);
    assert_eq!(lines.lines().count(), services.len());
    assert!(lines.contains("error: helpline: no date on which it was checked (National Stalking Helpline)"), "{lines}");
    assert!(text(&checked.stderr).contains(&format!("{} services are not checked", services.len())));
    assert!(std::fs::read_dir(folder.path()).unwrap().next().is_none(), "needs no data folder");
}

#[tokio::test]
async fn the_audit_is_checked_and_what_was_done_to_it_is_named() {
    let folder = tempfile::tempdir().unwrap();
    assert!(foursight(folder.path(), &["migrate"]).status.success());
    let verify = || foursight(folder.path(), &["audit", "verify"]);
    assert_eq!(text(&verify().stdout), "the audit holds; entries: 0, the last: 0\n");
    let file = folder.path().join("foursight.db");
    let store = store::open(&format!("sqlite://{}", file.display()), store::Schema::MustExist).await.unwrap();
    for action in ["open", "export", "open", "export"] {
        store.append(noted(action, "7KQ4-M2XP")).await.unwrap();
    }
    drop(store);
    assert_eq!(text(&verify().stdout), "the audit holds; entries: 4, the last: 4\n");
    let whole = std::fs::read(&file).unwrap();
    for (change, says) in [
        ("UPDATE audit SET actor = 'somebody' WHERE number = 2", "broken at entry 2"),
        ("UPDATE audit SET at = at + 60 WHERE number = 3", "broken at entry 3"),
        ("DELETE FROM audit WHERE number = 1", "broken at entry 2"),
        ("DELETE FROM audit WHERE number = 2", "broken at entry 3"),
        ("DELETE FROM audit WHERE number = 4", "ends before its last entry, 4"),
    ] {
        let database = rusqlite::Connection::open(&file).unwrap();
        database.execute(change, []).unwrap();
        drop(database);
        let verified = verify();
        assert!(!verified.status.success() && text(&verified.stderr).contains(says), "{change}: {verified:?}");
        std::fs::write(&file, &whole).unwrap();
    }
    // What an entry says can be erased, and the rest still holds.
    let database = rusqlite::Connection::open(&file).unwrap();
    let erase = "UPDATE audit SET actor = NULL, action = NULL, reference = NULL, salt = NULL WHERE number = 2";
    database.execute(erase, []).unwrap();
    drop(database);
    assert_eq!(text(&verify().stdout), "the audit holds; entries: 4, the last: 4\n");
}

#[test]
fn the_desk_does_not_start_without_the_key_that_opens() {
    let folder = tempfile::tempdir().unwrap();
    let refused = foursight(folder.path(), &["desk"]);
    let why = text(&refused.stderr);
    assert!(!refused.status.success() && why.contains("needs the identity"), "{why}");
}

#[test]
fn somebody_is_invited_listed_and_revoked() {
    let folder = tempfile::tempdir().unwrap();
    assert!(foursight(folder.path(), &["migrate"]).status.success());
    let invite = ["desk", "invite", "--name", "Ana Smith", "--role", "lead"];
    let invited = text(&foursight(folder.path(), &invite).stdout);
    assert!(invited.starts_with("http://localhost:3001/invite/"), "{invited}");
    let again = text(&foursight(folder.path(), &invite).stdout);
    assert_ne!(invited.lines().next(), again.lines().next(), "a new link, and the first is spent");
    let people = || text(&foursight(folder.path(), &["desk", "people"]).stdout);
    assert!(people().contains("ana smith") && people().contains("invited"), "{}", people());
    assert!(foursight(folder.path(), &["desk", "revoke", "Ana Smith"]).status.success());
    assert!(people().contains("revoked"));
    let refused = foursight(folder.path(), &invite);
    assert!(!refused.status.success() && text(&refused.stderr).contains("revoked"));
    let unit = foursight(folder.path(), &["desk", "invite", "--name", "Ben", "--role", "unit_officer"]);
    assert!(text(&unit.stderr).contains("--unit"), "{}", text(&unit.stderr));
}
