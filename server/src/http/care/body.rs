//! Reading what is posted: bounded in size, in time, and in what all of it together takes.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use http_body_util::BodyExt;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::http::BODY_LIMIT;

/// What one permit stands for, in bytes.
const ROOM: usize = 16 * 1024;
/// What all bodies in hand may take together, in bytes.
const ROOMS: usize = 256 * 1024 * 1024 / ROOM;
/// How long the next piece may take to come.
const PIECE: Duration = Duration::from_secs(8);
/// How long the whole may take: half a minute for a long report over a weak signal.
const WHOLE: Duration = Duration::from_secs(30);

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

/// The room for all bodies.
#[derive(Clone)]
pub(super) struct Bodies {
    rooms: Arc<Semaphore>,
}

/// Room that a body takes, free again when it is dropped.
pub(super) type Room = Vec<OwnedSemaphorePermit>;

impl Bodies {
    pub(super) fn new() -> Self {
        Self { rooms: Arc::new(Semaphore::new(ROOMS)) }
    }

    /// Reads all of it. Room is taken as it comes, not as it was announced: whoever sends little takes little.
    pub(super) async fn read(&self, body: Body) -> Result<(Bytes, Room), Unread> {
        if axum::body::HttpBody::is_end_stream(&body) {
            return Ok((Bytes::new(), Room::new()));
        }
        timeout(WHOLE, self.pieces(body)).await.unwrap_or(Err(Unread::TooSlow))
    }

    async fn pieces(&self, mut body: Body) -> Result<(Bytes, Room), Unread> {
        let (mut bytes, mut room) = (Vec::new(), Room::new());
        loop {
            let frame = match timeout(PIECE, body.frame()).await {
                Ok(Some(Ok(frame))) => frame,
                Ok(None) => return Ok((bytes.into(), room)),
                Ok(Some(Err(_))) | Err(_) => return Err(Unread::TooSlow),
            };
            let Ok(piece) = frame.into_data() else { continue };
            if bytes.len() + piece.len() > BODY_LIMIT {
                return Err(Unread::TooLarge);
            }
            bytes.extend_from_slice(&piece);
            while room.len() * ROOM < bytes.len() {
                room.push(Arc::clone(&self.rooms).try_acquire_owned().map_err(|_| Unread::NoRoom)?);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn never() -> Body {
        let first = futures_util::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(b"a"))]);
        Body::from_stream(futures_util::StreamExt::chain(first, futures_util::stream::pending()))
    }

    #[tokio::test(start_paused = true)]
    async fn what_never_ends_is_let_go_and_gives_its_room_back() {
        let bodies = Bodies::new();
        assert_eq!(bodies.read(never()).await.unwrap_err(), Unread::TooSlow);
        assert_eq!(bodies.rooms.available_permits(), ROOMS);
    }

    #[tokio::test]
    async fn what_is_too_long_is_refused_and_what_just_fits_is_not() {
        let bodies = Bodies::new();
        let (bytes, room) = bodies.read(Body::from(vec![b'a'; BODY_LIMIT])).await.unwrap();
        assert_eq!((bytes.len(), room.len()), (BODY_LIMIT, BODY_LIMIT / ROOM));
        assert_eq!(bodies.read(Body::from(vec![b'a'; BODY_LIMIT + 1])).await.unwrap_err(), Unread::TooLarge);
        drop(room);
        assert_eq!(bodies.rooms.available_permits(), ROOMS);
    }

    #[tokio::test]
    async fn all_together_are_bounded() {
        let bodies = Bodies::new();
        let mut held = Vec::new();
        for _ in 0..ROOMS * ROOM / BODY_LIMIT {
            held.push(bodies.read(Body::from(vec![b'a'; BODY_LIMIT])).await.unwrap());
        }
        assert_eq!(bodies.read(Body::from("a")).await.unwrap_err(), Unread::NoRoom);
        held.pop();
        assert!(bodies.read(Body::from("a")).await.is_ok());
    }
}
