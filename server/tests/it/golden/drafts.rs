//! Drafts that version 0.1 kept: the row and its token, or the code with which somebody comes back.

use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use clock::ClockAndRandom;
use serde_json::Value;
use site::draft::{Drafts, Held, ReturnCode, Token};
use store::{Schema, Sqlite, Store, StoredDraft};

use super::json;

fn text<'a>(row: &'a Value, name: &str) -> &'a str {
    row[name].as_str().unwrap()
}

/// What this program makes of a row, found as its browser or its owner finds it.
async fn opened(row: &Value) -> Option<Held> {
    let folder = tempfile::tempdir().unwrap();
    let store: Arc<dyn Store> =
        Arc::new(Sqlite::open(&folder.path().join("foursight.db"), Schema::CreateIfEmpty).unwrap());
    let id: Vec<u8> = text(row, "id")
        .as_bytes()
        .chunks(2)
        .map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap())
        .collect();
    let draft = StoredDraft {
        sealed: BASE64_STANDARD.decode(text(row, "sealed")).unwrap(),
        revision: row["revision"].as_i64().unwrap(),
        expires_at: text(row, "expires_at").parse().unwrap(),
    };
    let now = "2026-11-28T09:00:00Z".parse().unwrap();
    assert!(store.keep_draft(id.try_into().unwrap(), draft).await.unwrap());
    let next = std::sync::atomic::AtomicU8::new(1);
    let fill = move |bytes: &mut [u8]| bytes.fill(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
    let drafts = Drafts::new(store, ClockAndRandom::new(move || now, fill), jiff::SignedDuration::from_hours(2));
    match row["code"].as_str() {
        Some(code) => drafts.come_back(&ReturnCode::read(code).unwrap()).await.unwrap(),
        None => drafts.open(&Token::read(text(row, "token")).unwrap()).await.unwrap(),
    }
}

#[tokio::test]
async fn every_draft_of_version_1_opens() {
    let rows = json("drafts-1.json");
    for row in rows.as_array().unwrap() {
        let name = text(row, "name");
        let held = opened(row).await.unwrap_or_else(|| panic!("{name} does not open"));
        let (mut now, then) = (serde_json::to_value(&held.draft).unwrap(), &row["draft"]);
        // Today's text knows one end of a line.
        let mut wanted: Value = serde_json::from_str(&then.to_string().replace('\u{2028}', "\\n")).unwrap();
        if name.ends_with("campus_gone") {
            // It is left out, and all else opens.
            assert!(wanted["report"]["place"].as_object_mut().unwrap().remove("campus").is_some());
            if wanted["report"]["place"].as_object().unwrap().is_empty() {
                wanted["report"].as_object_mut().unwrap().remove("place");
            }
        }
        // Whole parts were saved; today the page with the same name is, or the first of the part.
        let parts = wanted.as_object_mut().unwrap().remove("saved").unwrap_or_default();
        let pages = now.as_object_mut().unwrap().remove("saved").unwrap();
        assert_eq!(
            pages.as_array().map(Vec::len),
            Some(parts.as_array().map_or(0, Vec::len)),
            "{name}: {parts} {pages}"
        );
        for added in ["refused", "send_refused", "session"] {
            now.as_object_mut().unwrap().remove(added);
        }
        assert_eq!(now, wanted, "{name}");
    }
    assert!(rows.as_array().unwrap().len() >= 6);
}
