//! `cargo xtask`: the one way to build, serve and test Foursight, needing
//! nothing but cargo to start. Each job has a module; each says what it wants
//! in one sentence when something is missing.
#![forbid(unsafe_code)]

mod arguments;
mod build;
mod cargo;
mod container;
mod css;
mod freshness;
mod layers;
mod npm;
mod places;
mod prerequisites;
mod release;
mod scale;
mod serve;
mod shell;
mod site;
mod test;
mod wasm;

use std::process::ExitCode;

use arguments::Job;

/// Errors are sentences for a person at a terminal; nothing matches on them.
type Result<T> = std::result::Result<T, String>;

const USAGE: &str = "\
cargo xtask build [--release]             the site and the program, into target/
cargo xtask serve [--release] [-- ARGS]   build, then a demonstration on ./data
cargo xtask test [STEP…]                  everything, or only some of: fmt layers deny build clippy doc unit browser
cargo xtask faults [NAME…]                the release program killed, filled up and cut off: all of it, or tests so named
cargo xtask container                     what docs/deploy/Containerfile says, without an engine; as root on Debian
cargo xtask release                       the release program under its full name, its checksum and a list of all that is in it
cargo xtask scale [load]                  what it costs with a million reports, or only over HTTP; for docs/scale.md";

fn main() -> ExitCode {
    match work() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}

fn work() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match arguments::read(&words)? {
        Job::Help => {
            println!("{USAGE}");
            Ok(())
        }
        Job::Build { release } => build::all(&places::Places::find()?, release),
        Job::Serve { release, rest } => serve::run(&places::Places::find()?, release, &rest),
        Job::Faults { names } => test::faults(&places::Places::find()?, &names),
        Job::Container => container::run(&places::Places::find()?),
        Job::Release => release::run(&places::Places::find()?),
        Job::Scale { load } => scale::run(&places::Places::find()?, load),
        Job::Test { steps } => test::run(&places::Places::find()?, &steps),
    }
}
