//! Whether the settings can be used: all that is wrong with them, at once.

use seal::Sealer;
use web::{Origin, web_address};

use super::{Config, Limits, Public};

/// A setting that can't be used, and why. Never says what it was set to, which may be a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("setting {setting}: {why}")]
pub struct Fault {
    /// Its key.
    pub setting: &'static str,
    /// What is wrong with it.
    pub why: &'static str,
}

impl Fault {
    pub(super) const fn new(setting: &'static str, why: &'static str) -> Self {
        Self { setting, why }
    }
}

impl Config {
    /// All that is wrong.
    pub(super) fn faults(&self) -> Vec<Fault> {
        let origin = self.origin();
        let live = self.service.live;
        let found = [
            (
                web_address(&self.public.leave_to).is_none(),
                "public.leave_to",
                "an address beginning https:// with a host is needed",
            ),
            (
                Origin::read(&origin).is_none(),
                "public.origin",
                "scheme, host and a port up to 65535 are needed, and nothing else",
            ),
            (live && self.limits.off, "limits.off", "a live service must have limits"),
            (live && !origin.starts_with("https://"), "public.origin", "a live service must be reached over https"),
            (
                live && self.service.operator.trim().is_empty(),
                "service.operator",
                "a live service must say who runs it",
            ),
            (self.limits.is_none(), "limits", "each must be at least 1"),
            (self.admin.listen == Some(self.public.listen), "admin.listen", "an address of its own is needed"),
            (self.public.linger_seconds > 20, "public.linger_seconds", "at most 20"),
            (self.draft.idle_minutes == 0, "draft.idle_minutes", "at least a minute is needed"),
            (self.retention.report_days == Some(0), "retention.report_days", "at least a day is needed"),
            (
                is_number(&self.desk_origin()),
                "desk.origin",
                "a host name is needed, not a number: browsers refuse passkeys",
            ),
            (
                live && !self.desk_origin().starts_with("https://") && self.desk.origin.is_some(),
                "desk.origin",
                "a live desk must be reached over https",
            ),
            (self.desk.idle_minutes == 0, "desk.idle_minutes", "at least a minute is needed"),
            (self.desk.unopened_minutes == 0, "desk.unopened_minutes", "at least a minute is needed"),
            (self.desk.review_days == 0, "desk.review_days", "at least a day is needed"),
            (!self.is_known_database(), "database.url", "it begins with sqlite:// or postgres://"),
            (Sealer::new(&self.sealing.recipients).is_err(), "sealing.recipients", "each is an age recipient, age1…"),
        ];
        let found = found.into_iter().filter(|(wrong, ..)| *wrong).map(|(_, setting, why)| Fault::new(setting, why));
        let read = [self.reading_targets().err(), self.local_time().err()];
        read.into_iter().flatten().chain(found).collect()
    }

    /// What can be used and is most likely not meant.
    pub fn warnings(&self) -> Vec<Fault> {
        let Public { listen, proxies, .. } = &self.public;
        let secure = Origin::read(&self.origin()).is_some_and(|origin| origin.is_secure());
        let found = [
            (
                secure && listen.ip().is_loopback() && proxies.is_empty(),
                "public.proxies",
                "an https origin on a loopback address means that a proxy stands in front; list its address, or all its \
                visitors count as one source and wait for each other",
            ),
            (self.limits.off, "limits.off", "no source is limited; for load tests only"),
        ];
        found.into_iter().filter(|(doubtful, ..)| *doubtful).map(|(_, setting, why)| Fault::new(setting, why)).collect()
    }

    fn is_known_database(&self) -> bool {
        let known =
            |url: &String| ["sqlite://", "postgres://", "postgresql://"].iter().any(|kind| url.starts_with(kind));
        self.database.url.as_ref().is_none_or(known)
    }
}

/// Whether an origin can't be read, or its host is an address of numbers.
fn is_number(origin: &str) -> bool {
    Origin::read(origin)
        .is_none_or(|origin| origin.host().starts_with('[') || origin.host().parse::<std::net::IpAddr>().is_ok())
}

impl Limits {
    /// Whether any of them lets nothing through.
    fn is_none(&self) -> bool {
        let web = self.of_sources();
        let numbers = [
            self.drafts,
            web.requests_a_second,
            web.requests_at_once,
            web.beginnings_an_hour,
            web.beginnings_at_once,
            web.codes_an_hour,
            web.codes_at_once,
            web.reports_an_hour,
            web.reports_at_once,
            web.sendings_an_hour,
            web.sendings_at_once,
            web.draft_requests_a_second,
            web.draft_requests_at_once,
        ];
        numbers.contains(&0)
    }
}
