//! Numbers in words: where they stand, and which must stand nowhere.

use std::collections::BTreeMap;

use super::{Services, words};

/// From so many figures on, a run of them is taken for a telephone number.
const A_NUMBER: usize = 5;

/// Numbers that are still in print somewhere and are dead, or somebody else's. Who looks for a number finds them first.
const DEAD: [(&str, &str); 12] = [
    ("08009171414", "the old helpline of Northern Ireland"),
    ("07797805839", "the old texts of the helpline of Northern Ireland"),
    ("08088029999", "the old rape line"),
    ("03003300630", "the old number of Switchboard"),
    ("08456039213", "the old number of Victim Support Scotland"),
    ("03001233011", "the old Welsh line of Samaritans"),
    ("08448044999", "an old and dear number for court orders"),
    ("02073957771", "the office of Refuge"),
    ("03000606699", "the old helpline on prisoners"),
    ("07860039967", "the old texts of PAPYRUS"),
    ("03006360300", "the stalking helpline before 2012"),
    ("88858", "the old texts of the NSPCC"),
];

/// Runs of figures and single spaces that are long enough for a number, without the spaces.
pub(super) fn numbers_in(words: &str) -> impl Iterator<Item = String> + '_ {
    let runs = words.split(|c: char| !c.is_ascii_digit() && c != ' ');
    let runs = runs.map(|run| run.replace(' ', ""));
    runs.filter(|figures| figures.len() >= A_NUMBER)
}

/// A number stands once, at the service that owns it; and a dead one nowhere.
pub(super) fn faults<M: AsRef<str>>(services: &Services<M>) -> Vec<String> {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for (name, service) in services {
        let own = service.number.iter().map(|number| number.replace(' ', ""));
        for number in own.chain(words(service).flat_map(numbers_in)) {
            if let Some((_, what)) = DEAD.iter().find(|(dead, _)| *dead == number) {
                faults.push(format!("services.toml: `{name}` has {number}, {what}"));
            }
            if let Some(other) = owners.insert(number.clone(), name) {
                faults.push(format!("services.toml: {number} stands at `{other}` and at `{name}`"));
            }
        }
    }
    faults
}
