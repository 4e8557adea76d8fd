//! The page of accounts. A lead only, and each change asks for a fresh passkey.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use desk_app::{InvitedPerson, OwnPasskey, Page, PeoplePage, Person};
use domain::Code;
use domain::access::{Area, Role};
use domain::codes::Unit;
use store::{Officer, OfficerState, StoreError};

use super::{Invited, NotInvited, invite};
use crate::posted::Posted;
use crate::session::{Signed, admitted};
use crate::sign_in::to_prove;
use crate::{Desk, respond};

/// `GET /people`. Whoever is no lead sees their own passkeys only.
pub(crate) async fn show(State(desk): State<Arc<Desk>>, signed: Signed) -> Response {
    answer(&desk, &signed, StatusCode::OK, None, Vec::new()).await
}

async fn answer(
    desk: &Desk,
    signed: &Signed,
    status: StatusCode,
    invited: Option<Invited>,
    problems: Vec<(String, String)>,
) -> Response {
    match page(desk, signed, invited, problems).await {
        Ok(page) => match signed.frame(desk).await {
            Ok(frame) => respond::page(frame, status, Page::People(page)).await,
            Err(why) => respond::failed(desk, &why).await,
        },
        Err(why) => respond::failed(desk, &why).await,
    }
}

async fn page(
    desk: &Desk,
    signed: &Signed,
    invited: Option<Invited>,
    problems: Vec<(String, String)>,
) -> Result<PeoplePage, StoreError> {
    let when = desk.when();
    let may = signed.viewer.may_use(Area::People);
    let mut people = Vec::new();
    for officer in desk.store.officers().await?.iter().filter(|officer| may || officer.id == signed.officer.id) {
        people.push(person(desk, signed, officer, may).await?);
    }
    let own = desk.store.passkeys(signed.officer.id).await?;
    let several = own.len() > 1;
    let own = own.iter().map(|passkey| {
        let used = passkey.used_at.map(|at| format!(", last used {}", when.time(at))).unwrap_or_default();
        OwnPasskey {
            id: BASE64_URL_SAFE_NO_PAD.encode(&passkey.credential),
            about: format!("Since {}{used}", when.time(passkey.added_at)),
            removable: several,
        }
    });
    let units = Unit::ALL.iter().map(|unit| (unit.code().to_owned(), content::english().say(*unit).to_owned()));
    Ok(PeoplePage {
        people,
        units: units.collect(),
        invited: invited.map(|invited| InvitedPerson {
            name: invited.name,
            link: format!("{}{}", desk.settings.origin, invited.path),
            until: when.time(invited.until),
        }),
        own: own.collect(),
        said: None,
        problems,
    })
}

async fn person(desk: &Desk, signed: &Signed, officer: &Officer, may: bool) -> Result<Person, StoreError> {
    let own = officer.id == signed.officer.id;
    let state = match officer.state {
        OfficerState::Invited => "Invited".to_owned(),
        OfficerState::Active => match desk.store.passkeys(officer.id).await?.len() {
            0 => "Active, no passkey".to_owned(),
            1 => "Active, one passkey".to_owned(),
            count => format!("Active, {count} passkeys"),
        },
        OfficerState::Revoked => "Revoked".to_owned(),
    };
    Ok(Person {
        name: officer.name.clone(),
        role: officer.role,
        unit: officer.unit.map(|unit| content::english().say(unit).to_owned()),
        state,
        since: desk.when().time(officer.revoked_at.unwrap_or(officer.added_at)),
        may_change: may && !own && officer.state != OfficerState::Revoked,
        own,
    })
}

/// Who may change accounts, and has proven just now that it is they.
async fn may_change(desk: &Desk, signed: &Signed) -> Result<(), Response> {
    admitted(desk, signed, Area::People).await?;
    if signed.is_proven(desk.clock.now()) { Ok(()) } else { Err(to_prove("/people")) }
}

/// `POST /people/invite`: a new account. Its link is shown once.
pub(crate) async fn invite_somebody(State(desk): State<Arc<Desk>>, signed: Signed, posted: Posted) -> Response {
    if let Err(response) = may_change(&desk, &signed).await {
        return response;
    }
    let mut problems = Vec::new();
    let role = Role::from_code(posted.get("role"));
    let unit = Unit::from_code(posted.get("unit"));
    if role.is_none() {
        problems.push(("role".to_owned(), "Choose a role".to_owned()));
    }
    if role == Some(Role::UnitOfficer) && unit.is_none() {
        problems.push(("unit".to_owned(), "Choose the unit that they work in".to_owned()));
    }
    let taken = desk.store.officer(posted.get("name").to_lowercase()).await;
    if matches!(taken, Ok(Some(_))) {
        problems.push(("name".to_owned(), "There is an account of that name".to_owned()));
    }
    let Some(role) = role.filter(|_| problems.is_empty()) else {
        return answer(&desk, &signed, StatusCode::UNPROCESSABLE_ENTITY, None, problems).await;
    };
    invited(&desk, &signed, posted.get("name"), role, unit).await
}

/// `POST /people/invite-again`: a new link for somebody who lost their passkeys, or never came.
pub(crate) async fn invite_again(State(desk): State<Arc<Desk>>, signed: Signed, posted: Posted) -> Response {
    if let Err(response) = may_change(&desk, &signed).await {
        return response;
    }
    match desk.store.officer(posted.get("name").to_owned()).await {
        // A second person invites again, never oneself.
        Ok(Some(officer)) if officer.id != signed.officer.id => {
            invited(&desk, &signed, &officer.name, officer.role, officer.unit).await
        }
        Ok(_) => respond::see_other("/people"),
        Err(why) => respond::failed(&desk, &why).await,
    }
}

async fn invited(desk: &Desk, signed: &Signed, name: &str, role: Role, unit: Option<Unit>) -> Response {
    match invite(desk.store.as_ref(), &desk.clock, &signed.viewer.name, name, role, unit).await {
        Ok(invited) => answer(desk, signed, StatusCode::OK, Some(invited), Vec::new()).await,
        Err(NotInvited::Store(why)) => respond::failed(desk, &why).await,
        Err(why) => {
            let problems = vec![("name".to_owned(), why.to_string())];
            answer(desk, signed, StatusCode::UNPROCESSABLE_ENTITY, None, problems).await
        }
    }
}

/// `POST /people/revoke`: ends somebody's access at once, with all their sessions and passkeys.
pub(crate) async fn revoke(State(desk): State<Arc<Desk>>, signed: Signed, posted: Posted) -> Response {
    if let Err(response) = may_change(&desk, &signed).await {
        return response;
    }
    let revoked = async {
        match desk.store.officer(posted.get("name").to_owned()).await? {
            Some(officer) if officer.id != signed.officer.id => {
                let entry = signed.did(&desk, &format!("revoke {}", officer.role.code()), None);
                desk.store.revoke_officer(officer.id, desk.clock.now(), entry).await
            }
            _ => Ok(false),
        }
    };
    match revoked.await {
        Ok(_) => respond::see_other("/people"),
        Err(why) => respond::failed(&desk, &why).await,
    }
}
