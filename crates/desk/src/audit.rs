//! What was done, for whoever checks it: a page, and the same as a file.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use desk_app::{AuditPage, AuditRow, Page, action_in_words};
use domain::Code;
use domain::access::{Access, Area, Role};
use domain::audit::{Linked, START, verify};
use domain::case::ChangeKind;
use domain::queue::Reference;
use serde::Deserialize;
use store::{AuditFilter, StoreError};

use crate::posted::Posted;
use crate::session::{Signed, admitted};
use crate::{Desk, respond};

/// How many entries stand on a page.
const ROWS: u32 = 100;
/// How many a file has at most.
const IN_A_FILE: u32 = 100_000;
/// How many of the newest entries the page checks at each look; `foursight audit verify` checks all.
const CHECKED: i64 = 20_000;
/// How many are read at a time where all are.
const STEP: u32 = 1000;

/// Who does things without an account.
const BY_THEMSELVES: [&str; 4] = ["command line", "desk", "retention", "unknown"];
/// First words of what is done, beside changes to cases.
const ACTIONS: [&str; 15] = [
    "view", "read", "export", "open", "refused", "sign_in", "sign_out", "session", "lock", "unlock", "enrol", "invite",
    "remove", "revoke", "erase",
];

/// What the entries are narrowed by: names of accounts, words of the program's own, a reference.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    actor: String,
    action: String,
    reference: String,
    before: Option<i64>,
}

impl Asked {
    fn filter(&self) -> AuditFilter {
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        AuditFilter { actor: given(&self.actor), action: given(&self.action), reference: self.reference.parse().ok() }
    }

    /// The address of the same, with only what can stand in an address.
    fn address(&self, path: &str, before: Option<i64>) -> String {
        let encode =
            |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let before = before.map(|number| number.to_string()).unwrap_or_default();
        let pairs =
            [("actor", &self.actor), ("action", &self.action), ("reference", &self.reference), ("before", &before)];
        let given = pairs.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = given.map(|(name, value)| format!("{name}={}", encode(value))).collect();
        format!("{path}?{}", pairs.join("&"))
    }
}

/// `POST /audit`: narrows what is shown. What is typed stands in no address: only accounts that there are, words of the
/// program's own, and a reference that can be read.
pub(crate) async fn narrow(State(desk): State<Arc<Desk>>, signed: Signed, posted: Posted) -> Response {
    if let Err(refused) = admitted(&desk, &signed, Area::Audit).await {
        return refused;
    }
    let found = async {
        let actor = posted.get("actor").to_lowercase();
        let known = BY_THEMSELVES.contains(&actor.as_str()) || desk.store.officer(actor.clone()).await?.is_some();
        let action = posted.get("action").to_lowercase().replace(' ', "_");
        let is_word = ACTIONS.contains(&action.as_str()) || ChangeKind::from_code(&action).is_some();
        let reference = posted.get("reference").parse::<Reference>().map(|reference| reference.to_string());
        Ok(Asked {
            actor: actor.chars().filter(|_| known).collect(),
            action: action.chars().filter(|_| is_word).collect(),
            reference: reference.unwrap_or_default(),
            before: None,
        })
    };
    match found.await {
        Ok(asked) => respond::see_other(&asked.address("/audit", None)),
        Err(why) => respond::failed(&desk, &why).await,
    }
}

/// `GET /audit`.
pub(crate) async fn show(State(desk): State<Arc<Desk>>, signed: Signed, Query(asked): Query<Asked>) -> Response {
    if let Err(refused) = admitted(&desk, &signed, Area::Audit).await {
        return refused;
    }
    match page(&desk, &signed, &asked).await {
        Ok(response) => response,
        Err(why) => respond::failed(&desk, &why).await,
    }
}

async fn page(desk: &Desk, signed: &Signed, asked: &Asked) -> Result<Response, StoreError> {
    desk.store.append(signed.did(desk, "read audit", None)).await?;
    let mut found = desk.store.audit_page(asked.filter(), asked.before, ROWS + 1).await?;
    if !may_look(desk, signed, asked).await? {
        found.clear();
    }
    let older = found.get(ROWS as usize - 1).filter(|_| found.len() > ROWS as usize);
    let broken = broken(desk).await?;
    let when = desk.when();
    let row = |linked: &Linked| {
        let Some((entry, _)) = &linked.said else {
            let gone = "erased".to_owned();
            return AuditRow {
                number: linked.number,
                at: String::new(),
                actor: String::new(),
                action: gone.clone(),
                said: gone,
                reference: None,
            };
        };
        AuditRow {
            number: linked.number,
            at: when.time(entry.at),
            actor: entry.actor.clone(),
            action: entry.action.clone(),
            said: action_in_words(&entry.action),
            reference: entry.reference.map(|reference| reference.to_string()),
        }
    };
    let mut rows = Vec::new();
    for linked in found.iter().take(ROWS as usize) {
        let mut row = row(linked);
        if let Some(reference) = referenced(linked)
            && !tells_of(desk, signed, reference).await?
        {
            row.reference = None;
        }
        rows.push(row);
    }
    let page = AuditPage {
        rows,
        chain: match &broken {
            None => "Of the newest 20,000 entries none was changed, left out or put in.".to_owned(),
            Some(number) => format!("The chain is broken at entry {number}. Tell whoever runs the service."),
        },
        holds: broken.is_none(),
        actor: asked.actor.clone(),
        action: asked.action.clone(),
        reference: asked.reference.clone(),
        older: older.map(|last| asked.address("/audit", Some(last.number))),
        export: asked.address("/audit.csv", None),
    };
    Ok(respond::page(signed.frame(desk).await?, StatusCode::OK, Page::Audit(page)).await)
}

/// The case that an entry is about.
fn referenced(linked: &Linked) -> Option<Reference> {
    linked.said.as_ref()?.0.reference
}

/// Whether somebody may know of a case in the audit: an auditor of all, because that is what they check; others only of
/// what is not closed to named staff without them.
async fn tells_of(desk: &Desk, signed: &Signed, reference: Reference) -> Result<bool, StoreError> {
    if signed.viewer.role == Role::Auditor {
        return Ok(true);
    }
    let case = desk.store.case(reference).await?;
    Ok(case.is_none_or(|case| signed.viewer.may_see(&case.standing()) != Access::Nothing))
}

/// What may be looked at under this filter: nothing, where it names a case that they may not know of.
async fn may_look(desk: &Desk, signed: &Signed, asked: &Asked) -> Result<bool, StoreError> {
    match asked.reference.parse() {
        Ok(reference) => tells_of(desk, signed, reference).await,
        Err(_) => Ok(true),
    }
}

/// The first of the newest entries that does not follow from those before it, if one does not.
async fn broken(desk: &Desk) -> Result<Option<i64>, StoreError> {
    let (head, _) = desk.store.head().await?;
    let (mut link, mut number) = (START, None);
    if head > CHECKED
        && let Some(first) = desk.store.entries(head - CHECKED - 1, 1).await?.first()
    {
        (link, number) = (first.link, Some(first.number));
    }
    loop {
        let entries = desk.store.entries(number.unwrap_or(0), STEP).await?;
        let Some(first) = entries.first() else { return Ok(None) };
        let before = number.unwrap_or(first.number - 1);
        match verify(link, before, &entries) {
            Ok(last) => link = last,
            Err(why) => return Ok(Some(why.0)),
        }
        number = entries.last().map(|last| last.number);
    }
}

/// `GET /audit.csv`: what is shown, as a file. Cells that a table program would run are made harmless.
pub(crate) async fn export(State(desk): State<Arc<Desk>>, signed: Signed, Query(asked): Query<Asked>) -> Response {
    if let Err(refused) = admitted(&desk, &signed, Area::Audit).await {
        return refused;
    }
    let found = async {
        desk.store.append(signed.did(&desk, "export audit", None)).await?;
        let mut lines = vec!["number,at,actor,action,reference".to_owned()];
        let mut before = None;
        while lines.len() < IN_A_FILE as usize && may_look(&desk, &signed, &asked).await? {
            let found = desk.store.audit_page(asked.filter(), before, STEP).await?;
            before = found.last().map(|last| last.number);
            if before.is_none() {
                break;
            }
            for linked in &found {
                let told = match referenced(linked) {
                    Some(reference) => tells_of(&desk, &signed, reference).await?,
                    None => true,
                };
                lines.push(line(linked, told));
            }
        }
        Ok(lines.join("\r\n") + "\r\n")
    };
    match found.await {
        Ok(csv) => {
            let headers = [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\""),
            ];
            (headers, csv).into_response()
        }
        Err(why) => respond::failed(&desk, &why).await,
    }
}

fn line(linked: &Linked, told: bool) -> String {
    let Some((entry, _)) = &linked.said else { return format!("{},,,erased,", linked.number) };
    let reference = entry.reference.filter(|_| told).map(|reference| reference.to_string()).unwrap_or_default();
    let cells = [entry.at.to_string(), cell(&entry.actor), cell(&entry.action), reference];
    format!("{},{}", linked.number, cells.join(","))
}

/// A cell of a CSV file. One that begins like a formula gets an apostrophe before it.
pub(crate) fn cell(text: &str) -> String {
    let harmless =
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if harmless.contains([',', '"', '\n', '\r']) { format!("\"{}\"", harmless.replace('"', "\"\"")) } else { harmless }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_run_by_a_table_program() {
        assert_eq!(cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(cell("@a,b"), "\"'@a,b\"");
        assert_eq!(cell("ana \"b\""), "\"ana \"\"b\"\"\"");
        assert_eq!(cell("ana"), "ana");
    }
}
