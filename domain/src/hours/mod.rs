//! When a line answers. The time is passed in as clocks in the UK show it, and so are the bank
//! holidays: whether something is open is never guessed. What is not certain is [`State::NotKnown`].

mod holidays;
mod times;

use jiff::ToSpan;
use jiff::civil::Weekday;
pub use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::code::codes;
pub use holidays::{BankHolidays, Division};
pub use times::Times;

/// How many days ahead the next opening is looked for.
const AHEAD: i32 = 14;

codes! {
    /// Open at all times.
    DayAndNight in "day_and_night" { Always = "always", }
}

codes! {
    /// What a line does on bank holidays. Where that was not seen in print, nothing is said of those days.
    OnBankHolidays in "on_bank_holidays" { AsUsual = "as_usual", Closed = "closed", NotKnown = "not_known", }
}

/// When a line answers, as `content/services.toml` has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "`open` is \"always\", or times by weekday with `bank_holidays`")]
pub enum Hours {
    /// At all times.
    Always(DayAndNight),
    /// At times that come back each week.
    Weekly(Weekly),
}

/// Times that come back each week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each day's times, as clocks in the UK show them")]
pub struct Weekly {
    #[serde(default)]
    pub monday: Vec<Times>,
    #[serde(default)]
    pub tuesday: Vec<Times>,
    #[serde(default)]
    pub wednesday: Vec<Times>,
    #[serde(default)]
    pub thursday: Vec<Times>,
    #[serde(default)]
    pub friday: Vec<Times>,
    #[serde(default)]
    pub saturday: Vec<Times>,
    #[serde(default)]
    pub sunday: Vec<Times>,
    /// Whether a bank holiday changes anything.
    pub bank_holidays: OnBankHolidays,
}

/// Whether a line answers at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It answers at all times.
    Always,
    /// It answers, until then.
    OpenUntil(DateTime),
    /// It does not answer before then.
    OpensAt(DateTime),
    /// Nobody should be told either.
    NotKnown,
}

/// Where a line stands among others: those that answer now are first, then those of which that is not known, then
/// those that do not, the next to open first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// It answers.
    Open,
    /// Nobody knows.
    NotKnown,
    /// It does not answer before then.
    Closed(DateTime),
}

impl State {
    /// Whether it answers.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Always | Self::OpenUntil(_))
    }

    /// Where it stands among others.
    pub fn turn(self) -> Turn {
        match self {
            Self::Always | Self::OpenUntil(_) => Turn::Open,
            Self::NotKnown => Turn::NotKnown,
            Self::OpensAt(at) => Turn::Closed(at),
        }
    }
}

impl Hours {
    /// Whether it answers at this time in a part of the UK. Past the years whose bank holidays are
    /// known, nothing is known of what closes on them.
    pub fn state(&self, at: DateTime, holidays: &BankHolidays, division: Division) -> State {
        match self {
            Self::Always(_) => State::Always,
            Self::Weekly(weekly) => weekly.state(at, holidays, division).unwrap_or(State::NotKnown),
        }
    }

    /// Whether there is any time at which it answers.
    pub fn ever_open(&self) -> bool {
        match self {
            Self::Always(_) => true,
            Self::Weekly(weekly) => DAYS.iter().any(|day| !weekly.on(*day).is_empty()),
        }
    }
}

const DAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

impl Weekly {
    fn on(&self, day: Weekday) -> &[Times] {
        match day {
            Weekday::Monday => &self.monday,
            Weekday::Tuesday => &self.tuesday,
            Weekday::Wednesday => &self.wednesday,
            Weekday::Thursday => &self.thursday,
            Weekday::Friday => &self.friday,
            Weekday::Saturday => &self.saturday,
            Weekday::Sunday => &self.sunday,
        }
    }

    /// From when to when it answers, of the times that begin on this day. Times that run past midnight
    /// belong to the day on which they began. None where that can't be known.
    fn begun_on(&self, date: Date, holidays: &BankHolidays, division: Division) -> Option<Vec<(DateTime, DateTime)>> {
        let times = self.on(date.weekday());
        let usual = self.bank_holidays == OnBankHolidays::AsUsual || times.is_empty();
        if !usual && holidays.is_one(date, division)? {
            return (self.bank_holidays == OnBankHolidays::Closed).then(Vec::new);
        }
        times.iter().map(|times| times.on(date)).collect()
    }

    fn state(&self, at: DateTime, holidays: &BankHolidays, division: Division) -> Option<State> {
        let begun_on = |days: i32| self.begun_on(at.date().checked_add(days.days()).ok()?, holidays, division);
        let mut near: Vec<(DateTime, DateTime)> = begun_on(-1)?;
        near.extend(begun_on(0)?);
        if let Some((_, until)) = near.iter().find(|(from, to)| *from <= at && at < *to) {
            return Some(State::OpenUntil(self.on_and_on(*until, holidays, division)));
        }
        for ahead in 0..=AHEAD {
            let next = begun_on(ahead)?.into_iter().map(|(from, _)| from).filter(|from| *from > at).min();
            if let Some(next) = next {
                return Some(State::OpensAt(next));
            }
        }
        None
    }

    /// Times that follow upon one another without a break are one; looked at for a week at most.
    fn on_and_on(&self, mut until: DateTime, holidays: &BankHolidays, division: Division) -> DateTime {
        for _ in 0..DAYS.len() {
            let following = self.begun_on(until.date(), holidays, division).unwrap_or_default();
            match following.iter().find(|(from, _)| *from == until) {
                Some((_, to)) => until = *to,
                None => break,
            }
        }
        until
    }
}
