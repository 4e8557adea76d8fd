//! The same with `PostgreSQL`: the database is killed or stands still, and one of two replicas is killed.

use std::time::Duration;

use rustix::process::Signal;
use tokio::time::Instant;

use crate::chance::moment_later;
use crate::cluster::Cluster;
use crate::load::Load;
use crate::program::Program;
use crate::refused::Witness;
use crate::run::Run;
use crate::signals::send_to;
use crate::{signposts, stored};

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

/// All of them: the first writes its number into a file beside its data.
fn processes(cluster: &Cluster) -> Vec<u32> {
    let noted = std::fs::read_to_string(cluster.socket().join("data/postmaster.pid")).unwrap();
    let id: u32 = noted.lines().next().unwrap().parse().unwrap();
    let children = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap();
    children.split_whitespace().map(|id| id.parse().unwrap()).chain([id]).collect()
}

/// It neither answers nor breaks its connections, as where a disk or a network hangs.
#[test]
fn a_database_that_stands_still_keeps_nobody_waiting() {
    let run = Run::begin();
    let stands = Duration::from_secs(run.size(12, 60));
    let cluster = Cluster::new();
    let url = cluster.url();
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::on(folder.path()).with_database(url.clone());
    program.start();
    let address = program.address();
    let own = Load::anew(&run, &address);
    let mut line = String::new();
    let (pages, slowest) = signposts::stay(&address, || {
        let mut witness = Witness::begin(&mut program, &own);
        let all = |signal| processes(&cluster).into_iter().for_each(|id| send_to(signal, id).unwrap());
        all(Signal::STOP);
        let start = Instant::now();
        while start.elapsed() < stands {
            assert!(!witness.is_taken() && !witness.is_kept(), "nothing can be stored");
            assert_eq!(witness.ready(), 503);
        }
        all(Signal::CONT);
        let recovery = witness.sees_all_taken();
        let (longest, acknowledged) = (witness.longest, witness.acknowledged);
        line = format!("{acknowledged} acknowledged, taken again after {recovery:.1?}, longest wait {longest:.1?}");
    });
    println!("PostgreSQL stands still for {stands:?}: {line}; {pages} pages of help, the slowest {slowest:.1?}");
}

/// A server that is started while the database is away shows whom to call, and takes reports once it is back.
#[test]
fn a_server_does_not_wait_for_its_database_to_help() {
    let run = Run::begin();
    let mut cluster = Cluster::new();
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::on(folder.path()).with_database(cluster.url());
    cluster.kill();
    program.start();
    let address = program.address();
    let own = Load::anew(&run, &address);
    let (pages, slowest) = signposts::stay(&address, || {
        let mut witness = Witness::alone(&mut program, &own);
        assert!(!witness.is_taken());
        assert_eq!(witness.ready(), 503);
        cluster.start();
        witness.sees_reports_taken();
    });
    println!(
        "started without PostgreSQL: {pages} pages of help, the slowest {slowest:.1?}; reports taken once it came"
    );
}
