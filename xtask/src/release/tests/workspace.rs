//! What a release of this workspace, as it is, is said to be made from.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use super::names;
use crate::{places::Places, release};

/// Asked for as it runs, as [`Places`] does.
fn root() -> PathBuf {
    PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap()).parent().unwrap().to_owned()
}

/// This workspace, with a target folder that is gone after the test.
fn here(folder: &Path) -> Places {
    Places { root: root(), target: folder.into(), workshop: folder.join("workshop"), site: folder.join("site") }
}

#[test]
fn a_release_of_this_workspace_is_written_and_can_be_checked() {
    let folder = tempfile::tempdir().unwrap();
    let (places, program) = (here(folder.path()), folder.path().join("foursight"));
    fs::write(&program, "fake").unwrap();
    let out = folder.path().join("release-files");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("foursight-0.0.1-old"), "").unwrap();

    let written = release::write(&places, &program).unwrap();
    let there: BTreeSet<_> = fs::read_dir(&out).unwrap().map(|it| it.unwrap().file_name()).collect();
    assert_eq!(there, written.iter().map(Into::into).collect());
    let [program, list, sums] = [0, 1, 2].map(|nth| written[nth].as_str());
    assert_eq!((program.starts_with("foursight-"), list.ends_with(".cdx.json"), sums), (true, true, "SHA256SUMS"));

    let sums = fs::read_to_string(out.join(sums)).unwrap();
    // printf fake | sha256sum
    let fake = "b5d54c39e66671c9731b9f471e585d8262cd4f54963f0c93082d8dcf334d4c78";
    assert_eq!(sums.lines().next(), Some(&*format!("{fake}  {program}")));
    assert_eq!(sums.lines().count(), 2);
    complete(&fs::read_to_string(out.join(list)).unwrap());
    let first = fs::read(out.join(list)).unwrap();
    release::write(&places, &folder.path().join("foursight")).unwrap();
    assert_eq!(first, fs::read(out.join(list)).unwrap());
}

/// What is in the program is named; what only tests it is not, nor any path of this machine.
fn complete(text: &str) {
    let list: Value = serde_json::from_str(text).unwrap();
    let names = names(&list);
    for name in ["axum", "leptos", "rusqlite", "sqlx", "sqlite", "js-sys", "sass"] {
        assert!(names.contains(name), "{name} is missing");
    }
    for name in
        ["proptest", "rqrr", "ureq", "walrus", "server", "domain", "axe-core", "govuk-frontend", "watcher-win32-x64"]
    {
        assert!(!names.contains(name), "{name} is in no program");
    }
    for component in list["components"].as_array().unwrap() {
        assert!(component["licenses"].is_array(), "{component} has no licence");
        assert!(component["hashes"].is_array() || component["name"] == "sqlite", "{component} has no hash");
    }
    assert!(!text.contains(root().to_str().unwrap()));
}

#[test]
fn each_lock_file_of_npm_is_known() {
    let all = fs::read_dir(root()).unwrap().map(|it| it.unwrap().path());
    let with_lock: BTreeSet<_> = all.filter(|it| it.join("package-lock.json").exists()).collect();
    let names: Vec<_> = with_lock.iter().filter_map(|it| it.file_name()).collect();
    // A third one is either listed (release/npm.rs) or, like the tests', said not to be.
    assert_eq!(names, ["end2end", "style"]);
}
