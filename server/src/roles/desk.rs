//! The triage desk: a listener of its own, and the only role over HTTP that holds the keys that open reports.

use std::future::Future;
use std::path::Path;
use std::sync::Arc;

use clock::ClockAndRandom;
use desk::{Desk, DeskSettings};
use domain::access::Role;
use domain::codes::Unit;
use futures_util::FutureExt;
use opener::Opener;
use seal::Sealer;
use store::{Schema, Store, Timed};
use web::{Layer, Listener, Origins, Readiness};

use super::serve::listen;
use super::{Outcome, keys};
use crate::config::Config;
use crate::metrics::Metrics;

/// A desk for these settings.
///
/// # Errors
/// Where a setting can't be used, or there is no identity that opens reports; the message says which.
pub fn build_desk(
    config: &Config,
    data: &Path,
    store: Arc<dyn Store>,
    clock: ClockAndRandom,
    metrics: &Metrics,
) -> Result<Arc<Desk>, Box<dyn std::error::Error + Send + Sync>> {
    let file = config.identity_file(data);
    let opener = keys::opener(&file).map_err(|why| {
        format!("the desk opens reports, and needs the identity for that (sealing.identity_file, or `foursight keys new`): {why}")
    })?;
    let sealer = sealer(config, &opener)?;
    let settings = DeskSettings {
        live: config.service.live,
        idle_minutes: config.desk.idle_minutes,
        unopened_minutes: config.desk.unopened_minutes,
        review_days: config.desk.review_days,
        origin: config.desk_origin(),
    };
    let layer = Layer {
        clock,
        limits: config.limits.of_sources(),
        proxies: config.desk.proxies.clone(),
        origins: Origins::new(&settings.origin),
        hsts_seconds: config.public.hsts_seconds,
        metrics: metrics.web.clone(),
    };
    let asked = Arc::clone(&store);
    let readiness = Readiness::by(move || {
        let store = Arc::clone(&asked);
        async move { store.ready().await.map_err(|why| why.to_string()) }.boxed()
    });
    let (local, targets) = (config.local_time()?, config.reading_targets()?);
    Ok(Desk::new(settings, layer, store, sealer, opener, local, targets, readiness)?)
}

/// What staff write is sealed for whoever opens reports.
fn sealer(config: &Config, opener: &Opener) -> Result<Sealer, Box<dyn std::error::Error + Send + Sync>> {
    let mut recipients = config.sealing.recipients.clone();
    if !recipients.contains(&opener.recipient()) {
        recipients.push(opener.recipient());
    }
    Ok(Sealer::new(&recipients)?.ok_or("no recipient to seal for")?)
}

/// Serves the desk until `stop`; `ready` is called once it listens.
///
/// # Errors
/// Where it can't begin; the message says why.
pub async fn desk(config: &Config, data: &Path, stop: impl Future<Output = ()>, ready: impl FnOnce()) -> Outcome {
    if site::assets_missing() {
        return Err("this program was built without its styles and scripts; build it with `cargo xtask build`".into());
    }
    let clock = ClockAndRandom::real();
    let metrics = Metrics::new(clock.now());
    let store = Timed::reach(config.database_url(data), clock.clone(), Arc::new(metrics.clone())).await?;
    let desk = build_desk(config, data, store, clock, &metrics)?;
    serve_desk(config, desk, &metrics, stop, ready).await
}

/// Serves a desk that was built.
///
/// # Errors
/// Where it can't listen.
pub(super) async fn serve_desk(
    config: &Config,
    desk: Arc<Desk>,
    metrics: &Metrics,
    stop: impl Future<Output = ()>,
    ready: impl FnOnce(),
) -> Outcome {
    let listener = listen(config.desk.listen)?;
    let sweeping = tokio::spawn(desk::sweep(Arc::clone(&desk)));
    let unreadable = "<!DOCTYPE html><title>Bad request</title>This request can't be read.".to_owned();
    let what = Listener { name: "desk", proxies: config.desk.proxies.clone(), unreadable };
    ready();
    let stop = async {
        stop.await;
        // Streams that tell of changes end by this.
        metrics.web.stop();
    };
    web::serve(listener, desk::router(desk), &metrics.web, what, stop).await;
    sweeping.abort();
    Ok(())
}

/// Prints a link of one use by which somebody makes a passkey.
///
/// # Errors
/// Where the name can't be one, the account was revoked, or the store fails.
pub async fn invite(config: &Config, data: &Path, name: &str, role: Role, unit: Option<Unit>) -> Outcome {
    if role == Role::UnitOfficer && unit.is_none() {
        return Err("a unit officer needs --unit".into());
    }
    let store = store::open(&config.database_url(data), Schema::MustExist).await?;
    let clock = ClockAndRandom::real();
    let invited = desk::invite(store.as_ref(), &clock, "command line", name, role, unit).await?;
    println!("{}{}", config.desk_origin(), invited.path);
    println!("for {}, until {}", invited.name, config.local_time()?.in_full(invited.until));
    Ok(())
}

/// Prints who may sign in.
///
/// # Errors
/// Where the store fails.
pub async fn people(config: &Config, data: &Path) -> Outcome {
    use domain::Code;
    let store = store::open(&config.database_url(data), Schema::MustExist).await?;
    println!("{:<32}{:<16}{:<22}{:<10}passkeys", "name", "role", "unit", "state");
    for officer in store.officers().await? {
        let unit = officer.unit.map_or("-", Code::code);
        let passkeys = store.passkeys(officer.id).await?.len();
        println!("{:<32}{:<16}{unit:<22}{:<10}{passkeys}", officer.name, officer.role.code(), officer.state.code());
    }
    Ok(())
}

/// Ends somebody's access at once.
///
/// # Errors
/// Where there is nobody of that name, or they were revoked before, or the store fails.
pub async fn revoke(config: &Config, data: &Path, name: &str) -> Outcome {
    let store = store::open(&config.database_url(data), Schema::MustExist).await?;
    let clock = ClockAndRandom::real();
    let nobody = || format!("nobody is called {name}");
    let officer = store.officer(name.to_lowercase()).await?.ok_or_else(nobody)?;
    let entry = store::AuditEntry::now(&clock, "command line", "revoke", None);
    if !store.revoke_officer(officer.id, clock.now(), entry).await? {
        return Err(format!("{name} was revoked before").into());
    }
    println!("{name} is revoked: sessions, passkeys and invitations have ended");
    Ok(())
}
