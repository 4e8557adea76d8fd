//! Trying it out: the site with keys and a folder of its own.

use std::future::Future;
use std::path::Path;

use store::{self, Schema};

use super::{Outcome, keys, serve};
use crate::config::Config;

/// Serves on a data folder, made with its keys if it is new and kept if it is not.
///
/// # Errors
/// Where it can't begin; the message says why.
pub async fn demo(mut config: Config, data: &Path, stop: impl Future<Output = ()>) -> Outcome {
    std::fs::create_dir_all(data).map_err(|why| format!("{}: {why}", data.display()))?;
    let identity = config.identity_file(data);
    let recipient = match keys::recipient_of(&identity)? {
        Some(recipient) => recipient,
        None => keys::write(&identity)?,
    };
    // Its folder may be older than this version.
    store::open(&config.database_url(data), Schema::Migrate).await?;
    config.sealing.recipients = vec![recipient];
    // Whatever the settings say: its keys lie beside its reports.
    config.service.live = false;
    let program = std::env::current_exe().map_or_else(|_| "foursight".to_owned(), |path| path.display().to_string());
    let (address, folder) = (config.origin(), data.display().to_string());
    serve(&config, data, stop, || {
        println!("Foursight, a demonstration. In danger, call 999: this is not a police service.\n");
        println!("  The site:         {address}");
        println!("  What waits:       {program} queue list --data {folder} --json");
        println!("  Open a report:    {program} queue open REFERENCE --data {folder}");
        println!("  Stop with Ctrl-C. The data folder keeps its reports.");
    })
    .await
}
