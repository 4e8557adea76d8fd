//! The same with `PostgreSQL`: the database is killed, and so is one of two replicas.

use std::time::Duration;

use crate::chance::moment_later;
use crate::cluster::Cluster;
use crate::load::Load;
use crate::program::Program;
use crate::run::Run;
use crate::stored;

#[test]
fn the_database_is_killed_and_loses_nothing() {
    let run = Run::begin();
    let (times, clients, reports) = run.size((2, 16, 300), (10, 64, 10_000));
    let mut cluster = Cluster::new();
    let url = cluster.url();
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::on(folder.path()).with_database(url.clone());
    program.start();
    let load = Load::new(&run, vec![program.address()], clients, reports);
    let mut chance = run.chance();
    load.run(|| {
        for moment in chance.moments(times, reports * 9 / 10) {
            load.wait_for(moment);
            moment_later(&mut chance);
            cluster.kill();
            chance.sleep(Duration::from_millis(500));
            cluster.start();
            stored::holds(&program, &load);
        }
    });
    assert!(program.lives(), "the server outlives its database");
    let found = stored::exactly(&program, &load, || stored::in_postgres(&url));
    println!("PostgreSQL killed: {times} times under {clients} clients: {found}");
}

#[test]
fn a_replica_is_killed_and_the_other_takes_over() {
    let run = Run::begin();
    let (times, clients, reports) = run.size((4, 16, 300), (20, 64, 10_000));
    let cluster = Cluster::new();
    let url = cluster.url();
    let folder = tempfile::tempdir().unwrap();
    let one = Program::on(folder.path()).with_database(url.clone());
    let other = one.replica();
    let mut both = [one, other];
    both.iter_mut().for_each(Program::start);
    let load = Load::new(&run, both.iter().map(Program::address).collect(), clients, reports);
    let mut chance = run.chance();
    load.run(|| {
        for moment in chance.moments(times, reports * 9 / 10) {
            load.wait_for(moment);
            let which = chance.below(2);
            both[which].kill();
            chance.sleep(Duration::from_millis(200));
            stored::holds(&both[1 - which], &load);
            both[which].start();
        }
    });
    let found = stored::exactly(&both[0], &load, || stored::in_postgres(&url));
    println!("a replica killed, PostgreSQL: {times} times, by turns of chance, under {clients} clients: {found}");
}
