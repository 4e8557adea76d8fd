//! The rules themselves. docs/architecture.md says why each wall stands.

/// A crate, and the names of others.
pub(super) type Direct = (&'static str, &'static [&'static str]);

/// A crate, and all that it may depend on directly: a new dependency there is a decision.
pub(super) const DIRECT: [Direct; 8] = [
    ("app", &["content", "domain", "govuk", "leptos", "serde", "wasm-bindgen", "web-sys"]),
    ("clock", &["getrandom", "jiff"]),
    ("content", &["content-model", "serde_json"]),
    ("content-model", &["domain", "serde", "serde_json"]),
    ("desk-app", &["domain", "leptos"]),
    ("desk-assets", &["web"]),
    ("embed", &["serde_json"]),
    ("govuk", &["content-model", "leptos", "serde"]),
];

/// A crate, and what must not turn up anywhere below it.
pub(super) const CLOSURES: [Direct; 10] = [
    ("domain", &["leptos", "tokio", "axum", "sqlx", "rusqlite", "rand"]),
    ("app", &["axum", "sqlx", "rusqlite", "reqwest", "seal", "opener", "store"]),
    // A page is made of what the policy let through: nothing below it can open or read anything by itself.
    ("desk-app", &["seal", "opener", "store", "axum"]),
    ("desk-assets", &["seal", "opener", "store", "leptos"]),
    ("seal", &["opener", "store", "axum", "leptos"]),
    ("opener", &["store", "axum", "leptos"]),
    ("store", &["opener", "axum", "leptos", "content"]),
    ("web", &["opener", "seal", "store", "content", "app", "leptos"]),
    // The public site holds public keys only: nothing below it can open a report.
    ("site", &["opener", "desk", "desk-app"]),
    ("desk", &["site", "app"]),
];

/// Nothing points back to it.
pub(super) const TOP: &str = "server";

/// What cargo can't prove: folders, and words that no file in them may name. `domain` reads no file; of clocks,
/// clippy.toml sees to that.
pub(super) const SILENCES: [Direct; 1] = [("domain/src", &["std::fs", "std::env", "std::net"])];

/// Asking which features are on belongs in one place: spread out, the two
/// halves of `app` drift apart. Put together here, so that this file does not
/// find itself.
pub(super) const FEATURE_QUESTIONS: [&str; 3] =
    [concat!("cfg", "(feature"), concat!("cfg_attr", "(feature"), concat!("cfg!", "(feature")];
