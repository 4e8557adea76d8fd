//! Reading settings, checking them, and what follows from them.

use std::path::{Path, PathBuf};

use app::Operator;
use confique::Config as _;
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::{Config, Service};
use crate::due::Promise;

/// A setting that can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file or a variable can't be read.
    #[error("the settings can't be read")]
    Unreadable(#[from] confique::Error),
    /// A setting makes no sense.
    #[error("setting {0}: {1}")]
    Senseless(&'static str, &'static str),
}

impl Config {
    /// Reads the environment and, if one is named, a file.
    ///
    /// # Errors
    /// [`ConfigError`] for the first setting that can't be used.
    pub fn read(file: Option<&Path>) -> Result<Self, ConfigError> {
        let mut layers = Self::builder().env();
        if let Some(file) = file {
            // A file that was asked for and is not there is a mistake, not an empty one.
            if !file.is_file() {
                return Err(ConfigError::Senseless("--config", "there is no such file"));
            }
            layers = layers.file(file);
        }
        let config = layers.load()?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), ConfigError> {
        self.promise()?;
        let web = |address: &str| ["https://", "http://"].iter().any(|start| address.starts_with(start));
        if !web(&self.public.leave_to) {
            return Err(ConfigError::Senseless("public.leave_to", "an address beginning https:// is needed"));
        }
        let origin = self.origin();
        let host = origin.split_once("://").map_or("", |(_, host)| host);
        let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || ".:-[]".contains(letter);
        if !web(&origin) || host.is_empty() || !host.chars().all(plain) {
            let needed = "scheme, host in small letters and port are needed, and nothing else";
            return Err(ConfigError::Senseless("public.origin", needed));
        }
        if self.service.live && self.service.operator.trim().is_empty() {
            return Err(ConfigError::Senseless("service.operator", "a live service must say who runs it"));
        }
        if self.service.live && !origin.starts_with("https://") {
            return Err(ConfigError::Senseless("public.origin", "a live service must be reached over https"));
        }
        Ok(())
    }

    /// Who runs the service, or none: it is then a demonstration, and every page says so.
    pub fn operator(&self) -> Option<Operator> {
        let said = |text: &str| text.trim().to_owned();
        let Service { live, operator, contact } = &self.service;
        live.then(|| Operator { name: said(operator), contact: Some(said(contact)).filter(|text| !text.is_empty()) })
    }

    /// The origin that browsers see.
    pub fn origin(&self) -> String {
        let mut listen = self.public.listen;
        if listen.ip().is_unspecified() {
            listen.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
        }
        let own = || format!("http://{listen}");
        self.public.origin.as_ref().map_or_else(own, |origin| origin.trim_end_matches('/').to_owned())
    }

    /// The database's address.
    pub fn database_url(&self, data: &Path) -> String {
        let own = || format!("sqlite://{}", data.join("foursight.db").display());
        self.database.url.clone().unwrap_or_else(own)
    }

    /// The identity's file.
    pub fn identity_file(&self, data: &Path) -> PathBuf {
        self.sealing.identity_file.clone().unwrap_or_else(|| data.join("identity.age"))
    }

    /// How long a draft may lie untouched, in words.
    pub fn draft_idle_in_words(&self) -> String {
        match self.draft.idle_minutes {
            60 => "1 hour".to_owned(),
            minutes if minutes % 60 == 0 => format!("{} hours", minutes / 60),
            minutes => format!("{minutes} minutes"),
        }
    }

    /// How long a draft may lie untouched.
    pub fn draft_idle(&self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.draft.idle_minutes))
    }

    /// How soon reports are read.
    ///
    /// # Errors
    /// [`ConfigError::Senseless`] where hours or times make no sense.
    ///
    /// # Panics
    /// Never: the time zones are built in.
    pub fn promise(&self) -> Result<Promise, ConfigError> {
        let hours = self.triage.hours.clone().try_into();
        let hours: [u32; 4] = hours.map_err(|_| ConfigError::Senseless("triage.hours", "four numbers are needed"))?;
        if !hours.iter().all(|hours| (1..=8760).contains(hours)) {
            return Err(ConfigError::Senseless("triage.hours", "each must be between 1 and 8760, a year"));
        }
        let staffed = match (self.triage.staffed_from, self.triage.staffed_to) {
            (Some(from), Some(to)) if from < to => Some((from, to)),
            (None, None) => None,
            _ => return Err(ConfigError::Senseless("triage.staffed_from", "needs a later triage.staffed_to")),
        };
        let zone = TimeZone::get("Europe/London").expect("the time zones are built in");
        Ok(Promise { hours, staffed, zone })
    }
}
