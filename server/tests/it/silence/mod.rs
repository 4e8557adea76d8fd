//! Marked words go in wherever a client can put them, and come out nowhere: not in a log, a figure or a file.

mod visitor;

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::{Connection, PgConnection};

use crate::cluster::Cluster;
use crate::program::{Program, ask};
use visitor::Visitor;

/// Where visitors connect from: an address of this machine that nothing else uses.
const ADDRESS: &str = "127.0.0.77";

/// All that may not be found anywhere.
fn secrets(visitor: &Visitor) -> Vec<String> {
    let own = |secret: &str| secret.to_owned();
    let code = visitor.codes.iter().flat_map(|code| [code.clone(), code.replace('-', "")]);
    let fixed = [visitor::MARK, ADDRESS].map(own);
    fixed.into_iter().chain(code).chain(visitor.cookies.iter().cloned()).chain(visitor.keys.iter().cloned()).collect()
}

fn holds(bytes: &[u8], words: &str) -> bool {
    // Whoever writes it in other letters has written it.
    let words = words.to_lowercase();
    bytes.to_ascii_lowercase().windows(words.len()).any(|window| window == words.as_bytes())
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

async fn metrics(program: &Program) -> String {
    let answer = ask(program.admin, b"GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("foursight_requests_total{"), "{answer}");
    assert!(answer.contains("foursight_connections_open{listener=\"admin\"} 1\n"), "this one is open: {answer}");
    answer
}

/// What the program said and told holds nothing of a visit, and no reference either.
async fn said_nothing(program: &Program, visitor: &Visitor) {
    let (said, told) = (program.said(), metrics(program).await);
    assert!(said.contains("answered") && said.contains("/report/{step}"), "each request has its line: {said}");
    for secret in secrets(visitor).iter().chain(&visitor.references) {
        for (place, text) in [("the log", &said), ("/metrics", &told)] {
            let line = text.lines().find(|line| holds(line.as_bytes(), secret));
            assert_eq!(line, None, "{secret} in {place}");
        }
    }
}

/// No file below this folder holds anything of a visit; the references lie in some, or nothing was searched.
fn kept_nothing(folder: &Path, visitor: &Visitor) {
    let kept: Vec<_> = files(folder).into_iter().map(|file| (std::fs::read(&file).unwrap(), file)).collect();
    for (bytes, file) in &kept {
        for secret in secrets(visitor) {
            assert!(!holds(bytes, &secret), "{secret} in {}", file.display());
        }
    }
    for reference in &visitor.references {
        assert!(kept.iter().any(|(bytes, _)| holds(bytes, reference)), "{reference} is in no file");
    }
}

#[tokio::test]
async fn sqlite_keeps_and_says_nothing() {
    let program = Program::serve(&[("FOURSIGHT_LOG", "trace")]).await;
    let mut visitor = Visitor::new(program.address);
    visitor.goes_everywhere().await;
    said_nothing(&program, &visitor).await;
    kept_nothing(&program.data(), &visitor);
    // Somebody else holds the lock: nothing can be stored.
    let other = rusqlite::Connection::open(program.data().join("foursight.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    visitor.is_told_that_nothing_can_be_stored().await;
    drop(other);
    let said = program.said();
    assert!(said.contains("the database failed"), "the operator is told: {said}");
    said_nothing(&program, &visitor).await;
    kept_nothing(&program.data(), &visitor);
}

#[tokio::test]
async fn postgres_keeps_and_says_nothing_even_where_it_writes_down_all_that_it_is_asked() {
    let mut cluster = Cluster::new();
    let mut own = PgConnection::connect(&cluster.url()).await.unwrap();
    for setting in ["logging_collector = on", "log_statement = 'all'", "log_connections = on", "log_directory = 'log'"]
    {
        sqlx::raw_sql(sqlx::AssertSqlSafe(format!("ALTER SYSTEM SET {setting}"))).execute(&mut own).await.unwrap();
    }
    let data: String = sqlx::query_scalar("SHOW data_directory").fetch_one(&mut own).await.unwrap();
    drop(own);
    cluster.kill();
    cluster.start();
    let settings = [("FOURSIGHT_DATABASE_URL", cluster.url()), ("FOURSIGHT_LOG_JSON", "true".to_owned())];
    let settings: Vec<_> = settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let program = Program::serve(&[&settings[..], &[("FOURSIGHT_LOG", "trace")]].concat()).await;
    let mut visitor = Visitor::new(program.address);
    visitor.goes_everywhere().await;
    cluster.kill();
    visitor.is_told_that_nothing_can_be_stored().await;
    cluster.start();
    // Its log tells what was asked of it, with the values: references and what is sealed or hashed, and nothing else.
    let logged: Vec<_> = files(&Path::new(&data).join("log")).iter().map(|file| std::fs::read(file).unwrap()).collect();
    assert!(logged.iter().any(|log| holds(log, "INSERT INTO reports")), "it writes down what it is asked");
    kept_nothing(Path::new(&data), &visitor);
    tokio::time::sleep(Duration::from_millis(100)).await;
    said_nothing(&program, &visitor).await;
    let said = program.said();
    for line in said.lines() {
        assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "not JSON: {line}");
    }
    assert!(!said.contains("host=%2F"), "the address of the database");
}
