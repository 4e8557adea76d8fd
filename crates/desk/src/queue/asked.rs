//! What a list is asked for, in its address: codes only, nothing that anybody typed.

use std::collections::BTreeMap;

use desk_app::QueueFilter;
use domain::Code;
use domain::access::Viewer;
use domain::codes::{Area, Unit};
use domain::queue::State;
use domain::triage::Band;
use jiff::Timestamp;
use serde::Deserialize;
use store::{Filter, Place, View};

use super::{ME, NOBODY};

/// What stands in the address.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    view: String,
    state: String,
    owner: String,
    unit: String,
    area: String,
    band: String,
    late: String,
    after: String,
    said: String,
}

impl Asked {
    fn view(&self, viewer: &Viewer) -> View {
        match (self.view.as_str(), viewer.unit) {
            ("open", _) => View::Open,
            ("mine", _) => View::Mine,
            ("unit", Some(unit)) => View::Unit(unit),
            ("overdue", _) => View::Overdue,
            ("closed", _) => View::Closed,
            _ => View::ToRead,
        }
    }

    pub(super) fn filter(&self, viewer: &Viewer, now: Timestamp) -> Filter {
        let owner = match self.owner.as_str() {
            "" => None,
            NOBODY => Some(None),
            _ => Some(Some(viewer.name.clone())),
        };
        Filter {
            state: State::from_code(&self.state),
            owner,
            unit: Unit::from_code(&self.unit),
            area: Area::from_code(&self.area).map(|area| area.code().to_owned()),
            band: self.band(),
            late: !self.late.is_empty(),
            ..Filter::all(self.view(viewer), now)
        }
    }

    fn band(&self) -> Option<Band> {
        Band::ALL.iter().copied().find(|band| band.number().to_string() == self.band)
    }

    /// Where the page before ended: `1.1764165800.7KQ4-M2XP`.
    pub(super) fn place(&self) -> Option<Place> {
        let mut parts = self.after.splitn(3, '.');
        let band: u8 = parts.next()?.parse().ok()?;
        let due_at = Timestamp::from_second(parts.next()?.parse().ok()?).ok()?;
        let reference = parts.next()?.parse().ok()?;
        Some(Place { band: Band::ALL.iter().copied().find(|own| own.number() == band)?, due_at, reference })
    }

    /// The same list, from there on.
    pub(super) fn address_after(&self, place: &Place) -> String {
        let after = format!("{}.{}.{}", place.band.number(), place.due_at.as_second(), place.reference);
        let asked = BTreeMap::from([
            ("view", &self.view),
            ("state", &self.state),
            ("owner", &self.owner),
            ("unit", &self.unit),
            ("area", &self.area),
            ("band", &self.band),
            ("late", &self.late),
            ("after", &after),
        ]);
        let is_code = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
        let asked = asked.into_iter().filter(|(_, value)| !value.is_empty() && is_code(value));
        let pairs: Vec<String> = asked.map(|(name, value)| format!("{name}={value}")).collect();
        format!("/queue?{}", pairs.join("&"))
    }

    /// What the page tells first.
    pub(super) fn said(&self) -> Option<String> {
        match self.said.as_str() {
            "nothing-to-take" => Some("Nothing waits that you can take.".to_owned()),
            "not-found" => Some("There is no case with that reference that you may see.".to_owned()),
            "not-a-reference" => {
                Some("That is not a reference: eight letters and digits, such as 7KQ4-M2XP.".to_owned())
            }
            "handed-over" => Some("It is saved. The case is not yours to see any more.".to_owned()),
            "given-back" => Some("The case waits in the queue again.".to_owned()),
            _ => None,
        }
    }

    pub(super) fn choices(&self, viewer: &Viewer) -> QueueFilter {
        let view = match self.view(viewer) {
            View::ToRead => "to_read",
            View::Open => "open",
            View::Mine => "mine",
            View::Unit(_) => "unit",
            View::Overdue => "overdue",
            View::Closed => "closed",
        };
        let all = |name: &str, chosen: &str| (String::new(), name.to_owned(), chosen.is_empty());
        let codes = |name: &str, set: &'static [&'static str], chosen: &str, words: fn(&str) -> String| {
            let each = set.iter().map(|code| ((*code).to_owned(), words(code), *code == chosen));
            std::iter::once(all(name, chosen)).chain(each).collect::<Vec<_>>()
        };
        let states = ["waiting", "taken", "in_hand"].map(|code| {
            let name = code.replace('_', " ");
            let name = name[..1].to_uppercase() + &name[1..];
            (code.to_owned(), name, code == self.state)
        });
        let owners = [(NOBODY, "Nobody"), (ME, "Me")];
        let owners = owners.map(|(code, name)| (code.to_owned(), name.to_owned(), code == self.owner));
        let bands = Band::ALL.iter().map(|band| {
            let number = band.number().to_string();
            (number.clone(), format!("Band {number}"), number == self.band)
        });
        QueueFilter {
            view,
            states: std::iter::once(all("Any state", &self.state)).chain(states).collect(),
            owners: std::iter::once(all("Any owner", &self.owner)).chain(owners).collect(),
            units: codes("Any unit", Unit::SET.codes, &self.unit, super::named::<Unit>),
            areas: codes("Any area", Area::SET.codes, &self.area, super::named::<Area>),
            bands: std::iter::once(all("Any band", &self.band)).chain(bands).collect(),
            late: !self.late.is_empty(),
        }
    }
}
