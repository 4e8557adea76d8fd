//! How long ago somebody compared the directory with the live services.

use clock::ClockAndRandom;
use content::{Service, well_formed};
use domain::hours::Date;
use jiff::tz::TimeZone;

use super::Outcome;

/// After how many days without a look somebody is reminded.
const REMIND: i32 = 120;
/// After how many days without a look the directory is not fit to be published.
const FAIL: i32 = 365;

/// What is to be done about a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// Nothing.
    Fresh,
    /// Somebody should look, after so many days.
    Old(i32),
    /// Somebody must look, after so many days.
    TooOld(i32),
    /// Nobody has ever looked, or when is not known.
    Never,
    /// Its number can't be one.
    Malformed,
}

/// What is to be done about a service today. A day that is yet to come is none on which somebody looked.
pub fn judge(service: &Service, today: Date) -> Age {
    if !service.number.as_deref().is_none_or(well_formed) {
        return Age::Malformed;
    }
    let days = service.checked.and_then(|checked| today.since(checked).ok()).map(|span| span.get_days());
    match days {
        Some(days) if days > FAIL => Age::TooOld(days),
        Some(days) if days > REMIND => Age::Old(days),
        Some(days) if days >= 0 => Age::Fresh,
        _ => Age::Never,
    }
}

/// Prints a line for each service that somebody should look at.
///
/// # Errors
/// Where any must be looked at before the directory is published.
pub fn check(clock: &ClockAndRandom) -> Outcome {
    let zone = TimeZone::get("Europe/London")?;
    let today = clock.now().to_zoned(zone).date();
    let mut failed = 0;
    for (name, service) in &content::english().services {
        let age = judge(service, today);
        failed += u32::from(age > Age::Old(i32::MAX));
        let what = match age {
            Age::Fresh => continue,
            Age::Old(days) => format!("warning: {name}: checked {days} days ago"),
            Age::TooOld(days) => format!("error: {name}: checked {days} days ago"),
            Age::Never => format!("error: {name}: no date on which it was checked"),
            Age::Malformed => format!("error: {name}: the number is malformed"),
        };
        println!("{what} ({})", service.name);
    }
    match failed {
        0 => Ok(()),
        _ => Err(format!("{failed} services are not checked: compare each with the live service and put the day into `checked` in content/services.toml").into()),
    }
}
