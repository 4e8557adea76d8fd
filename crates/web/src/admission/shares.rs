//! How much of something each source holds at this moment. Stored nowhere else, and no longer.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::Source;

/// How much of it each source holds.
#[derive(Clone, Default)]
pub(super) struct Shares(Arc<Mutex<HashMap<Source, usize>>>);

/// What a source holds, given back when it is dropped.
pub(super) struct Share {
    shares: Shares,
    source: Option<Source>,
    holds: usize,
}

impl Shares {
    /// A share that holds nothing yet. Without a source nothing is counted.
    pub(super) fn none(&self, source: Option<Source>) -> Share {
        Share { shares: self.clone(), source, holds: 0 }
    }

    /// A share of one, if the source holds fewer than so many.
    pub(super) fn one(&self, source: Option<Source>, most: usize) -> Option<Share> {
        let mut share = self.none(source);
        share.grow(1, most).then_some(share)
    }

    fn held(&self) -> MutexGuard<'_, HashMap<Source, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Share {
    /// Takes so much more, if the source then holds no more than `most`. Says whether it did.
    pub(super) fn grow(&mut self, by: usize, most: usize) -> bool {
        let Some(source) = self.source else { return true };
        let mut held = self.shares.held();
        let holds = held.get(&source).copied().unwrap_or_default();
        if holds + by > most {
            return false;
        }
        held.insert(source, holds + by);
        self.holds += by;
        true
    }

    /// How much its source holds in all.
    pub(super) fn of_source(&self) -> usize {
        self.source.and_then(|source| self.shares.held().get(&source).copied()).unwrap_or_default()
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let Some(source) = self.source.filter(|_| self.holds > 0) else { return };
        let mut held = self.shares.held();
        let left = held.get(&source).copied().unwrap_or_default().saturating_sub(self.holds);
        if left == 0 {
            held.remove(&source);
        } else {
            held.insert(source, left);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_has_its_share_and_is_forgotten_with_the_last_of_it() {
        let shares = Shares::default();
        let [one, other] = [1, 2].map(|own| Some(Source { own, network: None }));
        let mut share = shares.one(one, 2).unwrap();
        assert!(share.grow(1, 2) && !share.grow(1, 2));
        assert!(shares.one(one, 2).is_none() && shares.one(other, 2).is_some());
        assert_eq!((share.of_source(), shares.held().len()), (2, 1));
        drop(share);
        assert!(shares.held().is_empty());
        let mut unknown = shares.none(None);
        assert!(unknown.grow(9, 2) && shares.held().is_empty());
    }
}
