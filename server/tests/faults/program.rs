//! The built program, as a process that can be killed, stopped and started again.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use rustix::process::Signal;
use tempfile::TempDir;

use crate::client::Client;
use crate::signals::{self, send};

/// How often to ask whether it serves, and how long to wait in between: a minute on the whole.
const TRIES: u32 = 3000;
const BETWEEN: Duration = Duration::from_millis(20);

/// A site of its own: keys, settings and a data folder, and a server that runs on them or not.
pub(crate) struct Program {
    pub(crate) data: PathBuf,
    /// Keys and messages; apart from the data, which may be full or gone.
    own: TempDir,
    database: Option<String>,
    recipient: String,
    /// What it serves: the public site, or the desk.
    role: &'static str,
    port: u16,
    child: Option<Child>,
    /// Words before the program's own, such as those of a tracer.
    before: Vec<String>,
    surroundings: Vec<(&'static str, String)>,
}

impl Program {
    /// On this data folder, with `SQLite`; nothing runs yet.
    pub(crate) fn on(data: &Path) -> Self {
        let own = tempfile::tempdir().unwrap();
        let made = Command::new(binary()).args(["keys", "new"]).arg(own.path().join("identity.age")).output().unwrap();
        assert!(made.status.success(), "{}", told(&made));
        let recipient = String::from_utf8(made.stdout).unwrap().trim().to_owned();
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let (before, surroundings) = (Vec::new(), Vec::new());
        let (database, role, child) = (None, "serve", None);
        Self { data: data.to_owned(), own, database, recipient, role, port, child, before, surroundings }
    }

    /// The desk rather than the public site, from the next start on.
    pub(crate) fn become_desk(&mut self) {
        self.role = "desk";
    }

    /// Where staff find the desk: by name, because browsers refuse passkeys otherwise.
    pub(crate) fn desk_address(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// Another server on the same database and for the same officers.
    pub(crate) fn replica(&self) -> Self {
        let mut other = Self::on(&self.data);
        other.recipient.clone_from(&self.recipient);
        other.database.clone_from(&self.database);
        other
    }

    pub(crate) fn with_database(mut self, url: String) -> Self {
        self.database = Some(url);
        self
    }

    pub(crate) fn with_words_before(mut self, words: Vec<String>) -> Self {
        self.before = words;
        self
    }

    pub(crate) fn with_surroundings(mut self, surroundings: Vec<(&'static str, String)>) -> Self {
        self.surroundings = surroundings;
        self
    }

    /// Where it serves.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Starts the server and waits until it answers.
    pub(crate) fn start(&mut self) {
        let mut words = self.before.clone();
        words.push(binary().display().to_string());
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).args([self.role, "--data"]).arg(&self.data).stdout(Stdio::null());
        command.stderr(File::options().append(true).create(true).open(self.own.path().join("messages")).unwrap());
        command.envs(self.settings()).envs(self.surroundings.iter().cloned());
        self.child = Some(command.spawn().unwrap_or_else(|why| panic!("{} does not start: {why}", words[0])));
        let client = Client::new(&self.address());
        for _ in 0..TRIES {
            if client.get("/healthz").is_ok_and(|answer| answer.status == 200) {
                return;
            }
            let ended = self.child.as_mut().unwrap().try_wait().unwrap();
            assert!(ended.is_none(), "the server ended: {}", self.messages());
            std::thread::sleep(BETWEEN);
        }
        panic!("the server does not answer: {}", self.messages());
    }

    /// Ends it with no chance to do anything more (`kill -9`).
    pub(crate) fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            send(Signal::KILL, &child).unwrap();
            child.wait().unwrap();
        }
    }

    /// Asks it to end, and waits until it has.
    pub(crate) fn stop(&mut self) {
        let mut child = self.child.take().expect("it runs");
        send(Signal::TERM, &child).unwrap();
        assert!(child.wait().unwrap().success(), "it ends well: {}", self.messages());
    }

    /// Sends the running server a signal.
    pub(crate) fn signal(&self, name: Signal) {
        send(name, self.child.as_ref().expect("it runs")).unwrap();
    }

    /// Whether the process that was started last still runs.
    pub(crate) fn lives(&mut self) -> bool {
        self.child.as_mut().is_some_and(|child| child.try_wait().unwrap().is_none())
    }

    /// How many files and connections it has open.
    pub(crate) fn open_files(&self) -> usize {
        let id = signals::served_by(self.child.as_ref().expect("it runs"));
        std::fs::read_dir(format!("/proc/{id}/fd")).unwrap().count()
    }

    /// What it told its operator since it was first started.
    pub(crate) fn messages(&self) -> String {
        std::fs::read_to_string(self.own.path().join("messages")).unwrap_or_default()
    }

    /// Runs one of its other roles.
    pub(crate) fn role(&self, words: &[&str]) -> Output {
        self.role_on(&self.data, words)
    }

    /// Runs one of its other roles on another folder.
    pub(crate) fn role_on(&self, data: &Path, words: &[&str]) -> Output {
        // One that should have refused, and serves instead, must not keep a test for ever.
        let mut command = Command::new("timeout");
        command.arg("60").arg(binary()).envs(self.settings()).arg("--data").arg(data).args(words);
        command.output().unwrap()
    }

    /// The file with the key that opens reports.
    pub(crate) fn identity(&self) -> String {
        self.own.path().join("identity.age").display().to_string()
    }

    fn settings(&self) -> Vec<(&'static str, String)> {
        let database = self.database.iter().map(|url| ("FOURSIGHT_DATABASE_URL", url.clone()));
        let own = [
            ("FOURSIGHT_PUBLIC_LISTEN", format!("127.0.0.1:{}", self.port)),
            ("FOURSIGHT_DESK_LISTEN", format!("127.0.0.1:{}", self.port)),
            ("FOURSIGHT_SEALING_IDENTITY_FILE", self.identity()),
            ("FOURSIGHT_SEALING_RECIPIENTS", self.recipient.clone()),
            // All of a test comes from one address.
            ("FOURSIGHT_LIMITS_OFF", "true".to_owned()),
        ];
        database.chain(own).collect()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already, and a test that fails must say why it does.
        if let Some(mut child) = self.child.take() {
            let _ = send(Signal::KILL, &child);
            let _ = child.wait();
        }
    }
}

/// What a role said, for a message.
pub(crate) fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What is tested: the program that was built with this test, or the one that is named.
fn binary() -> PathBuf {
    std::env::var_os("FOURSIGHT_FAULTS_PROGRAM").map_or_else(|| env!("CARGO_BIN_EXE_foursight").into(), PathBuf::from)
}
