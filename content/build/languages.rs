//! Languages beside English: what there is in their folders, laid over what there is in English.

use std::error::Error;
use std::fs;
use std::path::Path;

use content_model::Language;
use content_model::pieces::{Pieces, faults, overlaid, pieces};
use serde_json::Value;

/// What a folder's language is called, and where its words are from.
const ABOUT: &str = "language.toml";

/// The languages, English first.
pub(crate) fn all() -> Result<Vec<Language>, Box<dyn Error>> {
    Language::FOLDERS.into_iter().map(language).collect()
}

fn language(folder: &str) -> Result<Language, Box<dyn Error>> {
    let mut language: Language = crate::read(&Path::new(folder).join(ABOUT))?;
    folder.clone_into(&mut language.folder);
    check(&language)?;
    Ok(language)
}

/// Reads a file of words in a language, with English for what it lacks.
pub(crate) fn read<T: serde::de::DeserializeOwned>(language: &Language, file: &str) -> Result<T, Box<dyn Error>> {
    let english = format!("{}/{file}", Language::WHOLE);
    let own = format!("{}/{file}", language.folder);
    if own == english || !Path::new(&own).exists() {
        return crate::read(Path::new(&english));
    }
    let whole = overlaid(crate::read(Path::new(&english))?, crate::read(Path::new(&own))?);
    serde_json::from_value(whole).map_err(|why| format!("{own}: {why}").into())
}

fn check(language: &Language) -> Result<(), Box<dyn Error>> {
    if language.folder == Language::WHOLE {
        return Ok(());
    }
    let (mut own, mut english) = (Pieces::new(), Pieces::new());
    for file in files(&language.folder)? {
        if file == ABOUT {
            continue;
        }
        own.extend(pieces_in(&language.folder, &file)?);
        if Path::new(Language::WHOLE).join(&file).is_file() {
            english.extend(pieces_in(Language::WHOLE, &file)?);
        }
    }
    let faults = faults(language, &own, &english);
    if faults.is_empty() { Ok(()) } else { Err(faults.join("; ").into()) }
}

/// A page is one piece: half of one would leave out what somebody needs to know.
fn pieces_in(folder: &str, file: &str) -> Result<Pieces, Box<dyn Error>> {
    let path = Path::new(folder).join(file);
    if let Some(page) = file.strip_suffix(".md") {
        return Ok(Pieces::from([(page.to_owned(), fs::read_to_string(path)?)]));
    }
    let value: Value = crate::read(&path)?;
    Ok(pieces(file.trim_end_matches(".toml"), &value))
}

/// The files in a folder and in those inside it, by their names there.
pub(crate) fn files(folder: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(under) = folders.pop() {
        for entry in fs::read_dir(Path::new(folder).join(&under))? {
            let entry = entry?;
            let name = format!("{under}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() { folders.push(format!("{name}/")) } else { found.push(name) }
        }
    }
    found.sort();
    Ok(found)
}
