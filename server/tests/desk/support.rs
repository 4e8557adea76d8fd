//! A desk and a public site on one store, with a clock that the test sets.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};

use age::secrecy::ExposeSecret;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use clock::ClockAndRandom;
use desk::Desk;
use domain::access::Role;
use domain::codes::Unit;
use domain::queue::Reference;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use server::config::Config;
use server::metrics::Metrics;
use sha2::{Digest, Sha256};
use store::{AuditEntry, Invitation, InvitationKind, Officer, OfficerState, Schema, Store};
use tempfile::TempDir;
use tower::ServiceExt;
use web::Peer;

pub(crate) const ORIGIN: &str = "http://localhost:3001";
const START: &str = "2026-11-21T22:30:15Z";

/// Words that nobody else writes, in several scripts.
pub(crate) const WORDS: &str = "He waits. <b>كان ينتظر</b> 😅\n\n  \"or else\" & more";

pub(crate) struct Team {
    pub(crate) folder: TempDir,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) desk: Arc<Desk>,
    pub(crate) clock: ClockAndRandom,
    now: Arc<Mutex<Timestamp>>,
    config: Config,
    public: Router,
    router: Router,
}

/// An answer, read whole.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) head: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn to(&self) -> &str {
        self.head.get("location").map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn cookie(&self) -> String {
        let set = self.head.get_all("set-cookie").iter().map(|line| line.to_str().unwrap());
        set.filter_map(|line| line.split(';').next()).filter(|pair| !pair.ends_with('=')).collect::<Vec<_>>().join("; ")
    }
}

impl Team {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("foursight.db");
        let store: Arc<dyn Store> = Arc::new(store::Sqlite::open(&path, Schema::CreateIfEmpty).unwrap());
        Self::on(folder, store)
    }

    /// On a store of the test's own.
    pub(crate) fn on(folder: TempDir, store: Arc<dyn Store>) -> Self {
        let file = folder.path().join("identity.age");
        let identity = age::x25519::Identity::generate();
        std::fs::write(&file, identity.to_string().expose_secret()).unwrap();
        let mut config = Config::read(None).unwrap();
        config.sealing.recipients = vec![identity.to_public().to_string()];
        config.limits.off = true;
        let now = Arc::new(Mutex::new(START.parse().unwrap()));
        let clock = reading(&now);
        let metrics = Metrics::new(clock.now());
        let public = server::roles::build(&config, Arc::clone(&store), clock.clone()).unwrap();
        let desk =
            server::roles::build_desk(&config, folder.path(), Arc::clone(&store), clock.clone(), &metrics).unwrap();
        let router = desk::router(Arc::clone(&desk));
        Self { folder, store, desk, clock, now, config, public, router }
    }

    /// A second replica of the desk, with a connection of its own to the same database.
    pub(crate) fn replica(&self, store: Arc<dyn Store>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(self.folder.path().join("identity.age"), folder.path().join("identity.age")).unwrap();
        let metrics = Metrics::new(self.clock.now());
        let (config, clock, now) = (self.config.clone(), self.clock.clone(), Arc::clone(&self.now));
        let public = server::roles::build(&config, Arc::clone(&store), clock.clone()).unwrap();
        let desk =
            server::roles::build_desk(&config, folder.path(), Arc::clone(&store), clock.clone(), &metrics).unwrap();
        let router = desk::router(Arc::clone(&desk));
        Self { folder, store, desk, clock, now, config, public, router }
    }

    pub(crate) fn pass(&self, minutes: i64) {
        let mut now = self.now.lock().unwrap();
        *now = now.checked_add(SignedDuration::from_mins(minutes)).unwrap();
    }

    /// Sends a report as a program does; its reference.
    pub(crate) async fn report(&self, report: Value) -> Reference {
        let key = format!("{:0>30}", BASE64_URL_SAFE_NO_PAD.encode(self.clock.random::<16>()));
        let request = Request::post("/api/v1/reports").header("idempotency-key", key);
        let request = request.header("content-type", "application/json").body(Body::from(report.to_string())).unwrap();
        let answer = send(&self.public, request).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
        let json: Value = serde_json::from_str(&answer.text).unwrap();
        json["reference"].as_str().unwrap().parse().unwrap()
    }

    /// A report with words, in band 1.
    pub(crate) async fn urgent(&self) -> Reference {
        self.report(json!({
            "version": 1, "reporter": {"role": "self", "name": "Rowan"},
            "place": {"nation": "england", "area": "lambeth"},
            "behaviour": {"text": WORDS, "occasions": "twice_or_more"},
            "danger": {"threat_to_kill_or_harm": "yes", "strangulation": "yes", "weapon": "not_sure"},
            "contact": {"methods": ["text_message"], "phone": "07700 900461", "code_word": "bluebell"},
            "sharing": {"advocate": "yes"}
        }))
        .await
    }

    /// Somebody of the team who is signed in; the cookie of their browser.
    pub(crate) async fn sign_in(&self, name: &str, role: Role, unit: Option<Unit>) -> String {
        let token: [u8; 32] = self.clock.random();
        let token_hash = Sha256::new().chain_update(b"foursight desk secret\0").chain_update(token).finalize().into();
        let id = self.clock.random();
        let expires_at = self.clock.now().checked_add(SignedDuration::from_hours(1)).unwrap();
        let invitation = Invitation { token_hash, officer: id, kind: InvitationKind::Demo, expires_at };
        let entry = || AuditEntry::now(&self.clock, "test", "invite", None);
        let officer = Officer {
            id,
            name: name.to_owned(),
            role,
            unit,
            state: OfficerState::Invited,
            added_at: self.clock.now(),
            revoked_at: None,
        };
        if let Some(known) = self.store.officer(name.to_owned()).await.unwrap() {
            let invitation = Invitation { officer: known.id, ..invitation };
            assert!(self.store.invite_again(invitation, entry()).await.unwrap());
        } else {
            assert!(self.store.add_officer(officer, invitation, entry()).await.unwrap());
        }
        let answer = self.get(&format!("/demo/{}", BASE64_URL_SAFE_NO_PAD.encode(token)), "").await;
        assert_eq!((answer.status, answer.to()), (StatusCode::SEE_OTHER, "/queue"), "{}", answer.text);
        answer.cookie()
    }

    pub(crate) async fn lead(&self) -> String {
        self.sign_in("ana", Role::Lead, None).await
    }

    pub(crate) async fn officer(&self) -> String {
        self.sign_in("ben", Role::TriageOfficer, None).await
    }

    pub(crate) async fn get(&self, path: &str, cookie: &str) -> Answer {
        send(&self.router, Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_from(ORIGIN, path, cookie, fields).await
    }

    pub(crate) async fn post_from(&self, origin: &str, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        let encode =
            |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        let request = Request::post(path).header(header::COOKIE, cookie).header(header::ORIGIN, origin);
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        send(&self.router, request.body(Body::from(pairs.join("&"))).unwrap()).await
    }

    /// The version of a case.
    pub(crate) async fn version(&self, reference: Reference) -> String {
        self.store.case(reference).await.unwrap().unwrap().version.to_string()
    }

    /// Posts a form of a case, with the version that it has now.
    pub(crate) async fn form(&self, reference: Reference, form: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        let version = self.version(reference).await;
        let fields: Vec<(&str, &str)> =
            [("version", version.as_str())].into_iter().chain(fields.iter().copied()).collect();
        self.post(&format!("/cases/{reference}/{form}"), cookie, &fields).await
    }

    /// What the audit says was done, the newest first.
    pub(crate) async fn done(&self) -> Vec<(String, String)> {
        let found = self.store.audit_page(store::AuditFilter::default(), None, 500).await.unwrap();
        found.into_iter().filter_map(|linked| linked.said).map(|(entry, _)| (entry.actor, entry.action)).collect()
    }
}

async fn send(router: &Router, mut request: Request<Body>) -> Answer {
    request.extensions_mut().insert(Peer((Ipv4Addr::LOCALHOST, 1).into()));
    let (parts, body) = router.clone().oneshot(request).await.unwrap().into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    Answer { status: parts.status, head: parts.headers, text: String::from_utf8_lossy(&bytes).into_owned() }
}

fn reading(now: &Arc<Mutex<Timestamp>>) -> ClockAndRandom {
    let (now, real) = (Arc::clone(now), ClockAndRandom::real());
    ClockAndRandom::new(
        move || *now.lock().unwrap(),
        move |bytes| {
            for chunk in bytes.chunks_mut(32) {
                let drawn: [u8; 32] = real.random();
                chunk.copy_from_slice(&drawn[..chunk.len()]);
            }
        },
    )
}

/// What stands in a page as text.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
