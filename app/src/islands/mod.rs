//! The pieces that also run in the browser. They hold no words: what they say stands in the page
//! already, in templates and attributes that the server wrote from `content/`. So they need no props,
//! which would be written into the page, and nothing that a person answered can ever be in one.

mod check;
mod clock;
mod directory;
mod dom;
mod fetched;
mod form;

pub use check::CheckInBrowser;
pub use directory::Directory;
pub use form::ReportForm;
