//! The program: roles as commands.
#![forbid(unsafe_code)]

use std::error::Error;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use domain::queue::Reference;
use server::config::Config;
use server::log;
use server::outside::Outside;
use server::roles::{self, Outcome};
use server::store::{self, Schema};

/// Takes reports of stalking, keeps them sealed and queues them for triage.
#[derive(Parser)]
#[command(name = "foursight", version, arg_required_else_help = true)]
struct Program {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

#[derive(Args)]
struct Common {
    /// The data folder: foursight.db and identity.age by default.
    #[arg(long, global = true, default_value = "./data")]
    data: PathBuf,
    /// A TOML file of settings; docs/foursight.toml shows them all.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the public site. Holds only the public sealing key.
    Serve,
    /// Try it out: the site on a data folder with generated keys. A second start keeps its reports.
    Demo {
        /// The address of the public site.
        #[arg(long, default_value = "127.0.0.1:3000")]
        public: std::net::SocketAddr,
        /// The address of the triage desk. Taken so that scripts need not change; this version has no desk yet.
        #[arg(long, default_value = "127.0.0.1:3001")]
        desk: std::net::SocketAddr,
    },
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
        /// Who can open it, age1…; may be given more than once. Default: `sealing.recipients`.
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
    /// How many reports named each university, in each of the last 12 months. Shows no number below 10.
    Stats {
        /// As a JSON array, with null for fewer than 10.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Subcommand)]
enum Keys {
    /// Make an age identity file (mode 0600, never overwritten) and print its recipient.
    New {
        /// The file to make.
        file: PathBuf,
    },
}

#[derive(Subcommand)]
enum Settings {
    /// Say all that is wrong with the settings, a line for each. Fails if anything is.
    Check,
}

#[derive(Subcommand)]
enum Directory {
    /// List what nobody has compared with the live services for too long. Fails past 365 days, or with no date.
    Check,
}

#[derive(Subcommand)]
enum Retention {
    /// Erase drafts that have ended, and reports that the team is done with and that came more than
    /// `retention.report_days` ago. One that still waits is never erased.
    Run,
}

#[derive(Subcommand)]
enum Queue {
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

fn main() -> ExitCode {
    let program = Program::parse();
    log::faults();
    match run(program) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            let causes = std::iter::successors(Some(why.as_ref() as &dyn Error), |&why| why.source());
            let said: Vec<String> = causes.map(ToString::to_string).collect();
            eprintln!("foursight: {}", said.join(": "));
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn run(program: Program) -> Outcome {
    let Program { command, common } = program;
    if let Command::Keys(Keys::New { file }) = command {
        return roles::new_keys(&file);
    }
    if let Command::Directory(Directory::Check) = command {
        return roles::check_directory(&Outside::real());
    }
    let mut config = Config::read(common.config.as_deref())?;
    log::begin(config.log.json);
    let data: &Path = &common.data;
    match command {
        Command::Serve => {
            roles::serve(&config, data, roles::asked_to_stop(), || {
                tracing::info!(address = %config.public.listen, "the public site listens");
            })
            .await
        }
        Command::Demo { public, desk: _ } => {
            config.public.listen = public;
            config.public.origin = None;
            roles::demo(config, data, roles::asked_to_stop()).await
        }
        Command::Config(Settings::Check) => {
            println!("these settings can be used");
            Ok(())
        }
        Command::Migrate => roles::migrate(&config, data).await,
        Command::Backup { file, recipient } => {
            let recipients = if recipient.is_empty() { &config.sealing.recipients } else { &recipient };
            let url = config.database_url(data);
            roles::backup(&url, recipients, &Outside::real(), &file).await
        }
        Command::Restore { file, identity } => {
            let identity = identity.unwrap_or_else(|| config.identity_file(data));
            roles::restore(&config.database_url(data), file, &identity).await
        }
        Command::Retention(Retention::Run) => {
            let store = store::open(&config.database_url(data), Schema::Existing).await?;
            roles::retain(store.as_ref(), config.retention.report_days, Outside::real().now()).await
        }
        Command::Queue(queue) => {
            let store = store::open(&config.database_url(data), Schema::Existing).await?;
            match queue {
                Queue::List { first, json } => roles::list(store.as_ref(), first.map(NonZeroU32::get), json).await,
                Queue::Open { reference, identity, sealed } => {
                    let own = || identity.unwrap_or_else(|| config.identity_file(data));
                    let identity = (!sealed).then(own);
                    roles::open(store.as_ref(), &Outside::real(), reference, identity.as_deref()).await
                }
            }
        }
        Command::Stats { json } => {
            let store = store::open(&config.database_url(data), Schema::Existing).await?;
            let today = config.promise()?.day(Outside::real().now());
            roles::stats(store.as_ref(), content::english(), today, json).await
        }
        Command::Keys(_) | Command::Directory(_) => Ok(()),
    }
}
