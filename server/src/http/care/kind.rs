//! What is asked, as far as permits and quotas go: a flood of one kind must not use up what another needs.

use axum::extract::MatchedPath;
use axum::http::Method;
use axum::http::request::Parts;

use super::places::Places;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// To send a report from the form.
    Sending,
    /// To take a report from a program.
    Program,
    /// To begin a report.
    Beginning,
    /// To save answers under a code.
    Saving,
    /// To come back with one.
    Return,
    /// A page of what stands before a draft.
    Before,
    /// To read or keep one's own draft.
    Draft,
    /// What needs no store.
    Other,
}

impl Kind {
    pub(super) fn of(parts: &Parts) -> Self {
        let route = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str);
        match (route, parts.method == Method::POST) {
            ("/report/check-answers", true) => Self::Sending,
            ("/api/v1/reports", _) => Self::Program,
            ("/report", true) => Self::Beginning,
            ("/report/save", true) => Self::Saving,
            ("/report/return", true) => Self::Return,
            ("/report" | "/report/save" | "/report/return", false) => Self::Before,
            (route, _) if route.starts_with("/report/") => Self::Draft,
            _ => Self::Other,
        }
    }
}

/// The permits of each kind.
#[derive(Clone)]
pub(super) struct Permits {
    sending: Places,
    programs: Places,
    beginning: Places,
    drafts: Places,
    other: Places,
}

/// In hand at once, of what mostly waits for the disk.
const WAITS: usize = 64;
/// In hand at once, of what mostly computes.
const COMPUTES: usize = 32;

impl Permits {
    pub(super) fn new() -> Self {
        Self {
            sending: Places::new(WAITS),
            programs: Places::new(WAITS),
            beginning: Places::new(COMPUTES),
            drafts: Places::new(WAITS),
            other: Places::new(COMPUTES),
        }
    }

    pub(super) fn of(&self, kind: Kind) -> &Places {
        match kind {
            Kind::Sending => &self.sending,
            Kind::Program => &self.programs,
            Kind::Beginning | Kind::Saving | Kind::Return | Kind::Before => &self.beginning,
            Kind::Draft => &self.drafts,
            Kind::Other => &self.other,
        }
    }
}
