//! Reads the words with the types of the library, checks them, and embeds them.

#[path = "build/areas.rs"]
mod areas;
#[path = "build/campuses.rs"]
mod campuses;
#[path = "build/check.rs"]
mod check;
#[path = "build/four_check.rs"]
mod four_check;
#[path = "build/languages.rs"]
mod languages;
#[path = "build/markdown.rs"]
mod markdown;
#[path = "build/numbered.rs"]
mod numbered;
#[path = "build/sources.rs"]
mod sources;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use content_model::{
    CampusWords, CheckWords, Codes, Content, HelpWords, Language, NoticesWords, Page, SectionWords, Service, Site,
};
use domain::{Code, Section};

use markdown::Markdown;

fn main() {
    for language in Language::FOLDERS {
        println!("cargo::rerun-if-changed={language}");
    }
    println!("cargo::rerun-if-changed=services.toml");
    println!("cargo::rerun-if-changed=campuses.toml");
    println!("cargo::rerun-if-changed=safety.toml");
    println!("cargo::rerun-if-changed=areas.toml");
    println!("cargo::rerun-if-changed=units.toml");
    println!("cargo::rerun-if-changed=routes.toml");
    println!("cargo::rerun-if-changed=bank_holidays.toml");
    println!("cargo::rerun-if-changed=build");
    if let Err(problem) = embed() {
        println!("cargo::error=content: {problem}");
    }
}

fn embed() -> Result<(), Box<dyn Error>> {
    let services: BTreeMap<String, Service<Markdown>> = read(Path::new("services.toml"))?;
    let languages = languages::all()?;
    check::services(&services, &languages)?;
    markdown::fill_in_from(services);
    let all: Vec<serde_json::Value> = languages.iter().map(words_in).collect::<Result<_, _>>()?;
    let out = Path::new(&std::env::var("OUT_DIR")?).join("words.json");
    let numbers =
        numbered::read(all.iter().filter_map(|words| words["pages"].as_object()).flat_map(|it| it.keys().cloned()))?;
    let all: &'static str = numbered::write(&serde_json::to_string(&all)?, &numbers)?.leak();
    // Read as the program will: what it could not read must not be embedded.
    for content in serde_json::from_str::<Vec<Content>>(all)? {
        check::whole(&content)?;
    }
    fs::write(out, all)?;
    Ok(())
}

/// All words in a language.
fn words_in(language: &Language) -> Result<serde_json::Value, Box<dyn Error>> {
    let mut sections = serde_json::Map::new();
    for section in Section::ALL {
        let file = format!("sections/{}.toml", section.code());
        let words: SectionWords<Markdown> = languages::read(language, &file)?;
        sections.insert(section.code().to_owned(), serde_json::to_value(words)?);
    }
    let mut pages = BTreeMap::new();
    for folder in [Language::WHOLE, &language.folder] {
        gather(&Path::new(folder).join("pages"), "", &mut pages)?;
    }
    let campuses = campuses::all()?;
    Ok(serde_json::json!({
        "language": language,
        "codes": areas::name(campuses::name(languages::read(language, "codes.toml")?, &campuses))?.try_into::<Codes>()?,
        "campus": languages::read::<CampusWords<Markdown>>(language, "campus.toml")?,
        "check": languages::read::<CheckWords<Markdown>>(language, "check.toml")?,
        "site": languages::read::<Site<Markdown>>(language, "site.toml")?,
        "help": languages::read::<HelpWords<Markdown>>(language, "help.toml")?,
        "notices": languages::read::<NoticesWords<Markdown>>(language, "notices.toml")?,
        "sections": sections,
        "safety": read::<BTreeMap<String, u32>>(Path::new("safety.toml"))?,
        "pages": pages,
        // The same in every language. Read once more: what services say of themselves may name others.
        "campuses": campuses,
        "services": read::<BTreeMap<String, Service<Markdown>>>(Path::new("services.toml"))?,
        "bank_holidays": read::<domain::hours::BankHolidays>(Path::new("bank_holidays.toml"))?,
        "routes": areas::route(read(Path::new("routes.toml"))?)?,
    }))
}

/// Reads the pages in a folder and in those inside it, each by its name there: `safety/phones`.
fn gather(folder: &Path, under: &str, pages: &mut BTreeMap<String, Page<Markdown>>) -> Result<(), Box<dyn Error>> {
    if !folder.is_dir() {
        return Ok(());
    }
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
