//! `foursight queue open`, as officers run it.

use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::command_line::{foursight, text};

/// A folder with the reports and the identity that the golden files are of.
fn folder() -> TempDir {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(golden.join("sqlite-3.db"), folder.path().join("foursight.db")).unwrap();
    std::fs::copy(golden.join("identity.age"), folder.path().join("identity.age")).unwrap();
    assert!(foursight(folder.path(), &["migrate"]).status.success());
    folder
}

fn open(folder: &Path, reference: &str) -> (bool, Value, String) {
    let output = foursight(folder, &["queue", "open", reference]);
    let json = serde_json::from_slice(&output.stdout).unwrap_or_default();
    (output.status.success(), json, text(&output.stderr))
}

fn change(folder: &Path, sql: &str) {
    rusqlite::Connection::open(folder.join("foursight.db")).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn a_reference_is_taken_as_it_was_written_down() {
    let folder = folder();
    for written in
        ["7KQ4\u{2013}M2XP", "7kq4\u{a0}m2xp", "7KQ4\tM2XP", "7KQ4-M2XP\n", "7KQ4-M2XP.", "\u{ff17}\u{ff4b}q4 m2xp"]
    {
        let (fine, json, said) = open(folder.path(), written);
        assert!(fine, "{written:?}: {said}");
        assert_eq!(json["reference"], "7KQ4-M2XP");
    }
    let noted = rusqlite::Connection::open(folder.path().join("foursight.db")).unwrap();
    let noted: String = noted
        .query_row("SELECT group_concat(DISTINCT reference) FROM audit WHERE number > 2", [], |row| row.get(0))
        .unwrap();
    assert_eq!(noted, "7KQ4-M2XP");
    let (fine, _, said) = open(folder.path(), "0000\u{2013}0000.");
    assert!(!fine && said.contains("no report has the reference 0000-0000"), "{said}");
}

#[test]
fn a_university_that_is_gone_is_printed_as_it_was_sent() {
    let folder = folder();
    let (fine, json, said) = open(folder.path(), "CAMP-0SGN");
    assert!(fine && said.is_empty(), "{said}");
    assert_eq!(json["report"]["place"]["campus"], "closed_college");
    assert_eq!((&json["band"], &json["rule_version"]), (&3.into(), &1.into()));
    assert_eq!(json["flags"], serde_json::json!(["knows_or_attends_home", "turns_up"]));
}

#[test]
fn replaying_the_rule_counts_what_would_move_and_changes_nothing() {
    let folder = folder();
    let output = foursight(folder.path(), &["rule", "replay"]);
    let said = text(&output.stdout);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(said.starts_with("version 1 now       reports\n"), "{said}");
    assert!(said.contains("would move: ") && said.trim_end().ends_with("of 4"), "{said}");
    let noted = rusqlite::Connection::open(folder.path().join("foursight.db")).unwrap();
    let count = |sql: &str| noted.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM audit WHERE action = 'rule replay' AND reference IS NULL"), 1);
    assert_eq!(count("SELECT count(*) FROM reports WHERE rule_version = 1 AND version = 0"), 4);
    assert!(foursight(folder.path(), &["audit", "verify"]).status.success());
    let another = tempfile::tempdir().unwrap();
    let key = another.path().join("identity.age");
    assert!(foursight(another.path(), &["keys", "new", key.to_str().unwrap()]).status.success());
    let output = foursight(folder.path(), &["rule", "replay", "--identity", key.to_str().unwrap()]);
    assert!(
        !output.status.success() && text(&output.stderr).contains("report 7KQ4-M2XP: "),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn a_row_that_was_changed_is_printed_and_told() {
    let folder = folder();
    let area = "UPDATE reports SET area = 'another', band = 4 WHERE reference = '7KQ4-M2XP'";
    change(folder.path(), area);
    let (fine, json, said) = open(folder.path(), "7KQ4-M2XP");
    assert!(!fine && json["report"]["place"]["area"].is_string(), "it is printed all the same");
    assert!(said.contains("report 7KQ4-M2XP") && said.contains("differs") && said.contains("band, area"), "{said}");
    // Whoever puts one report's words in the row of another gets neither.
    change(
        folder.path(),
        "UPDATE reports SET sealed = (SELECT sealed FROM reports WHERE reference = '0123-4567')
        WHERE reference = 'ZZZZ-ZZZZ'",
    );
    let (fine, json, said) = open(folder.path(), "ZZZZ-ZZZZ");
    assert!(!fine && json.is_null() && said.contains("the sealed report is 0123-4567"), "{said}");
}

#[test]
fn the_keys_are_read_as_any_system_wrote_them() {
    let folder = folder();
    let identity = folder.path().join("identity.age");
    let written = std::fs::read_to_string(&identity).unwrap().replace('\n', "\r\n");
    let other = age::x25519::Identity::generate();
    let other = age::secrecy::ExposeSecret::expose_secret(&other.to_string()).to_owned();
    let both = format!("\u{feff}{other}\r\n{written}");
    std::fs::write(&identity, both.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()).unwrap();
    assert!(open(folder.path(), "0123-4567").0);
    std::fs::write(&identity, &other).unwrap();
    assert!(open(folder.path(), "0123-4567").2.contains("another key"));
    std::fs::write(&identity, "# nothing\r\n").unwrap();
    let (fine, _, said) = open(folder.path(), "0123-4567");
    assert!(!fine && said.contains("no age identity") && said.contains("identity.age"), "{said}");
}
