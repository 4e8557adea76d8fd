//! The quotas: how many of each kind one source may ask for, and one draft.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::Limits;
use crate::Source;

/// How many times as much a network of 48 bits may as one of its networks of 64 bits.
const WIDER: u32 = 16;

/// All quotas.
pub(super) struct Quotas {
    pub(super) requests: OfSources,
    pub(super) beginnings: OfSources,
    pub(super) codes: OfSources,
    pub(super) reports: OfSources,
    pub(super) sendings: One,
    pub(super) draft_requests: One,
}

impl Quotas {
    pub(super) fn new(limits: &Limits) -> Self {
        let a_second = |many, at_once| (Quota::per_second(some(many)), some(at_once));
        let an_hour = |many, at_once| (Quota::per_hour(some(many)), some(at_once));
        Self {
            requests: OfSources::new(a_second, limits.requests_a_second, limits.requests_at_once),
            beginnings: OfSources::new(an_hour, limits.beginnings_an_hour, limits.beginnings_at_once),
            codes: OfSources::new(an_hour, limits.codes_an_hour, limits.codes_at_once),
            reports: OfSources::new(an_hour, limits.reports_an_hour, limits.reports_at_once),
            sendings: One::new(an_hour(limits.sendings_an_hour, limits.sendings_at_once)),
            draft_requests: One::new(a_second(limits.draft_requests_a_second, limits.draft_requests_at_once)),
        }
    }
}

fn some(many: u32) -> NonZeroU32 {
    NonZeroU32::new(many).unwrap_or(NonZeroU32::MIN)
}

/// One quota for each of many.
pub(super) struct One(DefaultKeyedRateLimiter<u32>);

impl One {
    fn new((quota, at_once): (Quota, NonZeroU32)) -> Self {
        Self(RateLimiter::keyed(quota.allow_burst(at_once)))
    }

    /// Counts one more, or says for how long to wait.
    pub(super) fn check(&self, of: u32) -> Result<(), Duration> {
        let now = || DefaultClock::default().now();
        self.0.check_key(&of).map_err(|until| until.wait_time_from(now()))
    }
}

/// One quota for each source, and a larger one for the networks around them.
pub(super) struct OfSources {
    own: One,
    network: One,
}

impl OfSources {
    fn new(quota: impl Fn(u32, u32) -> (Quota, NonZeroU32), many: u32, at_once: u32) -> Self {
        let own = One::new(quota(many, at_once));
        let network = One::new(quota(many.saturating_mul(WIDER), at_once.saturating_mul(WIDER)));
        Self { own, network }
    }

    /// Counts one more, or says for how long to wait.
    pub(super) fn check(&self, source: Source) -> Result<(), Duration> {
        self.own.check(source.own)?;
        source.network.map_or(Ok(()), |network| self.network.check(network))
    }
}
