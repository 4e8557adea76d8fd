//! A row of a list, in words. Nothing of a report is opened for it.

use desk_app::QueueLine;
use domain::access::Part;
use domain::codes::{Area, Unit};
use store::{QueueRow, View};

use super::named;
use crate::Desk;
use crate::session::Signed;

pub(super) fn line(desk: &Desk, signed: &Signed, row: &QueueRow, view: View) -> QueueLine {
    let when = desk.when();
    let due = match row.closed_at.filter(|_| view == View::Closed) {
        Some(closed_at) => when.done(closed_at),
        None => when.due(row.due_at),
    };
    let came_back = row.came_back_at.map(|at| format!("Back {}, taken but not opened", when.time(at)));
    QueueLine {
        reference: row.reference.to_string(),
        href: format!("/cases/{}", row.reference),
        band: row.band,
        due,
        state: row.state,
        outcome: row.outcome,
        own: row.owner.as_deref() == Some(&signed.viewer.name),
        owner: row.owner.clone().filter(|_| !signed.viewer.kept_back().contains(&Part::Staff)),
        area: row.area.as_deref().map(named::<Area>),
        unit: row.unit.as_deref().map(named::<Unit>),
        also: came_back.into_iter().collect(),
    }
}
