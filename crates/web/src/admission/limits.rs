//! How often one source may ask.

/// How often one source may ask: one address, or one network of IPv6 (/64; for /48, 16 times as often). `an_hour` and
/// `a_second` are over a long time, `at_once` is how many before that counts.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each is what its name says, of what the comment above it says")]
pub struct Limits {
    /// Limits no source. For load tests; not for a live service.
    pub off: bool,
    /// Pages and forms of a journey.
    pub requests_a_second: u32,
    pub requests_at_once: u32,
    /// Reports begun. More are made to wait for some seconds, and never refused.
    pub beginnings_an_hour: u32,
    pub beginnings_at_once: u32,
    /// Return codes tried, or asked for without a draft.
    pub codes_an_hour: u32,
    pub codes_at_once: u32,
    /// Reports by programs.
    pub reports_an_hour: u32,
    pub reports_at_once: u32,
    /// How often one draft may be sent, or saved under a code, whoever else is at its address.
    pub sendings_an_hour: u32,
    pub sendings_at_once: u32,
    /// Pages and forms of one draft where others at its address have used up what the address may.
    pub draft_requests_a_second: u32,
    pub draft_requests_at_once: u32,
}
