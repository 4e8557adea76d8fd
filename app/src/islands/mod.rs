//! The pieces that also run in the browser. Their props are written into the page, so none may ever
//! hold what a person answered.

mod check;

pub use check::CheckInBrowser;
