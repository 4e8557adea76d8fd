//! How often one source may ask. A source is known by a hash under a key that is drawn anew each day, in
//! memory only: nobody can tell afterwards who it was.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Mutex, Once, PoisonError};
use std::time::Duration;

use axum::http::HeaderMap;
use clock::ClockAndRandom;
use hmac::{Hmac, Mac};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sha2::Sha256;

use super::Limits;
use super::address::{self, Asker, asker};
use super::kind::Kind;
use super::quotas::Quotas;
use crate::Source;

/// How many sources are told apart. Two that fall together share what one may: rare, and bounded for ever.
const SOURCES: u32 = 1 << 17;

/// The longest that a beginning is made to wait.
pub(super) const SLOWEST: Duration = Duration::from_secs(3);

/// What each source has asked of late.
pub(super) struct Sources {
    clock: ClockAndRandom,
    limits: Limits,
    proxies: Vec<IpAddr>,
    today: Mutex<Day>,
}

/// What is known of a day's sources.
struct Day {
    date: Date,
    key: [u8; 32],
    quotas: Quotas,
}

impl Sources {
    pub(super) fn new(limits: &Limits, proxies: &[IpAddr], clock: ClockAndRandom) -> Self {
        let today = Mutex::new(Day::begin(limits, &clock));
        let proxies = proxies.iter().map(IpAddr::to_canonical).collect();
        Self { clock, limits: limits.clone(), proxies, today }
    }

    /// Whom a request counts for; nobody where there are no limits.
    pub(super) fn of(&self, peer: Option<SocketAddr>, headers: &HeaderMap) -> Option<Source> {
        if self.limits.off {
            return None;
        }
        let asker = asker(peer, headers, &self.proxies);
        warn(asker, headers);
        Some(self.on_day(|today| today.source(asker)))
    }

    /// Lets a request in, after this long, or says for how long its source has to wait.
    pub(super) fn admit(&self, source: Source, kind: Kind, draft: Option<[u8; 32]>) -> Result<Duration, Duration> {
        self.on_day(|today| {
            let draft = draft.map(|draft| today.bucket(&[b"draft", &draft[..]]));
            let quotas = &today.quotas;
            match (kind, draft) {
                // Whoever has a draft sends it, whatever others at the same address do.
                (Kind::Sending | Kind::Saving, Some(draft)) => quotas.sendings.check(draft)?,
                (Kind::Beginning, _) => {
                    return Ok(quotas.beginnings.check(source).err().unwrap_or_default().min(SLOWEST));
                }
                (Kind::Program, _) => {
                    quotas.requests.check(source)?;
                    quotas.reports.check(source)?;
                }
                (Kind::Return | Kind::Saving, _) => {
                    quotas.requests.check(source)?;
                    quotas.codes.check(source)?;
                }
                (_, None) => quotas.requests.check(source)?,
                (_, Some(draft)) => {
                    quotas.requests.check(source).or_else(|_| quotas.draft_requests.check(draft))?;
                }
            }
            Ok(Duration::ZERO)
        })
    }

    fn on_day<T>(&self, then: impl FnOnce(&Day) -> T) -> T {
        let mut today = self.today.lock().unwrap_or_else(PoisonError::into_inner);
        if today.date != date(&self.clock) {
            *today = Day::begin(&self.limits, &self.clock);
        }
        then(&today)
    }
}

/// Tells the operator of a proxy that is not set up as it should be, once for each way. Names no address: it may be a
/// visitor's.
fn warn(asker: Asker, headers: &HeaderMap) {
    static SILENT: Once = Once::new();
    static UNLISTED: Once = Once::new();
    let forwarded = headers.contains_key(address::NAME);
    if matches!(asker, Asker::Behind(_)) {
        SILENT.call_once(|| {
            tracing::warn!("a proxy of public.proxies does not say who asks: all its visitors count as one source");
        });
    } else if forwarded && matches!(asker, Asker::Direct(_)) {
        UNLISTED.call_once(|| {
            tracing::warn!("somebody who is not in public.proxies sends X-Forwarded-For: if that is a proxy, list it");
        });
    }
}

fn date(clock: &ClockAndRandom) -> Date {
    clock.now().to_zoned(TimeZone::UTC).date()
}

impl Day {
    fn begin(limits: &Limits, clock: &ClockAndRandom) -> Self {
        Self { date: date(clock), key: clock.random(), quotas: Quotas::new(limits) }
    }

    /// What stands for who asks. Of an IPv6 address the first half counts: whoever has one has all of the second;
    /// and by itself the network of 48 bits, which many are given whole.
    fn source(&self, asker: Asker) -> Source {
        let alone = |own| Source { own, network: None };
        match asker {
            Asker::Direct(IpAddr::V4(address)) | Asker::Told(IpAddr::V4(address)) => {
                alone(self.bucket(&[b"4", &address.octets()]))
            }
            Asker::Direct(IpAddr::V6(address)) | Asker::Told(IpAddr::V6(address)) => {
                let octets = address.octets();
                let network = self.bucket(&[b"48", &octets[..6]]);
                Source { own: self.bucket(&[b"64", &octets[..8]]), network: Some(network) }
            }
            Asker::Behind(IpAddr::V4(proxy)) => alone(self.bucket(&[b"behind", &proxy.octets()])),
            Asker::Behind(IpAddr::V6(proxy)) => alone(self.bucket(&[b"behind", &proxy.octets()])),
            Asker::Unreadable => alone(self.bucket(&[b"unreadable"])),
        }
    }

    fn bucket(&self, of: &[&[u8]]) -> u32 {
        let mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes keys of any length");
        let hash = of.iter().fold(mac, Mac::chain_update).finalize().into_bytes();
        u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]) % SOURCES
    }
}
