//! Rows that are not as they were written: refused and named; the others are listed and served.

mod pages;

use std::collections::BTreeSet;

use rusqlite::Connection;
use sqlx::{Connection as _, PgConnection};

use crate::client::Client;
use crate::cluster::Cluster;
use crate::load::Load;
use crate::program::{Program, told};
use crate::run::Run;

/// Ways to damage a row that the list must see, in words that both databases know.
const SEEN: [&str; 4] = ["reference = 'NOT-ONE'", "received_at = 9223372036854775807", "band = 9", "state = 'lost'"];

/// Lists the queue: what is listed and what is named as damaged, which together is everything, told as a failure.
fn listed_and_named(program: &Program, all: &BTreeSet<String>) -> (BTreeSet<String>, BTreeSet<String>) {
    let list = program.role(&["queue", "list", "--json"]);
    assert_eq!(list.status.code(), Some(1), "a damaged queue is no success");
    let rows: Vec<serde_json::Value> =
        serde_json::from_slice(&list.stdout).unwrap_or_else(|_| panic!("{}", told(&list)));
    let listed = rows.iter().map(|row| row["reference"].as_str().unwrap().to_owned()).collect();
    let said = told(&list);
    let named = all.iter().filter(|reference| said.contains(reference.as_str())).cloned().collect();
    (listed, named)
}

/// Opens a report; what is said if it is refused.
fn refused(program: &Program, reference: &str) -> Option<String> {
    let open = program.role(&["queue", "open", reference, "--identity", &program.identity()]);
    (!open.status.success()).then(|| told(&open))
}

/// A site with some reports of several pages, that does not run.
fn filled(run: &Run, mut program: Program) -> (Program, Vec<String>) {
    program.start();
    let mut load = Load::new(run, vec![program.address()], 4, 60);
    load.filling = 7000;
    load.run(|| ());
    program.stop();
    (program, load.acknowledged().into_values().collect())
}

/// It takes reports, and what is whole is answered as before.
fn is_served(run: &Run, program: &mut Program) {
    program.start();
    let load = Load::anew(run, &program.address());
    let client = Client::new(&program.address());
    let new = client.report(&load.key(0), &load.body(0)).unwrap();
    let again = client.report(&load.key(0), &load.body(0)).unwrap();
    assert_eq!((new.status, new.reference()), (201, again.reference()));
    program.stop();
}

#[test]
fn a_damaged_row_is_named_and_the_others_are_listed() {
    let run = Run::begin();
    let folder = tempfile::tempdir().unwrap();
    let (mut program, references) = filled(&run, Program::on(folder.path()));
    let all: BTreeSet<String> = references.iter().cloned().collect();
    let database = Connection::open(folder.path().join("foursight.db")).unwrap();
    database.execute_batch("PRAGMA ignore_check_constraints = ON").unwrap();
    for (reference, change) in references.iter().zip(SEEN) {
        database.execute(&format!("UPDATE reports SET {change} WHERE reference = ?1"), [reference]).unwrap();
    }
    // Sealed words that are not as they were: seen by whoever has the key.
    let (sealed, mut chance) = (&references[SEEN.len()], run.chance());
    let words: Vec<u8> =
        database.query_row("SELECT sealed FROM reports WHERE reference = ?1", [sealed], |row| row.get(0)).unwrap();
    let mut changed = words;
    let at = chance.below(changed.len());
    changed[at] ^= 1 << chance.below(8);
    database.execute("UPDATE reports SET sealed = ?1 WHERE reference = ?2", (&changed, sealed)).unwrap();
    drop(database);

    let (listed, named) = listed_and_named(&program, &all);
    let damaged: BTreeSet<String> = references[..SEEN.len()].iter().cloned().collect();
    assert_eq!(listed, all.difference(&damaged).cloned().collect());
    // The first has no reference any more, and is told by its row.
    assert_eq!(named, references[1..SEEN.len()].iter().cloned().collect());
    assert!(told(&program.role(&["queue", "list"])).contains("row "));
    assert!(refused(&program, sealed).unwrap().contains(sealed.as_str()), "it is refused by name");
    assert_eq!(refused(&program, &references[SEEN.len() + 1]), None, "the others are opened");
    is_served(&run, &mut program);
    println!(
        "damaged rows, SQLite: {} named, {} listed; a changed bit at {at} of sealed words refused; seed {:x}",
        SEEN.len(),
        listed.len(),
        run.seed
    );
}

#[test]
fn a_damaged_row_of_postgres_is_named_and_the_others_are_listed() {
    let run = Run::begin();
    let cluster = Cluster::new();
    let folder = tempfile::tempdir().unwrap();
    let (mut program, references) = filled(&run, Program::on(folder.path()).with_database(cluster.url()));
    let all: BTreeSet<String> = references.iter().cloned().collect();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut database = PgConnection::connect(&cluster.url()).await.unwrap();
        let changed = "sealed = set_byte(sealed, 99, 255 - get_byte(sealed, 99))";
        let updates = references.iter().zip(SEEN.into_iter().chain([changed]));
        let updates = updates.map(|(name, change)| format!("UPDATE reports SET {change} WHERE reference = '{name}'"));
        let drop = "ALTER TABLE reports DROP CONSTRAINT reports_band_check".to_owned();
        let damage: Vec<String> = std::iter::once(drop).chain(updates).collect();
        sqlx::raw_sql(sqlx::AssertSqlSafe(damage.join(";"))).execute(&mut database).await.unwrap();
    });
    let (listed, named) = listed_and_named(&program, &all);
    let damaged: BTreeSet<String> = references[..SEEN.len()].iter().cloned().collect();
    assert_eq!(listed, all.difference(&damaged).cloned().collect());
    assert_eq!(named, references[1..SEEN.len()].iter().cloned().collect());
    assert!(refused(&program, &references[SEEN.len()]).unwrap().contains(&references[SEEN.len()]));
    assert_eq!(refused(&program, &references[SEEN.len() + 1]), None);
    is_served(&run, &mut program);
    println!("damaged rows, PostgreSQL: {} named, {} listed; seed {:x}", SEEN.len(), listed.len(), run.seed);
}
