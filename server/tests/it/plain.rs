//! The rules for plain words, which `content` holds its texts to: the same files, not a copy. There it is each text
//! by itself; here it is what stands on a page.
#![allow(dead_code, reason = "what only a single text needs is not called here")]

#[path = "../../../content/tests/plain/lists.rs"]
pub(crate) mod lists;
#[path = "../../../content/tests/plain/measure.rs"]
pub(crate) mod measure;
#[path = "../../../content/tests/plain/rules.rs"]
pub(crate) mod rules;
#[path = "../../../content/tests/plain/texts.rs"]
pub(crate) mod texts;
