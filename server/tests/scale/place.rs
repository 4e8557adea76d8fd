//! A database to measure.

use std::path::Path;
use std::sync::Arc;

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use store::{self, Schema, Store};

use crate::cluster::Cluster;

/// Which store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// One database.
pub(crate) struct Place {
    pub(crate) kind: Kind,
    pub(crate) url: String,
    pub(crate) store: Arc<dyn Store>,
}

impl Place {
    /// An empty one of this name.
    pub(crate) async fn new(kind: Kind, name: &str, folder: &Path, cluster: &Cluster) -> Self {
        let url = address(kind, name, folder, cluster).await;
        let store = store::open(&url, Schema::CreateIfEmpty).await.unwrap();
        Self { kind, url, store }
    }

    /// Runs SQL of the test's own.
    pub(crate) async fn run(&self, sql: String) {
        match self.kind {
            Kind::Sqlite => self.own().execute_batch(&sql).unwrap(),
            Kind::Postgres => {
                let mut own = PgConnection::connect(&self.url).await.unwrap();
                sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut own).await.unwrap();
            }
        }
    }

    /// A number that SQL asks for.
    pub(crate) async fn number(&self, sql: &'static str) -> i64 {
        match self.kind {
            Kind::Sqlite => self.own().query_row(sql, [], |row| row.get(0)).unwrap(),
            Kind::Postgres => {
                let mut own = PgConnection::connect(&self.url).await.unwrap();
                sqlx::query_scalar(sql).fetch_one(&mut own).await.unwrap()
            }
        }
    }

    fn own(&self) -> rusqlite::Connection {
        let own = rusqlite::Connection::open(self.url.strip_prefix("sqlite://").unwrap()).unwrap();
        own.busy_timeout(std::time::Duration::from_mins(1)).unwrap();
        own.pragma_update(None, "secure_delete", true).unwrap();
        own
    }
}

/// Where a database of this name is or is to be; `PostgreSQL` makes it first.
pub(crate) async fn address(kind: Kind, name: &str, folder: &Path, cluster: &Cluster) -> String {
    match kind {
        Kind::Sqlite => format!("sqlite://{}", folder.join(name).join("foursight.db").display()),
        Kind::Postgres => {
            let mut own = PgConnection::connect(&cluster.url()).await.unwrap();
            sqlx::raw_sql(AssertSqlSafe(format!("CREATE DATABASE \"{name}\""))).execute(&mut own).await.unwrap();
            cluster.url().replace("/postgres?", &format!("/{name}?"))
        }
    }
}
