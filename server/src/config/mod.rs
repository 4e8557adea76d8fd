//! All settings, in one place. Each key of the TOML file is also an environment variable, which wins.

mod check;
mod read;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use jiff::civil::Time;

pub use check::Fault;
pub use read::ConfigError;

/// Settings of every role. The defaults serve a demonstration on this machine.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Config {
    /// The public site.
    #[config(nested)]
    pub public: Public,
    /// For those who watch over the site.
    #[config(nested)]
    pub admin: Admin,
    /// What the program says of itself.
    #[config(nested)]
    pub log: Log,
    /// Where drafts and the queue rest.
    #[config(nested)]
    pub database: Database,
    /// Who can open reports.
    #[config(nested)]
    pub sealing: Sealing,
    /// Whether this is a real service.
    #[config(nested)]
    pub service: Service,
    /// Drafts of the form.
    #[config(nested)]
    pub draft: DraftSettings,
    /// How soon reports are read.
    #[config(nested)]
    pub triage: Triage,
    /// How often one source may ask: one address, or one network of IPv6 (/64; for /48, 16 times as often). Enough for a
    /// refuge, a campus of thousands or a mobile carrier behind one address. `an_hour` and `a_second` are over a long time,
    /// `at_once` is how many before that counts.
    #[config(nested)]
    pub limits: Limits,
    /// For how long reports are kept.
    #[config(nested)]
    pub retention: Retention,
    /// The triage desk.
    #[config(nested)]
    pub desk: Desk,
}

/// The public site.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Public {
    /// The address to listen on.
    #[config(env = "FOURSIGHT_PUBLIC_LISTEN", default = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// The origin that browsers see, such as `https://report.example`: scheme, host and port. Default: http and `listen`.
    #[config(env = "FOURSIGHT_PUBLIC_ORIGIN")]
    pub origin: Option<String>,
    /// Where the Exit this page button leads: a site that tells nothing and greets nobody by name.
    #[config(env = "FOURSIGHT_PUBLIC_LEAVE_TO", default = "https://www.bbc.co.uk/weather")]
    pub leave_to: String,
    /// For how many seconds browsers that have been here ask for this site over https only (`Strict-Transport-Security`),
    /// where `origin` is https. 0: they are not told to.
    #[config(env = "FOURSIGHT_PUBLIC_HSTS_SECONDS", default = 31_536_000)]
    pub hsts_seconds: u32,
    /// The addresses of proxies in front, such as `127.0.0.1` for one on this machine. What they put last in
    /// `X-Forwarded-For` says who asks. Nobody else's word is taken: who comes without one counts by the address of
    /// the connection. A proxy that is not listed makes one source of all its visitors.
    #[config(
        env = "FOURSIGHT_PUBLIC_PROXIES",
        default = [],
        parse_env = confique::env::parse::list_by_comma
    )]
    pub proxies: Vec<IpAddr>,
    /// For how many seconds, once asked to stop, it still takes requests while `/readyz` says that it is stopping, so
    /// that a proxy sends the next ones elsewhere. At most 20.
    #[config(env = "FOURSIGHT_PUBLIC_LINGER_SECONDS", default = 0)]
    pub linger_seconds: u8,
}

/// For those who watch over the site.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Admin {
    /// The address for `/metrics`, `/healthz` and `/readyz`, such as `127.0.0.1:3002`; not for the public. Default: none.
    #[config(env = "FOURSIGHT_ADMIN_LISTEN")]
    pub listen: Option<SocketAddr>,
}

/// What the program says of itself. How much of it, `FOURSIGHT_LOG` says: `info`, or `debug` for a line a request.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Log {
    /// Writes a JSON object a line, for programs that gather logs, rather than text for people.
    #[config(env = "FOURSIGHT_LOG_JSON", default = false)]
    pub json: bool,
}

/// Where drafts and the queue rest.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Database {
    /// `sqlite://` and a path, or `postgres://` and where it is: several servers can share that one. Default:
    /// `foursight.db` in the data folder.
    #[config(env = "FOURSIGHT_DATABASE_URL")]
    pub url: Option<String>,
}

/// Who can open reports.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Sealing {
    /// age recipients (`age1…`), each of whom can open every report. None: no form is shown.
    #[config(
        env = "FOURSIGHT_SEALING_RECIPIENTS",
        default = [],
        parse_env = confique::env::parse::list_by_comma
    )]
    pub recipients: Vec<String>,
    /// The age identity that opens reports; never on the public server. Default: `identity.age` in the data folder.
    #[config(env = "FOURSIGHT_SEALING_IDENTITY_FILE")]
    pub identity_file: Option<PathBuf>,
}

/// Whether this is a real service.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Service {
    /// Takes the demonstration's warning away. Needs `operator`.
    #[config(env = "FOURSIGHT_SERVICE_LIVE", default = false)]
    pub live: bool,
    /// Who runs the service and answers for it.
    #[config(env = "FOURSIGHT_SERVICE_OPERATOR", default = "")]
    pub operator: String,
    /// The time zone of the team, by its name in the IANA database: in it times are told and staffed hours counted.
    #[config(env = "FOURSIGHT_SERVICE_TIME_ZONE", default = "Europe/London")]
    pub time_zone: String,
    /// How to reach them about the site itself, such as an email address; stands at the foot of every page.
    #[config(env = "FOURSIGHT_SERVICE_CONTACT", default = "")]
    pub contact: String,
}

/// Drafts of the form.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct DraftSettings {
    /// After how many minutes without use a draft is dropped.
    #[config(env = "FOURSIGHT_DRAFT_IDLE_MINUTES", default = 120)]
    pub idle_minutes: u32,
}

/// How soon reports are read.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Triage {
    /// Within how many staffed hours a person reads, for bands 1 to 4.
    #[config(env = "FOURSIGHT_TRIAGE_HOURS", default = [1, 12, 24, 48], parse_env = confique::env::parse::list_by_comma)]
    pub hours: Vec<u32>,
    /// When reading begins each day, as `08:00`. Default: round the clock.
    #[config(env = "FOURSIGHT_TRIAGE_STAFFED_FROM")]
    pub staffed_from: Option<Time>,
    /// When reading ends each day, as `22:00`.
    #[config(env = "FOURSIGHT_TRIAGE_STAFFED_TO")]
    pub staffed_to: Option<Time>,
}

/// How often one source may ask.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Limits {
    /// Limits no source. For load tests; not for a live service.
    #[config(env = "FOURSIGHT_LIMITS_OFF", default = false)]
    pub off: bool,
    /// How many pages and forms of a report or the check. Pages that help, and leaving, never count.
    #[config(env = "FOURSIGHT_LIMITS_REQUESTS_A_SECOND", default = 100)]
    pub requests_a_second: u32,
    /// How many of them at once.
    #[config(env = "FOURSIGHT_LIMITS_REQUESTS_AT_ONCE", default = 6000)]
    pub requests_at_once: u32,
    /// How many reports begun. More are made to wait for some seconds, and never refused.
    #[config(env = "FOURSIGHT_LIMITS_BEGINNINGS_AN_HOUR", default = 3600)]
    pub beginnings_an_hour: u32,
    /// How many of them at once.
    #[config(env = "FOURSIGHT_LIMITS_BEGINNINGS_AT_ONCE", default = 1000)]
    pub beginnings_at_once: u32,
    /// How many drafts. Where there are more, the oldest without answers goes, and beginning another takes some seconds.
    #[config(env = "FOURSIGHT_LIMITS_DRAFTS", default = 5000)]
    pub drafts: u32,
    /// How many return codes tried, or asked for without a draft.
    #[config(env = "FOURSIGHT_LIMITS_CODES_AN_HOUR", default = 1800)]
    pub codes_an_hour: u32,
    /// How many of them at once.
    #[config(env = "FOURSIGHT_LIMITS_CODES_AT_ONCE", default = 600)]
    pub codes_at_once: u32,
    /// How many reports by programs.
    #[config(env = "FOURSIGHT_LIMITS_REPORTS_AN_HOUR", default = 1200)]
    pub reports_an_hour: u32,
    /// How many of them at once.
    #[config(env = "FOURSIGHT_LIMITS_REPORTS_AT_ONCE", default = 600)]
    pub reports_at_once: u32,
    /// How often one draft may be sent, or saved under a code, whoever else is at its address.
    #[config(env = "FOURSIGHT_LIMITS_SENDINGS_AN_HOUR", default = 60)]
    pub sendings_an_hour: u32,
    /// How often at once.
    #[config(env = "FOURSIGHT_LIMITS_SENDINGS_AT_ONCE", default = 20)]
    pub sendings_at_once: u32,
    /// How many pages and forms one draft may ask for where others at its address have used up what the address may.
    #[config(env = "FOURSIGHT_LIMITS_DRAFT_REQUESTS_A_SECOND", default = 1)]
    pub draft_requests_a_second: u32,
    /// How many of them at once.
    #[config(env = "FOURSIGHT_LIMITS_DRAFT_REQUESTS_AT_ONCE", default = 120)]
    pub draft_requests_at_once: u32,
}

/// For how long reports are kept.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Retention {
    /// After how many days from the day it came `foursight retention run` erases a report that the team is done
    /// with. One that still waits is never erased. Default: none is.
    #[config(env = "FOURSIGHT_RETENTION_REPORT_DAYS")]
    pub report_days: Option<u32>,
}

/// The triage desk, for `foursight desk`.
#[derive(Clone, Debug, confique::Config)]
#[config(layer_attr(serde(deny_unknown_fields)))]
pub struct Desk {
    /// The address to listen on.
    #[config(env = "FOURSIGHT_DESK_LISTEN", default = "127.0.0.1:3001")]
    pub listen: SocketAddr,
    /// The origin that staff see, such as `https://desk.example`. Passkeys are bound to it: it needs a host name, and can't
    /// be changed later without new passkeys. Default: `http://localhost` with the port of `listen`.
    #[config(env = "FOURSIGHT_DESK_ORIGIN")]
    pub origin: Option<String>,
    /// The addresses of proxies in front, as for the public site.
    #[config(
        env = "FOURSIGHT_DESK_PROXIES",
        default = [],
        parse_env = confique::env::parse::list_by_comma
    )]
    pub proxies: Vec<IpAddr>,
    /// After how many minutes without a touch a session locks. What is being typed is kept, sealed.
    #[config(env = "FOURSIGHT_DESK_IDLE_MINUTES", default = 15)]
    pub idle_minutes: u32,
    /// After how many minutes a case goes back to the queue that somebody took and did not open.
    #[config(env = "FOURSIGHT_DESK_UNOPENED_MINUTES", default = 15)]
    pub unopened_minutes: u32,
    /// After how many days a case in hand without a task is due to be looked at again.
    #[config(env = "FOURSIGHT_DESK_REVIEW_DAYS", default = 7)]
    pub review_days: u32,
}
