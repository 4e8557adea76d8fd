//! What an answer calls for before the person goes on: help that can't wait for the report to be sent.

use crate::Report;
use crate::code::codes;
use crate::codes::{AgeGroup, Answer, Area, Nation};
use crate::section::Section;
use crate::triage::{self, Flag};

codes! {
    /// Something to know before going on, with words of its own in `content/`.
    Notice in "notice" {
        /// There is danger at this moment: 999, and how to reach it without a sound.
        DangerNow = "danger_now",
        /// Scottish law, and Police Scotland's own way to report.
        Scotland = "scotland",
        /// Northern Ireland's law, and the PSNI's own way to report.
        NorthernIreland = "northern_ireland",
        /// Another force in England or Wales looks after the place.
        OtherForce = "other_force",
        /// No force of the United Kingdom does.
        OutsideUk = "outside_uk",
        /// The person being stalked is under 18.
        Young = "young",
        /// Somebody has thoughts of suicide.
        Suicidal = "suicidal",
        /// Complaints are made against the person being stalked.
        Accused = "accused",
    }
}

/// What the answers of one part call for, most urgent first.
pub fn due(section: Section, report: &Report) -> Vec<Notice> {
    let fired = |flag: Flag| report.danger.get(flag) == Some(Answer::Yes);
    let when = |holds: bool, notice: Notice| holds.then_some(notice);
    let all = match section {
        Section::SafeNow => vec![when(triage::danger_now(report), Notice::DangerNow)],
        Section::AboutYou => vec![
            when(matches!(report.reporter.age_group, Some(AgeGroup::Under16 | AgeGroup::From16To17)), Notice::Young),
            elsewhere(report),
        ],
        Section::DangerSigns => vec![when(fired(Flag::SuicidalThoughts), Notice::Suicidal)],
        Section::Orders => vec![when(report.earlier.accused == Some(Answer::Yes), Notice::Accused)],
        _ => Vec::new(),
    };
    all.into_iter().flatten().collect()
}

fn elsewhere(report: &Report) -> Option<Notice> {
    match report.place.nation {
        Some(Nation::Scotland) => Some(Notice::Scotland),
        Some(Nation::NorthernIreland) => Some(Notice::NorthernIreland),
        Some(Nation::OutsideUk) => Some(Notice::OutsideUk),
        Some(Nation::Wales) => Some(Notice::OtherForce),
        Some(Nation::England | Nation::NotSure) | None => {
            report.place.area.is_some_and(Area::is_of_another_force).then_some(Notice::OtherForce)
        }
    }
}
