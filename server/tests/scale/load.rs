//! Reports and signposts over HTTP, asked for by `wrk` of the program as it ships.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::cluster::Cluster;
use crate::place::{Kind, address};
use crate::reports::{CLIENTS, body};

/// For how long each is asked for, in seconds.
const SECONDS: u32 = 10;
/// The kernel counts a process's time in hundredths of a second.
const TICKS: f64 = 100.0;
/// The signposts: what people open who look for help.
const PAGES: [&str; 3] = ["/", "/help", "/help/emergency"];

/// Prints what a second of a processor gives, and says what was not answered.
pub(crate) async fn measure(folder: &Path, cluster: &Cluster) -> Vec<String> {
    let (mut pages, mut failed) = (true, Vec::new());
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let site = Site::start(&folder.join(kind.name()), &address(kind, "load", folder, cluster).await).await;
        println!("\nover HTTP, {CLIENTS} connections, {}:", kind.name());
        failed.extend(site.ask("POST /api/v1/reports", &posting()));
        // They ask no store, so once is enough.
        if std::mem::take(&mut pages) {
            for page in PAGES {
                failed.extend(site.ask(page, &getting(page)));
            }
        }
    }
    failed
}

/// The program, serving.
struct Site {
    program: Child,
    port: u16,
    script: std::path::PathBuf,
}

impl Site {
    async fn start(folder: &Path, database: &str) -> Self {
        std::fs::create_dir_all(folder).unwrap();
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let recipient = age::x25519::Identity::generate().to_public().to_string();
        let program = Command::new(env!("CARGO_BIN_EXE_foursight"))
            .arg("serve")
            .arg("--data")
            .arg(folder)
            .env("FOURSIGHT_PUBLIC_LISTEN", format!("127.0.0.1:{port}"))
            .env("FOURSIGHT_DATABASE_URL", database)
            .env("FOURSIGHT_SEALING_RECIPIENTS", recipient)
            .env("FOURSIGHT_LOG", "error")
            // All of it comes from one address.
            .env("FOURSIGHT_LIMITS_OFF", "true")
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Self { program, port, script: folder.join("load.lua") }
    }

    /// Has `wrk` ask for it, and prints how many were answered, how fast, and what that cost this program. Gives
    /// how many were not answered, if any.
    fn ask(&self, what: &str, script: &str) -> Option<String> {
        std::fs::write(&self.script, format!("{script}{DONE}")).unwrap();
        let before = self.processor_seconds();
        let asked = Command::new("wrk")
            .args([
                "--threads=1",
                &format!("--connections={CLIENTS}"),
                &format!("--duration={SECONDS}s"),
                "--timeout=10s",
                "--script",
            ])
            .arg(&self.script)
            .arg(format!("http://127.0.0.1:{}/", self.port))
            .output()
            .expect("wrk: on Debian `apt-get install wrk`");
        let spent = self.processor_seconds() - before;
        let said = String::from_utf8(asked.stdout).unwrap();
        let figures = said.lines().find_map(|line| line.strip_prefix("figures ")).expect("wrk ran to its end");
        let figures: Vec<f64> = figures.split(' ').map(|figure| figure.parse().unwrap()).collect();
        let [answered, seconds, failed, median, last] = figures[..] else { panic!("{said}") };
        println!(
            "{what:<34}{:.0} a second; {:.0} for each second of a processor, {:.3} ms each; median {median:.1} ms, 99 of 100 within {last:.1} ms",
            answered / seconds,
            answered / spent,
            1000.0 * spent / answered,
        );
        (failed > 0.0).then(|| format!("{what}: {failed} were not answered well within 10 s"))
    }

    /// What the program has used of the processors so far, in seconds.
    fn processor_seconds(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.program.id())).unwrap();
        let after_name = stat.rsplit_once(") ").unwrap().1;
        let ticks = |at| after_name.split(' ').nth(at).unwrap().parse::<f64>().unwrap();
        // Fields 14 and 15 of proc_pid_stat(5), user and system, counted from the one after the name.
        (ticks(11) + ticks(12)) / TICKS
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.program.kill().unwrap();
        self.program.wait().unwrap();
    }
}

/// Each with a key of its own.
fn posting() -> String {
    let body = body();
    format!(
        r#"
local number = 0
request = function()
  number = number + 1
  local headers = {{ ["Content-Type"] = "application/json", ["Idempotency-Key"] = string.format("load-%020d", number) }}
  return wrk.format("POST", "/api/v1/reports", headers, [[{body}]])
end
"#
    )
}

fn getting(page: &str) -> String {
    format!(r#"request = function() return wrk.format("GET", "{page}", {{ ["Accept-Encoding"] = "br" }}) end"#)
}

const DONE: &str = r#"
done = function(summary, latency)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format("figures %d %f %d %f %f\n", summary.requests, summary.duration / 1e6, failed,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
"#;
