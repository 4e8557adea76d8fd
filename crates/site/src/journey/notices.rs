//! The notices that urgent answers call for, and what stands after them.

use app::pages::{AfterDanger, notice_templates};
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use domain::Report;
use domain::codes::{About, AgeGroup, Nation};
use domain::lines::lines;
use domain::reading_targets::ReadingTargets;
use domain::triage::Band;

use super::Site;
use crate::{Public, directory};

/// `GET /report/notices`: all of them, the same for everybody, so that asking tells nothing, and that they come also when
/// all else is down. Only scripts ask, once a form is first answered: carried by every page they would weigh more than
/// what is asked there. Which lines are open in one nation is said once the part was saved.
pub(crate) async fn notices(State(public): Site) -> Response {
    let after = public.after_danger(&Report::default());
    Html(notice_templates(public.frame.words, &after)).into_response()
}

impl Public {
    /// Who is open now for whoever tells of danger, and when a person reads it.
    pub(super) fn after_danger(&self, report: &Report) -> AfterDanger {
        let about = if report.is_second_hand() { About::SomeoneElse } else { About::Myself };
        let under_18 = report.reporter.age_group.is_some_and(AgeGroup::is_under_18);
        let named = lines(about, report.place.nation.unwrap_or(Nation::NotSure), under_18, &[]);
        let now = self.layer.clock.minute();
        let mut open = directory::calls(self.frame.words, now, self.local_time.zone());
        open.retain(|call| {
            named.contains(&call.line) && call.phases.first().is_some_and(|phase| phase.state.is_open())
        });
        let due = self.targets.due(now, Band::Urgent, &self.local_time);
        let round_the_clock = ReadingTargets { staffed: None, ..self.targets.clone() };
        // Where no one reads, in a demonstration, nothing is promised.
        let later = self.frame.operator.is_some() && due > round_the_clock.due(now, Band::Urgent, &self.local_time);
        AfterDanger { open, read_by: later.then(|| self.local_time.in_words(due)) }
    }
}
