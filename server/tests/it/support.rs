//! A site of its own for each test, with a clock that the test sets.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode, header};
use clock::ClockAndRandom;
use domain::codes::Campus;
use domain::{Code, Section, Step};
use jiff::{SignedDuration, Timestamp};
use opener::Opener;
use server::config::Config;
use store::{Schema, Sqlite, Store};
use tempfile::TempDir;
use tower::ServiceExt;
use web::Peer;

pub(crate) const START: &str = "2026-11-21T22:30:15Z";

pub(crate) struct Site {
    pub(crate) folder: TempDir,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) config: Config,
    clock: Arc<Mutex<Timestamp>>,
    opener: Opener,
    router: Router,
}

/// A report that this version stored, opened.
pub(crate) struct Opened {
    pub(crate) band: u8,
    pub(crate) flags: Vec<String>,
    pub(crate) rule_version: u32,
    pub(crate) second_hand: bool,
    pub(crate) report: domain::Report,
}

/// An answer, read whole.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) head: axum::http::HeaderMap,
    pub(crate) text: String,
    /// The cookies that a browser has after it, where a form led to it.
    pub(crate) cookies: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.head.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap()
    }

    /// The cookies of a browser that had these ones before.
    pub(crate) fn cookies_after(&self, before: &str) -> String {
        let mut all: Vec<(String, String)> = Vec::new();
        let set = self.head.get_all("set-cookie").iter().map(|line| line.to_str().unwrap().split(';').next().unwrap());
        for (name, value) in before.split("; ").chain(set).filter_map(|pair| pair.split_once('=')) {
            all.retain(|(known, _)| known != name);
            if !value.is_empty() {
                all.push((name.to_owned(), value.to_owned()));
            }
        }
        all.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// The session cookie that was set, as a browser sends it back.
    pub(crate) fn cookie(&self) -> String {
        self.header("set-cookie").split(';').next().unwrap().to_owned()
    }
}

impl Site {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    pub(crate) fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::on(change, open)
    }

    /// A site on a store of the test's own.
    pub(crate) fn on(change: impl FnOnce(&mut Config), open: impl FnOnce(&Path, &Config) -> Arc<dyn Store>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let identity = age::x25519::Identity::generate();
        let opener = Opener::new(age::secrecy::ExposeSecret::expose_secret(&identity.to_string())).unwrap();
        let mut config = Config::read(None).unwrap();
        config.sealing.recipients = vec![opener.recipient()];
        change(&mut config);
        let clock = Arc::new(Mutex::new(START.parse().unwrap()));
        let store = open(folder.path(), &config);
        let router = server::roles::build(&config, Arc::clone(&store), reading(&clock)).unwrap();
        Self { folder, store, config, clock, opener, router }
    }

    /// Stops the server and starts it again on the same folder.
    pub(crate) fn restart(self) -> Self {
        let Self { folder, store, config, clock, opener, router } = self;
        drop((store, router));
        let store = open(folder.path(), &config);
        let router = server::roles::build(&config, Arc::clone(&store), reading(&clock)).unwrap();
        Self { folder, store, config, clock, opener, router }
    }

    pub(crate) fn pass(&self, time: SignedDuration) {
        let mut clock = self.clock.lock().unwrap();
        *clock = clock.checked_add(time).unwrap();
    }

    /// An answer of which nothing is read yet.
    pub(crate) async fn unread(&self, mut request: Request<Body>) -> Response<Body> {
        if request.extensions().get::<Peer>().is_none() {
            request.extensions_mut().insert(Peer((Ipv4Addr::LOCALHOST, 1).into()));
        }
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let (parts, body) = self.unread(request).await.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        Answer { status: parts.status, head: parts.headers, text, cookies: String::new() }
    }

    /// The headers of an answer that may be packed, and how many bytes follow.
    pub(crate) async fn head_and_length(&self, request: Request<Body>) -> (axum::http::HeaderMap, usize) {
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        (parts.headers, to_bytes(body, usize::MAX).await.unwrap().len())
    }

    /// Asks for a page as a browser does that has another one open, and goes on where an old address leads to a new one.
    pub(crate) async fn get(&self, path: &str, cookie: &str) -> Answer {
        let get = |path: &str| {
            let request = Request::get(path).header(header::COOKIE, cookie).header("sec-fetch-site", "same-origin");
            request.body(Body::empty()).unwrap()
        };
        let answer = self.send(get(path)).await;
        if answer.status == StatusCode::PERMANENT_REDIRECT {
            return self.send(get(answer.header("location"))).await;
        }
        answer
    }

    /// Posts a form as a browser does.
    pub(crate) async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_raw(path, cookie, &encode(fields)).await
    }

    pub(crate) async fn post_raw(&self, path: &str, cookie: &str, body: &[u8]) -> Answer {
        let answer = self.post_once(path, cookie, body).await;
        if answer.status == StatusCode::PERMANENT_REDIRECT {
            return self.post_once(answer.header("location"), cookie, body).await;
        }
        answer
    }

    async fn post_once(&self, path: &str, cookie: &str, body: &[u8]) -> Answer {
        let request = Request::post(path)
            .header(header::COOKIE, cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ORIGIN, "http://127.0.0.1:3000")
            .header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::from(body.to_vec())).unwrap()).await
    }

    /// Posts a form that is taken in, and asks for the page behind it as a browser does: with the cookies that it has
    /// then, and without what follows a #.
    pub(crate) async fn post_and_follow(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        let posted = self.post(path, cookie, fields).await;
        self.follow(path, cookie, &posted).await
    }

    /// The page to which an answer leads.
    pub(crate) async fn follow(&self, path: &str, cookie: &str, posted: &Answer) -> Answer {
        assert_eq!(posted.status, StatusCode::SEE_OTHER, "{path}: {}", posted.text);
        let cookies = posted.cookies_after(cookie);
        let to = posted.header("location").split('#').next().unwrap().to_owned();
        Answer { cookies: cookies.clone(), ..self.get(&to, &cookies).await }
    }

    /// Begins a report and gives the cookie.
    pub(crate) async fn begin(&self) -> String {
        let begun = self.post("/report", "", &[]).await;
        assert_eq!((begun.status, begun.header("location")), (StatusCode::SEE_OTHER, "/report/1"));
        begun.cookie()
    }

    /// Fills in some of one part that must be taken, each answer on the page that asks for it.
    pub(crate) async fn fill(&self, section: &str, cookie: &str, fields: &[(&str, &str)]) {
        let section = Section::from_code(section).unwrap();
        let first = section.steps().next().unwrap();
        let mut pages: BTreeMap<Step, Vec<(&str, &str)>> = BTreeMap::new();
        for field in fields {
            pages.entry(Step::of(field.0).unwrap_or(first)).or_default().push(*field);
        }
        if pages.is_empty() {
            pages.insert(first, Vec::new());
        }
        for (step, fields) in pages {
            let kept = self.post(&format!("/report/{}", step.number()), cookie, &fields).await;
            assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}: {}", step.code(), kept.text);
        }
    }

    /// Sends what was filled in and gives the reference.
    pub(crate) async fn finish(&self, cookie: &str) -> String {
        let sent = self.post("/report/review", cookie, &[]).await;
        assert_eq!((sent.status, sent.header("location")), (StatusCode::SEE_OTHER, "/report/end"), "{}", sent.text);
        reference_in(&self.get("/report/end", cookie).await.text)
    }

    /// Sends JSON as a program does.
    pub(crate) async fn api(&self, key: &str, body: impl Into<Body>) -> Answer {
        let request = Request::post("/api/v1/reports")
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", key);
        self.send(request.body(body.into()).unwrap()).await
    }

    /// Opens a report as an officer does.
    pub(crate) async fn open(&self, reference: &str) -> Opened {
        let reference = reference.parse().unwrap();
        let sealed = self.store.sealed(reference).await.unwrap().expect("the report is there");
        let opened = self.opener.open(reference, &sealed).unwrap();
        let row = self.store.columns(reference).await.unwrap().expect("the row is there");
        assert!(opened.differs(&row).is_empty(), "the row says what was sealed");
        let stored = opened.in_types();
        assert!(stored.unknown.is_empty(), "this version knows what it stored");
        let flags = opened.flags.iter().map(|flag| flag.code().to_owned()).collect();
        let (band, second_hand) = (opened.band, opened.second_hand);
        Opened { band, flags, rule_version: opened.rule_version, second_hand, report: stored.report }
    }

    pub(crate) async fn stored(&self) -> usize {
        self.store.waiting(None).await.unwrap().len()
    }

    /// Whether these bytes lie in any file of the data folder.
    pub(crate) fn on_disk(&self, words: &str) -> bool {
        let files = std::fs::read_dir(self.folder.path()).unwrap();
        files
            .map(|file| std::fs::read(file.unwrap().path()).unwrap())
            .any(|bytes| bytes.windows(words.len()).any(|window| window == words.as_bytes()))
    }
}

fn open(folder: &Path, config: &Config) -> Arc<dyn Store> {
    let url = config.database_url(folder);
    Arc::new(Sqlite::open(Path::new(url.strip_prefix("sqlite://").unwrap()), Schema::CreateIfEmpty).unwrap())
}

fn reading(clock: &Arc<Mutex<Timestamp>>) -> ClockAndRandom {
    let clock = Arc::clone(clock);
    ClockAndRandom::new(
        move || *clock.lock().unwrap(),
        |bytes| {
            let drawn = age::x25519::Identity::generate().to_public().to_string();
            // Any chance will do here, so that tests need no crate of their own for it.
            for (byte, letter) in bytes.iter_mut().zip(drawn.bytes().skip(10).cycle()) {
                *byte = letter;
            }
        },
    )
}

/// The address of the page that asks for a field.
pub(crate) fn at(field: &str) -> String {
    format!("/report/{}", Step::of(field).unwrap().number())
}

pub(crate) fn encode(fields: &[(&str, &str)]) -> Vec<u8> {
    let all = percent_encoding::NON_ALPHANUMERIC;
    let escape = |text: &str| percent_encoding::utf8_percent_encode(text, all).to_string();
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
    pairs.join("&").into_bytes()
}

pub(crate) fn reference_in(page: &str) -> String {
    let after = page.split("<strong>").find_map(|part| part.split_once("</strong>").map(|(text, _)| text));
    let references = page.split("<strong>").filter_map(|part| part.split_once("</strong>"));
    let found = references.map(|(text, _)| text).find(|text| text.len() == 9 && text.as_bytes()[4] == b'-');
    found.or(after).expect("the page shows a reference").to_owned()
}

/// The smallest report that is taken.
pub(crate) const SMALLEST: &str = r#"{"version":1,"reporter":{"role":"self"},"behaviour":{"text":"words"}}"#;

/// A key that is long enough.
pub(crate) const KEY: &str = "a-key-of-twenty-two-or-more";

/// The public site's table of routes.
pub(crate) fn route_table() -> Vec<web::Entry> {
    let (folder, config) = (tempfile::tempdir().unwrap(), Config::read(None).unwrap());
    let clock = ClockAndRandom::new(|| START.parse().unwrap(), |_| {});
    let metrics = server::metrics::Metrics::new(clock.now());
    let public = server::roles::public(&config, open(folder.path(), &config), clock, metrics).unwrap();
    site::routes(public).entries().to_vec()
}

/// Every page that helps without a report, as the table of routes has it: with each name that may stand in an address.
pub(crate) fn help_pages() -> Vec<String> {
    let helps = |entry: &&web::Entry| matches!(entry.class, web::Class::Help | web::Class::HelpNow);
    let campuses = || Campus::ALL.iter().map(|campus| format!("/campus/{}", campus.code()));
    let pages = |entry: &web::Entry| -> Vec<String> {
        match entry.path {
            "/safety/{page}" => content::english().safety.values().map(|number| format!("/safety/{number}")).collect(),
            "/{language}/help/emergency" => {
                content::others().iter().map(|words| format!("/{}/help/emergency", words.language.folder)).collect()
            }
            "/campus/{code}" => campuses().collect(),
            "/campus/{code}/{file}" => {
                campuses().flat_map(|campus| ["poster", "cards"].map(|file| format!("{campus}/{file}"))).collect()
            }
            // Files, and a piece of a page.
            "/safety/notes.csv"
            | "/safety/diary/blank"
            | "/api/v1/openapi.json"
            | "/report/notices"
            | "/check/answers" => Vec::new(),
            path => {
                assert!(!path.contains('{'), "say here what may stand in {path}");
                vec![path.to_owned()]
            }
        }
    };
    route_table().iter().filter(helps).flat_map(pages).collect()
}

/// Something that was done to a report, to be written down.
pub(crate) fn noted(action: &str, reference: &str) -> store::AuditEntry {
    let clock = ClockAndRandom::new(|| START.parse().unwrap(), |bytes| bytes.fill(7));
    store::AuditEntry::now(&clock, "test", action, Some(reference.parse().unwrap()))
}

/// Words that a test has changed. Markup is only read from text that is never freed.
pub(crate) fn words(changed: &serde_json::Value) -> content::Content {
    serde_json::from_str(changed.to_string().leak()).unwrap()
}
