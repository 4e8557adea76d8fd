//! Who may hold how many connections open, and how long we wait for them. The fuller it is, the less patient
//! we are; nobody is turned away.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many connections are waited for with patience.
const PATIENT: usize = 4096;
/// How many of those one address may hold: a campus behind one address, but not a whole attack.
const SHARE: usize = PATIENT / 4;
/// How many more are served in a hurry. Beyond these, new ones wait to be accepted.
const HURRIED: usize = 1024;
/// Files that are open besides: the database, its connections, the other listener.
const OTHER_FILES: usize = 256;

/// How long a client is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Patience {
    /// How long it may take over its headers, and between two requests.
    pub(super) headers: Duration,
    /// Whether it may send a second request.
    pub(super) keeps_alive: bool,
}

impl Patience {
    const LONG: Self = Self { headers: Duration::from_secs(8), keeps_alive: true };
    const SHORT: Self = Self { headers: Duration::from_secs(2), keeps_alive: false };
}

/// The places that there are.
pub(super) struct Doors {
    patient: Arc<Semaphore>,
    hurried: Arc<Semaphore>,
    /// How many patient places each address holds at this moment. Kept nowhere else, and no longer.
    held: Mutex<HashMap<IpAddr, usize>>,
}

/// A place, free again when it is dropped.
pub(super) struct Place {
    /// How long its client is waited for.
    pub(super) patience: Patience,
    _permit: Option<OwnedSemaphorePermit>,
    held: Option<(Arc<Doors>, IpAddr)>,
}

impl Doors {
    /// As many as this process may have files open.
    pub(super) fn open() -> Self {
        let wanted = PATIENT + HURRIED + OTHER_FILES;
        let wished = u64::try_from(wanted).unwrap_or(u64::MAX);
        let granted = rlimit::increase_nofile_limit(wished).ok().and_then(|granted| granted.try_into().ok());
        let granted = granted.unwrap_or(wanted).min(wanted);
        if granted < wanted {
            tracing::warn!(granted, wanted, "few files may be open (ulimit -n): fewer connections are served");
        }
        let places = granted.saturating_sub(OTHER_FILES).max(2);
        Self::with(places * PATIENT / (PATIENT + HURRIED), places * HURRIED / (PATIENT + HURRIED) + 1)
    }

    fn with(patient: usize, hurried: usize) -> Self {
        let places = |many| Arc::new(Semaphore::new(many));
        Self { patient: places(patient), hurried: places(hurried), held: Mutex::default() }
    }

    /// Waits for a place only where even the hurried ones are taken, which are soon free again.
    pub(super) async fn enter(self: Arc<Self>, from: IpAddr) -> Place {
        if self.take_share(from) {
            let held = Some((Arc::clone(&self), from));
            if let Ok(permit) = Arc::clone(&self.patient).try_acquire_owned() {
                return Place { patience: Patience::LONG, _permit: Some(permit), held };
            }
            // Given back as `held` is dropped.
            drop(Place { patience: Patience::SHORT, _permit: None, held });
        }
        let permit = Arc::clone(&self.hurried).acquire_owned().await.ok();
        Place { patience: Patience::SHORT, _permit: permit, held: None }
    }

    fn take_share(&self, from: IpAddr) -> bool {
        let mut held = self.held();
        let holds = held.entry(from).or_default();
        let free = *holds < SHARE;
        *holds += usize::from(free);
        free
    }

    fn held(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some((doors, from)) = &self.held else { return };
        let mut held = doors.held();
        if let Some(holds) = held.get_mut(from) {
            *holds -= 1;
            if *holds == 0 {
                held.remove(from);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const ONE: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
    const OTHER: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 2));

    async fn enter(doors: &Arc<Doors>, from: IpAddr) -> Place {
        Arc::clone(doors).enter(from).await
    }

    #[tokio::test]
    async fn one_address_cannot_take_all_patience() {
        let doors = Arc::new(Doors::with(PATIENT, HURRIED));
        let mut places = Vec::new();
        for _ in 0..SHARE {
            places.push(enter(&doors, ONE).await);
        }
        assert!(places.iter().all(|place| place.patience == Patience::LONG));
        assert_eq!(enter(&doors, ONE).await.patience, Patience::SHORT);
        assert_eq!(enter(&doors, OTHER).await.patience, Patience::LONG);
        places.pop();
        assert_eq!(enter(&doors, ONE).await.patience, Patience::LONG);
        drop(places);
        assert!(doors.held().is_empty(), "no address is remembered once its connections are gone");
    }

    #[tokio::test]
    async fn when_all_are_taken_whoever_comes_is_served_in_a_hurry() {
        let doors = Arc::new(Doors::with(1, 1));
        let _first = enter(&doors, ONE).await;
        let second = enter(&doors, OTHER).await;
        assert_eq!(second.patience, Patience::SHORT);
        let third = enter(&doors, OTHER);
        assert!(tokio::time::timeout(Duration::from_millis(50), third).await.is_err(), "waits to be accepted");
        drop(second);
        assert_eq!(enter(&doors, OTHER).await.patience, Patience::SHORT);
        assert_eq!(doors.held().len(), 1);
    }
}
