//! The page of a case. Whoever was given it and looks at it has opened it. Every view is written down, first.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use desk_app::{CaseForms, CasePage, Conflict, Page};
use domain::Code;
use domain::access::Seen;
use domain::case::{Case, Change, ChangeKind};
use domain::codes::{OrderKind, Unit};
use domain::queue::{Reference, State as CaseState};
use serde::Deserialize;
use store::{Changed, StoreError, Write};

use super::change::people;
use super::entries::Entries;
use super::file::{Parts, file};
use super::{forms, log};
use crate::session::Signed;
use crate::{Desk, respond, unsaved};

/// What the address says of the page: codes only.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    said: String,
    mend: String,
    conflict: String,
    seen: i64,
}

/// `GET /cases/{reference}`.
pub(crate) async fn show(
    State(desk): State<Arc<Desk>>,
    signed: Signed,
    Path(reference): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    answer(&desk, &signed, &reference, &asked, false).await
}

/// `GET /cases/{reference}/summary`: on one page, to print.
pub(crate) async fn summary(State(desk): State<Arc<Desk>>, signed: Signed, Path(reference): Path<String>) -> Response {
    answer(&desk, &signed, &reference, &Asked::default(), true).await
}

async fn answer(desk: &Desk, signed: &Signed, reference: &str, asked: &Asked, summary: bool) -> Response {
    let Ok(reference) = reference.parse::<Reference>() else { return respond::not_there(desk).await };
    match page(desk, signed, reference, asked, summary).await {
        Ok(Some(response)) => response,
        Ok(None) => respond::not_there(desk).await,
        Err(why) => respond::failed(desk, &why).await,
    }
}

async fn page(
    desk: &Desk,
    signed: &Signed,
    reference: Reference,
    asked: &Asked,
    summary: bool,
) -> Result<Option<Response>, StoreError> {
    let Some(case) = desk.store.case(reference).await? else { return Ok(None) };
    if signed.viewer.may_see(&case.standing()) == domain::access::Access::Nothing {
        desk.store.append(signed.did(desk, "refused view", Some(reference))).await?;
        return Ok(None);
    }
    let case = opened_by_owner(desk, signed, reference, case).await?;
    let (Some(sealed), Some(columns)) = (desk.store.sealed(reference).await?, desk.store.columns(reference).await?)
    else {
        return Ok(None);
    };
    let audit = log::of(desk, reference).await?;
    desk.store.append(signed.did(desk, "view", Some(reference))).await?;
    let opened = match desk.opener.open(reference, &sealed) {
        Ok(opened) => opened,
        Err(why) => return Ok(Some(unopened(desk, reference, &why).await)),
    };
    let entries = Entries::open(desk, desk.store.entries_of(reference).await?);
    let parts = Parts { case: &case, opened: &opened, columns: &columns, entries: &entries, audit: &audit };
    let whole = file(desk, signed, &parts);
    let Some(file) = Seen::by(&signed.viewer, &case.standing(), whole) else { return Ok(None) };
    let kept = unsaved::read(desk, signed.officer.id, reference).await?;
    let versions = usize::try_from(case.version - asked.seen).unwrap_or(0);
    let conflict = forms::named(&asked.conflict).map(|form| Conflict {
        form: form.name.to_owned(),
        changes: log::since(&audit, versions, desk.when(), &signed.viewer.name),
        seen: asked.seen,
    });
    let page =
        CasePage { file, forms: case_forms(desk, signed, &case, kept).await?, said: said(asked), conflict, summary };
    Ok(Some(respond::page(signed.frame(desk).await?, StatusCode::OK, Page::Case(Box::new(page))).await))
}

/// Whoever was given a case and looks at it has it in hand.
async fn opened_by_owner(desk: &Desk, signed: &Signed, reference: Reference, case: Case) -> Result<Case, StoreError> {
    if case.state != CaseState::Taken || case.owner.as_ref() != Some(&signed.viewer.name) {
        return Ok(case);
    }
    // It may have been in hand before, and given back.
    let entries = Entries::open(desk, desk.store.entries_of(reference).await?);
    let review_at = entries.next_due(None).unwrap_or_else(|| desk.review_at());
    let change = Change::Open { at: desk.clock.now(), review_at };
    let audit = signed.did(desk, ChangeKind::Open.code(), Some(reference));
    let write = Write { change, audit, notices: Vec::new(), words: None };
    match desk.store.change(reference, case.version, write).await? {
        Changed::Saved(case) | Changed::Conflict(case) => Ok(case),
        Changed::NotLegal(_) | Changed::Missing => Ok(case),
    }
}

async fn unopened(desk: &Desk, reference: Reference, why: &seal::SealError) -> Response {
    tracing::error!(%reference, %why, "a report can't be opened at the desk");
    let text = format!("The report {reference} can't be opened: {why}. Tell whoever runs the service.");
    let title = "This report can't be opened";
    respond::message(desk, StatusCode::INTERNAL_SERVER_ERROR, title, &text, ("/queue", "Back to the queue")).await
}

async fn case_forms(
    desk: &Desk,
    signed: &Signed,
    case: &Case,
    kept: unsaved::Unsaved,
) -> Result<CaseForms, StoreError> {
    let may = |kind: &ChangeKind| signed.viewer.may_change(&case.standing(), *kind) && is_legal(case, *kind);
    let people = people(desk).await?;
    let unit_name = |unit: &Unit| content::english().say(*unit).to_owned();
    let own = case.owner.as_ref() == Some(&signed.viewer.name);
    let code_and_name = |unit: &Unit| (unit.code().to_owned(), unit_name(unit));
    Ok(CaseForms {
        may: ChangeKind::ALL.iter().copied().filter(may).collect(),
        may_pass_over: own && case.state == CaseState::Taken,
        people: people
            .iter()
            .map(|(name, unit)| (name.clone(), unit.as_ref().map(unit_name).unwrap_or_default()))
            .collect(),
        units: Unit::ALL.iter().map(code_and_name).collect(),
        order_kinds: OrderKind::ALL
            .iter()
            .map(|kind| (kind.code().to_owned(), content::english().say(*kind).to_owned()))
            .collect(),
        kept,
        now: desk.when().for_field(desk.clock.now()),
    })
}

/// Whether a change of this kind is legal in the state of a case.
fn is_legal(case: &Case, kind: ChangeKind) -> bool {
    use CaseState::{Closed, InHand, Taken, Waiting};
    match kind {
        ChangeKind::Take => case.state == Waiting,
        ChangeKind::GiveBack => matches!(case.state, Taken | InHand),
        ChangeKind::HandOver | ChangeKind::GiveBand => case.state != Closed,
        ChangeKind::Close => case.state == InHand,
        ChangeKind::Reopen => case.state == Closed,
        ChangeKind::Hold => !case.held,
        ChangeKind::Release => case.held,
        ChangeKind::Add | ChangeKind::Restrict => true,
        ChangeKind::Open | ChangeKind::ComeBack | ChangeKind::PassOver => false,
    }
}

fn said(asked: &Asked) -> Option<String> {
    if !asked.mend.is_empty() {
        return Some("Nothing was saved yet: something has to be mended.".to_owned());
    }
    let saved = match asked.said.as_str() {
        "note" => "The note is saved.",
        "contact" => "The attempt to make contact is saved.",
        "task" => "The task is saved.",
        "task-done" => "The task is done.",
        "order" => "The order is saved.",
        "breach" => "What was done about the breach is saved.",
        "lead" => "The lead is saved.",
        "link" => "The link is saved.",
        "pin" => "The line is pinned.",
        "strike" => "It is struck through.",
        "band" => "The band is changed.",
        "hand-over" => "The case is handed over.",
        "close" => "The case is closed.",
        "reopen" => "The case is open again.",
        "hold" => "The case is held: it is not erased.",
        "release" => "The case is no longer held.",
        "restrict" => "Who may know of the case is changed.",
        "take" => "The case is yours.",
        _ => return None,
    };
    Some(saved.to_owned())
}
