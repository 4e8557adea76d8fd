//! Trying it out: the site and the desk, with keys and a folder of their own.

use std::future::Future;
use std::path::Path;
use std::sync::Arc;

use clock::ClockAndRandom;
use store::{self, Schema, Timed};
use tokio_util::sync::CancellationToken;

use super::desk::{build_desk, serve_desk};
use super::serve::serve_with;
use super::{Outcome, keys, made_up};
use crate::config::Config;
use crate::metrics::Metrics;

/// Serves on a data folder, made with its keys if it is new and kept if it is not.
///
/// # Errors
/// Where it can't begin; the message says why.
pub async fn demo(mut config: Config, data: &Path, with_reports: bool, stop: impl Future<Output = ()>) -> Outcome {
    std::fs::create_dir_all(data).map_err(|why| format!("{}: {why}", data.display()))?;
    let identity = config.identity_file(data);
    let recipient = match keys::recipient_of(&identity)? {
        Some(recipient) => recipient,
        None => keys::write(&identity)?,
    };
    // Its folder may be older than this version.
    let store = store::open(&config.database_url(data), Schema::Migrate).await?;
    config.sealing.recipients = vec![recipient];
    // Whatever the settings say: its keys lie beside its reports.
    config.service.live = false;
    let clock = ClockAndRandom::real();
    let invited = desk::invite_for_demo(store.as_ref(), &clock).await?;
    let metrics = Metrics::new(clock.now());
    let store = Timed::around(store, clock.clone(), Arc::new(metrics.clone()));
    let desk = build_desk(&config, data, store, clock, &metrics)?;
    let ended = CancellationToken::new();
    let desk_stop = ended.clone();
    let desk = async { serve_desk(&config, desk, &metrics, desk_stop.cancelled_owned(), || {}).await };
    let stop = async {
        stop.await;
        ended.cancel();
    };
    let link = format!("{}{}", config.desk_origin(), invited.path);
    let site = serve_with(&config, data, stop, async |public| {
        if with_reports {
            made_up::fill(public).await?;
        }
        greet(&config, data, &link);
        Ok(())
    });
    let (site, desk) = tokio::join!(async { site.await.inspect_err(|_| ended.cancel()) }, desk);
    site.and(desk)
}

/// Says where everything is.
fn greet(config: &Config, data: &Path, link: &str) {
    let program = std::env::current_exe().map_or_else(|_| "foursight".to_owned(), |path| path.display().to_string());
    let (address, folder) = (config.origin(), data.display().to_string());
    println!("Foursight, a demonstration. In danger, call 999: this is not a police service.\n");
    println!("  The site:         {address}");
    println!("  The desk:         {link}");
    println!("                    (signs in a made-up lead, once; a start prints a new link)");
    println!("  What waits:       {program} queue list --data {folder} --json");
    println!("  Open a report:    {program} queue open REFERENCE --data {folder}");
    println!("  Stop with Ctrl-C. The data folder keeps its reports.");
}
