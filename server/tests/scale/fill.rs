//! Rows as if they had come over a year: half wait, half are finished, and each is about as long as a real one.

use crate::place::{Kind, Place};

/// When the year ends, in seconds since 1970, on a whole minute.
pub(crate) const NOW: i64 = 1_795_300_200;
/// How long a row's sealed part is, in bytes: what two kilobytes of words become.
const SEALED: u32 = 2_300;
/// How many rows go in at once.
const AT_ONCE: u32 = 50_000;
/// Half of each.
const EITHER: &str = "CASE r / 4 % 2 WHEN 0 THEN 'closed' ELSE 'waiting' END";
const YEAR: u32 = 365 * 24 * 60 * 60;

/// Fills in so many rows, more or less: where two drew one reference, the second is left out.
pub(crate) async fn fill(place: &Place, rows: u32) {
    for from in (0..rows).step_by(AT_ONCE as usize) {
        place.run(insert(place.kind, AT_ONCE.min(rows - from), EITHER, 0, YEAR)).await;
    }
    // As a database that has stood for a while: its statistics are there, and nothing waits to be tidied.
    place
        .run(match place.kind {
            Kind::Sqlite => "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)".to_owned(),
            Kind::Postgres => "VACUUM (ANALYZE) reports".to_owned(),
        })
        .await;
    if place.kind == Kind::Postgres {
        place.run("CHECKPOINT".to_owned()).await;
    }
}

/// Finished rows of one day, older than any other.
pub(crate) async fn old_day(place: &Place, rows: u32) {
    place.run(insert(place.kind, rows, "'closed'", 2 * YEAR, 24 * 60 * 60)).await;
}

/// Random rows of one state that came over a span of seconds, which ended so long before now.
fn insert(kind: Kind, rows: u32, state: &str, ended: u32, span: u32) -> String {
    let clear = format!("1 + r % 4, {NOW} - {ended} + r % 260000 / 60 * 60, 1, NULL, {state}, NULL");
    match kind {
        Kind::Sqlite => format!(
            "INSERT OR IGNORE INTO reports (reference, received_at, band, due_at, rule_version, area, state, owner, key_hash,
                answers_mac, sealed)
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
            SELECT substr(h, 1, 4) || '-' || substr(h, 5), {NOW} - {ended} - r % {span} / 60 * 60, {clear},
                randomblob(32), randomblob(32), randomblob({SEALED})
            FROM (SELECT hex(randomblob(4)) AS h, abs(random()) AS r FROM n LIMIT {rows})"
        ),
        Kind::Postgres => format!(
            "CREATE TEMP TABLE noise AS
                SELECT string_agg(sha256((random()::text || k)::bytea), ''::bytea) AS bytes FROM generate_series(1, 256) k;
            INSERT INTO reports (reference, received_at, band, due_at, rule_version, area, state, owner, key_hash,
                answers_mac, sealed)
            SELECT substr(h, 1, 4) || '-' || substr(h, 5, 4), {NOW} - {ended} - r % {span} / 60 * 60, {clear},
                sha256(h::bytea), sha256(h::bytea),
                sha256(h::bytea) || substr((SELECT bytes FROM noise), 1 + (r % 5000)::int, {SEALED} - 32)
            FROM (SELECT upper(md5(random()::text || i)) AS h, (random() * 1e12)::bigint AS r
                FROM generate_series(1, {rows}) i OFFSET 0) drawn
            ON CONFLICT DO NOTHING"
        ),
    }
}

/// What a row takes on disk, indices and all.
pub(crate) async fn bytes(place: &Place) -> String {
    let size = match place.kind {
        Kind::Sqlite => place.number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").await,
        Kind::Postgres => place.number("SELECT pg_total_relation_size('reports')").await,
    };
    let rows = place.number("SELECT count(*) FROM reports").await;
    format!("{:<34}{} bytes a report, of which {SEALED} are sealed words", "on disk", size / rows)
}
