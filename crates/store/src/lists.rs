//! Which rows a list of the desk has, for both stores. Conditions are made of fixed pieces: no word in them comes from
//! outside the program, and what somebody looks for is a parameter.

use domain::Code;
use domain::access::Scope;
use domain::queue::{Reference, State};
use domain::triage::Band;
use jiff::Timestamp;

use crate::unchecked::{UncheckedEntry, UncheckedQueueRow};
use crate::{ARRIVALS, AuditFilter, COUNTED, Filter, Place, Taker, View};

/// Where the two databases differ.
#[derive(Debug)]
pub(crate) struct Dialect {
    /// What a parameter begins with.
    mark: char,
    /// What finds one text in another.
    find: &'static str,
    /// What compares texts byte by byte.
    bytes: &'static str,
    /// Whether a query names the index that it reads. The other database knows how much there is of what, and chooses.
    names_index: bool,
    /// The first word of an action.
    word: &'static str,
    /// What locks a row that is taken, and passes over those that somebody else takes.
    lock: &'static str,
}

pub(crate) static SQLITE: Dialect = Dialect {
    mark: '?',
    find: "instr",
    bytes: "",
    names_index: true,
    word: "substr(action, 1, instr(action || ' ', ' ') - 1)",
    lock: "",
};
pub(crate) static POSTGRES: Dialect = Dialect {
    mark: '$',
    find: "strpos",
    bytes: " COLLATE \"C\"",
    names_index: false,
    word: "split_part(action, ' ', 1)",
    lock: " FOR UPDATE SKIP LOCKED",
};

/// A parameter of a query.
#[derive(Clone, Debug)]
pub(crate) enum Param {
    Integer(i64),
    Text(String),
}

/// A query and its parameters.
#[derive(Debug)]
pub(crate) struct Query {
    pub(crate) sql: String,
    pub(crate) params: Vec<Param>,
}

/// Conditions that all hold.
#[derive(Clone)]
struct Conditions {
    dialect: &'static Dialect,
    all: Vec<String>,
    params: Vec<Param>,
}

impl Conditions {
    fn none(dialect: &'static Dialect) -> Self {
        Self { dialect, all: Vec::new(), params: Vec::new() }
    }

    /// That somebody may know of the case.
    fn in_scope(dialect: &'static Dialect, scope: &Scope) -> Self {
        let mut own = Self::none(dialect);
        let name = own.text(format!("\n{}\n", scope.name()));
        own.all.push(format!("(named IS NULL OR {}(named, {name}) > 0)", dialect.find));
        if let Some(unit) = scope.unit() {
            own.is("unit", unit.code());
        }
        if scope.only_with_consent() {
            own.fixed("advocate = 1");
        }
        if scope.is_empty() {
            own.fixed("1 = 0");
        }
        own
    }

    /// That it is in a list.
    fn in_list(dialect: &'static Dialect, scope: &Scope, filter: &Filter) -> Self {
        let mut own = Self::in_scope(dialect, scope);
        own.fixed(match filter.view {
            View::Closed => "state = 'closed' AND closed_at IS NOT NULL",
            View::ToRead => "state <> 'closed' AND read_at IS NULL AND state <> 'in_hand'",
            View::Open | View::Mine | View::Unit(_) | View::Overdue => "state <> 'closed'",
        });
        match filter.view {
            View::Mine => own.is("owner", scope.name()),
            View::Unit(unit) => own.is("unit", unit.code()),
            View::ToRead | View::Open | View::Overdue | View::Closed => {}
        }
        match &filter.owner {
            Some(Some(owner)) => own.is("owner", owner),
            // Whatever does not wait has an owner.
            Some(None) => own.fixed("owner IS NULL AND state = 'waiting'"),
            None => {}
        }
        if let Some(state) = filter.state {
            own.is("state", state.code());
        }
        if let Some(unit) = filter.unit {
            own.is("unit", unit.code());
        }
        if let Some(area) = &filter.area {
            own.is("area", area);
        }
        if filter.late || filter.view == View::Overdue {
            let now = own.integer(filter.now.as_second());
            own.all.push(format!("state <> 'closed' AND due_at <= {now}"));
        }
        own
    }

    fn fixed(&mut self, condition: &str) {
        self.all.push(condition.to_owned());
    }

    fn is(&mut self, column: &'static str, value: &str) {
        let value = self.text(value.to_owned());
        self.all.push(format!("{column} = {value}"));
    }

    fn in_band(&mut self, band: Band) {
        let band = self.integer(i64::from(band.number()));
        self.all.push(format!("turn_band = {band}"));
    }

    /// That it comes after this place, in the order of the time in this column.
    fn after(&mut self, column: &str, comes: char, place: RawPlace) {
        let (at, reference) = (self.integer(place.at), self.text(place.reference));
        let bytes = self.dialect.bytes;
        self.all.push(format!("({column}, reference{bytes}) {comes} ({at}, {reference})"));
    }

    fn integer(&mut self, value: i64) -> String {
        self.param(Param::Integer(value))
    }

    fn text(&mut self, value: String) -> String {
        self.param(Param::Text(value))
    }

    fn param(&mut self, value: Param) -> String {
        self.params.push(value);
        format!("{}{}", self.dialect.mark, self.params.len())
    }

    /// The table, and the conditions for its rows.
    fn of_reports(&self, index: &str) -> String {
        let index = if self.dialect.names_index { format!(" INDEXED BY {index}") } else { String::new() };
        format!("reports{index} WHERE {}", self.all.join(" AND "))
    }

    fn query(self, sql: String) -> Query {
        Query { sql, params: self.params }
    }
}

/// The index that has the rows of a list in their order, and as few others as can be.
fn index(scope: &Scope, filter: &Filter) -> &'static str {
    let owner = filter.view == View::Mine || matches!(filter.owner, Some(Some(_)));
    let unit = scope.unit().is_some() || filter.unit.is_some() || matches!(filter.view, View::Unit(_));
    let (area, consent) = (filter.area.is_some(), scope.only_with_consent());
    let state = filter.state.is_some() || filter.owner.is_some();
    match filter.view {
        View::Closed if owner => "closed_reports_of_owner",
        View::Closed if unit => "closed_reports_of_unit",
        View::Closed if area => "closed_reports_of_area",
        View::Closed if consent => "closed_reports_for_advocates",
        View::Closed => "closed_reports",
        _ if owner => "reports_of_owner",
        _ if unit && state => "reports_by_unit",
        _ if unit => "reports_of_unit",
        _ if area => "reports_of_area",
        _ if consent => "reports_for_advocates",
        View::ToRead => "reports_to_read",
        _ if state => "reports_by_turn",
        _ => "reports_open",
    }
}

/// A place within a stretch, as it was read.
#[derive(Clone, Debug)]
pub(crate) struct RawPlace {
    pub(crate) at: i64,
    pub(crate) reference: String,
}

impl From<Place> for RawPlace {
    fn from(place: Place) -> Self {
        Self { at: place.due_at.as_second(), reference: place.reference.to_string() }
    }
}

/// A part of a list that is read in the order of one index: a band of what is open; all of what is closed.
pub(crate) struct Stretch {
    band: Option<Band>,
    closed: bool,
    /// Where the page before ended, if in this part.
    pub(crate) from: Option<RawPlace>,
}

/// The parts of a list from this place on.
pub(crate) fn stretches(filter: &Filter, after: Option<Place>) -> Vec<Stretch> {
    if filter.view == View::Closed {
        return vec![Stretch { band: filter.band, closed: true, from: after.map(RawPlace::from) }];
    }
    let here = |band: &Band| filter.band.is_none_or(|only| only == *band);
    let ahead = |band: &Band| after.is_none_or(|place| place.band <= *band);
    let from = |band| after.filter(|place| place.band == band).map(RawPlace::from);
    let bands = Band::ALL.iter().copied().filter(here).filter(ahead);
    bands.map(|band| Stretch { band: Some(band), closed: false, from: from(band) }).collect()
}

/// The rows of one part of a list, at most so many.
pub(crate) fn page(
    dialect: &'static Dialect,
    scope: &Scope,
    filter: &Filter,
    part: &Stretch,
    at_most: Option<u32>,
) -> Query {
    let mut conditions = Conditions::in_list(dialect, scope, filter);
    if let Some(band) = part.band {
        conditions.in_band(band);
    }
    let (column, comes, turned) = if part.closed { ("closed_at", '<', " DESC") } else { ("due_at", '>', "") };
    if let Some(place) = &part.from {
        conditions.after(column, comes, place.clone());
    }
    let (columns, bytes) = (UncheckedQueueRow::COLUMNS, dialect.bytes);
    let rows = conditions.of_reports(index(scope, filter));
    let limit = at_most.map(|at_most| format!(" LIMIT {}", conditions.integer(i64::from(at_most))));
    let limit = limit.unwrap_or_default();
    let sql = format!("SELECT {columns} FROM {rows} ORDER BY {column}{turned}, reference{bytes}{turned}{limit}");
    conditions.query(sql)
}

/// One row, if it is in the scope.
pub(crate) fn row(dialect: &'static Dialect, scope: &Scope, reference: Reference) -> Query {
    let mut conditions = Conditions::in_scope(dialect, scope);
    conditions.is("reference", &reference.to_string());
    let sql = format!("SELECT {} FROM reports WHERE {}", UncheckedQueueRow::COLUMNS, conditions.all.join(" AND "));
    conditions.query(sql)
}

/// How many rows a list has, in this band or in all, up to [`COUNTED`].
pub(crate) fn count(dialect: &'static Dialect, scope: &Scope, filter: &Filter, band: Option<Band>) -> Query {
    let mut conditions = Conditions::in_list(dialect, scope, filter);
    if let Some(band) = band {
        conditions.in_band(band);
    }
    let rows = conditions.of_reports(index(scope, filter));
    // In the order of the index, so that PostgreSQL does not look for the first of them in all there is.
    let order = if filter.view == View::Closed { "closed_at" } else { "turn_band, due_at" };
    let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {rows} ORDER BY {order} LIMIT {COUNTED}) AS counted");
    conditions.query(sql)
}

/// Of a band of a list: how many rows, how many of them are past their due time, and when the first of them came. Up to
/// [`COUNTED`] rows are looked at.
pub(crate) fn in_band(dialect: &'static Dialect, scope: &Scope, filter: &Filter, band: Band) -> Query {
    let mut conditions = Conditions::in_list(dialect, scope, filter);
    conditions.in_band(band);
    let rows = conditions.of_reports(index(scope, filter));
    let now = conditions.integer(filter.now.as_second());
    let sql = format!(
        "SELECT count(*), count(*) FILTER (WHERE due_at <= {now}), min(received_at)
        FROM (SELECT due_at, received_at FROM {rows} ORDER BY due_at LIMIT {COUNTED}) AS counted"
    );
    conditions.query(sql)
}

/// What came since, by band, up to [`ARRIVALS`].
pub(crate) fn arrived(dialect: &'static Dialect, scope: &Scope, since: Timestamp) -> Query {
    let mut conditions = Conditions::in_scope(dialect, scope);
    let since = conditions.integer(since.as_second());
    conditions.all.push(format!("received_at >= {since}"));
    let rows = conditions.of_reports("reports_by_arrival");
    let sql = format!(
        "SELECT turn_band, count(*) FROM (SELECT turn_band FROM {rows} ORDER BY received_at LIMIT {ARRIVALS}) AS came
        GROUP BY turn_band ORDER BY turn_band"
    );
    conditions.query(sql)
}

/// What somebody has taken and not opened.
pub(crate) fn taken_by(dialect: &'static Dialect, scope: &Scope, taker: &Taker) -> Query {
    let mut conditions = Conditions::in_scope(dialect, scope);
    conditions.fixed("state <> 'closed'");
    conditions.is("state", State::Taken.code());
    conditions.is("owner", &taker.owner);
    let rows = conditions.of_reports("reports_of_owner");
    conditions.query(format!("SELECT reference FROM {rows} ORDER BY turn_band, due_at LIMIT 1"))
}

/// The most urgent that waits and that they did not pass over last.
pub(crate) fn next(dialect: &'static Dialect, scope: &Scope, taker: &Taker) -> Query {
    let mut conditions = Conditions::in_scope(dialect, scope);
    conditions.is("state", State::Waiting.code());
    if let Some(unit) = taker.unit {
        conditions.is("unit", unit.code());
    }
    let owner = conditions.text(taker.owner.clone());
    conditions.all.push(format!(
        "coalesce((SELECT passed.by FROM case_entries AS passed WHERE passed.reference = reports.reference
            AND passed.kind = 'pass_over' ORDER BY passed.number DESC LIMIT 1), '') <> {owner}"
    ));
    let unit = taker.unit.or(scope.unit()).is_some();
    let rows = conditions.of_reports(if unit { "reports_by_unit" } else { "reports_by_turn" });
    let (bytes, lock) = (dialect.bytes, dialect.lock);
    conditions.query(format!("SELECT reference FROM {rows} ORDER BY turn_band, due_at, reference{bytes} LIMIT 1{lock}"))
}

/// The entries of the audit that fit, the newest first.
pub(crate) fn audit(dialect: &'static Dialect, filter: &AuditFilter, before: Option<i64>, at_most: u32) -> Query {
    let mut conditions = Conditions::none(dialect);
    // Entries of before there was a chain have no link.
    conditions.fixed("link IS NOT NULL");
    if let Some(reference) = filter.reference {
        conditions.is("reference", &reference.to_string());
    }
    if let Some(actor) = &filter.actor {
        conditions.is("actor", actor);
    }
    if let Some(action) = &filter.action {
        conditions.fixed("action IS NOT NULL");
        conditions.is(dialect.word, action);
    }
    if let Some(before) = before {
        let before = conditions.integer(before);
        conditions.all.push(format!("number < {before}"));
    }
    let at_most = conditions.integer(i64::from(at_most));
    let (columns, all) = (UncheckedEntry::COLUMNS, conditions.all.join(" AND "));
    conditions.query(format!("SELECT {columns} FROM audit WHERE {all} ORDER BY number DESC LIMIT {at_most}"))
}
