//! The paper: its first page, what is left out of it, and the key and the code by which it can be checked.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use axum::http::StatusCode;
use jiff::SignedDuration;
use opener::Opener;

use crate::command_line::{foursight, text};
use crate::support::{KEY, SMALLEST, Site};

const SECRETS: [(&str, &str); 7] = [
    ("contact.phone", "020 7946 0018"),
    ("contact.email", "secret@mail.example"),
    ("contact.trusted_person", "secret friend"),
    ("contact.safe_times", "secret hours"),
    ("contact.if_someone_else_answers", "secret excuse"),
    ("contact.code_word", "secret marmalade"),
    ("contact.other", "secret note"),
];

async fn told(site: &Site) -> String {
    let cookie = site.begin().await;
    let who = [("reporter.role", "self"), ("reporter.name", "Robin Ash"), ("place.nation", "wales")];
    site.fill("about-you", &cookie, &who).await;
    site.fill("safe-now", &cookie, &[("danger.someone_hurt", "yes")]).await;
    site.fill("danger-signs", &cookie, &[("danger.strangulation", "yes"), ("danger.pets", "no")]).await;
    site.fill("orders", &cookie, &[("orders.0.kind", "restraining_order"), ("orders.0.broken", "yes")]).await;
    let long = "long ".repeat(600);
    let incidents = [
        ("incidents.0.when", "yesterday"),
        ("incidents.0.what", &long),
        ("incidents.1.when", "whenever"),
        ("incidents.1.what", "shouted"),
        ("incidents.2.when", "spring 2025"),
        ("incidents.2.what", "waited <outside>"),
    ];
    site.fill("incidents", &cookie, &incidents).await;
    let methods = [("contact.methods", "phone_call"), ("contact.methods", "email")];
    site.fill("contact", &cookie, &[&methods[..], &SECRETS].concat()).await;
    site.fill("sharing", &cookie, &[("sharing.advocate", "yes"), ("sharing.not_with", "my uncle")]).await;
    cookie
}

async fn file(site: &Site, cookie: &str) -> String {
    site.get("/report/copy.txt", cookie).await.text.replace("\r\n", "\n")
}

#[tokio::test]
async fn the_first_page_says_what_an_officer_has_to_know() {
    let site = Site::new();
    let cookie = told(&site).await;
    let file = file(&site, &cookie).await;
    let (first, after) = file.split_once("\nAll that was told\n").unwrap();
    let wanted = [
        "Not sent yet. Read on Saturday 21 November 2026, 10:30pm.",
        "DANGER NOW\n\n- Someone is hurt\n",
        "SIGNS OF DANGER\n\n- Choking or hands around the neck, ever\n",
        "- A court order or a bail rule was broken\n",
        "Told by\nRobin Ash; The person this is happening to\n",
        "Restraining order\nBroken: Yes\n",
        "DAY BY DAY\n\nspring 2025\nwaited <outside>\n\nyesterday\nIn full on the next pages: incident 2\n\nwhenever\nshouted\n",
        "- A crime number, and the name of an officer to talk to.\n",
        "- Please make contact in these ways only: phone call, email.\n",
        "- Please leave no message on the phone.\n",
        "- This may be shared with an independent advocate.\n",
        "- Please keep this from: my uncle\n",
    ];
    let mut at = 0;
    for wanted in wanted {
        at += first[at..].find(wanted).unwrap_or_else(|| panic!("{wanted}\nis not in\n{}", &first[at..]));
    }
    assert!(!first.contains("pet"), "a no is no sign of danger");
    // Nothing is cut: what the first page only names follows, whole.
    assert!(after.contains(&"long ".repeat(600)) && !first.contains("long long"));
    // The page says the same, each line of it.
    let page = site.get("/report/copy", &cookie).await.text;
    let sheet = page.split("class=\"fs-sheet\"").nth(1).unwrap().split("</section>").next().unwrap();
    for line in ["Someone is hurt", "Robin Ash", "Broken: Yes", "waited &lt;outside", "incident 2", "my uncle"] {
        assert!(sheet.contains(line), "{line}: {sheet}");
    }
}

#[tokio::test]
async fn nothing_answered_is_never_called_safe() {
    let site = Site::new();
    let cookie = site.begin().await;
    site.fill("effect", &cookie, &[("effect.text", "I don't sleep")]).await;
    let file = file(&site, &cookie).await;
    assert!(file.contains("That can change at any time.") && file.contains("Not all may have been asked."), "{file}");
    assert!(file.contains("Please plan no contact: no safe way was chosen."));
    let page = site.get("/report/copy", &cookie).await.text;
    assert!(!page.contains("name=\"contact\""), "there is nothing to leave out");
}

#[tokio::test]
async fn ways_to_reach_somebody_are_left_out_until_they_are_ticked() {
    let site = Site::new();
    let cookie = told(&site).await;
    let both = async |cookie: &str| {
        let page = site.get("/report/copy", cookie).await.text;
        (page, site.get("/report/copy.txt", cookie).await.text)
    };
    let left_out = |(page, file): &(String, String)| {
        for (name, words) in SECRETS {
            assert!(!page.contains(words) && !file.contains(words), "{name}");
        }
        assert!(page.contains("Left out: phone numbers") && file.contains("Left out: phone numbers"));
        assert!(page.contains("name=\"contact\"") && !page.contains(" checked"), "a box that is not ticked");
    };
    left_out(&both(&cookie).await);
    let posted = site.post("/report/copy", &cookie, &[("contact", "yes")]).await;
    assert_eq!((posted.status, posted.header("location")), (StatusCode::SEE_OTHER, "/report/copy"));
    let cookie = posted.cookie();
    let (page, file) = both(&cookie).await;
    for (name, words) in SECRETS {
        assert!(page.contains(words) && file.contains(words), "{name}");
    }
    assert!(page.contains(" checked") && !page.contains("Left out:") && !file.contains("Left out:"));
    assert!(file.contains("Anyone who finds it can read that."));
    // What is sent is whole either way, and the choice stays when it is sent.
    let reference = site.finish(&cookie).await;
    assert_eq!(site.open(&reference).await.report.contact.phone.unwrap().as_str(), SECRETS[0].1);
    assert!(both(&cookie).await.0.contains(SECRETS[0].1));
    let cookie = site.post("/report/copy", &cookie, &[]).await.cookie();
    left_out(&both(&cookie).await);
}

#[tokio::test]
async fn a_tick_of_somebody_else_shows_nothing_after_a_break() {
    let site = Site::new();
    let cookie = told(&site).await;
    site.pass(SignedDuration::from_mins(20));
    let posted = site.post("/report/copy", &cookie, &[("contact", "yes")]).await;
    assert_eq!((posted.status, posted.header("location")), (StatusCode::SEE_OTHER, "/report/copy"));
    let asked = site.get("/report/copy", &cookie).await.text;
    assert!(!asked.contains("Robin Ash") && asked.contains("/report/away"), "it asks who is there: {asked}");
}

fn golden_identity() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/identity.age")
}

/// A site that seals for the identity of the golden files, and a report that was sent there: its cookie, reference, and
/// the key and the code on its paper.
async fn sent() -> (Site, String, [String; 3]) {
    let recipient = Opener::new(std::fs::read(golden_identity()).unwrap()).unwrap().recipient();
    let site = Site::with(|config| config.sealing.recipients = vec![recipient]);
    let cookie = told(&site).await;
    let reference = site.finish(&cookie).await;
    let file = file(&site, &cookie).await;
    let after = |title: &str| {
        let rest = file.split_once(&format!("\n{title}\n")).unwrap_or_else(|| panic!("{title}: {file}")).1;
        rest.lines().next().unwrap().to_owned()
    };
    let proof = [reference, after("Key"), after("Code")];
    (site, cookie, proof)
}

fn verify(folder: &Path, reference: &str, key: &str, code: &str) -> (bool, String) {
    let identity = golden_identity();
    let words = ["paper", "verify", reference, "--identity", identity.to_str().unwrap(), "--key", key, "--code", code];
    let output = foursight(folder, &words);
    (output.status.success(), text(&output.stdout) + &text(&output.stderr))
}

#[tokio::test]
async fn a_paper_belongs_to_the_report_that_was_sent_and_to_no_other() {
    let (site, cookie, [reference, key, code]) = sent().await;
    assert_eq!((key.len(), code.len()), (52 + 12, 26 + 6), "letters, and dashes between each four");
    let page = site.get("/report/copy", &cookie).await.text;
    assert!(page.contains(&key) && page.contains(&code) && page.contains(&reference));
    let folder = site.folder.path();
    let (holds, said) = verify(folder, &reference, &key, &code);
    assert!(holds && said.contains("belong to report"), "{said}");
    // As somebody types it.
    let loose = |printed: &str| printed.to_lowercase().replace('-', "").replace('0', "o");
    assert!(verify(folder, &reference, &loose(&key), &loose(&code)).0);
    // One letter is another.
    let other = |printed: &str| {
        if printed.starts_with('7') { printed.replacen('7', "8", 1) } else { format!("7{}", &printed[1..]) }
    };
    let (holds, said) = verify(folder, &reference, &other(&key), &code);
    assert!(!holds && said.contains("the key is not of this report"), "{said}");
    let (holds, said) = verify(folder, &reference, &key, &other(&code));
    assert!(!holds && said.contains("the code is not of the report"), "{said}");
    let (holds, said) = verify(folder, &reference, "7KQ4", &code);
    assert!(!holds && said.contains("52 letters"), "{said}");
    // Each that was opened for it is in the audit, and nothing else of it.
    let audit = rusqlite::Connection::open(folder.join("foursight.db")).unwrap();
    let noted: i64 = audit
        .query_row("SELECT count(*) FROM audit WHERE action = 'paper verify' AND reference = ?1", [&reference], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(noted, 4);
    for secret in [&key, &code] {
        assert!(!site.on_disk(secret), "neither lies in a file in clear");
    }
}

#[tokio::test]
async fn what_is_not_given_is_read_from_two_lines() {
    let (site, _, [reference, key, code]) = sent().await;
    let ask = |typed: String| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_foursight"));
        command.arg("--data").arg(site.folder.path()).args(["paper", "verify", &reference, "--identity"]);
        let piped = command.arg(golden_identity()).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = piped.spawn().unwrap();
        child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
        child.wait_with_output().unwrap().status.success()
    };
    assert!(ask(format!("{key}\r\n{code}\n")));
    assert!(!ask(format!("{code}\n{key}\n")));
    assert!(!ask(format!("{key}\n")));
}

/// The report that is stored is another one than that which was sent: whoever can write to the database has the public
/// key, and can seal.
#[tokio::test]
async fn a_report_that_was_put_in_its_place_is_noticed() {
    let (site, _, [reference, key, code]) = sent().await;
    let opener = Opener::new(std::fs::read(golden_identity()).unwrap()).unwrap();
    let here = reference.parse().unwrap();
    let stored = site.store.sealed(here).await.unwrap().unwrap();
    let mut words = String::new();
    opener.stream(stored.as_slice()).unwrap().read_to_string(&mut words).unwrap();
    let officers = seal::Sealer::new(&site.config.sealing.recipients).unwrap().unwrap();
    let put = |words: &str| {
        let mut sealed = Vec::new();
        let mut writer = officers.stream(&mut sealed).unwrap();
        writer.write_all(words.as_bytes()).unwrap();
        writer.finish().unwrap();
        let database = rusqlite::Connection::open(site.folder.path().join("foursight.db")).unwrap();
        let change = "UPDATE reports SET sealed = ?1 WHERE reference = ?2";
        assert_eq!(database.execute(change, (sealed, &reference)).unwrap(), 1);
    };
    // The same words under another seal are the same report.
    put(&words);
    assert!(verify(site.folder.path(), &reference, &key, &code).0);
    put(&words.replace("shouted", "smiled"));
    let (holds, said) = verify(site.folder.path(), &reference, &key, &code);
    assert!(!holds && said.contains("the code is not of the report that is stored"), "{said}");
}

#[tokio::test]
async fn a_hidden_reference_takes_its_key_along_and_each_report_has_its_own() {
    let (site, cookie, [reference, key, code]) = sent().await;
    site.post("/report/end", &cookie, &[]).await;
    assert!(!site.get("/report/end", &cookie).await.text.contains(&key));
    assert!(verify(site.folder.path(), &reference, &key, &code).0);
    let (_, _, [_, other, _]) = sent().await;
    assert_ne!(key, other);
}

#[tokio::test]
async fn what_a_program_sent_has_no_paper() {
    let (site, _, [_, key, code]) = sent().await;
    let reference = site.api(KEY, SMALLEST).await.json()["reference"].as_str().unwrap().to_owned();
    let (holds, said) = verify(site.folder.path(), &reference, &key, &code);
    assert!(!holds && said.contains("it has no paper"), "{said}");
}
