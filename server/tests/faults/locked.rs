//! Somebody else holds the lock of the database.

use std::time::Duration;

use rusqlite::Connection;
use tokio::time::Instant;

use crate::load::Load;
use crate::program::Program;
use crate::refused::Witness;
use crate::run::Run;
use crate::{signposts, stored};

#[test]
fn a_lock_that_is_held_makes_nobody_wait_long() {
    let run = Run::begin();
    let (held, clients, reports) = run.size((6, 8, 40), (30, 64, 1000));
    let held = Duration::from_secs(held);
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::on(&folder.path().join("data"));
    program.start();
    let (address, data) = (program.address(), program.data.clone());
    // Those of the witness have their own keys.
    let (load, own) = (Load::new(&run, vec![address.clone()], clients, reports), Load::anew(&run, &address));
    let mut line = String::new();
    let (pages, slowest) = signposts::stay(&address, || {
        let mut witness = Witness::begin(&mut program, &own);
        let other = Connection::open(data.join("foursight.db")).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        let start = Instant::now();
        load.run(|| {
            assert!(!witness.is_taken(), "nothing can be stored");
            while start.elapsed() < held {
                witness.is_kept();
                witness.ready();
            }
            other.execute_batch("COMMIT").unwrap();
        });
        let recovery = witness.sees_all_taken();
        let all = i64::try_from(witness.acknowledged + reports).unwrap();
        assert_eq!(stored::in_sqlite(&data), (all, all), "what was taken is there, once");
        line = format!(
            "{all} stored, taken again after {recovery:.1?}, {}; of the form {:.1?}",
            load.told(),
            witness.longest
        );
    });
    println!("lock held {held:?}, {clients} clients: {line}; {pages} pages of help, the slowest {slowest:.1?}");
}
