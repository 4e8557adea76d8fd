//! What it costs to store, list and erase does not grow with what is stored already.
//!
//! Small in `cargo xtask test`; `cargo xtask scale` fills a million rows and measures besides what
//! docs/scale.md counts with; `cargo xtask scale load` only what is asked for over HTTP. Each ratio is of medians from one run, taken by turns.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../it/cluster.rs"]
mod cluster;
mod copies;
mod fill;
mod growth;
mod load;
mod place;
mod reports;
mod table;

use cluster::Cluster;
use place::Place;

/// How much is filled in and measured.
struct Size {
    /// Rows of the small database and the large one.
    rows: [u32; 2],
    /// How often each thing is measured.
    rounds: usize,
    /// How much more each may cost with the large one.
    most: f64,
}

const SMALL: Size = Size { rows: [1_000, 20_000], rounds: 9, most: 3.0 };
const FULL: Size = Size { rows: [1_000, 1_000_000], rounds: 31, most: 1.5 };

#[tokio::test(flavor = "multi_thread")]
async fn nothing_costs_more_because_much_is_stored() {
    let asked = std::env::var("FOURSIGHT_SCALE").unwrap_or_default();
    let full = asked == "full";
    let size = if full { FULL } else { SMALL };
    let (folder, cluster) = (tempfile::tempdir().unwrap(), Cluster::new());
    if asked == "load" {
        let failed = load::measure(folder.path(), &cluster).await;
        assert!(failed.is_empty(), "{}", failed.join("\n"));
        return;
    }
    let mut over = Vec::new();
    for kind in [place::Kind::Sqlite, place::Kind::Postgres] {
        let places = [
            Place::new(kind, "small", folder.path(), &cluster).await,
            Place::new(kind, "large", folder.path(), &cluster).await,
        ];
        for (place, rows) in places.iter().zip(size.rows) {
            fill::fill(place, rows).await;
        }
        println!("\n{}: {} rows and {}", kind.name(), size.rows[0], size.rows[1]);
        over.extend(growth::measure(&places, &size).await);
        if full {
            println!("{}", reports::at_once(&places[0]).await);
            println!("{}", fill::bytes(&places[1]).await);
            println!("{}", copies::measure(&places[1], folder.path()).await);
        }
    }
    if full {
        over.extend(load::measure(folder.path(), &cluster).await);
    }
    assert!(over.is_empty(), "{}", over.join("\n"));
}
