//! Bank holidays, which differ between the parts of the UK.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::code::{Code, codes};
use crate::codes::Nation;

codes! {
    /// A part of the UK with bank holidays of its own, as gov.uk/bank-holidays parts it.
    Division in "division" {
        EnglandAndWales = "england_and_wales",
        Scotland = "scotland",
        NorthernIreland = "northern_ireland",
    }
}

impl Division {
    /// Whose bank holidays a nation has; none outside the UK.
    pub fn of(nation: Nation) -> Option<Self> {
        match nation {
            Nation::England | Nation::Wales => Some(Self::EnglandAndWales),
            Nation::Scotland => Some(Self::Scotland),
            Nation::NorthernIreland => Some(Self::NorthernIreland),
            Nation::OutsideUk | Nation::NotSure => None,
        }
    }
}

/// The bank holidays of some years, substitute days among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankHolidays {
    /// Where they were published.
    pub source: String,
    /// The years of which all are known.
    pub years: BTreeSet<i16>,
    /// The days, by part of the UK.
    pub days: BTreeMap<Division, BTreeSet<Date>>,
}

impl BankHolidays {
    /// Whether a day is one; none for a year that is not known.
    pub fn is_one(&self, day: Date, division: Division) -> Option<bool> {
        let days = self.days.get(&division)?;
        self.years.contains(&day.year()).then(|| days.contains(&day))
    }

    /// What can't be right: days of other years, a weekend, a part of the UK left out.
    ///
    /// # Errors
    /// Names the first that is wrong.
    pub fn check(&self) -> Result<(), String> {
        for division in Division::ALL {
            let name = division.code();
            let days = self.days.get(division).ok_or_else(|| format!("{name} has no bank holidays"))?;
            if let Some(year) =
                self.years.iter().find(|year| days.iter().filter(|day| day.year() == **year).count() < 8)
            {
                return Err(format!("{name} has fewer than 8 bank holidays in {year}"));
            }
            if let Some(day) = days.iter().find(|day| !self.years.contains(&day.year())) {
                return Err(format!("{name}: {day} is in none of the years"));
            }
            if let Some(day) = days.iter().find(|day| day.weekday().to_monday_one_offset() > 5) {
                return Err(format!("{name}: {day} is at a weekend, which has a substitute day"));
            }
        }
        if self.source.starts_with("https://") { Ok(()) } else { Err("the bank holidays have no source".to_owned()) }
    }
}
