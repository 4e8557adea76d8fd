//! `GET /live`: tells an open page, once a second at most, that something has changed; never what. It ends as soon as the
//! session does, is locked or is revoked.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use domain::queue::Reference;
use futures_util::stream;
use serde_json::{Map, Value, json};
use store::StoreError;

use crate::Desk;
use crate::queue::Mark;
use crate::session::{Signed, Standing, standing};

/// How often it looks whether the session still stands. A revoked one is refused within a second.
const TICK: Duration = Duration::from_millis(800);
/// How often something is sent at least, so that a proxy keeps the stream open.
const BEAT: Duration = Duration::from_secs(10);
/// After how long a browser asks again whose stream broke.
const AGAIN: Duration = Duration::from_secs(2);

/// The most cases that one browser's tabs are told of.
const MOST_CASES: usize = 50;

struct Watch {
    desk: Arc<Desk>,
    headers: HeaderMap,
    signed: Signed,
    /// What arrived since then is counted, for lists.
    since: Option<Mark>,
    /// What was told last of what arrived.
    arrived: Option<Value>,
    /// The cases that tabs have open, each with the version that was told last.
    cases: Vec<(Reference, Option<i64>)>,
    /// What is to be told next.
    ready: VecDeque<Value>,
    over: bool,
}

pub(crate) async fn live(
    State(desk): State<Arc<Desk>>,
    signed: Signed,
    Query(asked): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Response {
    let values = |name: &'static str| asked.iter().filter(move |(own, _)| own == name).map(|(_, value)| value);
    let since = values("since").find_map(|value| value.parse().ok());
    let cases = values("case").filter_map(|value| Some((value.parse().ok()?, None))).take(MOST_CASES).collect();
    let watch = Watch { desk, headers, signed, since, arrived: None, cases, ready: VecDeque::new(), over: false };
    let stream = stream::unfold(watch, |mut watch| async {
        let event = watch.next().await?;
        Some((Ok::<_, Infallible>(event), watch))
    });
    let sse = Sse::new(stream).keep_alive(KeepAlive::new().interval(BEAT));
    ([("x-accel-buffering", "no")], sse).into_response()
}

impl Watch {
    /// The next thing to tell; none once the stream is over.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if self.over || self.desk.layer.metrics.stopping() {
                return None;
            }
            let ended = match standing(&self.desk, &self.headers).await {
                Ok(Standing::Open(_)) => None,
                Ok(Standing::Locked(_)) => Some("locked"),
                Ok(Standing::None) => Some("revoked"),
                // The store fails: the page asks again by itself.
                Err(_) => return None,
            };
            if let Some(event) = ended {
                self.over = true;
                return Some(Event::default().event(event).data("{}"));
            }
            if self.ready.is_empty() {
                // Where the store fails, nothing is known to have changed.
                let _ = self.look().await;
            }
            if let Some(what) = self.ready.pop_front() {
                return Some(Event::default().retry(AGAIN).data(what.to_string()));
            }
            tokio::time::sleep(TICK).await;
        }
    }

    /// Looks what has changed: numbers only.
    async fn look(&mut self) -> Result<(), StoreError> {
        let (store, scope) = (&self.desk.store, self.signed.viewer.scope());
        if let Some(since) = &self.since {
            let arrived = store.arrived_since(scope.clone(), since.minute).await?;
            let new = since.new_since(&arrived).map(|(band, count)| (band.number().to_string(), count.into()));
            let new = json!({ "new": new.collect::<Map<String, Value>>() });
            if self.arrived.as_ref() != Some(&new) {
                self.arrived = Some(new.clone());
                self.ready.push_back(new);
            }
        }
        for (reference, told) in &mut self.cases {
            // Of what they may not see any more nothing is told.
            let Some(row) = store.row(scope.clone(), *reference).await? else { continue };
            if *told != Some(row.version) {
                *told = Some(row.version);
                self.ready.push_back(json!({ "case": reference.to_string(), "version": row.version }));
            }
        }
        Ok(())
    }
}
