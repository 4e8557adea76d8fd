//! Reading settings, and what follows from them.

use std::path::{Path, PathBuf};

use app::Operator;
use confique::Config as _;
use domain::local_time::LocalTime;
use domain::reading_targets::ReadingTargets;
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use web::{Origin, web_address};

use super::{Config, Fault, Limits, Service};

/// Why settings can't be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file or a variable can't be read.
    #[error("the settings can't be read")]
    Unreadable(#[from] confique::Error),
    /// The file that was named is not there.
    #[error("setting --config: there is no such file")]
    NoFile,
    /// Settings that make no sense, all of them.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Senseless(Vec<Fault>),
}

impl Config {
    /// Reads the environment and, if one is named, a file.
    ///
    /// # Errors
    /// [`ConfigError`] with all settings that can't be used; but what can't be read at all comes first, and alone.
    pub fn read(file: Option<&Path>) -> Result<Self, ConfigError> {
        let mut layers = Self::builder().env();
        if let Some(file) = file {
            // A file that was asked for and is not there is a mistake, not an empty one.
            if !file.is_file() {
                return Err(ConfigError::NoFile);
            }
            layers = layers.file(file);
        }
        let config = layers.load()?;
        match config.faults() {
            none if none.is_empty() => Ok(config),
            faults => Err(ConfigError::Senseless(faults)),
        }
    }

    /// Who runs the service, or none: it is then a demonstration, and every page says so.
    pub fn operator(&self) -> Option<Operator> {
        let said = |text: &str| text.trim().to_owned();
        let Service { live, operator, contact, .. } = &self.service;
        live.then(|| Operator { name: said(operator), contact: Some(said(contact)).filter(|text| !text.is_empty()) })
    }

    /// The origin that browsers see.
    pub fn origin(&self) -> String {
        let mut listen = self.public.listen;
        if listen.ip().is_unspecified() {
            listen.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
        }
        let written = self.public.origin.clone().unwrap_or_else(|| format!("http://{listen}"));
        Origin::read(&written).map_or(written, |origin| origin.to_string())
    }

    /// The origin of the desk. Browsers refuse passkeys on addresses of numbers, so a desk on this machine is `localhost`.
    pub fn desk_origin(&self) -> String {
        let written = self.desk.origin.clone();
        let written = written.unwrap_or_else(|| format!("http://localhost:{}", self.desk.listen.port()));
        Origin::read(&written).map_or(written, |origin| origin.to_string())
    }

    /// Where leaving leads, as a browser would write it.
    pub fn leave_to(&self) -> String {
        web_address(&self.public.leave_to).map_or_else(|| self.public.leave_to.clone(), String::from)
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
    /// [`Fault`] where hours or times make no sense.
    pub fn reading_targets(&self) -> Result<ReadingTargets, Fault> {
        let hours = self.triage.hours.clone().try_into();
        let hours: [u32; 4] = hours.map_err(|_| Fault::new("triage.hours", "four numbers are needed"))?;
        if !hours.iter().all(|hours| (1..=8760).contains(hours)) {
            return Err(Fault::new("triage.hours", "each must be between 1 and 8760, a year"));
        }
        // Else a further answer that raises the band could put a report later.
        if !hours.is_sorted() {
            return Err(Fault::new("triage.hours", "none may be fewer than the one before it"));
        }
        let staffed = match (self.triage.staffed_from, self.triage.staffed_to) {
            (Some(from), Some(to)) if from < to => Some((from, to)),
            (None, None) => None,
            _ => return Err(Fault::new("triage.staffed_from", "needs a later triage.staffed_to")),
        };
        Ok(ReadingTargets { hours, staffed })
    }

    /// The time where the team is.
    ///
    /// # Errors
    /// [`Fault`] where there is no such time zone.
    pub fn local_time(&self) -> Result<LocalTime, Fault> {
        // The time zones are built in: this asks for no file of the system's.
        let zone = TimeZone::get(&self.service.time_zone);
        zone.map(LocalTime::new).map_err(|_| Fault::new("service.time_zone", "a name such as Europe/London is needed"))
    }
}

impl Limits {
    /// What the web layer limits; the rest is how many drafts one source may have.
    pub fn of_sources(&self) -> web::Limits {
        web::Limits {
            off: self.off,
            requests_a_second: self.requests_a_second,
            requests_at_once: self.requests_at_once,
            beginnings_an_hour: self.beginnings_an_hour,
            beginnings_at_once: self.beginnings_at_once,
            codes_an_hour: self.codes_an_hour,
            codes_at_once: self.codes_at_once,
            reports_an_hour: self.reports_an_hour,
            reports_at_once: self.reports_at_once,
            sendings_an_hour: self.sendings_an_hour,
            sendings_at_once: self.sendings_at_once,
            draft_requests_a_second: self.draft_requests_a_second,
            draft_requests_at_once: self.draft_requests_at_once,
        }
    }
}
