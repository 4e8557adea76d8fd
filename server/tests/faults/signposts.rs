//! The pages that lead to help, looked at all the time while something else is broken.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::client::Client;
use crate::load::LONGEST;

const PAGES: [&str; 5] = ["/", "/check", "/help", "/help/emergency", "/safety"];

/// Runs `during` while a visitor goes from page to page. Each must come, and says 999. Gives how many came, and the
/// longest that one took.
pub(crate) fn stay(address: &str, during: impl FnOnce()) -> (usize, Duration) {
    struct Over<'a>(&'a AtomicBool);
    impl Drop for Over<'_> {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        let visitor = scope.spawn(|| {
            let client = Client::new(address);
            let (mut seen, mut longest) = (0, Duration::ZERO);
            while !over.load(Ordering::Relaxed) {
                for path in PAGES {
                    let page = client.get(path).unwrap_or_else(|none| panic!("{path} does not come: {none:?}"));
                    assert!(page.status == 200 && page.text.contains("tel:999"), "{path}: {}", page.status);
                    longest = longest.max(page.waited);
                    seen += 1;
                }
                thread::sleep(Duration::from_millis(50));
            }
            assert!(longest <= LONGEST, "a page that leads to help took {longest:?}");
            (seen, longest)
        });
        let ends = Over(&over);
        during();
        drop(ends);
        visitor.join().unwrap()
    })
}
