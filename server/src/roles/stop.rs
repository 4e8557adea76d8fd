//! Being asked to stop.

use std::future::Future;

/// Listens, from this call on, for Ctrl-C and for the signal by which service managers ask; what is given back waits for
/// it. Whoever asks a second time waits no longer: the program ends at once.
pub fn asked_to_stop() -> impl Future<Output = ()> {
    let mut asked = Asked::listen();
    async move {
        asked.once().await;
        tokio::spawn(async move {
            asked.once().await;
            tracing::warn!("asked to stop a second time: ending at once");
            std::process::exit(1);
        });
    }
}

#[cfg(unix)]
struct Asked([Option<tokio::signal::unix::Signal>; 2]);

#[cfg(unix)]
impl Asked {
    fn listen() -> Self {
        use tokio::signal::unix::{SignalKind, signal};
        Self([SignalKind::terminate(), SignalKind::interrupt()].map(|kind| signal(kind).ok()))
    }

    async fn once(&mut self) {
        async fn heard(signal: &mut Option<tokio::signal::unix::Signal>) {
            match signal {
                Some(signal) => drop(signal.recv().await),
                None => std::future::pending().await,
            }
        }
        let [terminate, interrupt] = &mut self.0;
        tokio::select! {
            () = heard(terminate) => {}
            () = heard(interrupt) => {}
        }
    }
}

#[cfg(not(unix))]
struct Asked;

#[cfg(not(unix))]
impl Asked {
    fn listen() -> Self {
        Self
    }

    async fn once(&mut self) {
        let _ = tokio::signal::ctrl_c().await;
    }
}
