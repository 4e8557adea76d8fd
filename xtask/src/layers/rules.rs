//! The rules themselves. docs/architecture.md says why each wall stands.

/// A crate, and all that it may depend on directly.
pub(super) type Direct = (&'static str, &'static [&'static str]);

/// Everything but the roof keeps to a list: a new dependency is a decision.
pub(super) const DIRECT: [Direct; 2] = [
    ("app", &["content", "domain", "leptos", "serde", "wasm-bindgen", "web-sys"]),
    ("content", &["domain", "serde", "serde_json"]),
];

/// A crate, and what must not turn up anywhere below it.
pub(super) const CLOSURES: [Direct; 4] = [
    ("domain", &["leptos", "tokio", "axum", "sqlx", "rusqlite", "rand"]),
    ("seal", &["opener", "store", "axum", "leptos"]),
    ("opener", &["store", "axum", "leptos"]),
    ("store", &["opener", "axum", "leptos", "content"]),
];

/// Nothing points back to it.
pub(super) const ROOF: &str = "server";

/// Words and sibling modules that a part of the source must not name.
pub(super) struct Silence {
    pub(super) under: &'static [&'static str],
    pub(super) words: &'static [&'static str],
    /// Modules of the same crate, however they are reached from `crate`.
    pub(super) modules: &'static [&'static str],
}

/// What cargo can't prove. Inside the server it goes downwards only: http, then submit, draft and backup.
pub(super) const SILENCES: [Silence; 4] = [
    Silence { under: &["app"], words: &["axum", "sqlx", "tokio", "reqwest", "rusqlite"], modules: &[] },
    Silence { under: &["domain/src"], words: &["std::fs", "SystemTime", "Timestamp::now", "Zoned::now"], modules: &[] },
    Silence { under: &["server/src/http"], words: &["rusqlite", "SELECT ", "INSERT "], modules: &[] },
    Silence { under: &["server/src/backup"], words: &["rusqlite", "sqlx"], modules: &["http", "roles"] },
];

/// Asking which features are on belongs in one place: spread out, the two
/// halves of `app` drift apart. Put together here, so that this file does not
/// find itself.
pub(super) const FEATURE_QUESTIONS: [&str; 3] =
    [concat!("cfg", "(feature"), concat!("cfg_attr", "(feature"), concat!("cfg!", "(feature")];
