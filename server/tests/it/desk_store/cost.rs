//! What a list costs: as many rows are read as it shows, whichever it is and however many there are.

use domain::Code;
use domain::access::Role;
use domain::codes::Unit;
use jiff::Timestamp;
use sqlx::{Connection, PgConnection};
use store::{COUNTED, Filter, Place, View};

use super::made::scope;
use super::open;
use crate::cluster::Cluster;

/// How many rows there are, how many a page has, and how many are late in each band.
const ROWS: i64 = 40_000;
const PAGE: u32 = 20;

/// Half are closed; of the others some are somebody's, a unit's, or for advocates. What is open came last, so that
/// whoever reads all rows in the order in which they lie reads much before it finds one.
fn filling() -> String {
    let unit = Unit::ALL[0].code();
    format!(
        "INSERT INTO reports (reference, received_at, band, due_at, rule_version, area, state, owner, unit, closed_at,
            taken_at, read_at, advocate, key_hash, answers_mac, sealed)
        SELECT 'QQQ' || substr(lpad(i::text, 5, '0'), 1, 1) || '-' || substr(lpad(i::text, 5, '0'), 2), i, 1 + i % 4, i, 1,
            CASE WHEN i % 9 = 0 THEN 'dyfed' END,
            CASE WHEN i < {ROWS} / 2 THEN 'closed' WHEN i % 50 = 0 THEN 'taken' ELSE 'waiting' END,
            CASE WHEN i < {ROWS} / 2 OR i % 50 = 0 THEN 'Ann' END, CASE WHEN i % 7 = 0 THEN '{unit}' END,
            CASE WHEN i < {ROWS} / 2 THEN i END, CASE WHEN i < {ROWS} / 2 OR i % 50 = 0 THEN i END,
            CASE WHEN i < {ROWS} / 2 THEN i END, (i % 11 = 0)::int, sha256(i::text::bytea), '', ''
        FROM generate_series(1, {ROWS}) i"
    )
}

/// How often the table was read through, and how many rows were read of it by its indexes.
async fn read(database: &mut PgConnection) -> (i64, i64) {
    // A connection tells what it did as it ends.
    loop {
        let others = "SELECT count(*) FROM pg_stat_activity
            WHERE application_name = 'foursight' AND datname = current_database()";
        let others: i64 = sqlx::query_scalar(others).fetch_one(&mut *database).await.unwrap();
        if others == 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    sqlx::raw_sql("SELECT pg_stat_clear_snapshot()").execute(&mut *database).await.unwrap();
    let query =
        "SELECT t.seq_scan, (SELECT sum(idx_tup_read)::bigint FROM pg_stat_user_indexes WHERE relname = 'reports')
        FROM pg_stat_user_tables t WHERE relname = 'reports'";
    sqlx::query_as(query).fetch_one(database).await.unwrap()
}

#[tokio::test]
async fn postgres_reads_as_many_rows_as_a_list_shows() {
    let cluster = Cluster::new();
    let mut database = PgConnection::connect(&cluster.url()).await.unwrap();
    drop(open(&cluster.url()).await);
    sqlx::raw_sql(sqlx::AssertSqlSafe(filling())).execute(&mut database).await.unwrap();
    sqlx::raw_sql("VACUUM (ANALYZE) reports").execute(&mut database).await.unwrap();
    let now = Timestamp::from_second(ROWS).unwrap();
    let soon = Timestamp::from_second(ROWS / 2 + 400).unwrap();
    let half = Place { band: domain::triage::Band::Standard, due_at: soon, reference: "QQQQ-0000".parse().unwrap() };
    let lead = || scope("Ann", Role::Lead, None);
    for view in [View::ToRead, View::Open, View::Mine, View::Unit(Unit::ALL[0]), View::Overdue, View::Closed] {
        for whose in [lead(), scope("Ben", Role::UnitOfficer, Some(Unit::ALL[0])), scope("Cem", Role::Advocate, None)] {
            for after in [None, Some(half)] {
                let before = read(&mut database).await;
                let store = open(&cluster.url()).await;
                // Late are a hundred in each band, so that most of each band is not.
                let page = store.page(whose.clone(), Filter::all(view, soon), after, PAGE).await.unwrap();
                assert!(page.len() <= PAGE as usize);
                drop(store);
                let after = read(&mut database).await;
                let (scans, rows) = (after.0 - before.0, after.1 - before.1);
                assert!(scans == 0 && rows <= 30 * i64::from(PAGE), "{view:?} {whose:?}: {scans} scans, {rows} rows");
            }
        }
    }
    let before = read(&mut database).await;
    let store = open(&cluster.url()).await;
    let tally = store.tally(lead(), now).await.unwrap();
    assert_eq!((tally.open, tally.overdue, tally.mine), (COUNTED.into(), COUNTED.into(), 401));
    assert!(tally.bands.iter().all(|band| band.waiting == i64::from(COUNTED)));
    let came: u32 = store.arrived_since(lead(), soon).await.unwrap().iter().map(|(_, many)| many).sum();
    assert_eq!(came, store::ARRIVALS);
    drop(store);
    let after = read(&mut database).await;
    let (scans, rows) = (after.0 - before.0, after.1 - before.1);
    assert!(scans == 0 && rows <= 12 * i64::from(COUNTED), "{scans} scans, {rows} rows");
}
