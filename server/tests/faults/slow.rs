//! A thousand slow clients: they must not delay an honest visitor.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::client::{Answer, Client, NoAnswer};
use crate::crowd::{self, Crowd};
use crate::program::Program;
use crate::run::Run;

/// How many connections they hold open.
const CONNECTIONS: u32 = 1000;
/// How many of them are opened in a second.
const A_SECOND: u32 = 500;
/// For how long at most; it is ended once the visitors have been served.
const SECONDS: u32 = 60;
/// What may be added to twice the time that is usual.
const SLACK: Duration = Duration::from_millis(100);

/// What a slow client does: sends its headers line by line, its form bit by bit, or reads an answer byte by byte.
const WAYS: [(&str, &[&str]); 3] = [
    ("headers", &["-H", "-i", "1"]),
    ("bodies", &["-B", "-i", "1", "-s", "100000", "-t", "POST"]),
    ("reading", &["-X", "-w", "10", "-y", "20", "-n", "1", "-k", "5"]),
];

/// The smallest report that is taken.
const SMALLEST: &str = r#"{"version":1,"reporter":{"role":"self"},"behaviour":{"text":"words"}}"#;

/// What honest visitors ask, each on a connection of its own.
const ASKED: [&str; 4] = ["/", "/check", "/report/return", "/api/v1/reports"];

fn ask(address: &str, path: &str, round: usize) -> Result<Answer, NoAnswer> {
    let mut client = Client::new(address);
    match path {
        "/check" => client.post(path, &[("signs.fixated", "yes")]),
        "/api/v1/reports" => client.report(&format!("a-report-sent-while-others-are-slow-{round}"), SMALLEST),
        _ => client.get(path),
    }
}

/// The median of each, asked by turns.
fn medians(address: &str, begin: usize, rounds: usize) -> [Duration; ASKED.len()] {
    let mut waited = ASKED.map(|_| Vec::new());
    for round in begin..begin + rounds {
        for (path, waited) in ASKED.iter().zip(&mut waited) {
            let answer = ask(address, path, round).unwrap_or_else(|none| panic!("{path} does not come: {none:?}"));
            assert!(answer.status < 400, "{path}: {}", answer.status);
            waited.push(answer.waited);
        }
    }
    waited.map(|mut waited| {
        waited.sort();
        waited[waited.len() / 2]
    })
}

/// Waits until most of them are there.
fn crowd(program: &Program, name: &str) {
    let many = CONNECTIONS as usize * 3 / 4;
    let came = (0..300).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        program.open_files() > many
    });
    assert!(came, "{name}: only {} files are open", program.open_files());
}

struct Slow(Child);

impl Slow {
    fn begin(address: &str, way: &[&str]) -> Self {
        let (connections, rate, seconds) = (CONNECTIONS.to_string(), A_SECOND.to_string(), SECONDS.to_string());
        let mut attack = Command::new("slowhttptest");
        attack.args(way).args(["-c", &connections, "-r", &rate, "-l", &seconds, "-u"]);
        attack.arg(format!("{address}/report/return")).stdout(Stdio::null()).stderr(Stdio::null());
        Self(attack.spawn().expect("slowhttptest: on Debian `apt-get install slowhttptest`"))
    }
}

impl Drop for Slow {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_thousand_slow_clients_delay_no_visitor() {
    let run = Run::begin();
    let rounds = run.size(40, 300);
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::on(&folder.path().join("data"));
    program.start();
    let address = program.address();
    let mut told = Vec::new();
    let mut round = 0;
    let mut next = |rounds| {
        round += rounds;
        medians(&address, round - rounds, rounds)
    };
    next(10);
    for (name, way) in WAYS {
        let alone = next(rounds);
        let slow = Slow::begin(&address, way);
        crowd(&program, name);
        let crowded = next(rounds);
        drop(slow);
        for ((path, alone), crowded) in ASKED.iter().zip(alone).zip(crowded) {
            assert!(crowded <= alone * 2 + SLACK, "{path}: {crowded:?}, with slow {name}; alone {alone:?}");
        }
        let worst = crowded.iter().zip(alone).map(|(crowded, alone)| crowded.as_secs_f64() / alone.as_secs_f64());
        told.push(format!("{name} {:.2} times", worst.fold(0.0, f64::max)));
    }
    println!("{CONNECTIONS} slow clients, the median of the page that suffers most: {}", told.join(", "));
}

/// How many honest visitors come at once, and how long none of them may wait.
const VISITORS: usize = 32;
const LONGEST: Duration = Duration::from_secs(1);
/// How often it is looked at, at most.
const LOOKS: usize = 3;

/// Visitors are served among so many slow clients, from so many addresses, as long as those are there. On a machine that is
/// busy itself, a server that has no slow clients says by how much.
fn served_among(many: usize, addresses: usize, rounds: usize) {
    let folder = tempfile::tempdir().unwrap();
    let mut programs = ["slow", "alone"].map(|name| Program::on(&folder.path().join(name)));
    programs.iter_mut().for_each(Program::start);
    let [server, alone] = programs.each_ref().map(|program| program.address()[7..].parse().unwrap());
    crowd::slowest(server, VISITORS, false);
    crowd::slowest(alone, VISITORS, false);
    let crowd = Crowd::begin(server, many, addresses);
    // From the first moment, and not only once all are there.
    let first = (crowd::slowest(server, VISITORS, true), crowd::slowest(alone, VISITORS, true));
    crowd.is_there();
    let look = |(mut worst, mut usual): (_, _)| {
        for round in 0..rounds {
            let neighbours = round % 2 == 0;
            worst = Ord::max(worst, crowd::slowest(server, VISITORS, neighbours));
            usual = Ord::max(usual, crowd::slowest(alone, VISITORS, neighbours));
            std::thread::sleep(Duration::from_millis(200));
        }
        (worst, usual)
    };
    // Something else may hold a machine up for a moment: who is delayed by the slow clients is delayed at every look.
    let mut looks = vec![look(first)];
    let is_fine = |(worst, usual): &((Duration, &str), (Duration, &str))| worst.0 <= LONGEST.max(usual.0 * 4);
    while !looks.iter().any(is_fine) && looks.len() < LOOKS {
        let again = (crowd::slowest(server, VISITORS, true), crowd::slowest(alone, VISITORS, true));
        looks.push(look(again));
    }
    assert!(looks.iter().any(is_fine), "among {many} slow clients, and alone: {looks:?}");
    let (worst, usual) = looks[looks.len() - 1];
    println!(
        "{many} slow clients of {addresses} addresses: the slowest of {VISITORS} visitors at once {worst:?}, alone {usual:?}"
    );
    // One address has its share, and all have what there is.
    let most = if addresses == 1 { 1_024 } else { 5_120 };
    let open = programs[0].open_files();
    assert!(open < most + 400, "{open} files are open");
}

#[test]
fn one_address_with_thousands_of_slow_clients_delays_nobody() {
    let run = Run::begin();
    served_among(3_300, 1, run.size(20, 100));
}

#[test]
fn many_addresses_with_thousands_of_slow_clients_delay_nobody() {
    let run = Run::begin();
    for addresses in [250, 10_000] {
        served_among(run.size(6_000, 10_000), addresses, run.size(10, 50));
    }
}
