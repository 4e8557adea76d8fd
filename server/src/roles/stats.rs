//! How many reports named each university, a month at a time.

use content::Content;
use domain::Code;
use domain::codes::Campus;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;
use store::{Counted, Store};

use super::Outcome;

/// No number below this is told, nor that there was none: it could point to somebody.
const LEAST: u32 = 10;
/// How many months are told, the running one among them.
const MONTHS: i32 = 12;

/// What is told of one university in one month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// The month, such as `2026-11`.
    pub month: String,
    /// The university's code.
    pub campus: &'static str,
    /// How many reports named it, or none where that is fewer than ten.
    pub reports: Option<u32>,
}

/// Every university in each of the last months, whether anything was counted or not: that a line is
/// there tells nothing.
pub fn shown(counted: &[Counted], today: Date) -> Vec<Shown> {
    let months = (0..MONTHS).rev().filter_map(|back| today.first_of_month().checked_sub(back.months()).ok());
    let months = months.map(|month| month.strftime("%Y-%m").to_string());
    let of = |month: &str, campus: Campus| {
        let found = counted.iter().find(|count| count.month == month && count.campus == campus.code());
        found.map(|count| count.reports).filter(|reports| *reports >= LEAST)
    };
    let each = |month: String| {
        Campus::ALL.iter().map(move |campus| Shown {
            reports: of(&month, *campus),
            month: month.clone(),
            campus: campus.code(),
        })
    };
    months.flat_map(each).collect()
}

/// Prints them.
///
/// # Errors
/// Where the store does not answer.
pub async fn stats(store: &dyn Store, words: &Content, today: Date, json: bool) -> Outcome {
    let shown = shown(&store.counted().await?, today);
    if json {
        println!("{}", serde_json::to_string_pretty(&shown)?);
        return Ok(());
    }
    println!("{:<10}{:<18}university", "month", "reports");
    for Shown { month, campus, reports } in shown {
        let reports = reports.map_or_else(|| format!("fewer than {LEAST}"), |reports| reports.to_string());
        println!("{month:<10}{reports:<18}{}", words.codes.label(Campus::SET.name, campus));
    }
    Ok(())
}
