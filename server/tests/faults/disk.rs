//! The disk is full, or nothing may be written to it any more.

use crate::client::Client;
use crate::load::Load;
use crate::mount::Mount;
use crate::program::Program;
use crate::refused::Witness;
use crate::run::Run;
use crate::{signposts, stored};

/// More reports than fit into what is left for them.
const MANY: usize = 5000;

#[test]
fn a_full_disk_is_told_and_got_over() {
    let run = Run::begin();
    let rounds = run.size(1, 10);
    // Four times as much as the log may grow to before it is written back.
    let disk = Mount::in_memory(64);
    let mut program = Program::on(&disk.folder().join("data"));
    program.start();
    let address = program.address();
    let load = Load::new(&run, vec![address.clone()], 1, MANY);
    let mut line = String::new();
    let (pages, slowest) = signposts::stay(&address, || {
        let mut witness = Witness::begin(&mut program, &load);
        let mut recovery = std::time::Duration::ZERO;
        for _ in 0..rounds {
            assert!((0..run.size(5, 100)).all(|_| witness.is_taken()));
            let filling = disk.fill();
            // What has a place already is still taken.
            let taken = (0..MANY).take_while(|_| witness.is_taken()).count();
            assert!(taken < MANY, "it is full");
            (0..MANY).take_while(|_| witness.is_kept()).count();
            witness.sees_all_refused();
            std::fs::remove_file(filling).unwrap();
            recovery = recovery.max(witness.sees_all_taken());
        }
        let (acknowledged, longest) = (witness.acknowledged, witness.longest);
        let all = i64::try_from(acknowledged).unwrap();
        assert_eq!(stored::in_sqlite(&program.data), (all, all), "what was refused is not there, what was taken is");
        assert_eq!(stored::listed(&program, &program.data).len(), acknowledged);
        line = format!(
            "{acknowledged} acknowledged and stored, taken again after {recovery:.1?}, longest wait {longest:.1?}"
        );
    });
    println!("disk full: {rounds} times: {line}; {pages} pages of help, the slowest {slowest:.1?}");
}

#[test]
fn what_is_left_of_a_disk_is_for_reports() {
    let run = Run::begin();
    let disk = Mount::in_memory(64);
    let filling = disk.folder().join("filling");
    // Of so small a disk a quarter is kept for reports.
    std::fs::write(&filling, vec![0; 54 * 1024 * 1024]).unwrap();
    let mut program = Program::on(&disk.folder().join("data"));
    program.start();
    let address = program.address();
    let begins = || Client::new(&address).post("/report", &[("signs.fixated", "yes")]).unwrap();
    let until = |status| {
        let answers = std::iter::repeat_with(|| {
            std::thread::sleep(std::time::Duration::from_millis(100));
            begins()
        });
        answers.take(300).find(|answer| answer.status == status).unwrap_or_else(|| panic!("never {status}"))
    };
    let refused = until(503);
    assert!(
        refused.text.contains("name=\"signs.fixated\" value=\"yes\""),
        "what was told comes back: {}",
        refused.text
    );
    let load = Load::new(&run, vec![address.clone()], 1, 20);
    load.run(|| {});
    assert_eq!(load.acknowledged().len(), 20, "reports are taken");
    std::fs::remove_file(filling).unwrap();
    until(303);
}

#[test]
fn a_read_only_disk_is_told_and_got_over() {
    let run = Run::begin();
    let rounds = run.size(1, 10);
    let disk = Mount::in_a_file(16);
    let data = disk.folder().join("data");
    let mut program = Program::on(&data);
    program.start();
    let address = program.address();
    let load = Load::new(&run, vec![address.clone()], 1, MANY);
    let mut line = String::new();
    let (pages, slowest) = signposts::stay(&address, || {
        let mut witness = Witness::begin(&mut program, &load);
        let mut recovery = std::time::Duration::ZERO;
        for _ in 0..rounds {
            disk.may_be_written(&data, false);
            witness.sees_all_refused();
            disk.may_be_written(&data, true);
            recovery = recovery.max(witness.sees_all_taken());
        }
        let (acknowledged, longest) = (witness.acknowledged, witness.longest);
        let all = i64::try_from(acknowledged).unwrap();
        assert_eq!(stored::in_sqlite(&program.data), (all, all), "what was refused is not there, what was taken is");
        line = format!(
            "{acknowledged} acknowledged and stored, taken again after {recovery:.1?}, longest wait {longest:.1?}"
        );
    });
    println!("read-only: {rounds} times: {line}; {pages} pages of help, the slowest {slowest:.1?}");
}
