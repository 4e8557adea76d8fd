//! The program: roles as commands.
#![forbid(unsafe_code)]

mod commands;

use std::error::Error;
use std::num::NonZeroU32;
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use clock::ClockAndRandom;
use server::config::Config;
use server::log;
use server::roles::{self, Outcome};
use store::{self, Schema};

use commands::{Audit, Command, Directory, Keys, Paper, Program, Queue, Retention, Rule, Settings, Staff};

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
        return roles::check_directory(&ClockAndRandom::real());
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
        Command::Demo { public, desk, made_up } => {
            (config.public.listen, config.public.origin) = (public, None);
            (config.desk.listen, config.desk.origin) = (desk, None);
            roles::demo(config, data, made_up, roles::asked_to_stop()).await
        }
        Command::Desk(desk) => match desk.command {
            None => {
                roles::desk(&config, data, roles::asked_to_stop(), || {
                    tracing::info!(address = %config.desk.listen, "the desk listens");
                })
                .await
            }
            Some(Staff::Invite { name, role, unit }) => roles::invite(&config, data, &name, role, unit).await,
            Some(Staff::People) => roles::people(&config, data).await,
            Some(Staff::Revoke { name }) => roles::revoke(&config, data, &name).await,
        },
        Command::Config(Settings::Check) => {
            for warning in config.warnings() {
                println!("warning: {warning}");
            }
            println!("these settings can be used");
            Ok(())
        }
        Command::Migrate => roles::migrate(&config, data).await,
        Command::Backup { file, recipient } => {
            let mut recipients = if recipient.is_empty() { config.sealing.recipients.clone() } else { recipient };
            if recipients.is_empty() {
                // A demonstration has its keys beside its reports.
                recipients.extend(roles::recipient_of(&config.identity_file(data))?);
            }
            let url = config.database_url(data);
            roles::backup(&url, &recipients, &ClockAndRandom::real(), &file).await
        }
        Command::Restore { file, identity } => {
            let identity = identity.unwrap_or_else(|| config.identity_file(data));
            roles::restore(&config.database_url(data), file, &identity).await
        }
        Command::Retention(Retention::Run { dry_run }) => {
            let store = store::open(&config.database_url(data), Schema::MustExist).await?;
            let (days, clock) = (config.retention.report_days, ClockAndRandom::real());
            if dry_run {
                return roles::would_retain(store.as_ref(), days, &clock).await;
            }
            roles::retain(store.as_ref(), days, &clock).await
        }
        Command::Queue(queue) => {
            let store = store::open(&config.database_url(data), Schema::MustExist).await?;
            match queue {
                Queue::List { first, json } => roles::list(store.as_ref(), first.map(NonZeroU32::get), json).await,
                Queue::Open { reference, identity, sealed } => {
                    let own = || identity.unwrap_or_else(|| config.identity_file(data));
                    let identity = (!sealed).then(own);
                    roles::open(store.as_ref(), &ClockAndRandom::real(), reference, identity.as_deref()).await
                }
            }
        }
        Command::Audit(Audit::Verify) => {
            let store = store::open(&config.database_url(data), Schema::MustExist).await?;
            roles::verify_audit(store.as_ref()).await
        }
        Command::Paper(Paper::Verify { reference, identity, key, code }) => {
            let typed = key.zip(code).map_or_else(|| roles::typed_proof(std::io::stdin().lock()), Ok)?;
            let store = store::open(&config.database_url(data), Schema::MustExist).await?;
            let identity = identity.unwrap_or_else(|| config.identity_file(data));
            roles::verify_paper(store.as_ref(), &ClockAndRandom::real(), reference, &identity, typed).await
        }
        Command::Rule(Rule::Replay { identity }) => {
            let store = store::open(&config.database_url(data), Schema::MustExist).await?;
            let identity = identity.unwrap_or_else(|| config.identity_file(data));
            let local = config.local_time()?;
            roles::replay_rule(store.as_ref(), &ClockAndRandom::real(), &local, &identity).await
        }
        Command::Stats { json } => {
            let store = store::open(&config.database_url(data), Schema::MustExist).await?;
            let today = config.local_time()?.date(ClockAndRandom::real().now());
            roles::stats(store.as_ref(), content::english(), today, json).await
        }
        Command::Keys(_) | Command::Directory(_) => Ok(()),
    }
}
