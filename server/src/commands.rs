//! The command line: each role a command, with what it takes.

use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use domain::Code;
use domain::access::Role;
use domain::codes::Unit;
use domain::queue::Reference;
use seal::{PaperCode, PaperKey};

/// Takes reports of stalking, keeps them sealed and queues them for triage.
#[derive(Parser)]
#[command(name = "foursight", version, arg_required_else_help = true)]
pub(crate) struct Program {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) common: Common,
}

#[derive(Args)]
pub(crate) struct Common {
    /// The data folder: foursight.db and identity.age by default.
    #[arg(long, global = true, default_value = "./data")]
    pub(crate) data: PathBuf,
    /// A TOML file of settings; docs/foursight.toml shows them all.
    #[arg(long, global = true)]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Serve the public site. Holds only the public sealing key.
    Serve,
    /// Try it out: the site on a data folder with generated keys. A second start keeps its reports.
    Demo {
        /// The address of the public site.
        #[arg(long, default_value = "127.0.0.1:3000")]
        public: std::net::SocketAddr,
        /// The address of the triage desk. It is reached as `localhost`.
        #[arg(long, default_value = "127.0.0.1:3001")]
        desk: std::net::SocketAddr,
        /// Put twelve made-up reports into an empty queue, of every kind, so that the desk has something to show.
        #[arg(long)]
        made_up: bool,
    },
    /// The triage desk. The only role over HTTP that opens reports.
    Desk(Desk),
    /// Sealing keys.
    #[command(subcommand)]
    Keys(Keys),
    /// The numbers and sites that the directory lists.
    #[command(subcommand)]
    Directory(Directory),
    /// The settings.
    #[command(subcommand)]
    Config(Settings),
    /// Bring the database to this version's schema.
    Migrate,
    /// Copy reports, counts and audit rows into one age file while serving goes on. No draft is in it.
    Backup {
        /// The file to make; never overwritten.
        file: PathBuf,
        /// Who can open it, age1…; may be given more than once. Default: `sealing.recipients`, or else the identity in
        /// the data folder.
        #[arg(long)]
        recipient: Vec<String>,
    },
    /// Put a backup into an empty database, made by either store: all of it, or nothing.
    Restore {
        /// The backup.
        file: PathBuf,
        /// The age identity file. Default: identity.age in the data folder.
        #[arg(long)]
        identity: Option<PathBuf>,
    },
    /// For how long things are kept.
    #[command(subcommand)]
    Retention(Retention),
    /// The triage queue.
    #[command(subcommand)]
    Queue(Queue),
    /// What was done, and by whom.
    #[command(subcommand)]
    Audit(Audit),
    /// Reports that were printed.
    #[command(subcommand)]
    Paper(Paper),
    /// The sorting rule.
    #[command(subcommand)]
    Rule(Rule),
    /// How many reports named each university, in each of the last 12 months. Shows no number below 10.
    Stats {
        /// As a JSON array, with null for fewer than 10.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Desk {
    #[command(subcommand)]
    pub(crate) command: Option<Staff>,
}

#[derive(Subcommand)]
pub(crate) enum Staff {
    /// Print a link of one use by which somebody makes a passkey; for an account that is there, a new link.
    Invite {
        /// The name of the account.
        #[arg(long)]
        name: String,
        /// One of `lead`, `triage_officer`, `unit_officer`, `advocate` and `auditor`.
        #[arg(long, value_parser = code::<Role>)]
        role: Role,
        /// The code of the unit that they work in (content/units.toml).
        #[arg(long, value_parser = code::<Unit>)]
        unit: Option<Unit>,
    },
    /// List who may sign in.
    People,
    /// End somebody's access at once: sessions, passkeys and invitations.
    Revoke {
        /// The name of the account.
        name: String,
    },
}

/// One of a set of codes.
fn code<C: Code>(written: &str) -> Result<C, String> {
    C::from_code(written).ok_or_else(|| format!("one of: {}", C::SET.codes.join(", ")))
}

#[derive(Subcommand)]
pub(crate) enum Keys {
    /// Make an age identity file (mode 0600, never overwritten) and print its recipient.
    New {
        /// The file to make.
        file: PathBuf,
    },
}

#[derive(Subcommand)]
pub(crate) enum Settings {
    /// Say all that is wrong with the settings, a line for each. Fails if anything is.
    Check,
}

#[derive(Subcommand)]
pub(crate) enum Directory {
    /// List what nobody has compared with the live services for too long. Fails past 365 days, or with no date.
    Check,
}

#[derive(Subcommand)]
pub(crate) enum Audit {
    /// Check that no entry was changed, left out or put in. Says which is broken, and fails.
    Verify,
}

#[derive(Subcommand)]
pub(crate) enum Paper {
    /// Say whether the key and the code on a printed report belong to the report that is stored. Fails if they do not.
    /// Writes an audit row.
    Verify {
        /// The report's reference.
        reference: Reference,
        /// The age identity file. Default: identity.age in the data folder.
        #[arg(long)]
        identity: Option<PathBuf>,
        /// The key on the paper. Without both, key and code are read from two lines of standard input.
        #[arg(long, requires = "code")]
        key: Option<PaperKey>,
        /// The code on the paper.
        #[arg(long, requires = "key")]
        code: Option<PaperCode>,
    },
}

#[derive(Subcommand)]
pub(crate) enum Rule {
    /// Open the reports that are not closed, run the rule of version 1 and that of today over each, and print how many
    /// would move. Changes no report. Writes one audit row.
    Replay {
        /// The age identity file. Default: identity.age in the data folder.
        #[arg(long)]
        identity: Option<PathBuf>,
    },
}

#[derive(Subcommand)]
pub(crate) enum Retention {
    /// Erase drafts that have ended, and reports that the team is done with and that came more than
    /// `retention.report_days` ago. One that still waits, or is on hold, is never erased.
    Run {
        /// Say how much would be erased, and erase nothing.
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Subcommand)]
pub(crate) enum Queue {
    /// List what waits, by band and then by due time. Shows nothing that a person wrote.
    List {
        /// Only the first so many.
        #[arg(long, value_name = "N")]
        first: Option<NonZeroU32>,
        /// As a JSON array.
        #[arg(long)]
        json: bool,
    },
    /// Open one report and print it as JSON. Writes an audit row.
    Open {
        /// The report's reference.
        reference: Reference,
        /// The age identity file. Default: identity.age in the data folder.
        #[arg(long)]
        identity: Option<PathBuf>,
        /// Print the sealed age file instead, unopened, for the age or rage command.
        #[arg(long, conflicts_with = "identity")]
        sealed: bool,
    },
}
