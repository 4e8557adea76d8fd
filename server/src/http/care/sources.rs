//! How often one source may ask. A source is known by a hash under a key that is drawn anew each day, in
//! memory only: nobody can tell afterwards who it was.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::http::HeaderMap;
use axum::http::request::Parts;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use hmac::{Hmac, Mac};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sha2::Sha256;

use crate::config::Limits;
use crate::http::listen::Peer;
use crate::outside::Outside;

/// How many sources are told apart. Two that fall together share what one may: rare, and bounded for ever.
const SOURCES: u32 = 1 << 17;

/// What each source has asked of late.
pub(super) struct Sources {
    outside: Outside,
    limits: Limits,
    proxies: Vec<IpAddr>,
    today: Mutex<Day>,
}

/// What is known of a day's sources.
struct Day {
    date: Date,
    key: [u8; 32],
    requests: DefaultKeyedRateLimiter<u32>,
    reports: DefaultKeyedRateLimiter<u32>,
}

impl Sources {
    pub(super) fn new(limits: &Limits, proxies: &[IpAddr], outside: Outside) -> Self {
        let today = Mutex::new(Day::begin(limits, &outside));
        Self { outside, limits: limits.clone(), proxies: proxies.to_vec(), today }
    }

    /// Lets a request in, or says for how long its source has to wait.
    pub(super) fn admit(&self, parts: &Parts, keeps_a_row: bool) -> Result<(), Duration> {
        let Some(source) = self.source(parts) else { return Ok(()) };
        let mut today = self.today.lock().unwrap_or_else(PoisonError::into_inner);
        if today.date != date(&self.outside) {
            *today = Day::begin(&self.limits, &self.outside);
        }
        let source = today.bucket(source);
        let clock = DefaultClock::default();
        let wait = |until: governor::NotUntil<_>| until.wait_time_from(clock.now());
        today.requests.check_key(&source).map_err(wait)?;
        if keeps_a_row { today.reports.check_key(&source).map_err(wait) } else { Ok(()) }
    }

    /// The address that asks; none where it is a proxy's own, which says nothing of who is behind it.
    fn source(&self, parts: &Parts) -> Option<IpAddr> {
        let peer = parts.extensions.get::<Peer>().map(|peer| peer.0.ip().to_canonical());
        peer.filter(|peer| !self.proxies.contains(peer)).or_else(|| told_by_proxy(&parts.headers))
    }
}

/// What the proxy has put last: what comes before was told by the visitor, and may be made up.
fn told_by_proxy(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    let address = last.rsplit(',').next()?.trim();
    address.parse().ok().map(|address: IpAddr| address.to_canonical())
}

fn date(outside: &Outside) -> Date {
    outside.now().to_zoned(TimeZone::UTC).date()
}

impl Day {
    fn begin(limits: &Limits, outside: &Outside) -> Self {
        let some = |many: u32| NonZeroU32::new(many).unwrap_or(NonZeroU32::MIN);
        let requests = Quota::per_second(some(limits.requests_a_second));
        let reports = Quota::per_hour(some(limits.reports_an_hour));
        Self {
            date: date(outside),
            key: outside.chance(),
            requests: RateLimiter::keyed(requests.allow_burst(some(limits.requests_at_once))),
            reports: RateLimiter::keyed(reports.allow_burst(some(limits.reports_at_once))),
        }
    }

    /// What stands for a source today. Of an IPv6 address the first half counts: whoever has one has all of the
    /// second.
    fn bucket(&self, source: IpAddr) -> u32 {
        let bytes: &[u8] = match &source {
            IpAddr::V4(address) => &address.octets(),
            IpAddr::V6(address) => &address.octets()[..8],
        };
        let mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes keys of any length");
        let hash: [u8; 32] = mac.chain_update(bytes).finalize().into_bytes().into();
        u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]) % SOURCES
    }
}
