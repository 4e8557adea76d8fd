//! Changing a case by a form. A form names the version that was seen. Where somebody else changed the case meanwhile,
//! where something has to be mended, or where a fresh passkey is asked for, nothing is changed, and what was typed comes
//! back.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use domain::Code;
use domain::access::Access;
use domain::case::{Change, ChangeKind, Entry};
use domain::codes::Unit;
use domain::queue::Reference;
use seal::Belongs;
use store::{Changed, NewEntry, Notice, OfficerState, StoreError, Write};

use super::entries::Entries;
use super::form::{Asked, Reader};
use super::forms::{self, Form};
use crate::posted::Posted;
use crate::session::Signed;
use crate::sign_in::to_prove;
use crate::{Desk, respond, unsaved};

/// What became of a form.
enum Done {
    /// It is saved; the page says so.
    Saved(Change),
    /// It is saved, and they may not see the case any more.
    OutOfSight,
    /// It was not taken; what was typed is kept, and the page says what to do.
    NotTaken,
    /// Somebody else changed the case since this version.
    Conflict(i64),
    /// A fresh passkey is asked for.
    Prove,
    /// There is no such case or form for them.
    NotThere,
}

/// `POST /cases/{reference}/{form}`.
pub(crate) async fn change(
    State(desk): State<Arc<Desk>>,
    signed: Signed,
    Path((reference, form)): Path<(String, String)>,
    posted: Posted,
) -> Response {
    let (Ok(reference), Some(form)) = (reference.parse::<Reference>(), forms::named(&form)) else {
        return respond::not_there(&desk).await;
    };
    let address = format!("/cases/{reference}");
    match changed(&desk, &signed, reference, form, &posted).await {
        Ok(Done::Saved(Change::GiveBack { .. } | Change::PassOver)) => respond::see_other("/queue?said=given-back"),
        Ok(Done::OutOfSight) => respond::see_other("/queue?said=handed-over"),
        Ok(Done::Saved(_)) => respond::see_other(&format!("{address}?said={}", form.name)),
        Ok(Done::NotTaken) => respond::see_other(&format!("{address}?mend={}", form.name)),
        Ok(Done::Conflict(seen)) => respond::see_other(&format!("{address}?conflict={}&seen={seen}", form.name)),
        Ok(Done::Prove) => to_prove(&address),
        Ok(Done::NotThere) => respond::not_there(&desk).await,
        Err(why) => respond::failed(&desk, &why).await,
    }
}

async fn changed(
    desk: &Desk,
    signed: &Signed,
    reference: Reference,
    form: &'static Form,
    posted: &Posted,
) -> Result<Done, StoreError> {
    let (Some(case), Some(columns)) = (desk.store.case(reference).await?, desk.store.columns(reference).await?) else {
        return Ok(Done::NotThere);
    };
    if !signed.viewer.may_change(&case.standing(), form.change) {
        let action = format!("refused {}", form.change.code());
        desk.store.append(signed.did(desk, &action, Some(reference))).await?;
        return Ok(Done::NotThere);
    }
    let entries = Entries::open(desk, desk.store.entries_of(reference).await?);
    let people = people(desk).await?;
    let received_at = jiff::Timestamp::from_second(columns.received_at).unwrap_or(desk.clock.now());
    let reader = Reader { desk, signed, case: &case, entries: &entries, people: &people, received_at };
    let officer = signed.officer.id;
    let asked = match reader.read(form, posted) {
        Ok(asked) => asked,
        Err(problems) => {
            unsaved::keep(desk, officer, reference, form.name, posted, problems).await?;
            return Ok(Done::NotTaken);
        }
    };
    if needs_proof(&case, &asked.change) && !signed.is_proven(desk.clock.now()) {
        unsaved::keep(desk, officer, reference, form.name, posted, BTreeMap::default()).await?;
        return Ok(Done::Prove);
    }
    let seen: i64 = posted.get("version").parse().unwrap_or(-1);
    let write = write(desk, signed, reference, form, asked)?;
    let change = write.change.clone();
    match desk.store.change(reference, seen, write).await? {
        Changed::Saved(case) => {
            unsaved::drop_form(desk, officer, reference, form.name).await?;
            let seen = signed.viewer.may_see(&case.standing()) != Access::Nothing;
            Ok(if seen { Done::Saved(change) } else { Done::OutOfSight })
        }
        Changed::Conflict(_) => {
            unsaved::keep(desk, officer, reference, form.name, posted, BTreeMap::default()).await?;
            Ok(Done::Conflict(seen))
        }
        Changed::NotLegal(_) => {
            let problem = [(String::new(), "The case is in another state now: this can't be done to it.".to_owned())];
            unsaved::keep(desk, officer, reference, form.name, posted, problem.into()).await?;
            Ok(Done::NotTaken)
        }
        Changed::Missing => Ok(Done::NotThere),
    }
}

/// Lowering a band and closing a case to others ask for a fresh passkey.
fn needs_proof(case: &domain::case::Case, change: &Change) -> bool {
    match change {
        Change::GiveBand { band, .. } => band.number() > case.counting_band().number(),
        other => other.kind() == ChangeKind::Restrict,
    }
}

/// All that is written in one commit.
fn write(desk: &Desk, signed: &Signed, reference: Reference, form: &Form, asked: Asked) -> Result<Write, StoreError> {
    let Asked { change, lane, of, due_at, fields } = asked;
    let now = desk.clock.now();
    let action = match &change {
        Change::Add { .. } => format!("add {}", form.adds.code()),
        Change::GiveBand { band, .. } => format!("give_band {}", band.number()),
        Change::Close { outcome, .. } => format!("close {}", outcome.code()),
        other => other.kind().code().to_owned(),
    };
    let words = if fields.is_empty() {
        None
    } else {
        // To the second, as the row keeps it.
        let at = jiff::Timestamp::from_second(now.as_second()).unwrap_or(now);
        let entry = Entry { reference, kind: form.adds, lane, at, by: signed.viewer.name.clone(), of, due_at };
        let sealed = desk.sealer.seal_staff_words(Belongs::to_entry(&entry), fields);
        Some(NewEntry { entry, sealed: sealed.map_err(|why| StoreError::Failed(why.to_string()))? })
    };
    let notice = Notice { at: now, kind: "case_changed", reference: Some(reference) };
    let audit = signed.did(desk, &action, Some(reference));
    Ok(Write { change, audit, notices: vec![notice], words })
}

/// The accounts that are active, with their units.
pub(super) async fn people(desk: &Desk) -> Result<Vec<(String, Option<Unit>)>, StoreError> {
    let officers = desk.store.officers().await?;
    let active = officers.into_iter().filter(|officer| officer.state == OfficerState::Active);
    Ok(active.map(|officer| (officer.name, officer.unit)).collect())
}

/// `POST /cases/{reference}/discard`: throws away what was typed into a form and not saved, once somebody is sure.
pub(crate) async fn discard(
    State(desk): State<Arc<Desk>>,
    signed: Signed,
    Path(reference): Path<String>,
    posted: Posted,
) -> Response {
    let Ok(reference) = reference.parse::<Reference>() else { return respond::not_there(&desk).await };
    if posted.get("sure") == "yes"
        && let Err(why) = unsaved::drop_form(&desk, signed.officer.id, reference, posted.get("form")).await
    {
        return respond::failed(&desk, &why).await;
    }
    respond::see_other(&format!("/cases/{reference}"))
}
