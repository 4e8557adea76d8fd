//! A `PostgreSQL` of a test's own: a new cluster in a folder, reached by a socket there, gone with the test.

use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// Where Debian puts each version's programs.
const DEBIAN: &str = "/usr/lib/postgresql";
/// Those that are needed.
const PROGRAMS: [&str; 4] = ["initdb", "pg_ctl", "pg_isready", "postgres"];
/// How often to ask whether it is ready, and how long to wait in between: a minute on the whole.
const TRIES: u32 = 1200;
const BETWEEN: Duration = Duration::from_millis(50);
/// Whom they run as where the tests run as root, whom they refuse.
const USER: &str = "postgres";

/// A cluster that runs.
pub(crate) struct Cluster {
    folder: TempDir,
    bin: PathBuf,
    server: Option<Child>,
}

impl Cluster {
    /// Makes one and starts it. Without `PostgreSQL`'s programs this fails: no test may pass because of that.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        if is_root(folder.path()) {
            std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
            let id = |which| Command::new("id").args([which, USER]).output().unwrap().stdout;
            let id = |which| String::from_utf8(id(which)).unwrap().trim().parse().unwrap();
            chown(folder.path(), Some(id("-u")), Some(id("-g"))).unwrap();
        }
        let bin = programs();
        let mut cluster = Self { folder, bin, server: None };
        let data = cluster.data();
        let made =
            cluster.program("initdb").args(["--auth=trust", "--username=foursight", "--pgdata"]).arg(&data).output();
        let made = made.unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        cluster.start();
        cluster
    }

    /// The folder of its socket, and of its superuser `foursight`'s only way in.
    pub(crate) fn socket(&self) -> &Path {
        self.folder.path()
    }

    /// Its address, as `database.url` takes it.
    pub(crate) fn url(&self) -> String {
        let socket = self.socket().display().to_string().replace('/', "%2F");
        format!("postgres://foursight@localhost/postgres?host={socket}")
    }

    pub(crate) fn start(&mut self) {
        let (folder, data) = (self.folder.path().to_owned(), self.data());
        let mut server = self.program("postgres");
        server.arg("-D").arg(data).arg("-k").arg(&folder).args(["-c", "listen_addresses="]);
        self.server = Some(server.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
        let is_ready = || self.program("pg_isready").arg("-h").arg(&folder).output().unwrap().status.success();
        let ready = (0..TRIES).any(|_| {
            is_ready() || {
                std::thread::sleep(BETWEEN);
                false
            }
        });
        assert!(ready, "PostgreSQL does not start");
    }

    /// Ends it at once, as a fault would.
    pub(crate) fn kill(&mut self) {
        if let Some(mut server) = self.server.take() {
            let data = self.data();
            let stopped = self.program("pg_ctl").args(["stop", "-m", "immediate", "-D"]).arg(data).output();
            assert!(stopped.unwrap().status.success());
            server.wait().unwrap();
        }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// One of its programs, run as somebody whom it does not refuse.
    fn program(&self, name: &str) -> Command {
        let program = self.bin.join(name);
        let mut command = if is_root(Path::new("/proc/self")) {
            let mut command = Command::new("setpriv");
            command.args(["--reuid", USER, "--regid", USER, "--init-groups", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir("/");
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.kill();
    }
}

fn is_root(path: &Path) -> bool {
    path.metadata().unwrap().uid() == 0
}

/// The folder of the newest version's programs.
fn programs() -> PathBuf {
    let versions =
        std::fs::read_dir(DEBIAN).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path().join("bin")));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut found: Vec<PathBuf> = versions
        .chain(std::env::split_paths(&path))
        .filter(|bin| PROGRAMS.iter().all(|name| bin.join(name).is_file()))
        .collect();
    found.sort();
    found.pop().expect("PostgreSQL's programs: on Debian `apt-get install postgresql`")
}
