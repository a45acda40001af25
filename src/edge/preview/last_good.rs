//! The last good pages, shown in place of pages that cannot be rendered.

use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lru::LruCache;

/// How many pages are kept; the least recently used are dropped first.
const CAPACITY: NonZeroUsize = NonZeroUsize::MIN.saturating_add(199);

/// Pages and style sheets, by their address in the preview, as they were last rendered without a
/// problem.
pub(super) struct LastGoodPages(Mutex<LruCache<String, Arc<[u8]>>>);

impl Default for LastGoodPages {
    fn default() -> Self {
        Self(Mutex::new(LruCache::new(CAPACITY)))
    }
}

impl LastGoodPages {
    /// Keeps a page that was rendered without a problem.
    pub(super) fn insert(&self, address: &str, page: &[u8]) {
        self.lock().put(address.to_owned(), page.into());
    }

    /// The page as it was last rendered without a problem.
    pub(super) fn get(&self, address: &str) -> Option<Arc<[u8]>> {
        self.lock().get(address).cloned()
    }

    fn lock(&self) -> MutexGuard<'_, LruCache<String, Arc<[u8]>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_recently_used_page_is_dropped_first() {
        let pages = LastGoodPages::default();
        for number in 0..CAPACITY.get() {
            pages.insert(&number.to_string(), b"page");
        }
        assert!(pages.get("0").is_some());
        pages.insert("new", b"page");
        assert_eq!(pages.get("0").as_deref(), Some(&b"page"[..]));
        assert_eq!(pages.get("1"), None);
        assert!(pages.get("new").is_some());
    }
}
