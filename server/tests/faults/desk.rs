//! The desk is killed, again and again, while many people press *Take next*.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, ScopedJoinHandle};
use std::time::Duration;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use clock::ClockAndRandom;
use domain::access::Role;
use jiff::ToSpan;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use store::{
    AuditEntry, DeskSession, DeskSessions, Invitation, InvitationKind, Officer, OfficerState, Officers, Schema, Sqlite,
};
use tokio::time::Instant;

use crate::chance::moment_later;
use crate::client::Client;
use crate::load::Load;
use crate::program::{Program, told};
use crate::run::Run;

/// How long one person goes on pressing.
const PATIENCE: Duration = Duration::from_mins(2);

#[test]
fn kill_9_gives_no_case_to_two_people_and_loses_none() {
    let run = Run::begin();
    let (times, people, reports) = run.size((3, 16, 160), (20, 32, 1_000));
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::on(&folder.path().join("data"));
    program.start();
    let load = Load::new(&run, vec![program.address()], 8, reports);
    load.run(|| {});
    program.stop();
    let cookies = sign_in(&program.data, people);
    program.become_desk();
    program.start();
    let (address, taken) = (program.desk_address(), AtomicUsize::new(0));
    let mut chance = run.chance();
    let all: Vec<BTreeSet<String>> = thread::scope(|scope| {
        let pressing: Vec<_> = cookies
            .into_iter()
            .map(|cookie| {
                let (address, taken) = (&address, &taken);
                scope.spawn(move || press(Client::with_cookie(address, cookie), taken))
            })
            .collect();
        // Answers that a kill cuts off are not counted, so the last moment is well before the end.
        for moment in chance.moments(times, reports / 2) {
            while taken.load(Ordering::Relaxed) < moment && !pressing.iter().all(ScopedJoinHandle::is_finished) {
                thread::sleep(Duration::from_millis(5));
            }
            moment_later(&mut chance);
            program.kill();
            program.start();
        }
        pressing.into_iter().map(|one| one.join().unwrap()).collect()
    });
    // An answer that was lost had its effect: whose a case is, the database tells.
    let owners = owners(&program.data);
    assert_eq!(owners.len(), reports);
    for (at, own) in all.iter().enumerate() {
        for to in own {
            let reference = to.trim_start_matches("/cases/");
            assert_eq!(owners[reference], Some(format!("officer {at}")), "{reference} was given to one person");
        }
    }
    assert!(owners.values().all(Option::is_some), "none is left: {owners:?}");
    let seen: usize = all.iter().map(BTreeSet::len).sum();
    assert!(seen >= reports - times * people, "only answers that a kill cut off are missing: {seen}");
    let verified = program.role(&["audit", "verify"]);
    assert!(verified.status.success(), "{}", told(&verified));
    println!("kill -9 of the desk: {times} times under {people} people: {reports} cases, each to one of them");
}

/// Takes and opens until nothing is left. What was not opened is given again.
fn press(mut client: Client, taken: &AtomicUsize) -> BTreeSet<String> {
    let start = Instant::now();
    let mut own = BTreeSet::new();
    loop {
        assert!(start.elapsed() < PATIENCE, "it goes on for too long");
        let answer = client.post("/take-next", &[]);
        let to = answer.map(|answer| answer.header("location").to_owned()).unwrap_or_default();
        if to.starts_with("/queue") {
            return own;
        }
        let opened = !to.is_empty() && client.get(&to).is_ok_and(|page| page.status == 200);
        if opened && own.insert(to) {
            taken.fetch_add(1, Ordering::Relaxed);
        } else if !opened {
            thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Whose each case is.
fn owners(data: &Path) -> BTreeMap<String, Option<String>> {
    let database = Connection::open(data.join("foursight.db")).unwrap();
    let mut query = database.prepare("SELECT reference, owner FROM reports").unwrap();
    query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

/// So many people who are signed in, by the cookies of their browsers.
fn sign_in(data: &Path, people: usize) -> Vec<String> {
    let (clock, store) = (ClockAndRandom::real(), Sqlite::open(&data.join("foursight.db"), Schema::MustExist).unwrap());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let sign_in = async |at: usize| {
        let (now, name) = (clock.now(), format!("officer {at}"));
        let later = now.checked_add(24.hours()).unwrap();
        let (id, token_hash): ([u8; 16], [u8; 32]) = (clock.random(), clock.random());
        let entry = || AuditEntry::now(&clock, "test", "invite", None);
        let officer = Officer {
            id,
            name,
            role: Role::TriageOfficer,
            unit: None,
            state: OfficerState::Invited,
            added_at: now,
            revoked_at: None,
        };
        let invitation = Invitation { token_hash, officer: id, kind: InvitationKind::Demo, expires_at: later };
        assert!(store.add_officer(officer, invitation, entry()).await.unwrap());
        let secret: [u8; 32] = clock.random();
        let session = DeskSession {
            id: Sha256::new().chain_update(b"foursight desk secret\0").chain_update(secret).finalize().into(),
            officer: id,
            began_at: now,
            seen_at: now,
            expires_at: later,
            proven_at: None,
            locked_at: None,
        };
        assert!(store.begin_session(session, Some(token_hash), entry()).await.unwrap());
        format!("desk={}", BASE64_URL_SAFE_NO_PAD.encode(secret))
    };
    (0..people).map(|at| runtime.block_on(sign_in(at))).collect()
}
