//! The moment of which a list is. When a report came is known to the minute only; so a mark has, besides the moment, how many
//! had come in its minute, and what came later in that minute is told as new.

use std::fmt;
use std::str::FromStr;

use clock::to_the_minute;
use domain::Code;
use domain::triage::Band;
use jiff::Timestamp;
use store::StoreError;

use crate::Desk;
use crate::session::Signed;

/// As it stands in a page and in an address: `2026-11-26T14:36:07Z~1.0.2.0`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    at: Timestamp,
    /// The minute in which it lies.
    pub(crate) minute: Timestamp,
    /// How many had come in that minute, by band.
    before: Vec<u32>,
}

impl Mark {
    pub(super) async fn now(desk: &Desk, signed: &Signed) -> Result<Self, StoreError> {
        let at = desk.clock.now();
        let minute = to_the_minute(at);
        let arrived = desk.store.arrived_since(signed.viewer.scope(), minute).await?;
        let before = Band::ALL.iter().map(|band| count(&arrived, *band)).collect();
        Ok(Self { at, minute, before })
    }

    /// Of what arrived since its minute began, what came after the mark.
    pub(crate) fn new_since(&self, arrived: &[(Band, u32)]) -> impl Iterator<Item = (Band, u32)> {
        let new = Band::ALL
            .iter()
            .zip(&self.before)
            .map(|(band, before)| (*band, count(arrived, *band) - before.min(&count(arrived, *band))));
        new.filter(|(_, count)| *count > 0).collect::<Vec<_>>().into_iter()
    }
}

fn count(arrived: &[(Band, u32)], band: Band) -> u32 {
    arrived.iter().find(|(own, _)| *own == band).map_or(0, |(_, count)| *count)
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let before: Vec<String> = self.before.iter().map(u32::to_string).collect();
        write!(f, "{}~{}", self.at, before.join("."))
    }
}

impl FromStr for Mark {
    type Err = ();

    fn from_str(written: &str) -> Result<Self, ()> {
        let (at, before) = written.split_once('~').ok_or(())?;
        let at: Timestamp = at.parse().map_err(|_| ())?;
        let before: Vec<u32> = before.split('.').filter_map(|count| count.parse().ok()).collect();
        if before.len() != Band::ALL.len() {
            return Err(());
        }
        Ok(Self { at, minute: to_the_minute(at), before })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_had_come_before_in_the_same_minute_is_not_new() {
        let mark: Mark = "2026-11-26T14:36:07Z~1.0.2.0".parse().unwrap();
        assert_eq!(mark.minute.to_string(), "2026-11-26T14:36:00Z");
        let new: Vec<_> = mark.new_since(&[(Band::Urgent, 3), (Band::Standard, 2), (Band::Check, 1)]).collect();
        assert_eq!(new, [(Band::Urgent, 2), (Band::Check, 1)]);
        assert_eq!(mark.to_string().parse(), Ok(mark));
        for other in ["", "2026-11-26T14:36:07Z", "2026-11-26T14:36:07Z~1", "~1.1.1.1", "x~1.1.1.1"] {
            assert_eq!(other.parse::<Mark>(), Err(()), "{other}");
        }
    }
}
