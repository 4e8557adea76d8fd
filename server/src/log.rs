//! What the program says of itself, for its operator. Nothing that a person typed, and no address of theirs.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// Begins to write, as text for people or as a JSON object a line. The variable `FOURSIGHT_LOG` says how much.
pub fn begin(json: bool) {
    let filter = EnvFilter::try_from_env("FOURSIGHT_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let colours = std::io::stderr().is_terminal();
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colours);
    if json {
        lines.json().init();
    } else {
        lines.init();
    }
}

/// Says where in the program a fault of ours was, and nothing else: a panic's message may quote what it choked on.
pub fn faults() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(%place, "a fault of ours");
    }));
}
