//! What the desk asks of a store, as both must answer it.

mod audit;
mod cost;
mod lists;
pub(crate) mod made;
mod model;
mod officers;
mod sessions;
mod taking;

use std::sync::Arc;

use store::{Schema, Store};

use crate::backup::postgres;
use crate::cluster::Cluster;

async fn open(url: &str) -> Arc<dyn Store> {
    store::open(url, Schema::CreateIfEmpty).await.unwrap()
}

/// Each story on a store of its own.
async fn stories(fresh: impl AsyncFn(&'static str) -> Arc<dyn Store>) {
    audit::story(fresh("audit").await.as_ref()).await;
    officers::story(fresh("officers").await.as_ref()).await;
    officers::at_once(fresh("keys").await).await;
    sessions::story(fresh("sessions").await.as_ref()).await;
    sessions::at_once(fresh("ceremonies").await).await;
    taking::story(fresh("taking").await).await;
    lists::story(fresh("lists").await.as_ref()).await;
}

#[tokio::test]
async fn sqlite_keeps_a_desk() {
    let folder = tempfile::tempdir().unwrap();
    stories(async |name| open(&format!("sqlite://{}", folder.path().join(name).display())).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_keeps_the_same_desk() {
    let cluster = Cluster::new();
    stories(async |name| open(&postgres(&cluster, name).await).await).await;
}
