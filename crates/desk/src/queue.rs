//! The list of cases, and taking the next one.

mod asked;
mod lines;
mod mark;

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use desk_app::{Page, Pager, QueuePage, Tile, ViewTab};
use domain::Code;
use domain::access::Area;
use domain::triage::Band;
use store::{COUNTED, Filter, StoreError, Taker, Tally, View};

use crate::session::{Signed, admitted};
use crate::{Desk, respond};

use asked::Asked;

pub(crate) use mark::Mark;

/// How many cases stand on a page.
const ROWS: u32 = 50;

/// `GET /`: to where somebody's work is.
pub(crate) async fn home(signed: Signed) -> Response {
    respond::see_other(if signed.viewer.may_use(Area::Queue) { "/queue" } else { "/audit" })
}

/// `GET /queue`: a page of a list.
pub(crate) async fn show(State(desk): State<Arc<Desk>>, signed: Signed, Query(asked): Query<Asked>) -> Response {
    if let Err(refused) = admitted(&desk, &signed, Area::Queue).await {
        return refused;
    }
    match page(&desk, &signed, &asked).await {
        Ok(response) => response,
        Err(why) => respond::failed(&desk, &why).await,
    }
}

async fn page(desk: &Desk, signed: &Signed, asked: &Asked) -> Result<Response, StoreError> {
    let (now, scope) = (desk.clock.now(), signed.viewer.scope());
    let filter = asked.filter(&signed.viewer, now);
    let view = filter.view;
    let mut found = desk.store.page(scope.clone(), filter.clone(), asked.place(), ROWS + 1).await?;
    let more = found.len() > ROWS as usize;
    found.truncate(ROWS as usize);
    let next = found.last().filter(|_| more).map(|last| Pager { href: asked.address_after(&last.place(view)) });
    let tally = desk.store.tally(scope, now).await?;
    let rows = found.iter().map(|row| lines::line(desk, signed, row, view)).collect();
    let may_take = signed.viewer.may_use(Area::TakeNext);
    let page = QueuePage {
        today: desk.when().today(),
        staffed: staffed(desk),
        tiles: tiles(&tally),
        tabs: tabs(&tally, view, &filter),
        filter: asked.choices(&signed.viewer),
        rows,
        next,
        may_take,
        most_urgent: most_urgent(desk, &tally).filter(|_| may_take),
        said: asked.said(),
        as_of: Mark::now(desk, signed).await?.to_string(),
    };
    Ok(respond::page(signed.frame(desk).await?, StatusCode::OK, Page::Queue(page)).await)
}

fn staffed(desk: &Desk) -> String {
    match desk.targets.staffed_in_words() {
        Some((from, to)) => format!("Reports are read from {from} to {to} each day."),
        None => "Reports are read round the clock.".to_owned(),
    }
}

fn tiles(tally: &Tally) -> Vec<Tile> {
    let tile = |band: &Band| {
        let found = tally.bands.iter().find(|own| own.band == *band);
        let (waiting, late) = found.map_or((0, 0), |own| (own.waiting.unsigned_abs(), own.overdue.unsigned_abs()));
        Tile { band: *band, waiting, late, href: format!("/queue?view=to_read&band={}", band.number()) }
    };
    Band::ALL.iter().map(tile).collect()
}

fn tabs(tally: &Tally, shown: View, filter: &Filter) -> Vec<ViewTab> {
    let to_read: u64 = tally.bands.iter().map(|band| band.waiting.unsigned_abs()).sum();
    let count = |count: u64| {
        if count >= u64::from(COUNTED) { format!("{COUNTED}+") } else { count.to_string() }
    };
    let mut tabs = vec![
        ("To read", "to_read", Some(count(to_read)), shown == View::ToRead),
        ("Open", "open", Some(count(tally.open)), shown == View::Open),
        ("Mine", "mine", Some(count(tally.mine)), shown == View::Mine),
        ("Overdue", "overdue", Some(count(tally.overdue)), shown == View::Overdue),
        ("Closed", "closed", None, shown == View::Closed),
    ];
    if let Some(unit) = tally.unit {
        let current = matches!(filter.view, View::Unit(_));
        tabs.insert(3, ("My unit", "unit", Some(count(unit)), current));
    }
    let tab = |(name, view, count, current): (&'static str, &str, Option<String>, bool)| ViewTab {
        name,
        count,
        href: format!("/queue?view={view}"),
        current,
    };
    tabs.into_iter().map(tab).collect()
}

/// Of what waits, the band that is most urgent and when it is due, by the one that came first in it.
fn most_urgent(desk: &Desk, tally: &Tally) -> Option<String> {
    let first = tally.bands.iter().filter(|band| band.waiting > 0).min_by_key(|band| band.band.number())?;
    let due = desk.when().due(desk.targets.due(first.oldest, first.band, &desk.local));
    Some(format!("band {}, {}", first.band.number(), due.left))
}

/// `POST /take-next`: the most urgent case that nobody has, for one person only.
pub(crate) async fn take_next(State(desk): State<Arc<Desk>>, signed: Signed) -> Response {
    if let Err(refused) = admitted(&desk, &signed, Area::TakeNext).await {
        return refused;
    }
    // Whoever works in a unit takes that unit's.
    let taker = Taker { owner: signed.viewer.name.clone(), unit: signed.viewer.unit };
    let entry = signed.did(&desk, "take", None);
    match desk.store.take_next(signed.viewer.scope(), taker, entry, Vec::new()).await {
        Ok(Some((reference, _))) => respond::see_other(&format!("/cases/{reference}")),
        Ok(None) => respond::see_other("/queue?said=nothing-to-take"),
        Err(why) => respond::failed(&desk, &why).await,
    }
}

/// The code of an owner who is nobody, and of the one who looks.
pub(crate) const NOBODY: &str = "-";
pub(crate) const ME: &str = "me";

/// The name of a code, which may be one that this version does not know.
pub(crate) fn named<C: Code>(code: &str) -> String {
    C::from_code(code).map_or_else(|| code.to_owned(), |code| content::english().say(code).to_owned())
}
