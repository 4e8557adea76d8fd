//! Pages on which nothing ever changes while the program runs, and that are shown to whoever has no draft: rendered
//! once, so that many requests for them cost little.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use app::Page;
use axum::body::Bytes;
use domain::Code;

/// The pages, by what tells them apart.
#[derive(Clone, Default)]
pub struct FixedPages(Arc<RwLock<HashMap<String, Bytes>>>);

impl FixedPages {
    /// A page that was rendered before.
    pub(crate) fn get(&self, key: &str) -> Option<Bytes> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    /// Keeps a page. There are no more of them than there are texts and universities.
    pub(crate) fn keep(&self, key: String, page: Bytes) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(key, page);
    }
}

/// What tells such a page from others; none for a page that shows what somebody told, or who is open now.
pub(crate) fn key(page: &Page) -> Option<String> {
    match page {
        Page::Prose(name) => Some(format!("prose {name}")),
        Page::BeforeYouStart(from) if from.carried.is_empty() => {
            Some(format!("before {}", from.campus.map_or("", Code::code)))
        }
        Page::Choice => Some("choice".to_owned()),
        Page::Return(page) if page.problem.is_none() && page.code.0.is_empty() => Some("return".to_owned()),
        _ => None,
    }
}
