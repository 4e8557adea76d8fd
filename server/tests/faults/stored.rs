//! What is stored, as an officer and as the database tell it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::Connection;
use sqlx::{Connection as _, PgConnection};

use crate::client::Client;
use crate::load::Load;
use crate::program::{Program, told};

/// Rows of reports, and of how many different keys.
const COUNT: &str = "SELECT count(*), count(DISTINCT key_hash) FROM reports";

/// The references that `foursight queue list` tells.
pub(crate) fn listed(program: &Program, data: &Path) -> Vec<String> {
    let list = program.role_on(data, &["queue", "list", "--json"]);
    assert!(list.status.success(), "{}", told(&list));
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&list.stdout).unwrap();
    rows.iter().map(|row| row["reference"].as_str().unwrap().to_owned()).collect()
}

/// Rows, and of how many different keys, in an `SQLite` file.
pub(crate) fn in_sqlite(data: &Path) -> (i64, i64) {
    let database = Connection::open(data.join("foursight.db")).unwrap();
    database.query_row(COUNT, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
}

/// The same in `PostgreSQL`.
pub(crate) fn in_postgres(url: &str) -> (i64, i64) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut database = PgConnection::connect(url).await.unwrap();
        sqlx::query_as(COUNT).fetch_one(&mut database).await.unwrap()
    })
}

/// Everything that was acknowledged so far is listed.
pub(crate) fn holds(program: &Program, load: &Load) {
    let acknowledged = load.acknowledged();
    let stored: BTreeSet<String> = listed(program, &program.data).into_iter().collect();
    let lost: Vec<_> = acknowledged.iter().filter(|(_, reference)| !stored.contains(*reference)).collect();
    assert!(lost.is_empty(), "acknowledged and not stored: {lost:?}");
}

/// At the end: what was acknowledged is stored, each once and nothing else; sent again, it is the same. Some are
/// opened, to see that they are what was sent. Says so in figures.
pub(crate) fn exactly(program: &Program, load: &Load, count: impl Fn() -> (i64, i64)) -> String {
    let acknowledged = load.acknowledged();
    let check = || {
        let mut stored = listed(program, &program.data);
        stored.sort();
        let mut wanted: Vec<String> = acknowledged.values().cloned().collect();
        wanted.sort();
        assert!(stored == wanted, "what is stored is what was acknowledged, each once");
        let all = i64::try_from(acknowledged.len()).unwrap();
        assert_eq!(count(), (all, all), "rows, and keys");
    };
    check();
    again(load, &acknowledged);
    check();
    for number in (0..load.reports).step_by(load.reports.div_ceil(10)) {
        let open = program.role(&["queue", "open", &acknowledged[&number], "--identity", &program.identity()]);
        let opened: serde_json::Value =
            serde_json::from_slice(&open.stdout).unwrap_or_else(|_| panic!("{}", told(&open)));
        let words = opened["report"]["behaviour"]["text"].as_str().unwrap();
        assert!(words.starts_with(&format!("Number {number}.")), "{words}");
    }
    let all = acknowledged.len();
    format!("{all} reports, {all} acknowledged, {all} stored, 0 lost, 0 doubled; {}", load.told())
}

/// Sends every report once more: each is answered as before.
fn again(load: &Load, acknowledged: &BTreeMap<usize, String>) {
    let all: Vec<_> = acknowledged.iter().collect();
    std::thread::scope(|scope| {
        for (which, part) in all.chunks(all.len().div_ceil(load.clients)).enumerate() {
            scope.spawn(move || {
                let client = Client::new(&load.servers[which % load.servers.len()]);
                for (number, reference) in part {
                    let answer = load.attempt(&client, **number).expect("an answer, with nothing wrong any more");
                    assert_eq!(answer.reference(), **reference);
                }
            });
        }
    });
}
