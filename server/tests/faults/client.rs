//! A client as people and programs have one. It waits for an answer, and remembers how long.

use std::time::Duration;

use tokio::time::Instant;
use ureq::Agent;
use ureq::http::{HeaderMap, Request, header};

/// After how long it gives up.
const PATIENCE: Duration = Duration::from_secs(15);

/// An answer, read whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: HeaderMap,
    pub(crate) text: String,
    /// How long it took to come.
    pub(crate) waited: Duration,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.head.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    pub(crate) fn reference(&self) -> String {
        self.json()["reference"].as_str().expect("a reference").to_owned()
    }
}

/// No answer came; how long was waited for one.
#[derive(Debug)]
pub(crate) struct NoAnswer {
    pub(crate) waited: Duration,
}

pub(crate) struct Client {
    agent: Agent,
    address: String,
    /// What the site gave to keep.
    cookie: String,
}

impl Client {
    pub(crate) fn new(address: &str) -> Self {
        let settings = Agent::config_builder().timeout_global(Some(PATIENCE)).http_status_as_error(false);
        let settings = settings.max_redirects(0).proxy(None).build();
        Self { agent: Agent::new_with_config(settings), address: address.to_owned(), cookie: String::new() }
    }

    /// Somebody who has this cookie.
    pub(crate) fn with_cookie(address: &str, cookie: String) -> Self {
        Self { cookie, ..Self::new(address) }
    }

    pub(crate) fn get(&self, path: &str) -> Result<Answer, NoAnswer> {
        self.send(Request::get(self.address.clone() + path), "")
    }

    /// Sends a report as a program does.
    pub(crate) fn report(&self, key: &str, body: &str) -> Result<Answer, NoAnswer> {
        let request = Request::post(self.address.clone() + "/api/v1/reports");
        self.send(request.header(header::CONTENT_TYPE, "application/json").header("idempotency-key", key), body)
    }

    /// Posts a form as a browser does, and keeps the cookie.
    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, NoAnswer> {
        let escape =
            |text: &str| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string();
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value))).collect();
        let request = Request::post(self.address.clone() + path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ORIGIN, &self.address)
            .header("sec-fetch-site", "same-origin");
        let answer = self.send(request, &pairs.join("&"))?;
        if let Some(cookie) = answer.header("set-cookie").split(';').next().filter(|cookie| !cookie.is_empty()) {
            cookie.clone_into(&mut self.cookie);
        }
        Ok(answer)
    }

    /// Begins a report in the form, up to the part in which somebody tells what is happening.
    pub(crate) fn begin(&mut self) {
        let begun = self.post("/report", &[]).unwrap();
        assert_eq!((begun.status, begun.header("location")), (303, "/report/1"), "{}", begun.text);
        let kept = self.post("/report/2", &[("reporter.role", "self")]).unwrap();
        assert_eq!(kept.status, 303, "{}", kept.text);
    }

    fn send(&self, request: ureq::http::request::Builder, body: &str) -> Result<Answer, NoAnswer> {
        let request = request.header(header::COOKIE, &self.cookie);
        let start = Instant::now();
        let came = match body {
            "" if request.method_ref().is_some_and(|method| method == "GET") => {
                self.agent.run(request.body(()).unwrap())
            }
            body => self.agent.run(request.body(body).unwrap()),
        };
        let read = came.and_then(|mut answer| {
            let text = answer.body_mut().read_to_string()?;
            Ok((answer.status().as_u16(), answer.headers().clone(), text))
        });
        let waited = start.elapsed();
        let (status, head, text) = read.map_err(|_| NoAnswer { waited })?;
        Ok(Answer { status, head, text, waited })
    }
}
