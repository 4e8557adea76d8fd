//! The public site.

use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use app::Frame;
use axum::Router;
use content::Content;
use tokio::net::TcpListener;

use super::Outcome;
use crate::config::Config;
use crate::draft::Drafts;
use crate::http::{self, Origins, Public};
use crate::outside::Outside;
use crate::seal::Sealer;
use crate::store::{self, Schema, Store};
use crate::submit::Intake;

/// How often drafts are looked through for those that have ended.
const SWEEP: Duration = Duration::from_mins(1);

/// Brings the database to this version's schema.
///
/// # Errors
/// Where that fails, or the database is newer.
pub async fn migrate(config: &Config, data: &Path) -> Outcome {
    store::open(&config.database_url(data), Schema::Migrate).await?;
    println!("the database has this version's schema");
    Ok(())
}

/// The site's routes for these settings.
///
/// # Errors
/// Where a setting can't be used.
pub fn build(
    config: &Config,
    store: Arc<dyn Store>,
    outside: Outside,
) -> Result<Router, Box<dyn std::error::Error + Send + Sync>> {
    let promise = config.promise()?;
    let intake = Sealer::new(&config.sealing.recipients)?.map(|sealer| Intake {
        sealer,
        store: Arc::clone(&store),
        promise: promise.clone(),
        outside: outside.clone(),
    });
    let frame = |words: &Content| Frame {
        words: words.with_facts(config.service.live, &config.draft_idle_in_words()),
        assets: http::frame_assets(),
        operator: config.operator(),
        leave_to: config.public.leave_to.clone(),
    };
    let other_frames = content::others().iter().map(frame).collect();
    let frame = frame(content::english());
    let drafts = Drafts::new(Arc::clone(&store), outside.clone(), config.draft_idle());
    let origin = config.origin();
    let origins = Origins::new(&origin);
    let (limits, proxies) = (config.limits.clone(), config.public.proxies.clone());
    let public =
        Public { frame, other_frames, promise, intake, drafts, store, outside, limits, proxies, origins, origin };
    Ok(http::router(Arc::new(public)))
}

/// Serves the public site until `stop`; `ready` is called once it listens.
///
/// # Errors
/// Where it can't begin; the message says why.
pub async fn serve(config: &Config, data: &Path, stop: impl Future<Output = ()>, ready: impl FnOnce()) -> Outcome {
    if http::assets_missing() {
        return Err("this program was built without its styles and islands; build it with `cargo xtask build`".into());
    }
    let store = store::open(&config.database_url(data), Schema::Expect).await?;
    let outside = Outside::real();
    let router = build(config, Arc::clone(&store), outside.clone())?;
    let address = config.public.listen;
    let listener = TcpListener::bind(address).await.map_err(|why| format!("can't listen on {address}: {why}"))?;
    if config.sealing.recipients.iter().all(|recipient| recipient.trim().is_empty()) {
        tracing::warn!("no sealing key (sealing.recipients): the form is closed");
    }
    let sweeping = tokio::spawn(sweep(store, outside));
    ready();
    http::serve(listener, router, stop).await;
    sweeping.abort();
    Ok(())
}

async fn sweep(store: Arc<dyn Store>, outside: Outside) {
    loop {
        if let Err(why) = store.expire_drafts(outside.now()).await {
            tracing::error!(%why, "ended drafts could not be dropped");
        }
        tokio::time::sleep(SWEEP).await;
    }
}
