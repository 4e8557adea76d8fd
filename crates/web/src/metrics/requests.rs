//! Requests and connections, by what is in the route table and never by what was asked for.

use std::borrow::Cow;
use std::time::Duration;

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use super::Metrics;

/// Up to the longest that a request may take, in seconds.
const BUCKETS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0, 30.0];

type Answered = [(&'static str, Cow<'static, str>); 3];
type One = [(&'static str, &'static str); 1];

pub(super) struct Requests {
    answered: Family<Answered, Counter>,
    took: Family<One, Histogram, fn() -> Histogram>,
    refused: Family<One, Counter>,
    open: Family<One, Gauge>,
}

impl Requests {
    pub(super) fn new(registry: &mut Registry) -> Self {
        let took: fn() -> Histogram = || Histogram::new(BUCKETS);
        let own = Self {
            answered: Family::default(),
            took: Family::new_with_constructor(took),
            refused: Family::default(),
            open: Family::default(),
        };
        registry.register("requests", "Requests answered, by route, method and kind of status", own.answered.clone());
        let took = "Seconds until an answer began, by kind of route";
        registry.register("request_duration_seconds", took, own.took.clone());
        registry.register(
            "refused",
            "Requests that could not be answered as they were meant, by why",
            own.refused.clone(),
        );
        registry.register("connections_open", "Connections that are open, by listener", own.open.clone());
        own
    }
}

impl Metrics {
    /// A request was answered. `route` is a template of the route table, `kind` what sort of route it is.
    pub fn answered(&self, route: String, kind: &'static str, method: &'static str, status: u16, took: Duration) {
        let class = match status {
            ..200 => "1xx",
            200..300 => "2xx",
            300..400 => "3xx",
            400..500 => "4xx",
            500.. => "5xx",
        };
        let labels = [("route", route.into()), ("method", method.into()), ("status", class.into())];
        let requests = &self.0.requests;
        requests.answered.get_or_create(&labels).inc();
        requests.took.get_or_create(&[("kind", kind)]).observe(took.as_secs_f64());
    }

    /// A request could not be answered as it was meant. `why` is one of a few words of the code's own.
    pub fn refused(&self, why: &'static str) {
        self.0.requests.refused.get_or_create(&[("why", why)]).inc();
    }

    /// A connection was opened at this listener; it counts until what is given back is dropped.
    pub fn opened(&self, listener: &'static str) -> OpenConnection {
        let open = self.0.requests.open.get_or_create_owned(&[("listener", listener)]);
        open.inc();
        OpenConnection(open)
    }
}

/// A connection that counts as open until this is dropped.
pub struct OpenConnection(Gauge);

impl Drop for OpenConnection {
    fn drop(&mut self) {
        self.0.dec();
    }
}
