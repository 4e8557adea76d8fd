//! Keys that all replicas share and that change each day: for what a browser brings back to whichever replica.
//! They lie in the store. Where it does not answer, a replica goes on with a key of its own: pages that need no
//! store never wait for it.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use clock::ClockAndRandom;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use jiff::{SignedDuration, Timestamp};
use sha2::Sha256;
use store::Store;
use tokio::sync::Mutex;

/// How long a page waits for the store to give the keys of a new day.
const PATIENCE: Duration = Duration::from_millis(300);
/// How long after a failure the store is not asked again.
const AGAIN: SignedDuration = SignedDuration::from_secs(10);
/// How many keys a process knows at most.
const MOST: usize = 4;
/// Bytes of a nonce; so many that they can be drawn by chance.
const NONCE: usize = 24;
/// Bytes of a MAC in a cookie.
const MAC: usize = 16;

type Key = [u8; 32];

/// The keys of today and yesterday.
#[derive(Clone)]
pub struct DayKeys(Arc<Inner>);

struct Inner {
    store: Arc<dyn Store>,
    clock: ClockAndRandom,
    known: RwLock<Known>,
    /// Held by whoever asks the store.
    asking: Mutex<()>,
}

struct Known {
    /// The day that the store's keys are of, counted from 1970; none while it has given none.
    day: Option<i64>,
    /// When it may be asked again.
    ask_at: Timestamp,
    /// The store's keys, today's first.
    shared: Vec<Key>,
    /// This process's own, for as long as the store has given none.
    own: Key,
}

impl DayKeys {
    /// Keys out of this store.
    pub fn new(store: Arc<dyn Store>, clock: ClockAndRandom) -> Self {
        let known = Known { day: None, ask_at: Timestamp::MIN, shared: Vec::new(), own: clock.random() };
        Self(Arc::new(Inner { store, clock, known: RwLock::new(known), asking: Mutex::new(()) }))
    }

    /// Sees to it that today's keys are known, if the store gives them soon.
    pub async fn refresh(&self) {
        let now = self.0.clock.now();
        let today = day(now);
        let is_known = || self.known(|known| known.day == Some(today) || now < known.ask_at);
        if is_known() {
            return;
        }
        let Ok(_mine) = self.0.asking.try_lock() else { return };
        let asked = self.0.store.day_keys(today, self.0.clock.random());
        let given = tokio::time::timeout(PATIENCE, asked).await;
        let mut known = self.0.known.write().unwrap_or_else(PoisonError::into_inner);
        match given {
            Ok(Ok(mut keys)) if !keys.is_empty() => {
                // Those of before still stand for what was given out under them, also where the clock was wrong.
                keys.extend(known.shared.iter().copied());
                keys.truncate(MOST);
                (known.day, known.shared) = (Some(today), keys);
            }
            _ => known.ask_at = now.checked_add(AGAIN).unwrap_or(now),
        }
    }

    /// A MAC of these bytes, for this purpose.
    pub fn mac(&self, purpose: &[u8], bytes: &[u8]) -> [u8; MAC] {
        mac(&self.current(), purpose, bytes)
    }

    /// Whether this is the MAC that any replica made of these bytes today or yesterday.
    pub fn made(&self, given: &[u8], purpose: &[u8], bytes: &[u8]) -> bool {
        // Compared through a second MAC, so that the time tells nothing of where they differ.
        let same = |key: &Key| mac(key, b"compare", given) == mac(key, b"compare", &mac(key, purpose, bytes));
        self.all().iter().any(same)
    }

    /// Seals words, for this purpose.
    ///
    /// # Panics
    /// Never: what a cookie holds is far below the cipher's limit.
    pub fn seal(&self, purpose: &[u8], words: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE] = self.0.clock.random();
        let payload = Payload { msg: words, aad: purpose };
        let sealed = cipher(&self.current()).encrypt(&nonce.into(), payload).expect("far below the cipher's limit");
        [&nonce[..], &sealed].concat()
    }

    /// Opens what any replica sealed today or yesterday.
    pub fn open(&self, purpose: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, words) = sealed.split_at_checked(NONCE)?;
        let open = |key: &Key| cipher(key).decrypt(nonce.into(), Payload { msg: words, aad: purpose }).ok();
        self.all().iter().find_map(open)
    }

    fn current(&self) -> Key {
        self.known(|known| known.shared.first().copied().unwrap_or(known.own))
    }

    fn all(&self) -> Vec<Key> {
        self.known(|known| known.shared.iter().copied().chain([known.own]).collect())
    }

    fn known<T>(&self, look: impl FnOnce(&Known) -> T) -> T {
        look(&self.0.known.read().unwrap_or_else(PoisonError::into_inner))
    }
}

fn day(now: Timestamp) -> i64 {
    now.as_second().div_euclid(24 * 3600)
}

fn mac(key: &Key, purpose: &[u8], bytes: &[u8]) -> [u8; MAC] {
    let mac = <Hmac<Sha256> as Mac>::new_from_slice(&derive(key, b"mac")).expect("HMAC takes keys of any length");
    let length = u64::try_from(purpose.len()).unwrap_or(u64::MAX).to_be_bytes();
    let whole = mac.chain_update(length).chain_update(purpose).chain_update(bytes).finalize().into_bytes();
    std::array::from_fn(|at| whole[at])
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&derive(key, b"seal").into())
}

fn derive(key: &Key, label: &[u8]) -> Key {
    let mut out = [0; 32];
    Hkdf::<Sha256>::new(None, key).expand(label, &mut out).expect("32 bytes are within HKDF's reach");
    out
}
