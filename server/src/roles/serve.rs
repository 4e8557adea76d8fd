//! The public site.

use std::error::Error;
use std::future::{Future, pending};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use app::Frame;
use axum::Router;
use clock::ClockAndRandom;
use content::Content;
use futures_util::FutureExt;
use seal::Sealer;
use site::draft::Drafts;
use site::submit::Intake;
use site::{DayKeys, FixedPages, Public};
use store::{self, Schema, Store, Timed};
use tokio::net::{TcpListener, TcpSocket};
use tokio::task::JoinHandle;
use tokio_util::task::TaskTracker;
use web::{Layer, Listener, Origins, Readiness};

use super::{Outcome, sweep};
use crate::config::Config;
use crate::metrics::Metrics;

/// How many may wait to be accepted: in a surge all come at once, and who finds no place tries again only seconds later.
const BACKLOG: u32 = 4096;

/// Brings the database to this version's schema.
///
/// # Errors
/// Where that fails, or the database is newer.
pub async fn migrate(config: &Config, data: &Path) -> Outcome {
    store::open(&config.database_url(data), Schema::Migrate).await?;
    println!("the database has this version's schema");
    Ok(())
}

/// The site's routes for these settings, on a store that is given time and counted.
///
/// # Errors
/// Where a setting can't be used.
pub fn build(
    config: &Config,
    store: Arc<dyn Store>,
    clock: ClockAndRandom,
) -> Result<Router, Box<dyn Error + Send + Sync>> {
    let metrics = Metrics::new(clock.now());
    let store = Timed::around(store, clock.clone(), Arc::new(metrics.clone()));
    Ok(site::router(public(config, store, clock, metrics)?))
}

/// What the handlers know, for these settings.
///
/// # Errors
/// Where a setting can't be used.
pub fn public(
    config: &Config,
    store: Arc<dyn Store>,
    clock: ClockAndRandom,
    metrics: Metrics,
) -> Result<Arc<Public>, Box<dyn Error + Send + Sync>> {
    let (targets, local_time) = (config.reading_targets()?, config.local_time()?);
    let intake = Sealer::new(&config.sealing.recipients)?.map(|sealer| Intake {
        sealer,
        store: Arc::clone(&store),
        targets: targets.clone(),
        local_time: local_time.clone(),
        clock: clock.clone(),
        counter: metrics.reports,
    });
    let frame = |words: &Content| Frame {
        words: content::with_facts(words, config.service.live, &config.draft_idle_in_words()),
        assets: site::frame_assets(),
        operator: config.operator(),
        leave_to: config.leave_to(),
    };
    let other_frames = content::others().iter().map(frame).collect();
    let frame = frame(content::english());
    let day_keys = DayKeys::new(Arc::clone(&store), clock.clone());
    let drafts = Drafts::new(Arc::clone(&store), clock.clone(), config.draft_idle());
    let drafts = drafts.limited(config.limits.drafts).counted(metrics.drafts);
    let origin = config.origin();
    let layer = Layer {
        clock,
        limits: config.limits.of_sources(),
        proxies: config.public.proxies.clone(),
        origins: Origins::new(&origin),
        hsts_seconds: config.public.hsts_seconds,
        metrics: metrics.web,
    };
    let probe = move || {
        let store = Arc::clone(&store);
        async move { store.ready().await.map_err(|why| why.to_string()) }.boxed()
    };
    Ok(Arc::new(Public {
        layer,
        frame,
        other_frames,
        targets,
        local_time,
        intake,
        drafts,
        day_keys,
        fixed_pages: FixedPages::default(),
        readiness: Readiness::by(probe),
        origin,
        background_tasks: TaskTracker::new(),
    }))
}

/// Serves the public site until `stop`, and those who watch over it if there is an address for them; `ready` is
/// called once it listens.
///
/// # Errors
/// Where it can't begin; the message says why.
pub async fn serve(config: &Config, data: &Path, stop: impl Future<Output = ()>, ready: impl FnOnce()) -> Outcome {
    serve_with(config, data, stop, async |_| {
        ready();
        Ok(())
    })
    .await
}

/// The same; `ready` is given the public site, to put something into its queue.
pub(super) async fn serve_with(
    config: &Config,
    data: &Path,
    stop: impl Future<Output = ()>,
    ready: impl AsyncFnOnce(&Public) -> Outcome,
) -> Outcome {
    if site::assets_missing() {
        return Err("this program was built without its styles and islands; build it with `cargo xtask build`".into());
    }
    let clock = ClockAndRandom::real();
    let metrics = Metrics::new(clock.now());
    let store = Timed::reach(config.database_url(data), clock.clone(), Arc::new(metrics.clone())).await?;
    let public = public(config, Arc::clone(&store), clock.clone(), metrics.clone())?;
    let listener = listen(config.public.listen)?;
    let admin = config.admin.listen.map(listen).transpose()?;
    if config.sealing.recipients.iter().all(|recipient| recipient.trim().is_empty()) {
        tracing::warn!("no sealing key (sealing.recipients): the form is closed");
    }
    for warning in config.warnings() {
        tracing::warn!("{warning}");
    }
    let sweeping = tokio::spawn(sweep(store, public.drafts.clone(), clock, metrics.clone()));
    let admin = admin.map(|own| tokio::spawn(watching(own, Arc::clone(&public))));
    ready(&public).await?;
    let stop = async {
        stop.await;
        tracing::info!("asked to stop");
        metrics.web.stop();
        tokio::time::sleep(Duration::from_secs(config.public.linger_seconds.into())).await;
    };
    let proxies = config.public.proxies.clone();
    let what = Listener { name: "public", proxies, unreadable: site::unreadable(&public.frame) };
    web::serve(listener, site::router(Arc::clone(&public)), &metrics.web, what, stop).await;
    // Whoever left was told that the draft is gone. Each of these ends by itself, as calls to the store do.
    public.background_tasks.close();
    public.background_tasks.wait().await;
    // Whoever watches sees it to the end.
    admin.iter().chain([&sweeping]).for_each(JoinHandle::abort);
    tracing::info!("stopped");
    Ok(())
}

async fn watching(listener: TcpListener, public: Arc<Public>) {
    let metrics = public.layer.metrics.clone();
    let what = Listener { name: "admin", proxies: Vec::new(), unreadable: String::new() };
    web::serve(listener, site::admin(public), &metrics, what, pending()).await;
}

pub(super) fn listen(address: SocketAddr) -> Result<TcpListener, String> {
    let open = || {
        let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
        // So that a new start does not wait for connections of the one before.
        socket.set_reuseaddr(true)?;
        socket.bind(address)?;
        socket.listen(BACKLOG)
    };
    open().map_err(|why: std::io::Error| format!("can't listen on {address}: {why}"))
}
