//! Whether the settings can be used: all that is wrong with them, at once.

use super::{Config, Limits};
use crate::seal::Sealer;

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
            (!is_web(&self.public.leave_to), "public.leave_to", "an address beginning https:// is needed"),
            (
                !is_origin(&origin),
                "public.origin",
                "scheme, host in small letters and port are needed, and nothing else",
            ),
            (live && !origin.starts_with("https://"), "public.origin", "a live service must be reached over https"),
            (
                live && self.service.operator.trim().is_empty(),
                "service.operator",
                "a live service must say who runs it",
            ),
            (self.admin.listen == Some(self.public.listen), "admin.listen", "an address of its own is needed"),
            (self.public.linger_seconds > 20, "public.linger_seconds", "at most 20"),
            (self.limits.is_none(), "limits", "each must be at least 1"),
            (self.draft.idle_minutes == 0, "draft.idle_minutes", "at least a minute is needed"),
            (self.retention.report_days == Some(0), "retention.report_days", "at least a day is needed"),
            (!self.is_known_database(), "database.url", "it begins with sqlite:// or postgres://"),
            (Sealer::new(&self.sealing.recipients).is_err(), "sealing.recipients", "each is an age recipient, age1…"),
        ];
        let found = found.into_iter().filter(|(wrong, ..)| *wrong).map(|(_, setting, why)| Fault::new(setting, why));
        self.promise().err().into_iter().chain(found).collect()
    }

    fn is_known_database(&self) -> bool {
        let known =
            |url: &String| ["sqlite://", "postgres://", "postgresql://"].iter().any(|kind| url.starts_with(kind));
        self.database.url.as_ref().is_none_or(known)
    }
}

impl Limits {
    fn is_none(&self) -> bool {
        let Self { requests_a_second, requests_at_once, reports_an_hour, reports_at_once } = self;
        [requests_a_second, requests_at_once, reports_an_hour, reports_at_once].contains(&&0)
    }
}

fn is_web(address: &str) -> bool {
    ["https://", "http://"].iter().any(|start| address.starts_with(start))
}

fn is_origin(origin: &str) -> bool {
    let host = origin.split_once("://").map_or("", |(_, host)| host);
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || ".:-[]".contains(letter);
    is_web(origin) && !host.is_empty() && host.chars().all(plain)
}
