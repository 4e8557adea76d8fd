//! What people and programs are told while nothing can be stored, and that it goes on by itself after.

use std::time::Duration;

use tokio::time::Instant;

use crate::client::Client;
use crate::load::{LONGEST, Load};
use crate::program::Program;

/// What somebody types, that must not be lost.
const WORDS: &str = "He was at the gate again on Tuesday.";
/// For how long `/readyz` tells everybody the same.
const SHARED: Duration = Duration::from_millis(1_050);
/// How long it may take until all is well again once the fault is gone.
const RECOVERY: Duration = Duration::from_secs(10);

/// A person with a form and a program with reports, on a site that breaks.
pub(crate) struct Witness<'a> {
    program: &'a mut Program,
    person: Client,
    load: &'a Load,
    /// How many reports the program has sent and had acknowledged.
    pub(crate) acknowledged: usize,
    /// The longest that any answer took.
    pub(crate) longest: Duration,
}

impl<'a> Witness<'a> {
    /// Begins while all is well.
    pub(crate) fn begin(program: &'a mut Program, load: &'a Load) -> Self {
        let mut witness = Self::alone(program, load);
        witness.person.begin();
        assert!(witness.is_taken(), "all is well at first");
        assert_eq!(witness.ready(), 200);
        witness
    }

    /// Begins while nothing can be stored, and so without a form.
    pub(crate) fn alone(program: &'a mut Program, load: &'a Load) -> Self {
        let person = Client::new(&program.address());
        Self { program, person, load, acknowledged: 0, longest: Duration::ZERO }
    }

    /// Sends the next report; whether it was taken. If not, it says so as a program reads it.
    pub(crate) fn is_taken(&mut self) -> bool {
        let answer = Client::new(&self.program.address());
        let answer = answer.report(&self.load.key(self.acknowledged), &self.load.body(self.acknowledged));
        let answer = answer.expect("an answer");
        self.longest = self.longest.max(answer.waited);
        if answer.status == 201 {
            self.acknowledged += 1;
            return true;
        }
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (503, "application/problem+json"),
            "{}",
            answer.text
        );
        assert!(!answer.header("retry-after").is_empty());
        assert_eq!(answer.json()["status"], 503);
        false
    }

    /// Sends what somebody typed in a part of the form; whether it was kept. If not, the page gives it all back,
    /// leads to help and says when to try again.
    pub(crate) fn is_kept(&mut self) -> bool {
        let fields = [("behaviour.text", WORDS), ("behaviour.occasions", "twice_or_more")];
        let answer = self.person.post("/report/4", &fields).expect("an answer");
        self.longest = self.longest.max(answer.waited);
        if answer.status == 303 {
            return true;
        }
        assert_eq!(answer.status, 503, "{}", answer.text);
        for part in [WORDS, "tel:999", "href=\"/help/emergency\""] {
            assert!(answer.text.contains(part), "{part} is not on {}", answer.text);
        }
        let ticked = answer.text.split("<input").filter(|tag| tag.contains("\"behaviour.occasions\""));
        let yes = ticked.filter(|tag| tag.contains("value=\"twice_or_more\"") && tag.contains("checked"));
        assert_eq!(yes.count(), 1, "what was ticked is ticked");
        assert!(!answer.header("retry-after").is_empty(), "the page says when to try again");
        false
    }

    /// What `/readyz` answers.
    pub(crate) fn ready(&mut self) -> u16 {
        let answer = Client::new(&self.program.address()).get("/readyz").expect("an answer");
        self.longest = self.longest.max(answer.waited);
        answer.status
    }

    /// The fault is there: nothing is taken, nothing is kept, and all are told.
    pub(crate) fn sees_all_refused(&mut self) {
        std::thread::sleep(SHARED);
        for _ in 0..3 {
            assert!(!self.is_taken(), "nothing can be stored");
            assert!(!self.is_kept(), "nothing can be kept");
            assert_eq!(self.ready(), 503, "it is not ready");
        }
    }

    /// The fault is gone: the same process takes everything again. Gives how long that took.
    pub(crate) fn sees_all_taken(&mut self) -> Duration {
        self.sees(|own| own.is_taken() && own.is_kept())
    }

    /// The same, without a form.
    pub(crate) fn sees_reports_taken(&mut self) -> Duration {
        self.sees(Self::is_taken)
    }

    fn sees(&mut self, all_is_well: impl Fn(&mut Self) -> bool) -> Duration {
        let start = Instant::now();
        while !all_is_well(self) {
            assert!(start.elapsed() < RECOVERY, "it does not take reports again: {}", self.program.messages());
            std::thread::sleep(Duration::from_millis(50));
        }
        let took = start.elapsed();
        std::thread::sleep(SHARED);
        assert_eq!(self.ready(), 200, "it says that it is ready");
        assert!(self.program.lives(), "by itself, without a start");
        assert!(self.longest <= LONGEST, "an answer took {:?}", self.longest);
        took
    }
}
