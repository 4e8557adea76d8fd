//! Which connections are open, and which of them end to make place. Nobody who comes waits for somebody else to
//! go: where all places are taken, or one source has its share, the connection that is most overdue ends.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::AbortHandle;
use tokio::time::{Instant, timeout};

use super::table::{Source, Table};

/// How many connections are open at most.
const MOST: usize = 5 * 1024;
/// How many of them one source may have: a refuge or a campus behind one address, but not a whole attack.
pub(super) const SHARE: usize = 1024;
/// Files that are open besides: the database, its connections, the other listener.
const OTHER_FILES: usize = 256;
/// How many may be ending, and have not yet let go of their file.
const ENDING: usize = 128;
/// How long a file that is let go may take.
const SOON: Duration = Duration::from_millis(50);
/// How often the log says that connections were ended.
const QUIET: Duration = Duration::from_mins(1);

/// The connections of one listener.
pub(super) struct Connections {
    most: usize,
    proxies: Vec<IpAddr>,
    table: Mutex<Table>,
    told: Mutex<Option<Instant>>,
    gone: Notify,
}

impl Connections {
    /// As many as this process may have files open. What comes from these proxies counts for no single source.
    pub(super) fn new(proxies: Vec<IpAddr>) -> Self {
        let wanted = MOST + ENDING + OTHER_FILES;
        let wished = u64::try_from(wanted).unwrap_or(u64::MAX);
        let granted = rlimit::increase_nofile_limit(wished).ok().and_then(|granted| granted.try_into().ok());
        let granted = granted.unwrap_or(wanted).min(wanted);
        if granted < wanted {
            tracing::warn!(granted, wanted, "few files may be open (ulimit -n): fewer connections are served");
        }
        Self::with(granted.saturating_sub(ENDING + OTHER_FILES).max(2), proxies)
    }

    fn with(most: usize, proxies: Vec<IpAddr>) -> Self {
        let (table, told) = (Mutex::default(), Mutex::default());
        Self { most, proxies, table, told, gone: Notify::new() }
    }

    /// A place for whoever comes. Others end if need be.
    pub(super) fn enter(self: &Arc<Self>, from: IpAddr) -> Place {
        let source = self.source(from);
        let now = Instant::now();
        let mut table = self.table();
        let own =
            source.filter(|source| table.held_by(*source) >= SHARE).and_then(|source| table.worst_of(source, now));
        let any = || (table.len() - usize::from(own.is_some()) >= self.most).then(|| table.worst(now)).flatten();
        for ends in [own, any()].into_iter().flatten() {
            table.end(ends);
            self.tell();
        }
        Place { number: table.begin(source, now), connections: Arc::clone(self) }
    }

    /// Waits while many that were ended still hold their files. They let go at once, whatever their clients do.
    pub(super) async fn settle(&self) {
        while self.table().ending() > ENDING && timeout(SOON, self.gone.notified()).await.is_ok() {}
    }

    /// Ends one, because no more files can be opened, and waits until its file is free.
    pub(super) async fn end_one(&self) {
        let ended = {
            let mut table = self.table();
            let worst = table.worst(Instant::now());
            worst.map(|worst| table.end(worst)).is_some()
        };
        if ended {
            self.tell();
        }
        let _ = timeout(SOON, self.gone.notified()).await;
    }

    fn source(&self, from: IpAddr) -> Option<Source> {
        let from = from.to_canonical();
        (!self.proxies.iter().any(|proxy| proxy.to_canonical() == from)).then(|| Source::of(from))
    }

    /// Says in the log that it is full, once in a while, and of nobody who it was.
    fn tell(&self) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if told.is_none_or(|told| now.duration_since(told) >= QUIET) {
            tracing::warn!("too many connections: the most overdue end");
            *told = Some(now);
        }
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection's place, free again when it is dropped.
pub(super) struct Place {
    number: u64,
    connections: Arc<Connections>,
}

impl Place {
    /// By what it can be ended.
    pub(super) fn ends_by(&self, handle: AbortHandle) {
        self.connections.table().ends_by(self.number, handle);
    }

    /// Its client has sent a whole request.
    pub(super) fn is_answered(&self) {
        self.connections.table().is_answered(self.number, Instant::now());
    }

    /// We wait for its client to send something.
    pub(super) fn is_awaited(&self) {
        self.connections.table().is_awaited(self.number, Instant::now());
    }

    /// Its client has taken a whole answer.
    pub(super) fn has_taken(&self) {
        self.connections.table().has_taken(self.number, Instant::now());
    }

    /// Whether it may read on and discard what its client still sends, as long as it is open. Not too many do at once.
    pub(super) fn may_discard(&self) -> bool {
        self.connections.table().discards(self.number)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.connections.table().gone(self.number);
        self.connections.gone.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    fn address(last: u8) -> IpAddr {
        Ipv4Addr::new(192, 0, 2, last).into()
    }

    struct Site(Arc<Connections>);

    impl Site {
        fn with(most: usize) -> Self {
            Self(Arc::new(Connections::with(most, vec![address(99)])))
        }

        /// A connection that sends nothing and holds its place until it is ended.
        fn come(&self, from: IpAddr) -> (Arc<Place>, AbortHandle) {
            let place = Arc::new(self.0.enter(from));
            let held = Arc::clone(&place);
            let task = tokio::spawn(async move {
                std::future::pending::<()>().await;
                drop(held);
            });
            place.ends_by(task.abort_handle());
            place.is_awaited();
            (place, task.abort_handle())
        }
    }

    async fn ended(connections: &[(Arc<Place>, AbortHandle)]) -> Vec<usize> {
        tokio::time::sleep(Duration::from_millis(1)).await;
        connections.iter().enumerate().filter(|(_, (_, handle))| handle.is_finished()).map(|(at, _)| at).collect()
    }

    async fn pass(seconds: u64) {
        tokio::time::sleep(Duration::from_secs(seconds)).await;
    }

    #[tokio::test(start_paused = true)]
    async fn one_source_beyond_its_share_ends_its_own_oldest() {
        let site = Site::with(MOST);
        let other = [site.come(address(2))];
        let mut own = Vec::new();
        for _ in 0..SHARE + 3 {
            own.push(site.come(address(1)));
        }
        assert_eq!(ended(&own).await, [0, 1, 2]);
        assert!(ended(&other).await.is_empty());
        // Those that are answered are spared where others can go.
        own[3].0.is_answered();
        pass(2).await;
        own.push(site.come(address(1)));
        assert_eq!(ended(&own).await, [0, 1, 2, 4]);
    }

    #[tokio::test(start_paused = true)]
    async fn where_all_places_are_taken_whoever_holds_most_makes_place() {
        let site = Site::with(40);
        let honest = [site.come(address(2))];
        let mut many = Vec::new();
        for _ in 0..39 {
            pass(1).await;
            many.push(site.come(address(1)));
            many.last().unwrap().0.is_answered();
        }
        let new = [site.come(address(3)), site.come(address(4))];
        assert_eq!(ended(&many).await, [0, 1], "even where they read an answer slowly");
        assert!(ended(&honest).await.is_empty() && ended(&new).await.is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn where_each_holds_one_the_most_overdue_ends_and_never_who_just_came() {
        let site = Site::with(20);
        let mut slow = Vec::new();
        for last in 1..=20 {
            slow.push(site.come(address(last)));
        }
        slow[0].0.is_answered();
        pass(2).await;
        let new: Vec<_> = (21..=25).map(|last| site.come(address(last))).collect();
        assert_eq!(ended(&slow).await, [1, 2, 3, 4, 5]);
        assert!(ended(&new).await.is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn a_proxy_is_no_single_source_and_an_ipv6_network_is() {
        let site = Site::with(MOST);
        let mut proxy = Vec::new();
        for _ in 0..=SHARE {
            proxy.push(site.come(address(99)));
        }
        assert!(ended(&proxy).await.is_empty());
        let mut network = Vec::new();
        for at in 0..=SHARE {
            let own = format!("2001:db8::{at:x}:1").parse().unwrap();
            network.push(site.come(own));
        }
        assert_eq!(ended(&network).await, [0]);
        drop((proxy, network));
    }

    #[tokio::test(start_paused = true)]
    async fn nobody_is_remembered_once_their_connections_are_gone() {
        let site = Site::with(2);
        let places: Vec<_> = (1..=3).map(|last| site.0.enter(address(last))).collect();
        let counted = |table: MutexGuard<'_, Table>| (table.len(), table.ending());
        assert_eq!(counted(site.0.table()), (2, 1));
        drop(places);
        assert!(site.0.table().is_empty());
    }
}
