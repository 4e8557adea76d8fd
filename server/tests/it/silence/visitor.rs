//! Somebody who puts marked words wherever a client can.

use std::net::SocketAddr;

use super::ADDRESS;
use crate::program::{ask_from, taken};
use crate::support::{SMALLEST, encode, reference_in};

/// What each of them holds.
pub(super) const MARK: &str = "m4rk3d";

pub(super) struct Visitor {
    address: SocketAddr,
    cookie: String,
    /// Session cookies' values.
    pub(super) cookies: Vec<String>,
    /// Return codes.
    pub(super) codes: Vec<String>,
    /// Idempotency keys.
    pub(super) keys: Vec<String>,
    /// References of what was stored.
    pub(super) references: Vec<String>,
}

impl Visitor {
    pub(super) fn new(address: SocketAddr) -> Self {
        let none = Vec::new;
        Self { address, cookie: String::new(), cookies: none(), codes: none(), keys: none(), references: none() }
    }

    async fn send(&mut self, request: &str) -> String {
        let answer = ask_from(ADDRESS.parse().unwrap(), self.address, request.as_bytes()).await.unwrap();
        if let Some((_, set)) = answer.split_once("set-cookie: ") {
            set.split(';').next().unwrap().clone_into(&mut self.cookie);
            let value = self.cookie.split_once('=').unwrap().1;
            self.cookies.extend(Some(value.to_owned()).filter(|value| !value.is_empty()));
        }
        answer
    }

    /// A request with the mark in its query and in each header that may hold anything.
    async fn request(&mut self, method: &str, path: &str, kind: &str, more: &str, body: &str) -> String {
        let marked = ["User-Agent", "Referer", "X-Forwarded-For", "Forwarded", "Accept", "Accept-Language", "X-M4rk3d"];
        let marked = marked.map(|name| format!("{name}: {MARK}-in-{name}\r\n")).concat();
        self.send(&format!(
            "{method} {path}?{MARK}-query={MARK} HTTP/1.1\r\nHost: {MARK}-host\r\nConnection: close\r\n{marked}{more}\
            Cookie: {}; {MARK}={MARK}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\r\n{body}",
            self.cookie,
            body.len()
        ))
        .await
    }

    async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> String {
        let body = String::from_utf8(encode(fields)).unwrap();
        self.request("POST", path, "application/x-www-form-urlencoded", "", &body).await
    }

    async fn api(&mut self, key: &str, body: &str) -> String {
        self.keys.push(key.to_owned());
        self.request("POST", "/api/v1/reports", "application/json", &format!("Idempotency-Key: {key}\r\n"), body).await
    }

    pub(super) async fn goes_everywhere(&mut self) {
        self.sends_nonsense().await;
        self.fills_in_the_form().await;
        self.sends_by_program().await;
    }

    async fn sends_nonsense(&mut self) {
        for nonsense in [
            format!("{MARK}\r\n\r\n"),
            format!("GET /{MARK} HTTP/9.9\r\n\r\n"),
            format!("GET /{MARK} HTTP/1.1\r\n{MARK} without a colon\r\n\r\n"),
            format!("POST /{MARK} HTTP/1.1\r\nHost: x\r\nContent-Length: {MARK}\r\n\r\n{MARK}"),
            format!("POST /check HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{MARK}"),
            format!("GET http://{MARK}/{MARK} HTTP/1.1\r\nHost: {MARK}\r\nConnection: close\r\n\r\n"),
            format!("GET / HTTP/1.1\r\nHost: x\r\nX-Long: {}\r\n\r\n", MARK.repeat(20_000)),
        ] {
            self.send(&nonsense).await;
        }
        let paths = ["/", "/help", "/check", "/readyz", "/report", "/leave"].map(str::to_owned);
        let marked = ["", "report/", "campus/", "safety/", "api/v1/"].map(|before| format!("/{before}{MARK}"));
        for path in paths.into_iter().chain(marked) {
            for method in ["GET", "PUT", MARK] {
                self.request(method, &path, MARK, "", "").await;
            }
            self.post(&path, &[(MARK, MARK), ("code", MARK), ("about", MARK)]).await;
        }
        self.request("POST", "/check", "application/x-www-form-urlencoded", "", &format!("about=%FF{MARK}")).await;
        self.request("POST", "/check", &format!("multipart/form-data; boundary={MARK}"), "", MARK).await;
    }

    async fn fills_in_the_form(&mut self) {
        assert!(self.post("/report", &[]).await.starts_with("HTTP/1.1 303"));
        for (path, fields, status) in [
            ("2", &[("reporter.role", "self"), ("reporter.name", MARK)][..], 303),
            ("4", &[("behaviour.text", MARK)], 303),
            ("17", &[("person.details", MARK), ("person.accounts.0.service", MARK)], 303),
            ("8", &[("contact.email", MARK), (MARK, MARK)], 303),
        ] {
            let answer = self.post(&format!("/report/{path}"), fields).await;
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{path}: {}", &answer[..40]);
        }
        let refused = self.request("GET", "/report/8", MARK, "", "").await;
        assert!(refused.contains("<title>Error: "));
        assert!(self.post("/report/save", &[]).await.starts_with("HTTP/1.1 303"));
        let saved = self.request("GET", "/report/saved", MARK, "", "").await;
        let code = saved.split("class=\"fs-code\">").nth(1).expect("the page shows a code").split('<').next().unwrap();
        let code = code.to_owned();
        self.codes.push(code.clone());
        assert!(self.post("/report/return", &[("code", &code)]).await.starts_with("HTTP/1.1 303"));
        assert!(self.post("/report/review", &[]).await.starts_with("HTTP/1.1 303"));
        let sent = self.request("GET", "/report/end", MARK, "", "").await;
        self.references.push(reference_in(&sent));
    }

    async fn sends_by_program(&mut self) {
        let key = "a-key-of-one-who-is-watched";
        let report = SMALLEST.replace("words", MARK);
        let answer = self.api(key, &report).await;
        self.references.push(taken(&answer).expect("it is taken"));
        assert!(self.api(key, &report.replace(MARK, "other words")).await.starts_with("HTTP/1.1 409"));
        for (key, body) in [
            (&format!("{MARK} is no key")[..], report.as_str()),
            ("another-key-of-one-who-is-watched", MARK),
            ("another-key-of-one-who-is-watched", &report.replace("behaviour", MARK)),
            ("another-key-of-one-who-is-watched", &report.replace("self", MARK)),
        ] {
            assert!(self.api(key, body).await.starts_with("HTTP/1.1 4"));
        }
    }

    pub(super) async fn is_told_that_nothing_can_be_stored(&mut self) {
        let answer = self.api("a-key-of-one-who-is-turned-away", &SMALLEST.replace("words", MARK)).await;
        assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
        let answer = self.post("/report", &[("behaviour.text", MARK)]).await;
        assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
        // What was answered to somebody else stands for a second.
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        let answer = self.request("GET", "/readyz", MARK, "", "").await;
        assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    }
}
