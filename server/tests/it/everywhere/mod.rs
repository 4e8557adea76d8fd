//! Every page that the public can come to, in every state that has words of its own.

mod report;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::Code;
use domain::check::About;
use domain::codes::Nation;
use domain::notice::Notice;
use server::config::Config;
use web::BODY_LIMIT;

use crate::support::{Answer, Site, help_pages};

/// A page, and how it was come to.
pub(crate) struct Seen {
    pub(crate) path: String,
    pub(crate) state: String,
    pub(crate) html: String,
}

impl Seen {
    pub(crate) fn name(&self) -> String {
        if self.state.is_empty() { self.path.clone() } else { format!("{}, {}", self.path, self.state) }
    }
}

/// All pages, of a demonstration and of a live service.
pub(crate) async fn pages() -> Vec<Seen> {
    let mut all = Walk { site: Site::new(), seen: Vec::new() };
    for path in help_pages().into_iter().chain(["/report", "/report/return"].map(str::to_owned)) {
        let page = all.site.get(&path, "").await;
        all.keep(&path, "", StatusCode::OK, page);
    }
    all.the_check().await;
    all.the_report().await;
    for role in ["self", "someone_else"] {
        all.what_answers_call_for(role).await;
    }
    all.sent_and_saved().await;
    all.refusals().await;
    let mut seen = all.seen;
    let mut live = Walk { site: Site::with(is_live), seen: Vec::new() };
    for path in ["/", "/how-we-sort", "/report", "/safety/after-a-report", "/cy/help/emergency"] {
        let page = live.site.get(path, "").await;
        live.keep(path, "live", StatusCode::OK, page);
    }
    seen.append(&mut live.seen);
    let mut closed = Walk { site: Site::with(|config| config.sealing.recipients.clear()), seen: Vec::new() };
    let page = closed.site.get("/report", "").await;
    closed.keep("/report", "closed", StatusCode::SERVICE_UNAVAILABLE, page);
    seen.append(&mut closed.seen);
    let mut strict = Walk { site: Site::with(is_strict), seen: Vec::new() };
    for status in [StatusCode::OK, StatusCode::TOO_MANY_REQUESTS] {
        let page = strict.site.get("/report/return", "").await;
        strict.keep("/report/return", status.as_str(), status, page);
    }
    seen.append(&mut strict.seen);
    seen
}

fn is_live(config: &mut Config) {
    config.public.origin = Some("http://127.0.0.1:3000".to_owned());
    config.service.live = true;
    "A police force".clone_into(&mut config.service.operator);
    "web@force.example".clone_into(&mut config.service.contact);
}

fn is_strict(config: &mut Config) {
    config.limits.requests_a_second = 1;
    config.limits.requests_at_once = 1;
}

struct Walk {
    site: Site,
    seen: Vec<Seen>,
}

impl Walk {
    fn keep(&mut self, path: &str, state: &str, status: StatusCode, page: Answer) {
        assert_eq!(page.status, status, "{path}, {state}");
        self.seen.push(Seen { path: path.to_owned(), state: state.to_owned(), html: page.text });
    }

    async fn get(&mut self, path: &str, state: &str, cookie: &str) {
        let page = self.site.get(path, cookie).await;
        self.keep(path, state, StatusCode::OK, page);
    }

    /// The page behind a form.
    async fn follow(&mut self, path: &str, state: &str, cookie: &str, fields: &[(&str, &str)]) {
        let page = self.site.post_and_follow(path, cookie, fields).await;
        self.keep(path, state, StatusCode::OK, page);
    }

    async fn post(&mut self, path: &str, state: &str, cookie: &str, status: StatusCode, fields: &[(&str, &str)]) {
        let page = self.site.post(path, cookie, fields).await;
        self.keep(path, state, status, page);
    }

    /// Every outcome, for everyone it can be about, in danger and not, and by the law of every nation.
    async fn the_check(&mut self) {
        const SIGNS: [&str; 4] = ["signs.fixated", "signs.obsessive", "signs.unwanted", "signs.repeated"];
        let nations = Nation::SET.codes.iter().cycle();
        let told = About::SET.codes.iter().flat_map(|about| {
            let seen =
                [("no sign", "no", 4), ("one sign", "yes", 1), ("all signs", "yes", 4), ("not sure", "not_sure", 4)];
            seen.into_iter().flat_map(move |seen| ["yes", "no"].map(|danger| (*about, seen, danger)))
        });
        for ((about, (name, answer, count), danger), nation) in told.zip(nations) {
            let mut fields = vec![("about", about), ("danger_now", danger), ("nation", *nation)];
            fields.extend(SIGNS.iter().take(count).map(|sign| (*sign, answer)));
            let state = format!("{about}, {name}, danger {danger}, {nation}");
            self.follow("/check", &state, "", &fields).await;
        }
        self.follow("/check", "nothing answered", "", &[]).await;
        // What comes first, for everyone it can be about.
        let first = [("order_broken", "yes"), ("threat", "yes"), ("under_18", "yes")];
        for (about, nation) in
            About::SET.codes.iter().flat_map(|about| Nation::SET.codes.iter().map(move |nation| (*about, *nation)))
        {
            for talk in [&[][..], &["bsl"], &["text", "chat"]] {
                let mut fields = vec![("about", about), ("nation", nation)];
                fields.extend(first);
                fields.extend(talk.iter().map(|way| ("talk", *way)));
                self.follow("/check", &format!("{about}, {nation}, first, {talk:?}"), "", &fields).await;
            }
        }
        for (name, fields) in [
            ("of a nation", &[("nation", "wales"), ("need", ""), ("talk", "")][..]),
            ("of one group", &[("need", "lgbt")]),
            ("nobody", &[("nation", "scotland"), ("need", "students"), ("talk", "bsl")]),
        ] {
            self.follow("/help", name, "", fields).await;
        }
        for nation in Nation::SET.codes {
            for (state, more) in
                [("", &[][..]), ("child", &[("under_18", "yes"), ("talk", "chat")]), ("Deaf", &[("talk", "bsl")])]
            {
                let fields = [&[("nation", *nation)][..], more].concat();
                self.follow("/help/now", &format!("{nation}, {state}"), "", &fields).await;
            }
        }
        self.follow("/check", "refused", "", &[("about", "nobody")]).await;
    }

    async fn refusals(&mut self) {
        let cookie = self.site.begin().await;
        self.follow("/report/2", "nothing answered", &cookie, &[]).await;
        let long = "a ".repeat(10_001);
        let told = [("effect.text", long.as_str()), ("effect.areas", "none")];
        self.follow("/report/22", "too long, and no such answer", &cookie, &told).await;
        let when = [("incidents.0.when", "30 February"), ("incidents.0.when", "May")];
        self.follow("/report/14", "no such day, twice", &cookie, &when).await;
        let seen = [("seen", "of another tab"), ("effect.text", "Told.")];
        self.site.fill("effect", &cookie, &[("effect.text", "In another tab.")]).await;
        self.follow("/report/22", "changed in another tab", &cookie, &seen).await;
        self.follow("/report/return", "no code", "", &[]).await;
        self.follow("/report/return", "unknown code", "", &[("code", "BCDF-GHJK-MNPQ-RSTV-WXYZ")]).await;

        self.follow("/report", "begun, with answers", &cookie, &[]).await;
        self.site.pass(jiff::SignedDuration::from_mins(20));
        self.get("/report/22", "after a break", &cookie).await;
        self.site.pass(jiff::SignedDuration::from_hours(3));
        let gone = self.site.get("/report/22", &cookie).await;
        self.keep("/report/22", "gone", StatusCode::GONE, gone);
        let gone = self.site.get("/report/22", "").await;
        self.keep("/report/22", "no cookie", StatusCode::GONE, gone);
        let none = self.site.get("/nowhere", "").await;
        self.keep("/nowhere", "", StatusCode::NOT_FOUND, none);
        let none = self.site.get("/de/help/emergency", "").await;
        self.keep("/de/help/emergency", "", StatusCode::NOT_FOUND, none);
        self.post("/about", "posted to", "", StatusCode::METHOD_NOT_ALLOWED, &[]).await;
        let huge = "x".repeat(BODY_LIMIT + 1);
        self.post("/check", "huge", "", StatusCode::PAYLOAD_TOO_LARGE, &[("about", &huge)]).await;
        let foreign = Request::post("/report").header(header::ORIGIN, "https://evil.example");
        let page = self.site.send(foreign.body(Body::empty()).unwrap()).await;
        self.keep("/report", "from another site", StatusCode::FORBIDDEN, page);
    }
}

/// How a page ends, which is how no other does. What is filled in is left out.
fn end_of(page: &content::Page) -> &str {
    let body = page.body.as_str();
    let plain = body.rfind('}').map_or(body, |at| &body[at + 1..]);
    let start = plain.char_indices().rev().nth(100).map_or(0, |(at, _)| at);
    &plain[start..]
}

#[tokio::test]
async fn every_page_of_words_is_come_to() {
    let seen = pages().await;
    let shown = |words: &str| seen.iter().any(|page| page.html.contains(words));
    let words = content::english();
    // It is shown for a fault of ours, which no request makes; `crates/web/tests/table.rs` tests it.
    // A demonstration does not say what happens after sending; `after.rs` sends to a live service.
    let elsewhere = ["went-wrong", "after-sending"];
    for (name, page) in words.pages.iter().filter(|(name, _)| !elsewhere.contains(&name.as_str())) {
        assert!(shown(end_of(page)), "{name}: {}", end_of(page));
    }
    for notice in Notice::ALL {
        for second_hand in [false, true] {
            assert!(shown(words.notices.notices.of(*notice).text(second_hand).as_str()), "{notice:?}, {second_hand}");
        }
    }
    for piece in domain::check::Outcome::ALL.iter().map(|code| words.check.answer.outcome.of(*code)) {
        assert!(shown(piece.as_str()), "{piece:?}");
    }
    for piece in Nation::ALL.iter().map(|code| words.check.answer.law.of(*code)) {
        assert!(shown(piece.as_str()), "{piece:?}");
    }
    for piece in About::ALL.iter().map(|code| words.check.answer.about.of(*code)) {
        assert!(shown(piece.as_str()), "{piece:?}");
    }
    let first = &words.check.answer.first;
    for piece in [
        &first.order_broken,
        &first.threat,
        &first.here,
        &first.abroad,
        &first.own_order,
        &first.child,
        &first.parent,
        &first.ask_first,
        &words.check.answer.calls.none_open,
        &words.check.answer.calls.other_ways,
    ] {
        assert!(shown(piece.as_str()), "{piece:?}");
    }
}
