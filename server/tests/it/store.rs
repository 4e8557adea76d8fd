//! One story that every store must tell.

use std::sync::Arc;

use domain::triage::{Band, assess};
use domain::{Answers, Report};
use jiff::Timestamp;
use seal::{Envelope, SealedReport, Sealer};
use store::{self, Accepted, Counted, InBand, Schema, Store, StoreError, StoredDraft};

use crate::cluster::Cluster;
use crate::support::{KEY, SMALLEST};

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn report(reference: &str, key: &str, words: &str, danger: &str, due: &str) -> SealedReport {
    let json = SMALLEST.replace("words", words).replacen('{', &format!(r#"{{"danger":{{{danger}}},"#), 1);
    sealed(&json, reference, key, due)
}

pub(crate) fn sealed(json: &str, reference: &str, key: &str, due: &str) -> SealedReport {
    let answers = Answers::read(serde_json::from_str::<Report>(json).unwrap()).unwrap();
    let recipient = age::x25519::Identity::generate().to_public().to_string();
    let envelope = Envelope {
        reference: reference.parse().unwrap(),
        received_at: time("2026-11-21T22:30:00Z"),
        due_at: time(due),
        month: "2026-11".to_owned(),
        key: key.to_owned(),
        paper_key: None,
    };
    Sealer::new(&[recipient])
        .unwrap()
        .unwrap()
        .seal(&answers, &assess(&answers, jiff::civil::date(2026, 11, 22)), &envelope)
        .unwrap()
}

async fn story(store: Arc<dyn Store>) {
    store.ready().await.unwrap();
    let early = "2026-11-21T23:00:00Z";
    let late = "2026-11-23T23:00:00Z";
    // One row for one key.
    let first = store.accept(report("AAAA-AAAA", KEY, "one", "", late)).await.unwrap();
    let Accepted::Stored(row) = first else { panic!("{first:?}") };
    assert_eq!((row.reference.to_string(), row.due_at), ("AAAA-AAAA".to_owned(), time(late)));
    assert_eq!(store.accept(report("BBBB-BBBB", KEY, "one", "", early)).await.unwrap(), Accepted::Before(row));
    assert_eq!(store.accept(report("BBBB-BBBB", KEY, "two", "", early)).await.unwrap(), Accepted::Conflict(row));
    let taken = store.accept(report("AAAA-AAAA", "another-key-of-its-own-", "one", "", early)).await.unwrap();
    assert_eq!(taken, Accepted::ReferenceTaken);
    // By band, then by due time.
    for (reference, danger, due) in
        [("CCCC-CCCC", r#""weapon":"yes""#, late), ("DDDD-DDDD", "", early), ("EEEE-EEEE", r#""weapon":"yes""#, early)]
    {
        store.accept(report(reference, &format!("key-of-its-own-{reference}"), "x", danger, due)).await.unwrap();
    }
    let order: Vec<String> =
        store.waiting(None).await.unwrap().into_iter().map(|row| row.reference.to_string()).collect();
    assert_eq!(order, ["EEEE-EEEE", "CCCC-CCCC", "DDDD-DDDD", "AAAA-AAAA"]);
    let first: Vec<String> =
        store.waiting(Some(2)).await.unwrap().into_iter().map(|row| row.reference.to_string()).collect();
    assert_eq!(first, order[..2]);
    bands(store.as_ref()).await;
    // What is sealed comes back as it was, and only under its own reference.
    let wanted = report("FFFF-FFFF", "key-of-its-own-FFFF-FFFF", "x", "", late);
    let bytes = wanted.sealed().to_vec();
    store.accept(wanted).await.unwrap();
    assert_eq!(store.sealed("FFFF-FFFF".parse().unwrap()).await.unwrap(), Some(bytes));
    assert_eq!(store.sealed("0000-0000".parse().unwrap()).await.unwrap(), None);
    let columns = store.columns("CCCC-CCCC".parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((columns.band, columns.due_at, columns.rule_version), (1, time(late).as_second(), 2));
    assert_eq!(store.columns("0000-0000".parse().unwrap()).await.unwrap(), None);
    drafts(store.as_ref()).await;
    counts(store.as_ref()).await;
    at_once(Arc::clone(&store)).await;
    crate::cases::story(store).await;
}

/// The queue as a whole: due at the very second is overdue, and only what waits is counted.
async fn bands(store: &dyn Store) {
    let received = time("2026-11-21T22:30:00Z");
    let band = |band, overdue| InBand { band, waiting: 2, oldest: received, overdue };
    for (now, overdue) in [("2026-11-21T22:59:59Z", 0), ("2026-11-21T23:00:00Z", 1), ("2026-11-23T23:00:00Z", 2)] {
        assert_eq!(
            store.in_bands(time(now)).await.unwrap(),
            [band(Band::Urgent, overdue), band(Band::Standard, overdue)],
            "{now}"
        );
    }
}

/// Reports are counted as they are stored, and only then.
async fn counts(store: &dyn Store) {
    let of = |reference: &str, key: &str| {
        let campus = SMALLEST.replacen('{', r#"{"place":{"campus":"aldermoor"},"#, 1);
        sealed(&campus, reference, key, "2026-11-21T23:00:00Z")
    };
    assert_eq!(store.counted().await.unwrap(), []);
    for (reference, key) in [("GGGG-GGGG", "key-of-its-own-GGGG-GGGG"), ("HHHH-HHHH", "key-of-its-own-HHHH-HHHH")] {
        assert!(matches!(store.accept(of(reference, key)).await.unwrap(), Accepted::Stored(_)));
        assert!(matches!(store.accept(of("JJJJ-JJJJ", key)).await.unwrap(), Accepted::Before(_)));
        let taken = store.accept(of(reference, "some-other-key-of-its-own")).await.unwrap();
        assert_eq!(taken, Accepted::ReferenceTaken);
    }
    let two = Counted { month: "2026-11".to_owned(), campus: "aldermoor".to_owned(), reports: 2 };
    assert_eq!(store.counted().await.unwrap(), [two]);
}

/// Of many tries with one key that come at once, one is stored, and all are told of that one.
async fn at_once(store: Arc<dyn Store>) {
    let tries = (0..20).map(|at| {
        let store = Arc::clone(&store);
        let report = report(&format!("KKKK-KK{at:02}"), "key-of-its-own-KKKK-KKKK", "x", "", "2026-11-23T23:00:00Z");
        tokio::spawn(async move { store.accept(report).await.unwrap() })
    });
    let mut rows = Vec::new();
    let mut stored = 0;
    for attempt in tries.collect::<Vec<_>>() {
        match attempt.await.unwrap() {
            Accepted::Stored(row) => {
                stored += 1;
                rows.push(row);
            }
            Accepted::Before(row) => rows.push(row),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!((stored, rows.len()), (1, 20));
    assert!(rows.iter().all(|row| *row == rows[0]));
}

async fn drafts(store: &dyn Store) {
    let (id, now) = ([7; 32], time("2026-11-21T22:00:00Z"));
    let draft = |revision, words: &[u8]| StoredDraft {
        sealed: words.to_vec(),
        revision,
        expires_at: time("2026-11-21T23:00:00Z"),
    };
    assert_eq!(store.draft(id, now).await.unwrap(), None);
    assert!(store.keep_draft(id, draft(0, b"a")).await.unwrap());
    assert!(store.keep_draft(id, draft(1, b"b")).await.unwrap());
    assert!(!store.keep_draft(id, draft(1, b"lost")).await.unwrap(), "an older tab does not overwrite");
    assert_eq!(store.draft(id, now).await.unwrap(), Some(draft(1, b"b")));
    assert_eq!(store.draft(id, time("2026-11-21T23:00:00Z")).await.unwrap(), None, "ended drafts are not found");
    store.keep_draft([8; 32], draft(0, b"c")).await.unwrap();
    store.drop_draft([8; 32]).await.unwrap();
    store.drop_draft([9; 32]).await.unwrap();
    assert!(!store.keep_draft([8; 32], draft(1, b"c")).await.unwrap(), "what was dropped is not brought back");
    assert_eq!(store.draft([8; 32], now).await.unwrap(), None);
    assert!(!store.keep_draft(id, draft(0, b"new")).await.unwrap(), "a new draft does not overwrite one");
    let hold = store.draft_totals().await.unwrap();
    assert!(hold.drafts == 1 && (1..100).contains(&hold.bytes), "{hold:?}");
    assert!(hold.disk.is_none_or(|disk| 0 < disk.free && disk.free <= disk.size), "{hold:?}");
    assert_eq!(store.expire_drafts(now).await.unwrap(), 0);
    assert_eq!(store.expire_drafts(time("2026-11-21T23:00:00Z")).await.unwrap(), 1);
    // More than go in one commit.
    for at in 0..450_u32 {
        let id = std::array::from_fn(|byte| at.to_le_bytes()[byte % 4]);
        assert!(store.keep_draft(id, draft(0, b"d")).await.unwrap());
    }
    assert_eq!(store.expire_drafts(time("2026-11-21T23:00:00Z")).await.unwrap(), 450);
}

#[tokio::test]
async fn sqlite_tells_the_story() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}/some/where/foursight.db", folder.path().display());
    story(store::open(&url, Schema::CreateIfEmpty).await.unwrap()).await;
}

#[tokio::test]
async fn postgres_tells_the_same_story() {
    let cluster = Cluster::new();
    story(store::open(&cluster.url(), Schema::CreateIfEmpty).await.unwrap()).await;
}

#[tokio::test]
async fn sqlite_refuses_versions_it_does_not_know() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("foursight.db");
    let url = format!("sqlite://{}", path.display());
    drop(store::open(&url, Schema::CreateIfEmpty).await.unwrap());
    let set = |version: i64| {
        rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", version).unwrap();
    };
    set(99);
    for schema in [Schema::CreateIfEmpty, Schema::Migrate] {
        assert!(matches!(store::open(&url, schema).await.err(), Some(StoreError::Newer(99))));
    }
    set(0);
    assert!(matches!(store::open(&url, Schema::CreateIfEmpty).await.err(), Some(StoreError::Older(0))));
    assert!(
        matches!(store::open("mysql://x:secret@y/z", Schema::CreateIfEmpty).await.err(), Some(StoreError::Address(scheme)) if scheme == "mysql")
    );
}

#[tokio::test]
async fn older_databases_keep_their_rows() {
    let steps = [
        include_str!("../../../crates/store/src/sqlite/schema.sql"),
        include_str!("../../../crates/store/src/sqlite/counts.sql"),
    ];
    for version in 1..=steps.len() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("foursight.db");
        let url = format!("sqlite://{}", path.display());
        let older = rusqlite::Connection::open(&path).unwrap();
        older.execute_batch(&steps[..version].concat()).unwrap();
        let row = "INSERT INTO reports VALUES ('AAAA-AAAA', 60, 2, 120, 1, NULL, 'waiting', NULL, x'01', x'02', x'03')";
        older.execute_batch(row).unwrap();
        if version == 2 {
            older.execute_batch("INSERT INTO campus_months VALUES ('2026-11', 'aldermoor', 12)").unwrap();
        }
        older.pragma_update(None, "user_version", i64::try_from(version).unwrap()).unwrap();
        drop(older);
        let refused = store::open(&url, Schema::CreateIfEmpty).await.err();
        assert!(matches!(refused, Some(StoreError::Older(found)) if usize::try_from(found) == Ok(version)));
        let store = store::open(&url, Schema::Migrate).await.unwrap();
        assert_eq!(store.waiting(None).await.unwrap()[0].reference.to_string(), "AAAA-AAAA");
        assert_eq!(store.sealed("AAAA-AAAA".parse().unwrap()).await.unwrap(), Some(vec![3]));
        let counted: Vec<u32> = store.counted().await.unwrap().into_iter().map(|count| count.reports).collect();
        assert_eq!(counted, if version == 2 { vec![12] } else { vec![] });
        drop(store);
        store::open(&url, Schema::CreateIfEmpty).await.unwrap();
    }
}

#[tokio::test]
async fn sqlite_syncs_each_commit_and_overwrites_what_it_deletes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("foursight.db");
    let store = store::open(&format!("sqlite://{}", path.display()), Schema::CreateIfEmpty).await.unwrap();
    let draft = StoredDraft {
        sealed: b"deleted-and-overwritten".to_vec(),
        revision: 0,
        expires_at: time("2026-11-21T23:00:00Z"),
    };
    store.keep_draft([1; 32], draft).await.unwrap();
    store.drop_draft([1; 32]).await.unwrap();
    let own = rusqlite::Connection::open(&path).unwrap();
    own.pragma_update(None, "wal_checkpoint", "TRUNCATE").unwrap();
    let mode: String = own.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(23).any(|window| window == b"deleted-and-overwritten"));
}
