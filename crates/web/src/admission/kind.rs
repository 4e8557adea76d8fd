//! What a request is for, as far as permits and quotas go: a flood of one kind must not use up what another needs.

use super::permits::Permits;

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
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

/// The permits of each kind.
#[derive(Clone)]
pub(super) struct KindPermits {
    sending: Permits,
    programs: Permits,
    beginning: Permits,
    drafts: Permits,
    other: Permits,
}

/// In hand at once, of what mostly waits for the disk.
const WAITS: usize = 64;
/// In hand at once, of what mostly computes.
const COMPUTES: usize = 32;

impl KindPermits {
    pub(super) fn new() -> Self {
        Self {
            sending: Permits::new(WAITS),
            programs: Permits::new(WAITS),
            beginning: Permits::new(COMPUTES),
            drafts: Permits::new(WAITS),
            other: Permits::new(COMPUTES),
        }
    }

    pub(super) fn of(&self, kind: Kind) -> &Permits {
        match kind {
            Kind::Sending => &self.sending,
            Kind::Program => &self.programs,
            Kind::Beginning | Kind::Saving | Kind::Return | Kind::Before => &self.beginning,
            Kind::Draft => &self.drafts,
            Kind::Other => &self.other,
        }
    }
}
