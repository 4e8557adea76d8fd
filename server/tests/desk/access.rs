//! Who reaches what. The table of routes is walked, so that a new one is in no list by chance.

use axum::http::StatusCode;
use domain::access::Role;
use domain::codes::Unit;
use domain::{Code, queue::Reference};

use crate::support::Team;

/// What is there for whoever is not signed in.
const FOR_EVERYBODY: [&str; 13] = [
    "/sign-in",
    "/sign-in/passkey",
    "/sign-in/options",
    "/sign-in/finish",
    "/invite/{token}",
    "/invite/{token}/options",
    "/invite/{token}/finish",
    "/demo/{token}",
    "/locked",
    "/unlock",
    "/sign-out",
    "/healthz",
    "/readyz",
];

#[tokio::test]
async fn whoever_is_not_signed_in_reaches_nothing() {
    let team = Team::new();
    let reference = team.urgent().await;
    let routes = desk::routes(std::sync::Arc::clone(&team.desk));
    let own = routes.entries().iter().filter(|entry| {
        !FOR_EVERYBODY.contains(&entry.path) && !entry.path.starts_with("/assets/") && entry.path != "/favicon.svg"
    });
    let mut walked = 0;
    for entry in own {
        let path = entry.path.replace("{reference}", &reference.to_string()).replace("{form}", "note");
        let (got, posted) = (team.get(&path, "").await, team.post(&path, "desk=abc", &[("text", "x")]).await);
        for answer in [got, posted] {
            let refused = answer.to() == "/sign-in" || answer.status == StatusCode::NOT_FOUND;
            assert!(refused && !answer.text.contains("He waits"), "{path}: {} {}", answer.status, answer.text);
        }
        walked += 1;
    }
    assert!(walked > 20, "the table was walked");
    assert_eq!(team.version(reference).await, "0");
}

#[tokio::test]
async fn forms_of_other_sites_are_refused() {
    let team = Team::new();
    let (reference, ana) = (team.urgent().await, team.lead().await);
    for path in ["/take-next", "/sign-out", &format!("/cases/{reference}/note")] {
        for origin in ["https://evil.example", "http://localhost:3000", "null"] {
            let answer = team.post_from(origin, path, &ana, &[("text", "x")]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} from {origin}");
        }
    }
}

async fn statuses(team: &Team, cookie: &str, reference: Reference) -> [u16; 4] {
    let mut all = [0; 4];
    for (at, path) in ["/queue", &format!("/cases/{reference}"), "/audit", "/people"].iter().enumerate() {
        all[at] = team.get(path, cookie).await.status.as_u16();
    }
    all
}

/// What each role reaches: queue, a case with consent to an advocate and of the unit Central South, audit, people.
const REACHES: [(Role, &str, [u16; 4]); 6] = [
    (Role::Lead, "", [200, 200, 200, 200]),
    (Role::TriageOfficer, "", [200, 200, 404, 200]),
    (Role::UnitOfficer, "central_south", [200, 200, 404, 200]),
    (Role::UnitOfficer, "north_west", [200, 404, 404, 200]),
    (Role::Advocate, "", [200, 200, 404, 200]),
    (Role::Auditor, "", [404, 404, 200, 200]),
];

#[tokio::test]
async fn each_role_reaches_what_the_table_says() {
    let team = Team::new();
    let reference = team.urgent().await;
    for (at, (role, unit, wanted)) in REACHES.into_iter().enumerate() {
        let cookie = team.sign_in(&format!("person {at}"), role, Unit::from_code(unit)).await;
        assert_eq!(statuses(&team, &cookie, reference).await, wanted, "{role:?} {unit}");
        let listed = team.get("/queue?view=open", &cookie).await.text.contains(&reference.to_string());
        assert_eq!(listed, wanted[1] == 200, "a list and a case agree: {role:?} {unit}");
        let people = team.get("/people", &cookie).await.text;
        assert_eq!(people.contains("person 0"), role == Role::Lead, "only a lead sees the accounts: {role:?}");
    }
    // A refusal is written down.
    assert!(team.done().await.iter().any(|(_, action)| action == "refused view"));
}

#[tokio::test]
async fn an_advocate_sees_neither_words_nor_staff_and_changes_nothing() {
    let team = Team::new();
    let reference = team.urgent().await;
    let ana = team.lead().await;
    team.post("/take-next", &ana, &[]).await;
    team.get(&format!("/cases/{reference}"), &ana).await;
    team.form(reference, "note", &ana, &[("text", "For the police only")]).await;
    let cookie = team.sign_in("cleo", Role::Advocate, None).await;
    let case = team.get(&format!("/cases/{reference}"), &cookie).await.text;
    for kept in ["He waits", "For the police only", ">ana<", "ana,"] {
        assert!(!case.contains(kept), "{kept}");
    }
    assert!(case.contains("bluebell"), "how to make contact safely is there");
    let version = team.version(reference).await;
    for form in ["note", "close", "band", "hand-over", "restrict"] {
        let answer = team.form(reference, form, &cookie, &[("text", "x"), ("reason", "x"), ("band", "1")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{form}");
    }
    assert_eq!(team.version(reference).await, version);
    assert_eq!(team.post("/take-next", &cookie, &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_case_closed_to_named_staff_is_there_for_nobody_else() {
    let team = Team::new();
    let reference = team.urgent().await;
    let named = Some(vec!["ana".to_owned()]);
    let write = store::Write {
        change: domain::case::Change::Restrict { named },
        audit: store::AuditEntry::now(&team.clock, "ana", "restrict", Some(reference)),
        notices: Vec::new(),
        words: None,
    };
    assert!(matches!(team.store.change(reference, 0, write).await.unwrap(), store::Changed::Saved(_)));
    let (ana, ben) = (team.lead().await, team.officer().await);
    assert_eq!(statuses(&team, &ana, reference).await, [200; 4]);
    assert_eq!(team.get(&format!("/cases/{reference}"), &ben).await.status, StatusCode::NOT_FOUND);
    let queue = team.get("/queue?view=open", &ben).await.text;
    assert!(!queue.contains(&reference.to_string()));
    assert_eq!(team.post("/find", &ben, &[("reference", &reference.to_string())]).await.to(), "/queue?said=not-found");
    assert_eq!(team.post("/take-next", &ben, &[]).await.to(), "/queue?said=nothing-to-take");
    // Nor does the audit tell another lead; it tells an auditor, who checks all of it.
    let zoe = team.sign_in("zoe", Role::Lead, None).await;
    let max = team.sign_in("max", Role::Auditor, None).await;
    for (cookie, told) in [(&ana, true), (&zoe, false), (&max, true)] {
        for path in ["/audit", "/audit.csv"] {
            let audit = team.get(path, cookie).await.text;
            assert_eq!(audit.contains(&reference.to_string()), told, "{path}");
        }
        let narrowed = team.get(&format!("/audit?reference={reference}"), cookie).await.text;
        assert_eq!(narrowed.contains("Changed who may know of the case"), told);
    }
}

#[tokio::test]
async fn what_is_typed_to_narrow_the_audit_is_in_no_address() {
    let team = Team::new();
    let ana = team.lead().await;
    let to = async |fields: &[(&str, &str)]| team.post("/audit", &ana, fields).await.to().to_owned();
    assert_eq!(
        to(&[("actor", "Ana"), ("action", "sign in"), ("reference", "7kq4m2xp")]).await,
        "/audit?actor=ana&action=sign%5Fin&reference=7KQ4%2DM2XP"
    );
    assert_eq!(to(&[("actor", "his name"), ("action", "anything"), ("reference", "what she said")]).await, "/audit?");
}
