//! The files in docs/deploy, as far as a machine without an engine or a service manager can tell.

use std::path::{Path, PathBuf};
use std::process::Command;

use content::Content;
use server::config::Config;

fn deploy(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/deploy").join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(deploy(name)).unwrap()
}

/// What the proxy says when no replica answers: the words and numbers of the site's own page for a fault, and a way out
/// that asks nothing of the site.
fn unavailable(words: &Content) -> String {
    let page = words.page("went-wrong");
    let lines = words.site.footer.iter().map(|line| format!("<li>{}</li>\n", line.as_str()));
    let lines = lines.collect::<Vec<_>>().concat();
    let out = format!("<p><a href=\"{}\" rel=\"noreferrer\">{}</a></p>", neutral(), words.site.exit);
    let body = format!("{out}\n<h1>{}</h1>\n{}<ul>\n{lines}</ul>", page.title, page.body.as_str());
    let head = "HTTP/1.0 503 Service Unavailable\r\ncache-control: no-store\r\nretry-after: 120\r\n\
        content-security-policy: default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r\n\
        referrer-policy: same-origin\r\nx-content-type-options: nosniff\r\ncontent-type: text/html; charset=utf-8\r\n";
    format!(
        "{head}connection: close\r\n\r\n<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">\n\
        <title>{tab}</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"></head><body><main>\n\
        {body}\n</main></body></html>\n",
        tab = page.tab,
    )
}

fn neutral() -> String {
    Config::read(None).unwrap().public.leave_to
}

#[test]
fn the_proxys_own_page_is_made_of_the_sites_words() {
    let made = unavailable(content::english());
    if std::env::var_os("FOURSIGHT_UPDATE").is_some() {
        std::fs::write(deploy("unavailable.http"), &made).unwrap();
    }
    assert!(read("unavailable.http") == made, "stale: run with FOURSIGHT_UPDATE=1 and look at the change");
    assert!(made.contains("tel:999") && made.contains("tel:101") && made.contains("0808 802 0300"));
    // HAProxy keeps it in one buffer.
    assert!(made.len() < 8 * 1024);
}

#[test]
fn the_unit_is_well_formed_and_hardened() {
    let folder = tempfile::tempdir().unwrap();
    let unit = folder.path().join("foursight.service");
    // Where it will lie, this machine has no program; the one just built stands in for it.
    let text = read("foursight.service").replace("/usr/local/bin/foursight", env!("CARGO_BIN_EXE_foursight"));
    std::fs::write(&unit, text).unwrap();
    for words in [&["verify"][..], &["security", "--offline=yes", "--threshold=15"]] {
        let checked = Command::new("systemd-analyze").args(words).arg(&unit).output();
        let checked = checked.expect("systemd-analyze: on Debian `apt-get install systemd`");
        let said = String::from_utf8_lossy(&checked.stderr);
        let about_it: Vec<_> = said.lines().filter(|line| line.contains("foursight.service")).collect();
        assert!(checked.status.success() && about_it.is_empty(), "{words:?}: {said}");
    }
    // Both would write what people typed to a disk.
    for line in ["LimitCORE=0", "MemorySwapMax=0"] {
        assert!(read("foursight.service").lines().any(|found| found == line), "{line}");
    }
}

/// The instructions of the Containerfile, each with what it says.
fn instructions() -> Vec<(String, String)> {
    let text = read("Containerfile");
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split_once(' ').unwrap()).map(|(word, rest)| (word.to_owned(), rest.to_owned())).collect()
}

#[test]
fn the_container_holds_the_one_program_and_runs_it_as_nobody_much() {
    let all = instructions();
    let of = |word: &str| all.iter().filter(|(found, _)| found == word).map(|(_, rest)| rest.as_str()).collect();
    let of = |word: &str| -> Vec<&str> { of(word) };
    assert_eq!(
        of("COPY"),
        ["target/release/foursight /usr/local/bin/foursight"],
        "what `xtask build --release` leaves"
    );
    assert_eq!(of("ENTRYPOINT"), ["[\"/usr/local/bin/foursight\"]"]);
    assert_eq!(of("FROM").len(), 1);
    let user = of("USER")[0];
    assert!(of("RUN").iter().any(|run| run.starts_with("useradd ") && run.ends_with(user)), "{user} is made");
    let last = all.iter().rposition(|(word, _)| word == "RUN").unwrap();
    assert!(all.iter().position(|(word, _)| word == "USER").unwrap() > last, "only its own steps run as root");
    let command: Vec<String> = serde_json::from_str(of("CMD")[0]).unwrap();
    let help = Command::new(env!("CARGO_BIN_EXE_foursight")).args(&command).arg("--help").output().unwrap();
    assert!(help.status.success(), "{command:?}");
    let env = of("ENV").concat();
    let (name, value) = env.split_once('=').unwrap();
    let checked = Command::new(env!("CARGO_BIN_EXE_foursight")).args(["config", "check"]).env(name, value).status();
    assert!(checked.unwrap().success() && include_str!("../../../docs/foursight.toml").contains(name), "{env}");
}
