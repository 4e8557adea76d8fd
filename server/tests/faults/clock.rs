//! The clock is set back while people report.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::client::Client;
use crate::load::Load;
use crate::program::{Program, told};
use crate::run::Run;
use crate::stored;

const PART: &str = "/report/4";
const WORDS: &str = "She reads my letters before I do.";

/// What stands between a program and the clock, wherever this Debian has it.
fn library() -> PathBuf {
    let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut found = folders.map(|folder| folder.join("faketime/libfaketimeMT.so.1")).filter(|file| file.is_file());
    found.next().expect("libfaketime is needed for this test: on Debian `apt-get install libfaketime`")
}

#[test]
fn a_clock_set_back_loses_nothing_and_doubles_nothing() {
    let run = Run::begin();
    let (clients, reports) = run.size((8, 60), (64, 2000));
    let folder = tempfile::tempdir().unwrap();
    let clock = folder.path().join("clock");
    // By how much it is wrong.
    let set = |by: &str| {
        let new = folder.path().join("new");
        std::fs::write(&new, by).unwrap();
        std::fs::rename(new, &clock).unwrap();
    };
    set("+0");
    let mut program = Program::on(&folder.path().join("data")).with_surroundings(vec![
        ("LD_PRELOAD", library().display().to_string()),
        ("FAKETIME_TIMESTAMP_FILE", clock.display().to_string()),
        ("FAKETIME_NO_CACHE", "1".to_owned()),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1".to_owned()),
    ]);
    program.start();
    let mut person = Client::new(&program.address());
    person.begin();
    let mut late = Client::new(&program.address());
    let save = |person: &mut Client| person.post(PART, &[("behaviour.text", WORDS)]).unwrap();
    let shows = |person: &Client| {
        let page = person.get(PART).unwrap();
        (page.status, page.text.contains(WORDS))
    };
    assert_eq!(save(&mut person).status, 303);

    let load = Load::new(&run, vec![program.address()], clients, reports);
    load.run(|| {
        load.wait_for(reports / 3);
        set("-3600");
        assert_eq!(shows(&person), (200, true), "an hour back, the draft is there");
        assert_eq!(save(&mut person).status, 303, "and is kept");
        load.wait_for(reports * 2 / 3);
        set("-31536000");
        assert_eq!(shows(&person), (200, true), "a year back, the draft is there");
        late.begin();
        assert_eq!(save(&mut late).status, 303);
    });
    let found = stored::exactly(&program, &load, || stored::in_sqlite(&program.data));
    in_order(&program, reports);

    set("+0");
    // By the clock that is right again an hour has passed since anything was done.
    assert_eq!(shows(&person), (200, false), "set right, it is asked who is there");
    assert_eq!(person.post("/report/away", &[("choice", "show"), ("to", PART)]).unwrap().status, 303);
    assert_eq!(shows(&person), (200, true), "and the draft is there");
    let ended = save(&mut late);
    assert_eq!(ended.status, 303, "what was kept a year ago has ended");
    assert_eq!(shows(&late), (200, true), "the words wait in a new draft");
    set("+10800");
    assert_eq!(shows(&person).0, 410, "three hours on, the first draft has ended");
    assert!(!program.messages().contains("a fault of ours"), "{}", program.messages());
    println!("clock set back by an hour and by a year under {clients} clients: {found}");
}

/// The queue is in the order that it tells, from at least three times that the clock told.
fn in_order(program: &Program, reports: usize) {
    let list = program.role(&["queue", "list", "--json"]);
    let rows: Vec<serde_json::Value> =
        serde_json::from_slice(&list.stdout).unwrap_or_else(|_| panic!("{}", told(&list)));
    let text = |row: &serde_json::Value, name: &str| row[name].as_str().unwrap().to_owned();
    let turn = |row: &serde_json::Value| (row["band"].as_u64().unwrap(), text(row, "due_at"), text(row, "reference"));
    assert_eq!(rows.len(), reports);
    assert!(rows.is_sorted_by_key(turn), "by band, then by due time");
    assert!(rows.iter().all(|row| text(row, "received_at") < text(row, "due_at")), "each is due after it came");
    let hours: BTreeSet<String> = rows.iter().map(|row| text(row, "received_at")[..13].to_owned()).collect();
    assert!(hours.len() >= 3, "the clock was set back: {hours:?}");
}
