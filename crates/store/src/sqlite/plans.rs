//! How `SQLite` finds what lists, figures and takers ask for: by an index that has it in order, whatever is asked. A plan
//! does not depend on how much there is, because each query names its index.

use domain::Code;
use domain::access::{Role, Scope, Viewer};
use domain::codes::Unit;
use domain::queue::State;
use domain::triage::Band;
use jiff::Timestamp;
use rusqlite::{Connection, params_from_iter};

use super::connection::STEPS;
use crate::lists::{self, Query, SQLITE};
use crate::{AuditFilter, Filter, Place, Taker, View};

fn database() -> Connection {
    let db = Connection::open_in_memory().unwrap();
    for step in STEPS {
        db.execute_batch(step).unwrap();
    }
    db
}

fn scopes() -> Vec<Scope> {
    let of = |role, unit| Viewer { name: "Ann".to_owned(), role, unit }.scope();
    vec![
        of(Role::Lead, None),
        of(Role::UnitOfficer, Some(Unit::ALL[0])),
        of(Role::Advocate, None),
        of(Role::Auditor, None),
    ]
}

/// Every filter that there can be, but for the values in it.
fn filters() -> Vec<Filter> {
    let views = [View::ToRead, View::Open, View::Mine, View::Unit(Unit::ALL[0]), View::Overdue, View::Closed];
    let owners = [None, Some(None), Some(Some("Ann".to_owned()))];
    let mut all: Vec<Filter> = views.iter().map(|view| Filter::all(*view, Timestamp::UNIX_EPOCH)).collect();
    let each = |all: Vec<Filter>, more: &dyn Fn(&Filter) -> Vec<Filter>| all.iter().flat_map(more).collect();
    all = each(all, &|own| owners.iter().map(|owner| Filter { owner: owner.clone(), ..own.clone() }).collect());
    all = each(all, &|own| vec![own.clone(), Filter { state: Some(State::Taken), ..own.clone() }]);
    all = each(all, &|own| vec![own.clone(), Filter { unit: Some(Unit::ALL[1]), ..own.clone() }]);
    all = each(all, &|own| vec![own.clone(), Filter { area: Some("dyfed".to_owned()), ..own.clone() }]);
    all = each(all, &|own| vec![own.clone(), Filter { band: Some(Band::Standard), ..own.clone() }]);
    each(all, &|own| vec![own.clone(), Filter { late: true, ..own.clone() }])
}

fn plan(db: &Connection, query: &Query) -> String {
    let sql = format!("EXPLAIN QUERY PLAN {}", query.sql);
    let mut statement = db.prepare(&sql).unwrap_or_else(|why| panic!("{why}: {sql}"));
    let steps = statement.query_map(params_from_iter(&query.params), |row| row.get::<_, String>(3)).unwrap();
    steps.map(Result::unwrap).collect::<Vec<_>>().join("; ")
}

/// By an index, and what is asked for is in order as it is read.
fn is_found(db: &Connection, query: &Query) {
    let plan = plan(db, query);
    assert!(plan.contains("USING INDEX") || plan.contains("USING COVERING INDEX"), "{plan}: {}", query.sql);
    assert!(!plan.contains("TEMP B-TREE"), "{plan}: {}", query.sql);
}

#[test]
fn every_list_is_read_from_an_index_in_its_order() {
    let db = database();
    let reference = "7KQ4-M2XP".parse().unwrap();
    let place = Place { band: Band::Urgent, due_at: Timestamp::UNIX_EPOCH, reference };
    for scope in scopes() {
        for filter in filters() {
            for after in [None, Some(place)] {
                for part in lists::stretches(&filter, after) {
                    is_found(&db, &lists::page(&SQLITE, &scope, &filter, &part, None));
                }
            }
        }
    }
}

/// A page goes on within its index: the place where the page before ended is looked up, not counted up to.
#[test]
fn a_page_begins_where_the_one_before_ended() {
    let db = database();
    let reference = "7KQ4-M2XP".parse().unwrap();
    let after = Some(Place { band: Band::Urgent, due_at: Timestamp::UNIX_EPOCH, reference });
    for (view, wanted) in [
        (View::Open, "INDEX reports_open (turn_band=? AND (due_at,reference)>(?,?))"),
        (View::ToRead, "INDEX reports_to_read (turn_band=? AND (due_at,reference)>(?,?))"),
        (View::Overdue, "INDEX reports_open (turn_band=? AND (due_at,reference)>(?,?) AND due_at<?)"),
        (View::Mine, "INDEX reports_of_owner (owner=? AND turn_band=? AND (due_at,reference)>(?,?))"),
        (View::Unit(Unit::ALL[0]), "INDEX reports_of_unit (unit=? AND turn_band=? AND (due_at,reference)>(?,?))"),
        (View::Closed, "INDEX closed_reports (closed_at>? AND (closed_at,reference)<(?,?))"),
    ] {
        let filter = Filter::all(view, Timestamp::UNIX_EPOCH);
        let part = &lists::stretches(&filter, after)[0];
        let plan = plan(&db, &lists::page(&SQLITE, &scopes()[0], &filter, part, None));
        assert!(plan.contains(wanted), "{view:?}: {plan}");
    }
}

#[test]
fn figures_are_counted_in_an_index() {
    let db = database();
    let now = Timestamp::UNIX_EPOCH;
    for scope in scopes() {
        let arrived = plan(&db, &lists::arrived(&SQLITE, &scope, now));
        assert!(arrived.contains("INDEX reports_by_arrival (received_at>?)"), "{arrived}");
        let mut queries = Vec::new();
        for band in Band::ALL {
            queries.push(lists::in_band(&SQLITE, &scope, &Filter::all(View::ToRead, now), *band));
            queries.push(lists::count(&SQLITE, &scope, &Filter::all(View::Overdue, now), Some(*band)));
        }
        for view in [View::Open, View::Mine, View::Unit(Unit::ALL[0])] {
            queries.push(lists::count(&SQLITE, &scope, &Filter::all(view, now), None));
        }
        for query in queries {
            is_found(&db, &query);
        }
    }
}

#[test]
fn who_takes_the_next_reads_no_other() {
    let db = database();
    for scope in scopes() {
        for unit in [None, Some(Unit::ALL[0])] {
            let taker = Taker { owner: "Ann".to_owned(), unit };
            is_found(&db, &lists::next(&SQLITE, &scope, &taker));
            is_found(&db, &lists::taken_by(&SQLITE, &scope, &taker));
        }
    }
}

#[test]
fn the_audit_is_read_from_its_end_by_what_is_looked_for() {
    let db = database();
    let reference = Some("7KQ4-M2XP".parse().unwrap());
    let word = || Some("open".to_owned());
    for (filter, wanted) in [
        (AuditFilter { reference, ..AuditFilter::default() }, "audit_of_reference (reference=? AND number<?)"),
        (AuditFilter { actor: word(), ..AuditFilter::default() }, "audit_of_actor (actor=? AND number<?)"),
        (AuditFilter { action: word(), ..AuditFilter::default() }, "audit_of_action (<expr>=? AND number<?)"),
        (AuditFilter::default(), "INTEGER PRIMARY KEY (rowid<?)"),
    ] {
        let plan = plan(&db, &lists::audit(&SQLITE, &filter, Some(9), 50));
        assert!(plan.contains(wanted) && !plan.contains("TEMP B-TREE"), "{plan}");
    }
}
