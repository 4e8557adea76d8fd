//! Rows as lines have them: each column of each table once, of its kind, and nothing else.

use serde_json::Value;
use store::{BackupRow, RowCounts, Store};
use tokio::sync::mpsc;

use super::{figures, open, rows, sqlite};
use crate::cluster::Cluster;

const REPORT: &str = r#"{"report":{"reference":"7KQ4-M2XP","received_at":1795856400,"band":2,"due_at":1795942800,"rule_version":1,"area":"dyfed","state":"closed","owner":"Zoë","version":7,"unit":"north","outcome":"advice","closed_at":1795902460,"band_by_hand":1,"taken_at":1795860000,"read_at":1795860060,"came_back_at":1795859000,"held":1,"advocate":1,"named":"\nZoë\n","key_hash":"0000","answers_mac":"AAEC","sealed":"/+8="}}"#;
const JUST_CAME: &str = r#"{"report":{"reference":"0123-4567","received_at":-1,"band":4,"due_at":0,"rule_version":9007199254740993,"area":null,"state":"waiting","owner":null,"version":0,"unit":null,"outcome":null,"closed_at":null,"band_by_hand":null,"taken_at":null,"read_at":null,"came_back_at":null,"held":0,"advocate":0,"named":null,"key_hash":"9999","answers_mac":"","sealed":"AA=="}}"#;
const MONTH: &str = r#"{"month":{"month":"2026-11","campus":"aldermoor","reports":3}}"#;
const AUDIT: &str = r#"{"audit":{"number":5,"at":1795856400,"actor":"Zoë","action":"open","reference":"7KQ4-M2XP","salt":"AAEC","commitment":"AwQF","link":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="}}"#;
const ERASED: &str = r#"{"audit":{"number":4,"at":1795856400,"actor":null,"action":null,"reference":null,"salt":null,"commitment":null,"link":null}}"#;
const ENTRY: &str = r#"{"case_entry":{"number":7,"reference":"7KQ4-M2XP","kind":"task","lane":"team","at":1795856400,"by":"Zoë","of":3,"due_at":1795942800,"sealed":"AAEC"}}"#;
const NOTE: &str = r#"{"case_entry":{"number":3,"reference":"7KQ4-M2XP","kind":"note","lane":"team","at":1795856400,"by":"Zoë","of":null,"due_at":null,"sealed":""}}"#;
const OFFICER: &str = r#"{"officer":{"id":"AAECAwQFBgcICQoLDA0ODw==","name":"Zoë","role":"lead","unit":"north","state":"revoked","added_at":1795856400,"revoked_at":1795856401}}"#;
const INVITED: &str = r#"{"officer":{"id":"AQECAwQFBgcICQoLDA0ODw==","name":"Ann","role":"auditor","unit":null,"state":"invited","added_at":1795856400,"revoked_at":null}}"#;
const PASSKEY: &str = r#"{"passkey":{"credential":"AAEC","officer":"AAECAwQFBgcICQoLDA0ODw==","transports":5,"fixed":"AAEC","changing":"AwQF","added_at":1795856400,"used_at":null}}"#;
const END: &str = r#"{"end":{"reports":4,"months":1,"audit":2,"case_entries":3,"officers":2,"passkeys":1}}"#;

fn read(line: &str) -> Option<BackupRow> {
    serde_json::from_str(line).ok()
}

/// As a line of an older schema is read.
fn read_as_older(line: &str) -> Option<BackupRow> {
    serde_json::from_value(serde_json::from_str::<Value>(line).unwrap()).ok()
}

#[test]
fn a_line_is_written_as_it_was_read() {
    for line in [REPORT, JUST_CAME, MONTH, AUDIT, ERASED, ENTRY, NOTE, OFFICER, INVITED, PASSKEY, END] {
        for row in [read(line), read_as_older(line)] {
            assert_eq!(serde_json::to_string(&row.expect(line)).unwrap(), line);
        }
    }
    let Some(BackupRow::End(counts)) = read(END) else { panic!("no end") };
    let told = "reports: 4; months of universities: 1; audit rows: 2; entries of cases: 3; officers: 2; passkeys: 1";
    assert_eq!(counts.to_string(), told);
    assert_eq!((figures(counts), counts.of("drafts")), ([4, 1, 2, 3, 2, 1], 0));
}

#[test]
fn a_line_that_is_no_row_is_refused() {
    for (line, from, to) in [
        // A table or a column that there is not.
        (MONTH, r#"{"month""#, r#"{"week""#),
        (MONTH, r#""reports":3"#, r#""reports":3,"more":null"#),
        (END, r#""audit":2"#, r#""audit":2,"drafts":1"#),
        // One that is missing, even if it may be null.
        (MONTH, r#","reports":3"#, ""),
        (JUST_CAME, r#""area":null,"#, ""),
        (END, r#""months":1,"#, ""),
        // Another kind.
        (REPORT, r#""band":2"#, r#""band":"2""#),
        (REPORT, r#""band":2"#, r#""band":2.5"#),
        (REPORT, r#""band":2"#, r#""band":true"#),
        (REPORT, r#""band":2"#, r#""band":9223372036854775808"#),
        (REPORT, r#""area":"dyfed""#, r#""area":7"#),
        (REPORT, r#""sealed":"/+8=""#, r#""sealed":[255,239]"#),
        (REPORT, r#""sealed":"/+8=""#, r#""sealed":"no base64""#),
        (END, r#""audit":2"#, r#""audit":-2"#),
        // Null where none may be.
        (REPORT, r#""band":2"#, r#""band":null"#),
        (REPORT, r#""state":"closed""#, r#""state":null"#),
        (REPORT, r#""sealed":"/+8=""#, r#""sealed":null"#),
        (END, r#""audit":2"#, r#""audit":null"#),
        // More or less than one row.
        (MONTH, "}}", r#"},"audit":{}}"#),
        (MONTH, MONTH, "{}"),
        (MONTH, MONTH, "[]"),
        (MONTH, MONTH, r#"{"month":null}"#),
        (MONTH, MONTH, r#"{"month":["2026-11","aldermoor",3]}"#),
        (MONTH, MONTH, r#""month""#),
    ] {
        let changed = line.replacen(from, to, 1);
        assert_ne!(changed, line);
        assert_eq!((read(&changed), read_as_older(&changed)), (None, None), "{changed}");
    }
    for (line, from, to) in [
        (REPORT, r#""band":2"#, r#""band":2,"band":2"#),
        (JUST_CAME, r#""area":null"#, r#""area":null,"area":null"#),
        (END, r#""audit":2"#, r#""audit":2,"audit":2"#),
    ] {
        assert_eq!(read(&line.replacen(from, to, 1)), None, "{to}");
    }
}

/// More rows than go to a database at once, of tables in turns: every value and every null comes back.
#[tokio::test]
async fn both_databases_give_back_the_rows_that_they_took() {
    let other = |at: usize| {
        let key = format!(r#""key_hash":"{at:04}""#);
        REPORT.replace("7KQ4-M2XP", &format!("other-{at}")).replace(r#""key_hash":"0000""#, &key)
    };
    let mut lines: Vec<String> = (1..=200).map(other).collect();
    lines.extend([ERASED, JUST_CAME, MONTH, AUDIT].map(str::to_owned));
    lines.extend([NOTE, ENTRY, OFFICER, INVITED, PASSKEY].map(str::to_owned));
    lines.extend((201..=601).map(other));
    lines.push(REPORT.to_owned());
    let (cluster, folder) = (Cluster::new(), tempfile::tempdir().unwrap());
    for url in [sqlite(folder.path(), "lines"), cluster.url()] {
        let store = open(&url).await;
        let end = take(store.as_ref(), &lines).await;
        let mut expected = [&lines[..], &[serde_json::to_string(&end).unwrap()]].concat();
        expected.sort();
        assert!(rows(store.as_ref()).await == expected, "{url}");
        assert_eq!(store.head().await.unwrap(), (5, [1; 32]), "{url}");
    }
}

/// Puts them into a store, and gives the end that they had.
async fn take(store: &dyn Store, lines: &[String]) -> BackupRow {
    let (rows, taken) = mpsc::channel(lines.len() + 1);
    let mut counts = RowCounts::default();
    for line in lines {
        let row = read(line).unwrap();
        counts.add(&row);
        rows.send(row).await.unwrap();
    }
    rows.send(BackupRow::End(counts)).await.unwrap();
    store.import(taken).await.unwrap();
    BackupRow::End(counts)
}
