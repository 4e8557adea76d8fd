//! The power is cut: once by copying a server that stands still, once by replaying what it wrote onto a disk that
//! keeps only what was synced.

mod disk;
mod little;
mod trace;

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;

use rusqlite::Connection;
use rustix::process::Signal;

use crate::chance::{Chance, moment_later};
use crate::load::Load;
use crate::program::Program;
use crate::run::Run;
use crate::stored;

use disk::Disk;
use trace::{Event, Reader};

/// A page of a report's words, so that the log is written into the database now and then.
const FILLING: usize = 9000;

/// The references in a copy of the data folder, which is whole and has each report once.
fn references(folder: &Path) -> BTreeSet<String> {
    if !folder.join("foursight.db").exists() {
        return BTreeSet::new();
    }
    let database = Connection::open(folder.join("foursight.db")).unwrap();
    let whole: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(whole, "ok", "the database is whole");
    let Ok(mut query) = database.prepare("SELECT reference, hex(key_hash) FROM reports") else {
        // The power went before there was a schema.
        return BTreeSet::new();
    };
    let rows: Vec<(String, String)> =
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    let keys: BTreeSet<&String> = rows.iter().map(|(_, key)| key).collect();
    assert_eq!(keys.len(), rows.len(), "each report is there once");
    rows.into_iter().map(|(reference, _)| reference).collect()
}

#[test]
fn a_copy_of_a_server_that_stands_still_has_all_that_was_acknowledged() {
    let run = Run::begin();
    let (times, clients, reports) = run.size((8, 16, 300), (100, 64, 10_000));
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::on(&folder.path().join("data"));
    program.start();
    let load = Load::new(&run, vec![program.address()], clients, reports);
    let mut chance = run.chance();
    load.run(|| {
        for moment in chance.moments(times, reports * 9 / 10) {
            load.wait_for(moment);
            moment_later(&mut chance);
            // Told before the moment at which it stands still.
            let acknowledged = load.acknowledged();
            program.signal(Signal::STOP);
            let copy = tempfile::tempdir().unwrap();
            for file in std::fs::read_dir(&program.data).unwrap() {
                let file = file.unwrap();
                std::fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
            }
            program.signal(Signal::CONT);
            let there = references(copy.path());
            assert!(acknowledged.values().all(|reference| there.contains(reference)), "lost in a copy");
            let listed = stored::listed(&program, copy.path());
            assert_eq!(listed.into_iter().collect::<BTreeSet<_>>(), there);
        }
    });
    let found = stored::exactly(&program, &load, || stored::in_sqlite(&program.data));
    println!("stopped and copied: {times} times under {clients} clients, each copy whole: {found}");
}

#[test]
fn a_disk_that_keeps_only_what_was_synced_has_all_that_was_acknowledged() {
    let run = Run::begin();
    let (points, images, clients, reports) = run.size((40, 2, 16, 300), (400, 4, 64, 2000));
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("trace"));
    let mut program = Program::on(&data).with_words_before(trace::words(&file));
    // Stopped and started in between, which is when files are taken away and made anew.
    for half in [0, reports / 2] {
        program.start();
        let mut load = Load::new(&run, vec![program.address()], clients, reports / 2);
        load.filling = FILLING;
        load.first = half;
        load.run(|| ());
        if half == 0 { program.stop() } else { program.kill() }
    }
    let mut reader = Reader::new(&data);
    let lines = BufReader::new(std::fs::File::open(&file).unwrap()).lines();
    let events: Vec<Event> = lines.flat_map(|line| reader.read(&line.unwrap())).collect();
    let cuts = cuts(&events, points, &mut run.chance());
    let of = |wanted: fn(&Event) -> bool| events.iter().filter(|event| wanted(event)).count();
    let (writes, syncs) =
        (of(|event| matches!(event, Event::Written { .. })), of(|event| matches!(event, Event::SyncEnds { .. })));
    let acknowledged = of(|event| matches!(event, Event::Acknowledged(_)));
    assert!(acknowledged >= reports, "what clients were told is in the trace");
    let told = events.iter().skip_while(|event| !matches!(event, Event::Acknowledged(_)));
    let moved = told.filter(|event| matches!(event, Event::Written { file, .. } if file == "foursight.db"));
    assert!(moved.count() > 0, "what the log holds was written into the database in between");
    let lost = replay(&events, &cuts, images, Disk::default(), &mut run.chance());
    assert_eq!(lost, 0, "acknowledged, and not on the disk");
    // The same with a program that syncs nothing: were that no loss, this test would prove nothing.
    let deaf = replay(&events, &[events.len()], 0, Disk::never_asked(), &mut run.chance());
    assert_eq!(deaf, reports, "without a sync all is lost");
    println!(
        "power cut, only what was synced is kept: {} moments, {} images of each (with any of {writes} writes, {syncs} \
        syncs): {reports} reports, {acknowledged} answers 201, 0 lost, 0 doubled, each image whole; without syncs \
        {deaf} lost; seed {:x}",
        cuts.len(),
        images + 1,
        run.seed
    );
}

/// When to cut: at moments of chance, half of them just after somebody was told, and at the end.
fn cuts(events: &[Event], points: usize, chance: &mut Chance) -> Vec<usize> {
    let told: Vec<usize> = (0..events.len()).filter(|at| matches!(events[*at], Event::Acknowledged(_))).collect();
    let after = (0..points / 2).map(|_| told[chance.below(told.len())] + 1).collect::<Vec<_>>();
    let any = chance.moments(points / 2, events.len());
    let cuts: BTreeSet<usize> = after.into_iter().chain(any).chain([events.len()]).collect();
    cuts.into_iter().collect()
}

/// Cuts the power at these moments; how many that were acknowledged by then are lost, at the worst.
fn replay(events: &[Event], cuts: &[usize], images: usize, mut disk: Disk, chance: &mut Chance) -> usize {
    let mut acknowledged = BTreeSet::new();
    let mut lost = 0;
    let mut cuts = cuts.iter().peekable();
    for at in 0..=events.len() {
        if cuts.next_if_eq(&&at).is_some() {
            for image in 0..=images {
                let folder = tempfile::tempdir().unwrap();
                if image == 0 {
                    disk.least(folder.path());
                } else {
                    disk.some(folder.path(), chance);
                }
                let there = references(folder.path());
                lost = lost.max(acknowledged.difference(&there).count());
            }
        }
        let Some(event) = events.get(at) else { break };
        if let Event::Acknowledged(reference) = event {
            acknowledged.insert(reference.clone());
        }
        disk.happens(event.clone());
    }
    lost
}
