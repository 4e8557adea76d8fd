//! Reading a report that another version of this program stored.
//!
//! What comes in is held to today's types ([`crate::Report`] refuses what it does not know). What was stored must
//! open for ever: a university, a field or a code may since have gone, or come with a newer version. So here
//! what is not known is taken out, named and kept, and the rest is read with the same strict types.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use serde_path_to_error::{Path, Segment};

use crate::Report;

/// After so many places that are not known, whole members of the report are taken out, and after twice as many
/// all of it, so that reading ends soon whatever was stored.
const MOST: usize = 2_000;

/// A stored report.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// What today's types can say of it.
    pub report: Report,
    /// What they can't, in the order in which it was found.
    pub unknown: Vec<Unknown>,
}

/// Something in a stored report that is not known: a field, a code, or a value of another kind.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Unknown {
    /// Where it stands in what was stored, as a JSON pointer (RFC 6901).
    pub pointer: String,
    /// What stands there.
    pub value: Value,
}

/// Prints nothing: it may be words that a person wrote.
impl fmt::Debug for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Unknown(..)")
    }
}

/// Reads what was stored. It never fails: of what is no object at all, nothing is known.
pub fn read(json: Value) -> Stored {
    let mut reading = Reading { rest: json, unknown: Vec::new(), gone: BTreeSet::new() };
    loop {
        match serde_path_to_error::deserialize(&reading.rest) {
            Ok(report) => return Stored { report, unknown: reading.unknown },
            Err(why) => reading.take_out(why.path()),
        }
    }
}

struct Reading {
    rest: Value,
    unknown: Vec<Unknown>,
    /// Items of lists that were taken out.
    gone: BTreeSet<String>,
}

/// The way to a place.
enum Step {
    Name(String),
    Item(usize),
}

impl Reading {
    /// Takes out what stands there, or everything where the way leads nowhere.
    fn take_out(&mut self, path: &Path) {
        let taken = self.taken(&self.steps(path)).unwrap_or_else(|| {
            let value = std::mem::replace(&mut self.rest, Value::Object(Map::new()));
            Unknown { pointer: String::new(), value }
        });
        self.unknown.push(taken);
    }

    /// The way to what is not known; shortened where there was too much of it.
    fn steps(&self, path: &Path) -> Vec<Step> {
        let most = match self.unknown.len() / MOST {
            0 => usize::MAX,
            1 => 1,
            _ => 0,
        };
        let step = |segment: &Segment| match segment {
            Segment::Map { key } => Some(Step::Name(key.clone())),
            Segment::Seq { index } => Some(Step::Item(*index)),
            Segment::Enum { .. } | Segment::Unknown => None,
        };
        path.iter().map_while(step).take(most).collect()
    }

    fn taken(&mut self, steps: &[Step]) -> Option<Unknown> {
        let (last, others) = steps.split_last()?;
        let (mut place, mut pointer) = (&mut self.rest, String::new());
        for step in others {
            pointer = pointer_to(&pointer, step, &self.gone);
            place = match step {
                Step::Name(name) => place.get_mut(name)?,
                Step::Item(at) => place.get_mut(at)?,
            };
        }
        let pointer = pointer_to(&pointer, last, &self.gone);
        let value = match (last, place) {
            (Step::Name(name), Value::Object(object)) => object.remove(name)?,
            (Step::Item(at), Value::Array(items)) if *at < items.len() => {
                self.gone.insert(pointer.clone());
                items.remove(*at)
            }
            _ => return None,
        };
        Some(Unknown { pointer, value })
    }
}

/// Where a step leads in what was stored: there, items that are gone since still count.
fn pointer_to(from: &str, step: &Step, gone: &BTreeSet<String>) -> String {
    match step {
        Step::Name(name) => format!("{from}/{}", name.replace('~', "~0").replace('/', "~1")),
        Step::Item(at) if gone.is_empty() => format!("{from}/{at}"),
        Step::Item(at) => {
            let items = (0..).map(|item: usize| format!("{from}/{item}"));
            items.filter(|pointer| !gone.contains(pointer)).nth(*at).unwrap_or_default()
        }
    }
}
