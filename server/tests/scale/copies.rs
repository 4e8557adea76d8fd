//! How long a backup takes, and the way back.

use std::path::Path;

use age::secrecy::ExposeSecret;
use jiff::Timestamp;
use opener::Opener;
use seal::Sealer;
use server::backup;
use store::{self, Schema};
use tokio::time::Instant;

use crate::fill::NOW;
use crate::place::Place;

/// Makes a backup and restores it into `SQLite`, and says how long each took and how large it is.
pub(crate) async fn measure(place: &Place, folder: &Path) -> String {
    let identity = age::x25519::Identity::generate();
    let sealer = Sealer::new(&[identity.to_public().to_string()]).unwrap().unwrap();
    let opener = Opener::new(identity.to_string().expose_secret()).unwrap();
    let file = folder.join("backup.age");
    let began = Instant::now();
    let counts =
        backup::write(place.store.as_ref(), sealer, Timestamp::from_second(NOW).unwrap(), &file).await.unwrap();
    let written = began.elapsed().as_secs_f64();
    let megabytes = file.metadata().unwrap().len() / 1_000_000;
    let target = folder.join("restored").join("foursight.db");
    let store = store::open(&format!("sqlite://{}", target.display()), Schema::CreateIfEmpty).await.unwrap();
    let began = Instant::now();
    let (_, restored) = backup::restore(store.as_ref(), file.clone(), opener).await.unwrap();
    assert_eq!(restored, counts);
    let took = began.elapsed().as_secs_f64();
    drop(store);
    std::fs::remove_dir_all(target.parent().unwrap()).unwrap();
    std::fs::remove_file(file).unwrap();
    let reports = counts.of("reports");
    format!("{:<34}{reports} reports in {written:.0} s, {megabytes} MB; restored into SQLite in {took:.0} s", "backup")
}
