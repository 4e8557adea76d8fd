//! `cargo xtask test`: everything CI asks, in the order that fails soonest.

mod browser;
mod deny;
mod faults;
mod firefox;
pub(crate) mod packages;
mod steps;
mod tools;

use std::time::{Duration, Instant};

pub(crate) use faults::run as faults;
use steps::{STEPS, Step};

use crate::{Result, places::Places};

/// All steps, or only those named; stops at the first that fails.
pub(crate) fn run(places: &Places, names: &[String]) -> Result<()> {
    let mut done: Vec<(&str, Duration)> = Vec::new();
    let mut outcome = Ok(());
    for step in chosen(names)? {
        println!("\n── {}: {}", step.name, step.about);
        let start = Instant::now();
        outcome = (step.run)(places).map_err(|why| format!("step {} failed: {why}", step.name));
        done.push((step.name, start.elapsed()));
        if outcome.is_err() {
            break;
        }
        println!("── {}: {:.1} s", step.name, start.elapsed().as_secs_f64());
    }
    println!("\n{}", table(&done, outcome.is_err()));
    outcome
}

/// Always in their own order, whatever order they were named in.
fn chosen(names: &[String]) -> Result<Vec<&'static Step>> {
    if let Some(name) = names.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        let known: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        return Err(format!("there is no step \"{name}\"; there are {}", known.join(", ")));
    }
    Ok(STEPS.iter().filter(|step| names.is_empty() || names.iter().any(|name| name == step.name)).collect())
}

fn table(done: &[(&str, Duration)], last_failed: bool) -> String {
    let lines = done.iter().enumerate().map(|(nth, (name, took))| {
        let failed = last_failed && nth + 1 == done.len();
        let result = if failed { "FAILED" } else { "passed" };
        format!("{name:<8} {result} {:>7.1} s", took.as_secs_f64())
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_keep_their_order() {
        let names = ["unit", "fmt"].map(String::from);
        let chosen: Vec<&str> = chosen(&names).unwrap().iter().map(|step| step.name).collect();
        assert_eq!(chosen, ["fmt", "unit"]);
    }

    #[test]
    fn a_misspelt_step_does_not_pass_for_a_test() {
        assert!(chosen(&["brwoser".to_owned()]).is_err());
    }

    #[test]
    fn the_table_says_which_step_failed() {
        let done = [("fmt", Duration::from_secs(1)), ("unit", Duration::from_secs(2))];
        assert_eq!(table(&done, true), "fmt      passed     1.0 s\nunit     FAILED     2.0 s");
    }
}
