//! Reads the words with the types of the library, checks them, and embeds them.

#![allow(dead_code, reason = "of the library only the shapes are needed here")]

#[path = "src/campus.rs"]
mod campus;
#[path = "src/codes.rs"]
mod codes;
#[path = "src/directory.rs"]
mod directory;
#[path = "src/form.rs"]
mod form;
#[path = "src/four.rs"]
mod four;
#[path = "src/help.rs"]
mod help;
#[path = "src/journey.rs"]
mod journey;
#[path = "src/page.rs"]
mod page;
#[path = "src/places.rs"]
mod places;
#[path = "src/site.rs"]
mod site;
#[path = "src/words.rs"]
mod words;

#[path = "build/check.rs"]
mod check;
#[path = "build/four_check.rs"]
mod four_check;
#[path = "build/markdown.rs"]
mod markdown;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use domain::{Code, Section};

use markdown::markup;

fn main() {
    println!("cargo::rerun-if-changed=en");
    println!("cargo::rerun-if-changed=services.toml");
    println!("cargo::rerun-if-changed=campuses.toml");
    println!("cargo::rerun-if-changed=routes.toml");
    println!("cargo::rerun-if-changed=bank_holidays.toml");
    println!("cargo::rerun-if-changed=build");
    if let Err(problem) = embed() {
        println!("cargo::error=content: {problem}");
    }
}

fn embed() -> Result<(), Box<dyn Error>> {
    let services: BTreeMap<String, places::Service> = read(Path::new("services.toml"))?;
    let campuses: Campuses = read(Path::new("campuses.toml"))?;
    check::services(&services, &campuses)?;
    markdown::know(services);
    // Once more: what they say of themselves may name the others.
    let services: BTreeMap<String, places::Service> = read(Path::new("services.toml"))?;
    let campuses = placed(read(Path::new("campuses.toml"))?);
    let mut codes: toml::Table = read(Path::new("en/codes.toml"))?;
    let names = campuses.iter().map(|(code, campus)| (code.clone(), campus.name.clone().into()));
    codes.insert(domain::codes::Campus::SET.name.to_owned(), toml::Value::Table(names.collect()));

    let mut sections = serde_json::Map::new();
    for section in Section::ALL {
        let path = format!("en/sections/{}.toml", section.code());
        let words: form::SectionWords = read(Path::new(&path))?;
        sections.insert(section.code().to_owned(), serde_json::to_value(words)?);
    }
    let mut pages = BTreeMap::new();
    gather(Path::new("en/pages"), "", &mut pages)?;
    let all = serde_json::json!({
        "codes": codes.try_into::<codes::Codes>()?,
        "campus": read::<campus::CampusWords>(Path::new("en/campus.toml"))?,
        "campuses": campuses,
        "check": read::<four::CheckWords>(Path::new("en/check.toml"))?,
        "site": read::<site::Site>(Path::new("en/site.toml"))?,
        "help": read::<help::HelpWords>(Path::new("en/help.toml"))?,
        "bank_holidays": read::<domain::hours::BankHolidays>(Path::new("bank_holidays.toml"))?,
        "notices": read::<form::NoticesWords>(Path::new("en/notices.toml"))?,
        "routes": read::<places::Routes>(Path::new("routes.toml"))?,
        "sections": sections,
        "pages": pages,
        "services": services,
    });
    markdown::stop();
    // Read as the program will: what it could not read must not be embedded.
    let content: words::Content = serde_json::from_value(all.clone())?;
    check::whole(&content)?;
    let out = Path::new(&std::env::var("OUT_DIR")?).join("en.json");
    fs::write(out, serde_json::to_string(&all)?)?;
    Ok(())
}

/// The universities by code.
type Campuses = BTreeMap<String, campus::Campus>;

/// Who helps at a university helps where that is, on its bank holidays or not.
fn placed(mut campuses: Campuses) -> Campuses {
    for campus in campuses.values_mut() {
        let campus::Campus { nation, security, report_and_support, others, .. } = campus;
        for service in [security, report_and_support].into_iter().chain(others) {
            service.nations = vec![*nation];
        }
    }
    campuses
}

/// Reads the pages in a folder and in those inside it, each by its name there: `safety/phones`.
fn gather(folder: &Path, under: &str, pages: &mut BTreeMap<String, page::Page>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = format!("{under}{}", path.file_stem().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            gather(&path, &format!("{name}/"), pages)?;
        } else {
            pages.insert(name, markdown::page(&path)?);
        }
    }
    Ok(())
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|why| format!("{}: {why}", path.display()))?;
    toml::from_str(&text).map_err(|why| format!("{}: {why}", path.display()).into())
}
