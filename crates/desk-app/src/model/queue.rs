//! The list of cases.

use domain::case::Outcome;
use domain::queue::State;
use domain::triage::Band;

use super::Due;

/// The list of cases.
#[derive(Clone, Debug, Default)]
pub struct QueuePage {
    /// `Thursday 26 November, 14:36`.
    pub today: String,
    /// When somebody reads, in words.
    pub staffed: String,
    /// What waits, by band.
    pub tiles: Vec<Tile>,
    /// The views, with the one that is shown.
    pub tabs: Vec<ViewTab>,
    /// What the list is narrowed by.
    pub filter: QueueFilter,
    /// The rows, by band and then by due time.
    pub rows: Vec<QueueLine>,
    /// The next page.
    pub next: Option<Pager>,
    /// Whether the one who looks may take the next one.
    pub may_take: bool,
    /// The most urgent one without an owner, in words: `band 1, late 34 min`.
    pub most_urgent: Option<String>,
    /// What the page tells first, such as that nothing was there to take.
    pub said: Option<String>,
    /// The moment of which the page is, as programs read it: what came later is announced.
    pub as_of: String,
}

/// A count that is a link.
#[derive(Clone, Debug)]
pub struct Tile {
    /// The band.
    pub band: Band,
    /// How many wait to be read.
    pub waiting: u64,
    /// How many of them are late.
    pub late: u64,
    /// Where it leads.
    pub href: String,
}

/// A view of the list.
#[derive(Clone, Debug)]
pub struct ViewTab {
    /// Its name.
    pub name: &'static str,
    /// How many are in it; `1000+` where nobody counted on.
    pub count: Option<String>,
    /// Where it leads.
    pub href: String,
    /// Whether it is shown.
    pub current: bool,
}

/// What the list can be narrowed by: (code, name, whether it is chosen).
#[derive(Clone, Debug, Default)]
pub struct QueueFilter {
    /// The code of the view.
    pub view: &'static str,
    /// States.
    pub states: Vec<(String, String, bool)>,
    /// Owners.
    pub owners: Vec<(String, String, bool)>,
    /// Units.
    pub units: Vec<(String, String, bool)>,
    /// Areas.
    pub areas: Vec<(String, String, bool)>,
    /// Bands.
    pub bands: Vec<(String, String, bool)>,
    /// Whether only what is late is shown.
    pub late: bool,
}

/// A case in the list. It says no flag and no word.
#[derive(Clone, Debug)]
pub struct QueueLine {
    /// Its reference.
    pub reference: String,
    /// Where it is.
    pub href: String,
    /// The band that counts.
    pub band: Band,
    /// When it is due; for closed ones, when it was closed.
    pub due: Due,
    /// Where it is on its way.
    pub state: State,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// Who has it; none for those who are not told.
    pub owner: Option<String>,
    /// Whether that is the one who looks.
    pub own: bool,
    /// Its area.
    pub area: Option<String>,
    /// Its unit.
    pub unit: Option<String>,
    /// What else is to be known: came back, a made-up report.
    pub also: Vec<String>,
}

/// A further page.
#[derive(Clone, Debug)]
pub struct Pager {
    /// Where it is.
    pub href: String,
}
