//! The report's form, where scripts run: hides what need not be asked, counts characters, refuses
//! what the server would refuse, adds and removes rows, and warns before an untouched draft ends.
//!
//! It stands around the form as it was served and only ever works on that: answers stay in the
//! form's own fields and nowhere else. Whatever goes wrong here leaves the form to be posted.

mod asked;
mod count;
mod idle;
mod judge;
mod notices;
mod refuse;
mod rows;
mod warning;

use leptos::prelude::*;
use web_sys::Element;

use super::dom;

/// Wraps a part's heading, form and templates.
#[island]
pub fn ReportForm(
    /// The part as it works without scripts.
    children: Children,
) -> impl IntoView {
    view! { <div use:wake>{children()}</div> }
}

fn wake(island: Element) {
    asked::wake(&island);
    count::wake(&island);
    idle::wake(&island);
    notices::wake(&island);
    refuse::wake(&island);
    rows::wake(&island);
}
