//! Makes codes of the universities that `content/campuses.toml` names, so that a report knows them as it
//! knows areas: by a name that is checked, in forms, in JSON and in the published schema alike.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

const CAMPUSES: &str = "../content/campuses.toml";

fn main() {
    println!("cargo::rerun-if-changed={CAMPUSES}");
    if let Err(problem) = write() {
        println!("cargo::error={CAMPUSES}: {problem}");
    }
}

fn write() -> Result<(), Box<dyn Error>> {
    let campuses: toml::Table = fs::read_to_string(CAMPUSES)?.parse()?;
    let codes = campuses.keys().map(|code| Ok(format!("{} = \"{code}\",", variant(code)?)));
    let codes = codes.collect::<Result<Vec<String>, String>>()?.join("\n");
    let source = format!(
        "codes! {{\n/// The universities that link here, by the codes of their pages.\nCampus in \"campus\" {{\n{codes}\n}}\n}}\n"
    );
    fs::write(Path::new(&env::var("OUT_DIR")?).join("campus.rs"), source)?;
    Ok(())
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
