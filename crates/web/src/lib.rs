//! What stands between a connection and a site's handlers, for any site: listening, limits, admission, error pages,
//! headers, figures and files. A site is something that implements [`Site`]; its routes are a [`RouteTable`].
#![forbid(unsafe_code)]

mod accept_encoding;
mod admission;
mod assets;
mod connection;
mod deadline;
mod error_pages;
mod etag;
mod guard;
mod measured;
mod metrics;
mod origin;
mod page_cache;
mod readiness;
mod route_table;
mod script_posts;
mod site;
mod source;
mod stopping;
mod style;
mod typed_addresses;

pub use admission::{BODY_LIMIT, Kind, Limits, NothingStored};
pub use assets::{File, Files};
pub use connection::{Listener, Peer, serve};
pub use error_pages::Trouble;
pub use metrics::{Metrics, OpenConnection};
pub use origin::{Origin, Origins, web_address};
pub use readiness::Readiness;
pub use route_table::{Class, Entry, RouteTable};
pub use script_posts::is_by_script;
pub use site::{ErrorPage, Layer, PostedForm, Site};
pub use source::Source;
pub use style::Sheet;
