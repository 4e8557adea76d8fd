//! Numbers to call and sites to go to.

use std::collections::BTreeSet;

use domain::Code;
use domain::codes::{Nation, Need, Talk};
use domain::hours::{BankHolidays, Date, DateTime, Division, Hours, State};
use serde::{Deserialize, Serialize};

use crate::html::Html;

/// A number to call or a site to go to. What has [`Service::needs`] stands in the directory.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "M: Deserialize<'de> + Default"))]
pub struct Service<M = Html> {
    /// What it is called.
    pub name: String,
    /// Its number, as people read it.
    #[serde(default)]
    pub number: Option<String>,
    /// The name of the service on whose number it answers.
    #[serde(default)]
    pub number_of: Option<String>,
    /// What to do once somebody or something answers on that number.
    #[serde(default)]
    pub then: Option<M>,
    /// Its site.
    #[serde(default)]
    pub site: Option<String>,
    /// What it helps with; with none, it stands in no list.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// Where it helps.
    #[serde(default)]
    pub nations: Vec<Nation>,
    /// For whom it is, where it is not for everyone: `Women`.
    #[serde(default)]
    pub whom: Option<M>,
    /// What they do.
    #[serde(default)]
    pub does: M,
    /// How to find it where neither number nor site leads there.
    #[serde(default)]
    pub find: Option<M>,
    /// How to reach it by text message.
    #[serde(default)]
    pub text: Option<M>,
    /// Where it has a chat.
    #[serde(default)]
    pub chat: Option<M>,
    /// How to reach it in British or Irish Sign Language.
    #[serde(default)]
    pub bsl: Option<M>,
    /// Its email address.
    #[serde(default)]
    pub email: Option<String>,
    /// How else people who don't hear or speak reach it.
    #[serde(default)]
    pub access: Option<M>,
    /// What a call costs, where that was seen in print.
    #[serde(default)]
    pub cost: Option<M>,
    /// The languages that are spoken there besides English.
    #[serde(default)]
    pub languages: Vec<String>,
    /// When it answers, as it was last seen in print.
    #[serde(default)]
    pub hours: Option<String>,
    /// When it answers for sure; nothing else is said to be open.
    #[serde(default)]
    pub open: Option<Hours>,
    /// The ways that answer then, where not all of them do.
    #[serde(default)]
    pub open_by: Vec<Talk>,
    /// Where it was seen in print: its number, if it has one.
    pub source: String,
    /// Where the rest was seen in print.
    #[serde(default)]
    pub seen_also: Vec<String>,
    /// The day on which it was written from there.
    pub as_of: Date,
    /// The day on which a person compared it with the live service.
    #[serde(default)]
    pub checked: Option<Date>,
}

impl<M> Service<M> {
    /// Whether it helps in all of the UK.
    pub fn is_everywhere(&self) -> bool {
        let uk = [Nation::England, Nation::Wales, Nation::Scotland, Nation::NorthernIreland];
        uk.iter().all(|nation| self.nations.contains(nation))
    }

    /// The ways to talk to it that are known, in their order. What is reached by text only has no voice.
    pub fn ways(&self) -> Vec<Talk> {
        let has = |way: &Talk| match way {
            Talk::Voice => self.number.is_some() || self.number_of.is_some(),
            Talk::Text => self.text.is_some(),
            Talk::Chat => self.chat.is_some(),
            Talk::Bsl => self.bsl.is_some(),
        };
        Talk::ALL.iter().copied().filter(has).collect()
    }

    /// The ways that answer when it is open; none where its hours are not sure.
    pub fn ways_when_open(&self) -> Vec<Talk> {
        match (&self.open, self.open_by.is_empty()) {
            (None, _) => Vec::new(),
            (Some(_), true) => self.ways(),
            (Some(_), false) => self.open_by.clone(),
        }
    }

    /// Whether it answers at a time, as clocks in the UK show it. Bank holidays differ between nations: where those
    /// that it helps in don't agree, that is not known.
    pub fn state(&self, at: DateTime, holidays: &BankHolidays) -> State {
        let Some(hours) = &self.open else { return State::NotKnown };
        let divisions: BTreeSet<Division> = self.nations.iter().filter_map(|nation| Division::of(*nation)).collect();
        let mut states = divisions.into_iter().map(|division| hours.state(at, holidays, division));
        let Some(first) = states.next() else { return State::NotKnown };
        if states.all(|state| state == first) { first } else { State::NotKnown }
    }
}

/// Whether a number can be one of the UK's: figures and single spaces, and as many as such numbers have.
pub fn well_formed(number: &str) -> bool {
    let figures: String = number.chars().filter(|c| *c != ' ').collect();
    let spaced = !number.is_empty() && number.split(' ').all(|part| !part.is_empty());
    let short = match figures.len() {
        3 => ["999", "101", "111", "112"].contains(&figures.as_str()),
        5 => figures.starts_with("180"),
        6 => figures.starts_with("116"),
        8 => figures == "08001111",
        length => figures.starts_with('0') && (length == 10 || length == 11),
    };
    spaced && short && figures.bytes().all(|byte| byte.is_ascii_digit())
}
