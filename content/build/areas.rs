//! The areas and the units of the team as they are written, named as a report and a case name them.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use content_model::Routes;
use domain::codes::{Area, Unit};
use domain::{Code, CodeSet};
use serde::Deserialize;

use crate::read;

/// An area as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// What it is called.
    name: String,
    /// The unit that works its reports.
    #[serde(default)]
    #[allow(dead_code, reason = "domain/build.rs reads it")]
    unit: Option<String>,
    /// Or the service of the other force that does.
    #[serde(default)]
    service: Option<String>,
}

fn all(set: CodeSet) -> Result<BTreeMap<String, Written>, Box<dyn Error>> {
    read(Path::new(&format!("{}s.toml", set.name)))
}

/// Puts their names among the words for codes.
pub(crate) fn name(mut words: toml::Table) -> Result<toml::Table, Box<dyn Error>> {
    for set in [Area::SET, Unit::SET] {
        let named = words.entry(set.name).or_insert_with(|| toml::Table::new().into());
        let named = named.as_table_mut().ok_or_else(|| format!("codes.toml: `{}` is no table", set.name))?;
        named.extend(all(set)?.into_iter().map(|(code, area)| (code, area.name.into())));
    }
    Ok(words)
}

/// Adds where reports from areas of other forces belong.
pub(crate) fn route(mut routes: Routes) -> Result<Routes, Box<dyn Error>> {
    for (code, area) in all(Area::SET)? {
        let known = Area::from_code(&code).ok_or_else(|| format!("areas.toml: `{code}` is no code"))?;
        routes.area.extend(area.service.map(|service| (known, service)));
    }
    Ok(routes)
}
