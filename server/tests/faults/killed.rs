//! The server is killed, again and again, while many people send reports.

use crate::chance::moment_later;
use crate::load::Load;
use crate::program::Program;
use crate::run::Run;
use crate::stored;

#[test]
fn kill_9_loses_nothing_and_doubles_nothing() {
    let run = Run::begin();
    let (times, clients, reports) = run.size((5, 16, 400), (50, 64, 10_000));
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::on(&folder.path().join("data"));
    program.start();
    let load = Load::new(&run, vec![program.address()], clients, reports);
    let mut chance = run.chance();
    load.run(|| {
        for moment in chance.moments(times, reports * 9 / 10) {
            load.wait_for(moment);
            moment_later(&mut chance);
            program.kill();
            // Nothing runs: what was acknowledged is what the disk holds.
            stored::holds(&program, &load);
            program.start();
        }
    });
    let found = stored::exactly(&program, &load, || stored::in_sqlite(&program.data));
    println!("kill -9, SQLite: {times} times under {clients} clients: {found}");
}
