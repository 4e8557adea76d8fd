//! Pages of the `SQLite` file that are not as they were written.

use std::collections::BTreeSet;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use rusqlite::Connection;

use super::{filled, is_served, refused};
use crate::chance::Chance;
use crate::client::Client;
use crate::load::Load;
use crate::program::{Program, told};
use crate::run::Run;

#[test]
fn a_damaged_page_hides_no_other_report() {
    let run = Run::begin();
    let times = run.size(1, 15);
    let folder = tempfile::tempdir().unwrap();
    let (mut program, references) = filled(&run, Program::on(folder.path()));
    let all: BTreeSet<String> = references.iter().cloned().collect();
    let file = folder.path().join("foursight.db");
    settled(&file);
    let whole = std::fs::read(&file).unwrap();
    let mut chance = run.chance();
    let (mut named_at_most, mut refused_in_all) = (0, 0);
    for kind in [
        "name = 'reports' AND pagetype = 'leaf'",
        "name = 'reports_by_turn' AND pagetype = 'leaf'",
        "name = 'reports' AND pagetype = 'overflow'",
    ] {
        for _ in 0..times {
            spoil(&file, kind, &mut chance);
            let list = program.role(&["queue", "list", "--json"]);
            let rows: Vec<serde_json::Value> =
                serde_json::from_slice(&list.stdout).unwrap_or_else(|_| panic!("{kind}: {}", told(&list)));
            let listed: BTreeSet<String> =
                rows.iter().map(|row| row["reference"].as_str().unwrap().to_owned()).collect();
            let said = told(&list);
            let named: Vec<&String> = all.iter().filter(|reference| said.contains(reference.as_str())).collect();
            let told: BTreeSet<String> = named.iter().copied().chain(&listed).cloned().collect();
            assert_eq!(told, all, "{kind}: each is listed or named: {said}");
            assert!(named.len() <= 16, "{kind}: no more than lie on a page are lost: {said}");
            // A page of sealed words is damage that only who has the key can see.
            assert_eq!(list.status.success(), kind.contains("overflow"), "{kind}: {said}");
            let refused = all.iter().filter_map(|reference| Some((reference, refused(&program, reference)?)));
            let refused: Vec<(&String, String)> = refused.collect();
            assert!(refused.iter().all(|(reference, said)| said.contains(reference.as_str())), "{kind}: {refused:?}");
            assert!(refused.len() <= 16, "{kind}: the others are opened");
            assert_eq!(refused.is_empty(), kind.contains("turn"), "{kind}: what is damaged is refused");
            (named_at_most, refused_in_all) = (named_at_most.max(named.len()), refused_in_all + refused.len());
            settled(&file);
            std::fs::write(&file, &whole).unwrap();
        }
    }
    let last = "(SELECT max(pageno) FROM dbstat WHERE name = 'reports' AND pagetype = 'leaf')";
    spoil(&file, &format!("name = 'reports' AND pagetype = 'leaf' AND pageno < {last}"), &mut chance);
    is_served(&run, &mut program);
    // Where new reports go to the very page that is damaged, none is taken, and that is told.
    settled(&file);
    std::fs::write(&file, &whole).unwrap();
    spoil(&file, &format!("pageno = {last}"), &mut chance);
    program.start();
    let load = Load::anew(&run, &program.address());
    let refused = Client::new(&program.address()).report(&load.key(0), &load.body(0)).unwrap();
    assert_eq!((refused.status, refused.header("retry-after")), (503, "120"), "{}", refused.text);
    println!(
        "damaged pages, SQLite: {} of 3 kinds, each with {} reports: at most {named_at_most} named in a list, the \
        others listed; {refused_in_all} refused by name when opened; seed {:x}",
        times * 3,
        all.len(),
        run.seed
    );
}

/// Writes what is in the log into the file, so that the file is all there is.
fn settled(file: &Path) {
    let database = Connection::open(file).unwrap();
    let checkpoint = database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
    assert_eq!(checkpoint.unwrap(), 0, "nobody else has it open");
}

/// Overwrites the beginning of a page of this kind, drawn by chance.
fn spoil(file: &Path, kind: &str, chance: &mut Chance) {
    let pages: Vec<i64> = {
        let database = Connection::open(file).unwrap();
        let mut query = database.prepare(&format!("SELECT pageno FROM dbstat WHERE {kind}")).unwrap();
        query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let page = u64::try_from(pages[chance.below(pages.len())]).unwrap();
    let mut file = std::fs::File::options().read(true).write(true).open(file).unwrap();
    let at = (page - 1) * 4096;
    let mut before = [0; 64];
    file.seek(SeekFrom::Start(at)).unwrap();
    file.read_exact(&mut before).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(&before.map(|byte| !byte)).unwrap();
}
