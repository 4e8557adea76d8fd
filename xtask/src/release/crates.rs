//! The crates: those in the program, those in the WASM that it carries, and those that ran while
//! either was built. What only tests need is in neither tree.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    component::{Component, Found, Place},
    inputs::{Inputs, Trees},
    lock::{self, Locked},
    metadata::Metadata,
    tree::{self, Id},
};
use crate::Result;

/// All of them. Our own crates are the program, and are not listed: on the registry others have their names.
pub(super) fn found(inputs: &Inputs) -> Result<Found> {
    let lock = lock::read(&inputs.cargo_lock)?;
    let mut found = Found::default();
    for (trees, place) in [(&inputs.program, Place::Program), (&inputs.browser, Place::Browser)] {
        add(&mut found, trees, place, &lock, &inputs.metadata)?;
    }
    sqlite(&mut found, &inputs.sqlite);
    Ok(found)
}

fn add(found: &mut Found, trees: &Trees, place: Place, lock: &BTreeMap<Id, Locked>, metadata: &Metadata) -> Result<()> {
    let shipped = tree::read(&trees.shipped)?;
    for (id, needs) in tree::read(&trees.whole)? {
        let locked = lock.get(&id).ok_or_else(|| format!("{} {} is not in Cargo.lock", id.name, id.version))?;
        let needs = needs.iter().filter(|need| lock.get(*need).is_none_or(|locked| !locked.own)).map(purl);
        if locked.own {
            found.direct.extend(needs);
            continue;
        }
        let component = found.components.entry(purl(&id)).or_insert_with(|| Component {
            licence: metadata.licences.get(&id).cloned(),
            hash: locked.sha256.clone().map(|digits| ("SHA-256", digits)),
            name: id.name.clone(),
            version: id.version.clone(),
            ..Component::default()
        });
        component.places.insert(if shipped.contains_key(&id) { place } else { Place::Build });
        component.needs.extend(needs);
    }
    Ok(())
}

/// `SQLite` is C inside a crate with a version of its own; those who look for its weaknesses look for this one.
fn sqlite(found: &mut Found, version: &str) {
    let purl = format!("pkg:generic/sqlite@{version}");
    for (_, holder) in found.components.iter_mut().filter(|(_, component)| component.name == "libsqlite3-sys") {
        holder.needs.insert(purl.clone());
    }
    let component = Component {
        name: "sqlite".into(),
        version: version.into(),
        cpe: Some(format!("cpe:2.3:a:sqlite:sqlite:{version}:*:*:*:*:*:*:*")),
        // SPDX's name for its dedication to the public domain.
        licence: Some("blessing".into()),
        places: BTreeSet::from([Place::Program]),
        ..Component::default()
    };
    found.components.insert(purl, component);
}

/// A version may hold a `+`, which purls write otherwise.
fn purl(id: &Id) -> String {
    format!("pkg:cargo/{}@{}", id.name, id.version.replace('+', "%2B"))
}
