//! The universities as they are written, placed where they are, and named as a report names them.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use content_model::{Campus, Service};
use domain::{Code, codes};

use crate::markdown::Markdown;
use crate::read;

/// The universities by code.
pub(crate) type Campuses = BTreeMap<String, Campus<Markdown>>;

/// Reads them. Who helps at a university helps where that is, on its bank holidays or not.
pub(crate) fn all() -> Result<Campuses, Box<dyn Error>> {
    let mut campuses: Campuses = read(Path::new("campuses.toml"))?;
    for Campus { nation, security, report_and_support, others, .. } in campuses.values_mut() {
        for service in [security, report_and_support].into_iter().chain(others) {
            service.nations = vec![*nation];
        }
    }
    Ok(campuses)
}

/// Those who help there, as they are written, each by its university's code.
pub(crate) fn services() -> Result<BTreeMap<String, Service<Markdown>>, Box<dyn Error>> {
    let campuses: Campuses = read(Path::new("campuses.toml"))?;
    let of = |(code, campus): (&String, &Campus<Markdown>)| {
        let named = campus.services().enumerate().map(|(at, service)| (format!("{code} {}", at + 1), service.clone()));
        named.collect::<Vec<_>>()
    };
    Ok(campuses.iter().flat_map(of).collect())
}

/// Puts their names among the words for codes.
pub(crate) fn name(mut words: toml::Table, campuses: &Campuses) -> toml::Table {
    let names = campuses.iter().map(|(code, campus)| (code.clone(), campus.name.clone().into()));
    words.insert(codes::Campus::SET.name.to_owned(), toml::Value::Table(names.collect()));
    words
}
