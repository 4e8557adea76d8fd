//! Markdown to markup, with `{{tel:…}}`, `{{number:…}}` and `{{site:…}}` filled in from the one list.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::sync::RwLock;

use pulldown_cmark::{Parser, html};

use crate::page::Page;
use crate::places::Service;

static SERVICES: RwLock<Option<BTreeMap<String, Service>>> = RwLock::new(None);

/// From here on, markup is made from Markdown with these services.
pub(crate) fn know(services: BTreeMap<String, Service>) {
    *SERVICES.write().expect("one thread") = Some(services);
}

/// From here on, markup is taken as it is, as in the library.
pub(crate) fn stop() {
    *SERVICES.write().expect("one thread") = None;
}

/// Makes markup from Markdown; a single paragraph becomes its inside, to stand in a hint or a list.
pub(crate) fn markup(raw: String) -> String {
    let Some(services) = SERVICES.read().expect("one thread").clone() else { return raw };
    assert!(!raw.contains('<'), "write Markdown, not markup: {raw}");
    let mut out = String::new();
    html::push_html(&mut out, Parser::new(&raw));
    let filled = fill(&out, &services).trim().to_owned();
    match filled.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")) {
        Some(inside) if !inside.contains("<p>") => inside.to_owned(),
        _ => filled,
    }
}

fn fill(html: &str, services: &BTreeMap<String, Service>) -> String {
    let mut parts = html.split("{{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (what, rest) = part.split_once("}}").expect("every {{ has its }}");
        let (kind, name) = what.split_once(':').expect("{{kind:name}}");
        let service = services.get(name).unwrap_or_else(|| panic!("no service is called `{name}`"));
        let number = || service.number.as_deref().unwrap_or_else(|| panic!("`{name}` has no number"));
        let filled = match kind {
            "tel" => format!("<a href=\"tel:{}\">{}</a>", number().replace(' ', ""), number()),
            "number" => number().to_owned(),
            "site" => {
                let site = service.site.as_deref().unwrap_or_else(|| panic!("`{name}` has no site"));
                format!("<a href=\"{site}\" rel=\"noreferrer\">{}</a>", service.name)
            }
            _ => panic!("`{what}` is none of tel, number and site"),
        };
        out += &filled;
        out += rest;
    }
    out
}

/// A page: TOML between two lines of `+++`, then Markdown.
pub(crate) fn page(path: &Path) -> Result<Page, Box<dyn Error>> {
    let named = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let text = std::fs::read_to_string(path).map_err(|why| named(&why))?;
    let inside = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n"));
    let (front, body) = inside.ok_or_else(|| named(&"no front matter between two lines of +++"))?;
    let mut table: toml::Table = toml::from_str(front).map_err(|why| named(&why))?;
    table.insert("body".into(), body.into());
    Ok(table.try_into().map_err(|why| named(&why))?)
}
