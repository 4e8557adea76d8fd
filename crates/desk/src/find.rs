//! `POST /find`: a case by its reference. What is typed stands in no address: only a reference that can be read does.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use domain::access::Area;
use domain::queue::Reference;

use crate::posted::Posted;
use crate::session::{Signed, admitted};
use crate::{Desk, respond};

pub(crate) async fn find(State(desk): State<Arc<Desk>>, signed: Signed, posted: Posted) -> Response {
    if let Err(refused) = admitted(&desk, &signed, Area::Queue).await {
        return refused;
    }
    let Ok(reference) = posted.get("reference").parse::<Reference>() else {
        return respond::see_other("/queue?said=not-a-reference");
    };
    match desk.store.row(signed.viewer.scope(), reference).await {
        Ok(Some(_)) => respond::see_other(&format!("/cases/{reference}")),
        Ok(None) => respond::see_other("/queue?said=not-found"),
        Err(why) => respond::failed(&desk, &why).await,
    }
}
