//! Being asked to stop.

/// Waits for Ctrl-C, or for the signal by which service managers ask. Whoever asks a second time waits no longer:
/// the program ends at once.
pub async fn asked_to_stop() {
    asked().await;
    tokio::spawn(async {
        asked().await;
        tracing::warn!("asked to stop a second time: ending at once");
        std::process::exit(1);
    });
}

async fn asked() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
