//! Markdown to markup, with `{{tel:…}}`, `{{number:…}}` and `{{site:…}}` filled in from the one list.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::sync::OnceLock;

use content_model::{Page, Service};
use pulldown_cmark::{Options, Parser, html};
use serde::ser::Error as _;
use serde::{Deserialize, Serialize, Serializer};

type Services = BTreeMap<String, Service<Markdown>>;

static SERVICES: OnceLock<Services> = OnceLock::new();

/// Sets the services that are filled in from here on.
pub(crate) fn fill_in_from(services: Services) {
    SERVICES.set(services).expect("they are read once");
}

/// Text as it is written in `content/`. It is read as it stands, and written as markup.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub(crate) struct Markdown(String);

impl AsRef<str> for Markdown {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Serialize for Markdown {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.markup().map_err(S::Error::custom)?)
    }
}

impl Markdown {
    /// The markup; a single paragraph becomes its inside, to stand in a hint or a list. A heading may have a place to link
    /// to: `## Scotland {#scotland}`.
    fn markup(&self) -> Result<String, String> {
        let Self(raw) = self;
        if raw.contains('<') {
            return Err(format!("write Markdown, not markup: {raw}"));
        }
        let mut out = String::new();
        html::push_html(&mut out, Parser::new_ext(raw, Options::ENABLE_HEADING_ATTRIBUTES));
        let filled = fill(&out, SERVICES.get().expect("services are read first"))?.trim().to_owned();
        Ok(match filled.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")) {
            Some(inside) if !inside.contains("<p>") => inside.to_owned(),
            _ => filled,
        })
    }
}

fn fill(html: &str, services: &Services) -> Result<String, String> {
    let mut parts = html.split("{{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (what, rest) = part.split_once("}}").ok_or_else(|| format!("`{{{{{part}` has no end"))?;
        let (kind, name) = what.split_once(':').ok_or_else(|| format!("`{what}` has no kind"))?;
        let service = services.get(name).ok_or_else(|| format!("no service is called `{name}`"))?;
        let number = || service.number.as_deref().ok_or_else(|| format!("`{name}` has no number"));
        let filled = match kind {
            "tel" => format!("<a href=\"tel:{}\">{}</a>", number()?.replace(' ', ""), number()?),
            "number" => number()?.to_owned(),
            "site" => {
                let site = service.site.as_deref().ok_or_else(|| format!("`{name}` has no site"))?;
                format!("<a href=\"{site}\" rel=\"noreferrer\">{}</a>", service.name)
            }
            _ => return Err(format!("`{what}` is none of tel, number and site")),
        };
        out += &filled;
        out += rest;
    }
    Ok(out)
}

/// A page: TOML between two lines of `+++`, then Markdown.
pub(crate) fn page(path: &Path) -> Result<Page<Markdown>, Box<dyn Error>> {
    let named = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let text = std::fs::read_to_string(path).map_err(|why| named(&why))?;
    let inside = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n"));
    let (front, body) = inside.ok_or_else(|| named(&"no front matter between two lines of +++"))?;
    let mut table: toml::Table = toml::from_str(front).map_err(|why| named(&why))?;
    table.insert("body".into(), body.into());
    Ok(table.try_into().map_err(|why| named(&why))?)
}
