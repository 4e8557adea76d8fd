//! What a list has, told by looking at every case.

use std::cmp::Reverse;

use domain::access::{Access, Scope, Viewer};
use domain::case::Case;
use domain::queue::{Reference, State};
use store::{Filter, Store, View};

/// A case, and what else of its row lists look at.
pub(super) struct Known {
    pub(super) reference: Reference,
    pub(super) case: Case,
    pub(super) area: Option<String>,
}

/// All of these cases as they are.
pub(super) async fn known(store: &dyn Store, references: &[String]) -> Vec<Known> {
    let mut all = Vec::new();
    for written in references {
        let reference = written.parse().unwrap();
        let case = store.case(reference).await.unwrap().unwrap();
        let area = store.columns(reference).await.unwrap().unwrap().area;
        all.push(Known { reference, case, area });
    }
    all
}

impl Known {
    fn is_in(&self, scope: &Scope, filter: &Filter) -> bool {
        let case = &self.case;
        let open = case.state != State::Closed;
        let late = open && case.due_at <= filter.now;
        let view = match filter.view {
            View::ToRead => open && case.read_at.is_none(),
            View::Open => open,
            View::Mine => open && case.owner.as_deref() == Some(scope.name()),
            View::Unit(unit) => open && case.unit == Some(unit),
            View::Overdue => late,
            View::Closed => !open,
        };
        view && filter.state.is_none_or(|state| state == case.state)
            && filter.owner.as_ref().is_none_or(|owner| *owner == case.owner)
            && filter.unit.is_none_or(|unit| Some(unit) == case.unit)
            && filter.area.as_ref().is_none_or(|area| Some(area) == self.area.as_ref())
            && filter.band.is_none_or(|band| band == case.counting_band())
            && (!filter.late || late)
    }

    /// Where it stands in a list: what is closed goes by that alone, the last first.
    fn turn(&self, view: View) -> impl Ord {
        let closed = self.case.closed_at.filter(|_| view == View::Closed).map(|at| (at, self.reference));
        (Reverse(closed), self.case.counting_band(), self.case.due_at, self.reference)
    }
}

/// The references of a list, in its order. Whether somebody may know of a case, the policy says.
pub(super) fn expected(all: &[Known], viewer: &Viewer, filter: &Filter) -> Vec<String> {
    let scope = viewer.scope();
    let may = |known: &&Known| viewer.may_see(&known.case.standing()) != Access::Nothing;
    let mut found: Vec<&Known> = all.iter().filter(may).filter(|known| known.is_in(&scope, filter)).collect();
    found.sort_by_key(|known| known.turn(filter.view));
    found.into_iter().map(|known| known.reference.to_string()).collect()
}
