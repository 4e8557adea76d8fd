//! Makes codes of the places that `content/` names: universities, areas and the team's units. So a report knows them by
//! names that are checked, in forms, in JSON and in the published schema alike, and another force changes data only.
//! And makes the table of the words that raise a report to priority.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use toml::Table;

const CONTENT: &str = "../content";
/// Answers to the question for the area that every force has.
const ALWAYS: [&str; 2] = ["elsewhere", "not_sure"];

fn main() {
    if let Err(problem) = write() {
        println!("cargo::error={CONTENT}: {problem}");
    }
}

fn write() -> Result<(), Box<dyn Error>> {
    let (campuses, areas, units) = (read("campuses.toml")?, read("areas.toml")?, read("units.toml")?);
    let campuses =
        codes("Campus", "campus", "The universities that link here, by the codes of their pages.", campuses.keys())?;
    let names = areas.keys().map(String::as_str).chain(ALWAYS);
    let about =
        "Where it has happened: an area, `elsewhere` or `not_sure`. Never free text, because the queue routes by it.";
    let all = [
        campuses,
        codes("Area", "area", about, names)?,
        codes("Unit", "unit", "A unit of this team.", units.keys())?,
        methods(&areas, &units)?,
    ];
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("places.rs"), all.join("\n"))?;
    fs::write(Path::new(&out).join("danger_words.rs"), danger_words(&read("danger_words.toml")?)?)?;
    Ok(())
}

fn read(file: &str) -> Result<Table, Box<dyn Error>> {
    let path = format!("{CONTENT}/{file}");
    println!("cargo::rerun-if-changed={path}");
    let table: Table = fs::read_to_string(path)?.parse()?;
    if table.is_empty() { Err(format!("{file} names none").into()) } else { Ok(table) }
}

/// The table of the words of all languages, in the order of their words, which a search relies on.
fn danger_words(languages: &Table) -> Result<String, Box<dyn Error>> {
    let mut all = Vec::new();
    for (language, list) in languages {
        let list = list.get("words").and_then(toml::Value::as_array);
        let list = list.filter(|list| !list.is_empty());
        for entry in list.ok_or_else(|| format!("danger_words.toml: `{language}` has no words"))? {
            let words = entry.as_str().map(|entry| entry.split(' ').collect::<Vec<_>>()).unwrap_or_default();
            let folded = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
            if words.is_empty() || !words.iter().all(folded) {
                return Err(format!("danger_words.toml: {entry} is not small letters from a to z").into());
            }
            all.push(words);
        }
    }
    all.sort_unstable();
    all.dedup();
    let longest = all.iter().map(Vec::len).max().unwrap_or_default();
    let mut entries = String::new();
    for words in &all {
        writeln!(entries, "    {:?},", words.join(" "))?;
    }
    Ok(format!(
        "/// The words and short phrases that raise a report to priority, of every language, folded.
pub const DANGER_WORDS: &[&str] = &[\n{entries}];
/// The most words in an entry.
const LONGEST_PHRASE: usize = {longest};\n"
    ))
}

/// The enum of a set of codes.
fn codes(
    name: &str,
    set: &str,
    about: &str,
    all: impl Iterator<Item = impl AsRef<str>>,
) -> Result<String, Box<dyn Error>> {
    let one = |code: &str| Ok::<_, String>(format!("{} = \"{code}\",", variant(code)?));
    let all = all.map(|code| one(code.as_ref())).collect::<Result<Vec<String>, String>>()?.join("\n");
    Ok(format!("codes! {{\n/// {about}\n{name} in \"{set}\" {{\n{all}\n}}\n}}\n"))
}

/// What `areas.toml` says of each area: the unit that works its reports, or that it belongs to another force.
fn methods(areas: &Table, units: &Table) -> Result<String, Box<dyn Error>> {
    let mut arms = String::new();
    for (code, area) in areas {
        let says = |key: &str| area.get(key).and_then(toml::Value::as_str);
        let unit = match (says("unit"), says("service")) {
            (Some(unit), None) if units.contains_key(unit) => format!("Some(Unit::{})", variant(unit)?),
            (None, Some(_)) => "None".to_owned(),
            _ => return Err(format!("areas.toml: `{code}` has a unit of units.toml, or else a service").into()),
        };
        writeln!(arms, "Self::{} => {unit},", variant(code)?)?;
    }
    Ok(format!(
        "impl Area {{
            /// The unit that works reports from here; none where it belongs to another force, or nobody knows.
            #[allow(clippy::match_same_arms, reason = \"one line for each area of the file\")]
            pub fn unit(self) -> Option<Unit> {{
                match self {{ {arms} Self::Elsewhere | Self::NotSure => None, }}
            }}

            /// Whether it is known to belong to another force.
            pub fn is_of_another_force(self) -> bool {{
                self.unit().is_none() && self != Self::NotSure
            }}
        }}"
    ))
}

/// A code as Rust names it: `northbank_college` becomes `NorthbankCollege`. It stands in addresses, too.
fn variant(code: &str) -> Result<String, String> {
    let words: Vec<&str> = code.split('_').collect();
    let plain = |word: &&str| word.starts_with(|c: char| c.is_ascii_lowercase()) && word.bytes().all(is_plain);
    if !words.iter().all(plain) {
        return Err(format!("`{code}`: a code is small letters and figures, with `_` between words"));
    }
    Ok(words.iter().map(|word| word[..1].to_uppercase() + &word[1..]).collect())
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit()
}
