//! The list of a made-up program.

use serde_json::Value;

use super::names;
use crate::release::{
    bom,
    inputs::{Inputs, Trees},
    metadata,
};

/// `server`, ours, is made of `axum`, which needs `proc` to be built; the WASM is made of `axum`, too, and `web`.
fn made_up(cargo_lock: &str) -> Inputs {
    let metadata = r#"{"packages":[{"name":"server","version":"0.1.0"},
        {"name":"libsqlite3-sys","version":"1.0.0","manifest_path":"/c/Cargo.toml"},
        {"name":"axum","version":"0.8.9+b","license":"MIT"}]}"#;
    Inputs {
        triple: "x86_64-unknown-linux-gnu".into(),
        rustc: "1.95.0".into(),
        program: Trees {
            whole: "0 server v0.1.0 (/w)\n1 axum v0.8.9+b\n2 proc v1.0.0 (proc-macro)\n1 libsqlite3-sys v1.0.0\n"
                .into(),
            shipped: "0 server v0.1.0 (/w)\n1 axum v0.8.9+b\n1 libsqlite3-sys v1.0.0\n".into(),
        },
        browser: Trees {
            whole: "0 app v0.1.0 (/w)\n1 web v1.0.0\n2 axum v0.8.9+b\n".into(),
            shipped: "0 app v0.1.0 (/w)\n1 web v1.0.0\n2 axum v0.8.9+b\n".into(),
        },
        metadata: metadata::read(metadata).unwrap(),
        cargo_lock: cargo_lock.into(),
        style_lock: r#"{"packages":{"":{"devDependencies":{"styles":"1"}},"node_modules/styles":{"version":"1.0.0"}}}"#
            .into(),
        sqlite: "3.54.1".into(),
    }
}

const LOCK: [&str; 6] = [
    "[[package]]\nname = \"server\"\nversion = \"0.1.0\"\n",
    "[[package]]\nname = \"app\"\nversion = \"0.1.0\"\n",
    "[[package]]\nname = \"axum\"\nversion = \"0.8.9+b\"\nsource = \"there\"\nchecksum = \"00ff\"\n",
    "[[package]]\nname = \"proc\"\nversion = \"1.0.0\"\nsource = \"there\"\n",
    "[[package]]\nname = \"web\"\nversion = \"1.0.0\"\nsource = \"there\"\n",
    "[[package]]\nname = \"libsqlite3-sys\"\nversion = \"1.0.0\"\nsource = \"there\"\n",
];

fn list(inputs: &Inputs) -> Value {
    serde_json::from_str(&bom::text(inputs).unwrap()).unwrap()
}

#[test]
fn the_list_says_what_each_is_and_where_it_ends_up() {
    let list = list(&made_up(&LOCK.concat()));
    let expected: Value = serde_json::from_str(
        r#"{"type":"library","bom-ref":"pkg:cargo/axum@0.8.9%2Bb","purl":"pkg:cargo/axum@0.8.9%2Bb","name":"axum",
        "version":"0.8.9+b","scope":"required","licenses":[{"expression":"MIT"}],
        "hashes":[{"alg":"SHA-256","content":"00ff"}],"properties":[{"name":"foursight:used-in","value":"program"},
        {"name":"foursight:used-in","value":"browser"}]}"#,
    )
    .unwrap();
    assert_eq!(list["components"][0], expected);
    assert_eq!(list["components"][2]["name"], "proc");
    assert_eq!(list["components"][2]["scope"], "excluded");
    // Neither server nor app: they are what the list is of.
    assert_eq!(names(&list), ["axum", "libsqlite3-sys", "proc", "web", "sqlite", "styles"].into());
}

#[test]
fn the_list_says_who_needs_whom() {
    let list = list(&made_up(&LOCK.concat()));
    let needs = |whose: &str| {
        let all = list["dependencies"].as_array().unwrap();
        all.iter().find(|it| it["ref"] == whose).unwrap()["dependsOn"].clone()
    };
    let direct =
        ["pkg:cargo/axum@0.8.9%2Bb", "pkg:cargo/libsqlite3-sys@1.0.0", "pkg:cargo/web@1.0.0", "pkg:npm/styles@1.0.0"];
    assert_eq!(needs("foursight@0.1.0"), Value::from(direct.to_vec()));
    assert_eq!(needs("pkg:cargo/axum@0.8.9%2Bb"), Value::from(vec!["pkg:cargo/proc@1.0.0"]));
    assert_eq!(needs("pkg:cargo/libsqlite3-sys@1.0.0"), Value::from(vec!["pkg:generic/sqlite@3.54.1"]));
    assert_eq!(needs("pkg:npm/styles@1.0.0"), Value::Array(Vec::new()));
}

#[test]
fn the_order_is_its_own() {
    let backwards: String = LOCK.iter().rev().copied().collect();
    let mut other = made_up(&backwards);
    other.program.whole = "0 server v0.1.0 (/x)\n1 libsqlite3-sys v1.0.0\n1 axum v0.8.9+b\n2 proc v1.0.0\n".into();
    assert_eq!(bom::text(&made_up(&LOCK.concat())).unwrap(), bom::text(&other).unwrap());
}

#[test]
fn a_crate_that_nobody_locked_is_an_error() {
    assert!(bom::text(&made_up(&LOCK[..5].concat())).is_err());
}
