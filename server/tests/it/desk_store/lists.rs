//! Lists, page by page, and how much there is in them.

use domain::Code;
use domain::access::{Role, Viewer};
use domain::case::{Change, Outcome};
use domain::codes::{Area, Unit};
use domain::queue::State;
use domain::triage::Band;
use sqlx::{Connection, PgConnection};
use store::{Filter, InBand, QueueRow, Store, View};

use super::made::{change, later, now};
use super::model::{Known, expected, known};
use crate::cases::{at, open};
use crate::cluster::Cluster;
use crate::store::sealed;
use crate::support::SMALLEST;

const MANY: usize = 48;

pub(super) async fn story(store: &dyn Store) {
    let references = fill(store).await;
    let all = known(store, &references).await;
    assert!(all.iter().any(|known| known.case.named.is_some() && known.case.advocate));
    for viewer in viewers() {
        for filter in filters() {
            pages(store, &all, &viewer, &filter).await;
        }
        rows(store, &all, &viewer).await;
        figures(store, &all, &viewer).await;
    }
}

/// Cases of all kinds, many of them alike in band and due time.
async fn fill(store: &dyn Store) -> Vec<String> {
    let mut references = Vec::new();
    for nth in 0..MANY {
        let reference = format!("{:04}-Q{:03}", nth * 7919 % 10_000, nth);
        let area = Area::ALL[nth % 3].code();
        let danger = if nth % 4 == 0 { r#""danger":{"weapon":"yes"},"# } else { "" };
        let sharing = if nth % 3 == 0 { r#""sharing":{"advocate":"yes"},"# } else { r#""sharing":{"advocate":"no"},"# };
        let place = if nth % 5 == 0 { String::new() } else { format!(r#""place":{{"area":"{area}"}},"#) };
        let json = SMALLEST.replacen('{', &format!("{{{danger}{sharing}{place}"), 1);
        let due = ["2026-11-21T23:00:00Z", "2026-11-22T23:00:00Z", "2026-11-29T23:00:00Z"][nth / 2 % 3];
        let key = format!("key-of-its-own-{reference}");
        store.accept(sealed(&json, &reference, &key, due)).await.unwrap();
        becomes(store, &reference, nth).await;
        references.push(reference);
    }
    references
}

/// What becomes of the nth case.
async fn becomes(store: &dyn Store, reference: &str, nth: usize) {
    let owner = ["Ann", "Ben"][nth % 2];
    let does = async |what: Change| drop(change(store, reference, owner, what).await);
    if nth % 7 == 3 {
        let named = Some(vec!["Zo\u{eb}".to_owned(), owner.to_owned()]);
        does(Change::Restrict { named }).await;
    }
    if nth % 6 == 5 {
        does(Change::HandOver { unit: Unit::ALL[nth % 2], owner: None, at: now(), due_at: now() }).await;
    }
    if nth % 8 == 6 {
        does(Change::GiveBand { band: Band::Check, due_at: at("2026-11-22T10:00:00Z") }).await;
    }
    let steps = nth % 5;
    if steps > 0 {
        does(Change::Take { owner: owner.to_owned(), at: now() }).await;
    }
    if steps > 1 {
        does(open()).await;
    }
    if steps == 3 {
        let closed_at = later(i64::try_from(nth / 4).unwrap());
        does(Change::Close { outcome: Outcome::Contacted, at: closed_at }).await;
    }
    if steps == 4 && nth.is_multiple_of(2) {
        does(Change::GiveBack { due_at: at("2026-11-22T09:00:00Z") }).await;
    }
}

fn viewers() -> Vec<Viewer> {
    let of = |name: &str, role, unit| Viewer { name: name.to_owned(), role, unit };
    vec![
        of("Ann", Role::Lead, None),
        of("Zo\u{eb}", Role::TriageOfficer, None),
        // Nearly a name that cases are closed to.
        of("o", Role::Lead, None),
        of("Ben", Role::UnitOfficer, Some(Unit::ALL[0])),
        of("Ben", Role::UnitOfficer, None),
        of("Ann", Role::Advocate, None),
        of("Ann", Role::Auditor, None),
    ]
}

/// Each view, with each thing that somebody may look for, alone and beside others.
fn filters() -> Vec<Filter> {
    let views = [View::ToRead, View::Open, View::Mine, View::Unit(Unit::ALL[1]), View::Overdue, View::Closed];
    let area = Some(Area::ALL[1].code().to_owned());
    let more = |all: Filter| {
        let with_area = Filter { area: area.clone(), ..all.clone() };
        let mine = Filter { owner: Some(Some("Ben".to_owned())), ..all.clone() };
        [
            Filter { state: Some(State::InHand), ..all.clone() },
            Filter { state: Some(State::Closed), ..all.clone() },
            Filter { owner: Some(None), ..all.clone() },
            Filter { unit: Some(Unit::ALL[0]), ..all.clone() },
            Filter { unit: Some(Unit::ALL[0]), state: Some(State::Waiting), ..all.clone() },
            Filter { band: Some(Band::Urgent), ..all.clone() },
            Filter { late: true, ..all.clone() },
            Filter { late: true, band: Some(Band::Check), ..with_area.clone() },
            Filter { state: Some(State::Taken), ..mine.clone() },
            Filter { unit: Some(Unit::ALL[1]), ..mine.clone() },
            with_area,
            mine,
            all,
        ]
    };
    views.into_iter().flat_map(|view| more(Filter::all(view, at("2026-11-22T23:00:00Z")))).collect()
}

/// All of a list, in pages of this length.
async fn walked(store: &dyn Store, viewer: &Viewer, filter: &Filter, length: u32) -> Vec<QueueRow> {
    let mut found: Vec<QueueRow> = Vec::new();
    loop {
        let after = found.last().map(|last| last.place(filter.view));
        let page = store.page(viewer.scope(), filter.clone(), after, length).await.unwrap();
        assert!(page.len() <= length as usize);
        if page.is_empty() {
            return found;
        }
        found.extend(page);
    }
}

async fn pages(store: &dyn Store, all: &[Known], viewer: &Viewer, filter: &Filter) {
    let wanted = expected(all, viewer, filter);
    for length in [3, 50] {
        let found = walked(store, viewer, filter, length).await;
        let found: Vec<String> = found.iter().map(|row| row.reference.to_string()).collect();
        assert_eq!(found, wanted, "{viewer:?} {filter:?}");
    }
}

/// A row says what its case says, to whoever may know of it.
async fn rows(store: &dyn Store, all: &[Known], viewer: &Viewer) {
    for Known { reference, case, area } in all {
        let row = store.row(viewer.scope(), *reference).await.unwrap();
        let seen = viewer.may_see(&case.standing()) != domain::access::Access::Nothing;
        assert_eq!(row.is_some(), seen, "{viewer:?} {reference}");
        let Some(row) = row else { continue };
        assert_eq!((row.state, row.owner, row.version), (case.state, case.owner.clone(), case.version));
        assert_eq!((row.band, row.due_at, row.area), (case.counting_band(), case.due_at, area.clone()));
        assert_eq!((row.read_at, row.came_back_at), (case.read_at, case.came_back_at));
        assert_eq!((row.outcome, row.closed_at), (case.outcome, case.closed_at));
        assert_eq!(row.unit.as_deref(), case.unit.map(Code::code));
    }
    assert_eq!(store.row(viewer.scope(), "0000-0000".parse().unwrap()).await.unwrap(), None);
}

async fn figures(store: &dyn Store, all: &[Known], viewer: &Viewer) {
    let now = at("2026-11-22T23:00:00Z");
    let tally = store.tally(viewer.scope(), now).await.unwrap();
    let many = |view| expected(all, viewer, &Filter::all(view, now)).len() as u64;
    assert_eq!((tally.open, tally.mine), (many(View::Open), many(View::Mine)), "{viewer:?}");
    assert_eq!((tally.overdue, tally.unit), (many(View::Overdue), viewer.scope().unit().map(|u| many(View::Unit(u)))));
    let came = at("2026-11-21T22:30:00Z");
    let in_band = |band: &Band| {
        let filter = Filter { band: Some(*band), ..Filter::all(View::ToRead, now) };
        let waiting = i64::try_from(expected(all, viewer, &filter).len()).unwrap();
        let overdue = i64::try_from(expected(all, viewer, &Filter { late: true, ..filter }).len()).unwrap();
        (waiting > 0).then_some(InBand { band: *band, waiting, oldest: came, overdue })
    };
    assert_eq!(tally.bands, Band::ALL.iter().filter_map(in_band).collect::<Vec<_>>(), "{viewer:?}");
    let arrived = store.arrived_since(viewer.scope(), came).await.unwrap();
    let arrived: u64 = arrived.iter().map(|(_, many)| u64::from(*many)).sum();
    assert_eq!(arrived, many(View::Open) + many(View::Closed), "{viewer:?}");
    assert_eq!(store.arrived_since(viewer.scope(), later(0)).await.unwrap().len() as u64, 0);
}

/// Rows that say what none can are left out and take nobody's place: a page is full while there is more.
async fn damaged(url: &str, damage: impl AsyncFn(&'static str)) {
    let store = super::open(url).await;
    for nth in 0..7 {
        let (reference, key) = (format!("DDDD-DDD{nth}"), format!("key-of-its-own-DDDD-DDD{nth}"));
        store.accept(sealed(SMALLEST, &reference, &key, "2026-11-23T23:00:00Z")).await.unwrap();
    }
    damage("UPDATE reports SET state = 'nowhere' WHERE reference IN ('DDDD-DDD0', 'DDDD-DDD1', 'DDDD-DDD3')").await;
    let viewer = &viewers()[0];
    let filter = Filter::all(View::Open, now());
    let first = store.page(viewer.scope(), filter.clone(), None, 2).await.unwrap();
    assert_eq!(first.len(), 2, "{url}");
    let found = walked(store.as_ref(), viewer, &filter, 2).await;
    let found: Vec<String> = found.iter().map(|row| row.reference.to_string()).collect();
    assert_eq!(found, ["DDDD-DDD2", "DDDD-DDD4", "DDDD-DDD5", "DDDD-DDD6"], "{url}");
    assert_eq!(store.damaged().await.unwrap(), ["DDDD-DDD0", "DDDD-DDD1", "DDDD-DDD3"], "{url}");
}

#[tokio::test]
async fn damaged_rows_take_nobodys_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("foursight.db");
    damaged(&format!("sqlite://{}", path.display()), async |sql| {
        rusqlite::Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    })
    .await;
    let cluster = Cluster::new();
    damaged(&cluster.url(), async |sql| {
        let mut own = PgConnection::connect(&cluster.url()).await.unwrap();
        sqlx::raw_sql(sql).execute(&mut own).await.unwrap();
    })
    .await;
}
