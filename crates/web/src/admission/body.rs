//! Reading what is posted: bounded in size, in time, in what all of it together takes, and in what one source may have
//! unfinished.

use std::time::Duration;

use axum::body::{Body, Bytes};
use http_body_util::BodyExt;
use tokio::time::{Instant, timeout};

use super::BODY_LIMIT;
use super::memory::{Memory, Reserved};
use super::shares::{Share, Shares};
use crate::Source;

/// How many small bodies may be in hand, and what all large ones may take together, in bytes.
const SMALL: usize = 2048;
const LARGE: usize = 192 * 1024 * 1024;
/// How much of that one source may hold, in bytes: a few of the largest at once.
const SHARE: usize = 32 * 1024 * 1024;
/// How long the next piece may take to come.
const PIECE: Duration = Duration::from_secs(8);
/// How long the whole may take: half a minute for a long report over a weak signal.
const WHOLE: Duration = Duration::from_secs(30);
/// How long a body may take before it counts as a slow one, and how often it is then looked at.
const SOON: Duration = Duration::from_secs(2);
/// How many slow bodies one source may have. Of more, those that are slow end, and those that are not go on.
const SLOW: usize = 64;

/// Why a body was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// It is longer than [`BODY_LIMIT`].
    TooLarge,
    /// It did not come in time, or broke off.
    TooSlow,
    /// Too much else is in hand.
    NoRoom,
}

/// The memory for all bodies.
#[derive(Clone)]
pub(super) struct Bodies {
    memory: Memory,
    unfinished: Shares,
}

impl Bodies {
    pub(super) fn new() -> Self {
        Self { memory: Memory::new(SMALL, LARGE, SHARE), unfinished: Shares::default() }
    }

    /// Reads all of it. Memory is reserved as it comes, not as it was announced: whoever sends little takes little.
    pub(super) async fn read(&self, source: Option<Source>, body: Body) -> Result<(Bytes, Reserved), Unread> {
        let reserved = self.memory.nothing(source);
        if axum::body::HttpBody::is_end_stream(&body) {
            return Ok((Bytes::new(), reserved));
        }
        let unfinished = self.unfinished.one(source, usize::MAX);
        timeout(WHOLE, self.pieces(body, reserved, unfinished)).await.unwrap_or(Err(Unread::TooSlow))
    }

    async fn pieces(
        &self,
        mut body: Body,
        mut reserved: Reserved,
        unfinished: Option<Share>,
    ) -> Result<(Bytes, Reserved), Unread> {
        let mut bytes = Vec::new();
        let (begun, mut heard) = (Instant::now(), Instant::now());
        let crowded = || unfinished.as_ref().is_some_and(|unfinished| unfinished.of_source() > SLOW);
        loop {
            let frame = match timeout(SOON, body.frame()).await {
                Ok(Some(Ok(frame))) => frame,
                Ok(None) => return Ok((bytes.into(), reserved)),
                Ok(Some(Err(_))) => return Err(Unread::TooSlow),
                Err(_) if heard.elapsed() >= PIECE || crowded() => return Err(Unread::TooSlow),
                Err(_) => continue,
            };
            if begun.elapsed() >= SOON && crowded() {
                return Err(Unread::TooSlow);
            }
            heard = Instant::now();
            let Ok(piece) = frame.into_data() else { continue };
            if bytes.len() + piece.len() > BODY_LIMIT {
                return Err(Unread::TooLarge);
            }
            if !self.memory.grow(&mut reserved, bytes.len() + piece.len()) {
                return Err(Unread::NoRoom);
            }
            bytes.extend_from_slice(&piece);
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::future::join_all;

    use super::*;

    const ONE: Option<Source> = Some(Source { own: 1, network: None });
    const OTHER: Option<Source> = Some(Source { own: 2, network: None });

    /// A body of which something comes every so often, and which never ends.
    fn never(often: Duration) -> Body {
        let pieces = futures_util::stream::unfold((), move |()| async move {
            tokio::time::sleep(often).await;
            Some((Ok::<_, std::io::Error>(Bytes::from_static(b"a")), ()))
        });
        Body::from_stream(pieces)
    }

    async fn whole(bodies: &Bodies, source: Option<Source>, bytes: usize) -> Result<(Bytes, Reserved), Unread> {
        bodies.read(source, Body::from(vec![b'a'; bytes])).await
    }

    #[tokio::test(start_paused = true)]
    async fn what_never_ends_is_let_go() {
        let bodies = Bodies::new();
        for (often, seconds) in [(1, 30), (7, 30), (60, 8)] {
            let begun = Instant::now();
            let read = bodies.read(ONE, never(Duration::from_secs(often))).await;
            assert_eq!(read.err(), Some(Unread::TooSlow));
            assert_eq!(begun.elapsed().as_secs(), seconds, "a piece every {often} s");
        }
    }

    #[tokio::test]
    async fn what_is_too_long_is_refused_and_what_just_fits_is_not() {
        let bodies = Bodies::new();
        assert_eq!(whole(&bodies, ONE, BODY_LIMIT).await.unwrap().0.len(), BODY_LIMIT);
        assert_eq!(whole(&bodies, ONE, BODY_LIMIT + 1).await.err(), Some(Unread::TooLarge));
    }

    #[tokio::test]
    async fn one_source_has_a_share_of_the_room_and_all_together_are_bounded() {
        let bodies = Bodies::new();
        let mut held = Vec::new();
        for _ in 0..SHARE / BODY_LIMIT {
            held.push(whole(&bodies, ONE, BODY_LIMIT).await.unwrap());
        }
        assert_eq!(whole(&bodies, ONE, BODY_LIMIT).await.err(), Some(Unread::NoRoom), "its share is used up");
        held.push(whole(&bodies, OTHER, BODY_LIMIT).await.unwrap());
        for own in 3..30 {
            let source = Some(Source { own, network: None });
            while let Ok(one) = whole(&bodies, source, BODY_LIMIT).await {
                held.push(one);
            }
        }
        assert_eq!(whole(&bodies, OTHER, BODY_LIMIT).await.err(), Some(Unread::NoRoom));
        assert!(whole(&bodies, OTHER, 20_000).await.is_ok(), "small ones have room of their own");
        held.pop();
        assert!(whole(&bodies, OTHER, BODY_LIMIT).await.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn of_many_slow_bodies_of_one_source_some_end_and_no_other_source_is_touched() {
        let bodies = Bodies::new();
        let often = Duration::from_secs(1);
        let soon = |source| {
            let bodies = bodies.clone();
            async move { tokio::time::timeout(SOON * 3, bodies.read(source, never(often))).await.is_err() }
        };
        let flood = join_all((0..500).map(|_| soon(ONE)));
        let others = join_all((0..10).map(|_| soon(OTHER)));
        let honest = async {
            tokio::time::sleep(SOON).await;
            whole(&bodies, ONE, 1000).await.is_ok()
        };
        let (flood, others, honest) = tokio::join!(flood, others, honest);
        assert_eq!(flood.iter().filter(|lasts| **lasts).count(), SLOW);
        assert!(others.iter().all(|lasts| *lasts) && honest, "who is quick is read, whoever is slow beside");
    }
}
