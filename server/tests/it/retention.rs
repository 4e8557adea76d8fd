//! What is past its day goes, what still waits never does, and nothing tells which it was.

use std::sync::Arc;

use axum::http::StatusCode;
use clock::ClockAndRandom;
use domain::queue::State;
use jiff::{SignedDuration, Timestamp};
use server::roles::{came_by, retain, would_retain};
use sqlx::{Connection, PgConnection};
use store::{self, Schema, Store};

use crate::cluster::Cluster;
use crate::command_line::{foursight, text};
use crate::support::{KEY, SMALLEST, START, Site};

const DAY: i64 = 24 * 60 * 60;

fn clock() -> ClockAndRandom {
    ClockAndRandom::new(now, |bytes| bytes.fill(7))
}

fn now() -> Timestamp {
    START.parse().unwrap()
}

/// Rows of this state that came so many seconds before now; `bytes` is what the store calls those.
fn rows(state: &str, count: u32, seconds: i64, bytes: &str) -> String {
    let came = now().as_second() - seconds;
    let row = |at| {
        let key = format!("{state}-{seconds}-{at}");
        let reference = format!("{}{at:03}-{:04}", &state[..1].to_uppercase(), seconds % 10_000);
        format!(
            "('{reference}', {came}, 4, {came}, 1, NULL, '{state}', NULL,
            CAST('{key}' AS {bytes}), CAST('mac' AS {bytes}), CAST('sealed' AS {bytes}))"
        )
    };
    let all: Vec<String> = (0..count).map(row).collect();
    let columns =
        "reference, received_at, band, due_at, rule_version, area, state, owner, key_hash, answers_mac, sealed";
    format!("INSERT INTO reports ({columns}) VALUES {};", all.join(", "))
}

/// Some batches past their day, a few a second before it, and what waits.
fn filling(bytes: &str) -> String {
    let past = rows("closed", 450, 10 * DAY, bytes);
    [past, rows("closed", 3, 10 * DAY - 1, bytes), rows("waiting", 5, 400 * DAY, bytes)].concat()
}

/// States and how many, and audit rows, as text.
const LEFT: &str = "SELECT state || ' ' || count(*) FROM reports GROUP BY state ORDER BY state";
const NOTED: &str =
    "SELECT at || ' ' || actor || ' ' || action || ' ' || coalesce(reference, '') FROM audit ORDER BY number";

async fn story(store: Arc<dyn Store>) {
    // Counts outlast what was counted, drafts do not outlast their end.
    let campus = SMALLEST.replacen('{', r#"{"place":{"campus":"aldermoor"},"#, 1);
    let site = Site::on(|_| {}, |_, _| store);
    assert_eq!(site.api(KEY, campus).await.status, StatusCode::CREATED);
    let cookie = site.begin().await;
    retain(site.store.as_ref(), None, &clock()).await.unwrap();
    assert_eq!(site.stored().await, 6, "without a setting nothing is erased");
    would_retain(site.store.as_ref(), Some(10), &clock()).await.unwrap();
    let closed = site.store.count_reports(State::Closed, now()).await.unwrap();
    assert_eq!(closed, 453, "what would be erased is there yet");
    retain(site.store.as_ref(), Some(10), &clock()).await.unwrap();
    assert_eq!(site.get("/report/2", &cookie).await.status, StatusCode::OK, "the draft has not ended");
    assert_eq!((site.stored().await, site.store.counted().await.unwrap()[0].reports), (6, 1));
}

fn as_told(left: &[String], noted: &[String]) {
    assert_eq!(left, ["closed 3", "waiting 6"]);
    let at = now().as_second();
    let note = |count| format!("{at} retention erase {count} ");
    assert_eq!(noted, [vec![note(20); 22], vec![note(10)]].concat());
}

#[tokio::test]
async fn sqlite_erases_what_is_past_its_day() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("foursight.db");
    let store = store::open(&format!("sqlite://{}", path.display()), Schema::CreateIfEmpty).await.unwrap();
    let own = rusqlite::Connection::open(&path).unwrap();
    own.execute_batch(&filling("BLOB")).unwrap();
    story(store).await;
    let ask = |query| {
        let mut query = own.prepare(query).unwrap();
        let rows = query.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<Vec<String>, _>>().unwrap()
    };
    as_told(&ask(LEFT), &ask(NOTED));
}

#[tokio::test]
async fn postgres_erases_the_same() {
    let cluster = Cluster::new();
    let store = store::open(&cluster.url(), Schema::CreateIfEmpty).await.unwrap();
    let mut own = PgConnection::connect(&cluster.url()).await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(filling("BYTEA"))).execute(&mut own).await.unwrap();
    story(store).await;
    let left: Vec<String> = sqlx::query_scalar(LEFT).fetch_all(&mut own).await.unwrap();
    let noted: Vec<String> = sqlx::query_scalar(NOTED).fetch_all(&mut own).await.unwrap();
    as_told(&left, &noted);
}

#[test]
fn a_day_is_counted_to_the_second_and_never_past_the_calendar() {
    let ten_days = now().checked_sub(SignedDuration::from_hours(240)).unwrap();
    assert_eq!(came_by(Some(10), now()), Some(ten_days));
    assert_eq!(came_by(None, now()), None);
    assert_eq!(came_by(Some(u32::MAX), now()), None);
}

#[test]
fn the_command_says_how_much_went_and_how_much_still_waits() {
    let folder = tempfile::tempdir().unwrap();
    assert!(foursight(folder.path(), &["migrate"]).status.success());
    let own = rusqlite::Connection::open(folder.path().join("foursight.db")).unwrap();
    own.execute_batch(&filling("BLOB")).unwrap();
    let run = ["retention", "run"];
    let unset = foursight(folder.path(), &run);
    assert!(unset.status.success() && text(&unset.stderr).is_empty(), "{}", text(&unset.stderr));
    assert_eq!(text(&unset.stdout), "drafts erased: 0\nreports erased: 0, because retention.report_days is not set\n");
    let settings = folder.path().join("foursight.toml");
    // Long before now, whenever this test runs: only what the year 1970 brought.
    own.execute_batch(
        "UPDATE reports SET received_at = 60 WHERE received_at <= (SELECT min(received_at) FROM reports)",
    )
    .unwrap();
    own.execute_batch("UPDATE reports SET received_at = 60 WHERE state = 'closed' AND reference LIKE '_001-%'")
        .unwrap();
    std::fs::write(&settings, "[retention]\nreport_days = 18000").unwrap();
    let settings = settings.display().to_string();
    let ran = foursight(folder.path(), &[&run[..], &["--config", &settings]].concat());
    assert_eq!(text(&ran.stdout), "drafts erased: 0\nreports erased: 2\n");
    assert_eq!(text(&ran.stderr), "past their day and kept, because they still wait to be read: 5\n");
}
