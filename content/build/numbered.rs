//! The addresses of the pages on staying safe: words name a page, and what is embedded leads to its number.

use std::collections::BTreeMap;
use std::error::Error;

/// Where words lead, and what stands before it in JSON: an address of ours is a value, or an attribute of markup.
const LEAD: &str = "\"/safety/";

/// What does not stand in a page's file and has an address of its own: the diary to print, and as a table.
const OTHERS: [(&str, &str); 2] = [("diary/blank", "notes"), ("diary.csv", "notes.csv")];

/// The number of each page, by the name of its file; each page has one, and no two the same.
pub(crate) fn read(pages: impl Iterator<Item = String>) -> Result<BTreeMap<String, u32>, Box<dyn Error>> {
    let text = std::fs::read_to_string("safety.toml")?;
    let numbers: BTreeMap<String, u32> = toml::from_str(&text)?;
    let mut known: Vec<u32> = numbers.values().copied().collect();
    known.sort_unstable();
    known.dedup();
    if known.len() != numbers.len() {
        return Err("safety.toml: two pages have one number".into());
    }
    for page in pages.filter_map(|name| name.strip_prefix("safety/").map(str::to_owned)) {
        if !numbers.contains_key(&page) {
            return Err(format!("safety.toml: `{page}` has no number").into());
        }
    }
    Ok(numbers)
}

/// The words in JSON with numbers in the place of names.
pub(crate) fn write(json: &str, numbers: &BTreeMap<String, u32>) -> Result<String, Box<dyn Error>> {
    let mut parts = json.split(LEAD);
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_lowercase() && !"-./".contains(c)).unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        let other = OTHERS.iter().find(|(known, _)| *known == name).map(|(_, address)| (*address).to_owned());
        let number = other.or_else(|| numbers.get(name).map(u32::to_string));
        let number = number.ok_or_else(|| format!("words lead to `/safety/{name}`, which is no page"))?;
        all.extend([LEAD, &number, rest]);
    }
    Ok(all)
}
