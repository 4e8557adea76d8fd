//! What staff typed and did not save: kept sealed for 72 hours, for the one person who typed it, by the case that it is
//! about. It comes back in the fields of that case's page.

use std::collections::BTreeMap;

use axum::extract::Request;
use desk_app::Kept;
use domain::queue::Reference;
use jiff::ToSpan;
use seal::{Belongs, Fields};
use sha2::{Digest, Sha256};
use store::{OfficerId, StoreError};

use crate::Desk;
use crate::posted::{LONGEST, Posted};
use crate::session::KNOWN;

/// Fields that say nothing of what was typed.
const NOT_TYPED: [&str; 2] = ["version", "place"];

/// All that was typed about one case, by form.
pub(crate) type Unsaved = BTreeMap<String, Kept>;

/// Keeps what a request posts to a form of a case, or what a page sends on locking.
pub(crate) async fn keep_posted(desk: &Desk, officer: OfficerId, request: Request) {
    let path = request.uri().path().to_owned();
    let Ok(body) = axum::body::to_bytes(request.into_body(), 2 * LONGEST).await else { return };
    let posted = Posted::read(&body);
    let kept = if path == "/lock" {
        keep_all(desk, officer, &posted).await
    } else {
        keep_at(desk, officer, &path, &posted).await
    };
    if kept.is_err() {
        tracing::error!("unsaved words could not be kept");
    }
}

/// Keeps what a page sends on locking: for each form its address as `place`, then its fields.
pub(crate) async fn keep_all(desk: &Desk, officer: OfficerId, posted: &Posted) -> Result<(), StoreError> {
    for (place, fields) in groups(posted) {
        keep_at(desk, officer, &place, &fields).await?;
    }
    Ok(())
}

async fn keep_at(desk: &Desk, officer: OfficerId, path: &str, posted: &Posted) -> Result<(), StoreError> {
    match target(path) {
        Some((reference, form)) => keep(desk, officer, reference, &form, posted, BTreeMap::new()).await,
        None => Ok(()),
    }
}

fn groups(posted: &Posted) -> Vec<(String, Posted)> {
    let mut groups: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for (name, value) in posted.pairs() {
        match groups.last_mut() {
            _ if name == "place" => groups.push((value.clone(), Vec::new())),
            Some((_, fields)) => fields.push((name.clone(), value.clone())),
            None => {}
        }
    }
    groups.into_iter().map(|(place, fields)| (place, fields.into_iter().collect())).collect()
}

/// The case and the form that an address names: `/cases/7KQ4-M2XP/note`.
fn target(path: &str) -> Option<(Reference, String)> {
    let (reference, form) = path.strip_prefix("/cases/")?.split_once('/')?;
    let known = form.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    Some((reference.parse().ok()?, form.to_owned())).filter(|_| known)
}

/// Keeps what was typed into a form, beside what was kept of the case's other forms.
pub(crate) async fn keep(
    desk: &Desk,
    officer: OfficerId,
    reference: Reference,
    form: &str,
    posted: &Posted,
    problems: BTreeMap<String, String>,
) -> Result<(), StoreError> {
    let mut fields = BTreeMap::new();
    for (name, value) in posted.pairs() {
        if !NOT_TYPED.contains(&name.as_str()) {
            let text: &mut String = fields.entry(name.clone()).or_default();
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(value);
        }
    }
    if fields.values().all(String::is_empty) {
        return Ok(());
    }
    let mut all = read(desk, officer, reference).await?;
    all.insert(form.to_owned(), Kept { fields, problems });
    write(desk, officer, reference, &all).await
}

/// What was kept of a case.
pub(crate) async fn read(desk: &Desk, officer: OfficerId, reference: Reference) -> Result<Unsaved, StoreError> {
    let found = desk.store.words(officer, place(reference), desk.clock.now()).await?;
    let belongs = Belongs::to_unsaved(&officer, &reference.to_string());
    let fields = found.and_then(|(sealed, _)| desk.opener.open_staff_words(&belongs, &sealed).ok()).unwrap_or_default();
    let mut all = Unsaved::new();
    for (key, text) in fields {
        let mut parts = key.splitn(3, '/');
        if let (Some(form), Some(kind), Some(field)) = (parts.next(), parts.next(), parts.next()) {
            let kept = all.entry(form.to_owned()).or_default();
            let map = if kind == "p" { &mut kept.problems } else { &mut kept.fields };
            map.insert(field.to_owned(), text);
        }
    }
    Ok(all)
}

/// Drops what was kept of a form, once it is saved or thrown away.
pub(crate) async fn drop_form(
    desk: &Desk,
    officer: OfficerId,
    reference: Reference,
    form: &str,
) -> Result<(), StoreError> {
    let mut all = read(desk, officer, reference).await?;
    if all.remove(form).is_none() {
        return Ok(());
    }
    if all.is_empty() {
        return desk.store.drop_words(officer, place(reference)).await;
    }
    write(desk, officer, reference, &all).await
}

async fn write(desk: &Desk, officer: OfficerId, reference: Reference, all: &Unsaved) -> Result<(), StoreError> {
    let mut fields = Fields::new();
    for (form, kept) in all {
        fields.extend(kept.fields.iter().map(|(name, text)| (format!("{form}/f/{name}"), text.clone())));
        fields.extend(kept.problems.iter().map(|(name, text)| (format!("{form}/p/{name}"), text.clone())));
    }
    let belongs = Belongs::to_unsaved(&officer, &reference.to_string());
    let sealed = desk.sealer.seal_staff_words(belongs, fields).map_err(|why| StoreError::Failed(why.to_string()))?;
    let now = desk.clock.now();
    desk.store.keep_words(officer, place(reference), sealed, now, Desk::after(now, KNOWN.hours())).await
}

fn place(reference: Reference) -> [u8; 32] {
    Sha256::new().chain_update(b"foursight desk case\0").chain_update(reference.to_string()).finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_into_several_forms_is_told_apart() {
        let posted = Posted::read(b"place=/cases/7KQ4-M2XP/note&text=a&place=/cases/7KQ4-M2XP/task&what=b&owner=ana");
        let groups = groups(&posted);
        assert_eq!(groups.len(), 2);
        assert_eq!((groups[0].0.as_str(), groups[0].1.get("text")), ("/cases/7KQ4-M2XP/note", "a"));
        assert_eq!((groups[1].1.get("what"), groups[1].1.get("owner"), groups[1].1.get("text")), ("b", "ana", ""));
    }
}
