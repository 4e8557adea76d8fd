//! What a person sees: plain structs in, HTML out.
//!
//! [`document`] renders a [`Page`] whole. Pages are functions in [`pages`], made of the components of `govuk`;
//! [`islands`] are the few pieces that also run in the browser, and every page works without them.
#![deny(unsafe_code)]
// A page is one deeply nested type.
#![recursion_limit = "256"]
#![allow(clippy::needless_pass_by_value, reason = "a component owns its props")]

// What islands expand to names these two; on the server they expand to less.
use serde as _;
use wasm_bindgen as _;

mod document;
pub mod icons;
pub mod islands;
pub mod pages;

pub use document::{Assets, Frame, Operator, document};
pub use pages::Page;

/// Called by `boot.js` once the WASM is there, before it wakes the islands.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
