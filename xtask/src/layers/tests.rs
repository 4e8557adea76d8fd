//! The checker, seen to fail: each wall broken once in a made-up workspace.

use std::path::PathBuf;

use super::{
    graph::{self, Package},
    rules,
    source::{self, File},
};

fn file(path: &str, text: &str) -> File {
    File { path: PathBuf::from(path), text: text.into() }
}

fn complaints(path: &str, text: &str) -> Vec<String> {
    source::broken(&[file(path, text)])
}

fn package(name: &str, normal: &[&str]) -> Package {
    let names: Vec<String> = normal.iter().map(ToString::to_string).collect();
    Package { name: name.into(), directory: PathBuf::new(), any: names.clone(), normal: names }
}

#[test]
fn each_silence_can_be_broken() {
    for (under, words) in &rules::SILENCES {
        for word in *words {
            assert_eq!(complaints(&format!("{under}/inner.rs"), &format!("({word})")).len(), 1, "{under} {word}");
            assert!(complaints("xtask/src/inner.rs", &format!("({word})")).is_empty());
        }
    }
}

#[test]
fn a_place_that_moved_is_missed() {
    let all: Vec<File> = rules::SILENCES.iter().map(|(under, _)| file(&format!("{under}/lib.rs"), "")).collect();
    assert!(source::guarding_nothing(&all).is_empty());
    assert_eq!(source::guarding_nothing(&all[1..]).len(), 1);
}

#[test]
fn only_whole_words_count() {
    assert!(complaints("domain/src/lib.rs", "my_std::fs2();").is_empty());
    assert_eq!(complaints("domain/src/lib.rs", "std::fs::read()").len(), 1);
}

#[test]
fn features_are_asked_for_in_one_file_only() {
    let asks = |path: &str, nth: usize| file(path, rules::FEATURE_QUESTIONS[nth]);
    assert!(source::broken(&[asks("app/src/a.rs", 0)]).is_empty());
    assert_eq!(source::broken(&[asks("app/src/a.rs", 0), asks("app/src/b.rs", 2)]).len(), 2);
}

#[test]
fn dependencies_keep_to_their_list() {
    let packages = [package("app", &["leptos", "axum"]), package("content", &["server"])];
    assert_eq!(
        graph::outside(&packages, &rules::DIRECT),
        [
            "app may not depend on axum",
            "there is no crate clock to check",
            "content may not depend on server",
            "there is no crate content-model to check",
            "there is no crate desk-app to check",
            "there is no crate desk-assets to check",
            "there is no crate embed to check",
            "there is no crate govuk to check"
        ]
    );
    assert_eq!(graph::pointing_at(&packages, rules::TOP), ["content points back to server"]);
    // A crate that was renamed must not slip out of its rule unseen.
    assert_eq!(graph::outside(&[], &rules::DIRECT).len(), rules::DIRECT.len());
}

#[test]
fn what_lies_below_is_read_from_the_tree() {
    let tree = "domain v0.1.0 (/somewhere)\njiff v0.2.1\ntokio v1.0.0 (*)\n";
    assert_eq!(graph::forbidden("domain", &graph::names(tree), &["tokio", "axum"]), ["domain pulls in tokio"]);
}

#[test]
fn build_and_test_dependencies_are_told_apart() {
    let metadata = r#"{"packages":[{"name":"content","manifest_path":"/w/content/Cargo.toml","dependencies":[
        {"name":"serde","kind":null},{"name":"toml","kind":"build"},{"name":"proptest","kind":"dev"}]}]}"#;
    let packages = graph::packages(metadata).unwrap();
    assert_eq!(packages[0].normal, ["serde"]);
    assert_eq!(packages[0].any.len(), 3);
    assert_eq!(packages[0].directory, PathBuf::from("/w/content"));
}
