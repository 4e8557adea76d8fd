//! A database that another version of the program made.

use rusqlite::Connection;
use sqlx::{Connection as _, PgConnection};

use crate::cluster::Cluster;
use crate::program::{Program, told};
use crate::run::Run;

/// Everything that opens the database.
const ROLES: [&[&str]; 5] =
    [&["serve"], &["migrate"], &["queue", "list", "--json"], &["queue", "open", "7KQ4-M2XP"], &["stats"]];

fn refuses(program: &Program, words: &[&str], message: &str) {
    let refused = program.role(words);
    assert_eq!(refused.status.code(), Some(1), "{words:?}");
    assert_eq!(told(&refused).trim_end(), message, "{words:?}");
    assert!(refused.stdout.is_empty(), "{words:?}");
}

fn each_refuses(program: &Program) {
    let message = "foursight: the database has schema 99, which this version does not know; use a newer foursight";
    for words in ROLES {
        refuses(program, words, message);
    }
}

/// One that is older is not changed by the way, but brought on when somebody says so.
fn is_brought_on(program: &mut Program) {
    let message = "foursight: the database has schema 1; run `foursight migrate`";
    for words in ROLES.into_iter().filter(|words| *words != ["migrate"]) {
        refuses(program, words, message);
    }
    assert!(program.role(&["migrate"]).status.success());
    program.start();
}

#[test]
fn an_sqlite_file_of_another_version() {
    let _run = Run::begin();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("foursight.db");
    let mut program = Program::on(folder.path());
    let database = Connection::open(&file).unwrap();
    database.execute_batch(include_str!("../../../crates/store/src/sqlite/schema.sql")).unwrap();
    database.execute_batch("PRAGMA user_version = 1").unwrap();
    is_brought_on(&mut program);
    program.stop();
    database.execute_batch("PRAGMA user_version = 99").unwrap();
    each_refuses(&program);
    println!("another version's schema, SQLite: {} roles refuse a newer one, an older one is brought on", ROLES.len());
}

#[test]
fn a_postgres_database_of_another_version() {
    let _run = Run::begin();
    let cluster = Cluster::new();
    let folder = tempfile::tempdir().unwrap();
    let mut program = Program::on(folder.path()).with_database(cluster.url());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let sql = |sql: &'static str| {
        runtime.block_on(async {
            let mut database = PgConnection::connect(&cluster.url()).await.unwrap();
            sqlx::raw_sql(sql).execute(&mut database).await.unwrap();
        });
    };
    sql(include_str!("../../../crates/store/src/postgres/schema.sql"));
    sql("CREATE TABLE foursight_schema (one BOOLEAN PRIMARY KEY CHECK (one), version BIGINT NOT NULL);
        INSERT INTO foursight_schema VALUES (TRUE, 1)");
    is_brought_on(&mut program);
    program.stop();
    sql("UPDATE foursight_schema SET version = 99");
    each_refuses(&program);
    println!(
        "another version's schema, PostgreSQL: {} roles refuse a newer one, an older one is brought on",
        ROLES.len()
    );
}
