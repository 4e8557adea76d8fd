//! With the database gone and the disk full, whoever looks for help still finds it, at once.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use axum::http::StatusCode;
use domain::access::Scope;
use domain::audit::{Hash, Linked};
use domain::case::Case;
use domain::queue::{Reference, State};
use domain::triage::Band;
use jiff::Timestamp;
use seal::{Columns, SealedReport};
use store::{
    Accepted, Audit, AuditEntry, AuditFilter, Backup, BackupRow, Cases, Changed, Counted, Counts, DayKeys, DraftId,
    DraftTotals, Drafts, Filter, InBand, Notice, Place, Queue, QueueRow, StoreError, StoredDraft, StoredEntry,
    StoredNotice, Taker, Tally, Waiting, Write,
};
use tokio::sync::mpsc::{Receiver, Sender};

use crate::support::{START, Site, help_pages};

/// As fast as these pages are, even on a machine that is busy with other tests. A page that asks a store which
/// never answers would take for ever.
const AT_ONCE: Duration = Duration::from_secs(3);

/// Every page that helps without a report, and one that is not there.
fn pages() -> Vec<String> {
    help_pages().into_iter().chain(["/nowhere".to_owned()]).collect()
}

/// What both sites share, as replicas do.
const KEY_OF_THE_DAY: [u8; 32] = [7; 32];

/// A store that can do nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Broken {
    /// Each thing that is asked of it fails, as where the disk is full or the file is gone.
    Refusing,
    /// It never answers.
    Stuck,
    /// It answered at first, so that the keys of the day are known, and never again.
    StuckLater,
}

impl Broken {
    pub(crate) async fn fail<T>(self) -> Result<T, StoreError> {
        match self {
            Self::Refusing => Err(StoreError::Failed("database or disk is full".to_owned())),
            Self::Stuck | Self::StuckLater => std::future::pending().await,
        }
    }
}

#[async_trait]
impl Drafts for Broken {
    async fn draft(&self, _: DraftId, _: Timestamp) -> Result<Option<StoredDraft>, StoreError> {
        self.fail().await
    }
    async fn keep_draft(&self, _: DraftId, _: StoredDraft) -> Result<bool, StoreError> {
        self.fail().await
    }
    async fn drop_draft(&self, _: DraftId) -> Result<(), StoreError> {
        self.fail().await
    }
    async fn draft_totals(&self) -> Result<DraftTotals, StoreError> {
        self.fail().await
    }
    async fn expire_drafts(&self, _: Timestamp) -> Result<usize, StoreError> {
        self.fail().await
    }
}

#[async_trait]
impl Queue for Broken {
    async fn accept(&self, _: SealedReport) -> Result<Accepted, StoreError> {
        self.fail().await
    }
    async fn waiting(&self, _: Option<u32>) -> Result<Vec<Waiting>, StoreError> {
        self.fail().await
    }
    async fn damaged(&self) -> Result<Vec<String>, StoreError> {
        self.fail().await
    }
    async fn in_bands(&self, _: Timestamp) -> Result<Vec<InBand>, StoreError> {
        self.fail().await
    }
    async fn sealed(&self, _: Reference) -> Result<Option<Vec<u8>>, StoreError> {
        self.fail().await
    }
    async fn columns(&self, _: Reference) -> Result<Option<Columns>, StoreError> {
        self.fail().await
    }
    async fn page(&self, _: Scope, _: Filter, _: Option<Place>, _: u32) -> Result<Vec<QueueRow>, StoreError> {
        self.fail().await
    }
    async fn row(&self, _: Scope, _: Reference) -> Result<Option<QueueRow>, StoreError> {
        self.fail().await
    }
    async fn tally(&self, _: Scope, _: Timestamp) -> Result<Tally, StoreError> {
        self.fail().await
    }
    async fn arrived_since(&self, _: Scope, _: Timestamp) -> Result<Vec<(Band, u32)>, StoreError> {
        self.fail().await
    }
    async fn ready(&self) -> Result<(), StoreError> {
        self.fail().await
    }
}

#[async_trait]
impl Cases for Broken {
    async fn case(&self, _: Reference) -> Result<Option<Case>, StoreError> {
        self.fail().await
    }
    async fn take_next(
        &self,
        _: Scope,
        _: Taker,
        _: AuditEntry,
        _: Vec<Notice>,
    ) -> Result<Option<(Reference, Case)>, StoreError> {
        self.fail().await
    }
    async fn change(&self, _: Reference, _: i64, _: Write) -> Result<Changed, StoreError> {
        self.fail().await
    }
    async fn entries_of(&self, _: Reference) -> Result<Vec<StoredEntry>, StoreError> {
        self.fail().await
    }
    async fn unopened(&self, _: Timestamp, _: u32) -> Result<Vec<(Reference, Case)>, StoreError> {
        self.fail().await
    }
    async fn notices(&self, _: i64, _: u32) -> Result<Vec<StoredNotice>, StoreError> {
        self.fail().await
    }
    async fn erase_reports(&self, _: State, _: Timestamp, _: AuditEntry) -> Result<usize, StoreError> {
        self.fail().await
    }
    async fn count_reports(&self, _: State, _: Timestamp) -> Result<u64, StoreError> {
        self.fail().await
    }
}

#[async_trait]
impl Audit for Broken {
    async fn append(&self, _: AuditEntry) -> Result<(), StoreError> {
        self.fail().await
    }
    async fn entries(&self, _: i64, _: u32) -> Result<Vec<Linked>, StoreError> {
        self.fail().await
    }
    async fn audit_page(&self, _: AuditFilter, _: Option<i64>, _: u32) -> Result<Vec<Linked>, StoreError> {
        self.fail().await
    }
    async fn head(&self) -> Result<(i64, Hash), StoreError> {
        self.fail().await
    }
}

#[async_trait]
impl Counts for Broken {
    async fn counted(&self) -> Result<Vec<Counted>, StoreError> {
        self.fail().await
    }
}

#[async_trait]
impl DayKeys for Broken {
    async fn day_keys(&self, _: i64, _: [u8; 32]) -> Result<Vec<[u8; 32]>, StoreError> {
        if matches!(self, Self::StuckLater) { Ok(vec![KEY_OF_THE_DAY]) } else { self.fail().await }
    }
}

#[async_trait]
impl Backup for Broken {
    async fn export(&self, _: Sender<BackupRow>) -> Result<(), StoreError> {
        self.fail().await
    }
    async fn import(&self, _: Receiver<BackupRow>) -> Result<(), StoreError> {
        self.fail().await
    }
}

/// A site on such a store, and the cookie of somebody who has a draft elsewhere.
pub(crate) async fn site(broken: Broken) -> (Site, String) {
    let before = Site::new();
    let day = START.parse::<Timestamp>().unwrap().as_second() / (24 * 3600);
    let own = rusqlite::Connection::open(before.folder.path().join("foursight.db")).unwrap();
    own.execute("INSERT INTO day_keys (day, key) VALUES (?1, ?2)", (day, KEY_OF_THE_DAY)).unwrap();
    let cookie = before.begin().await;
    (Site::on(|_| {}, |_, _| Arc::new(broken)), cookie)
}

#[tokio::test]
async fn every_page_that_helps_answers_at_once() {
    for broken in [Broken::Refusing, Broken::Stuck] {
        let (site, cookie) = site(broken).await;
        for path in pages() {
            let page = tokio::time::timeout(AT_ONCE, site.get(&path, &cookie)).await;
            let page = page.unwrap_or_else(|_| panic!("{path} waits for a store that is {broken:?}"));
            let status = if path == "/nowhere" { StatusCode::NOT_FOUND } else { StatusCode::OK };
            assert_eq!(page.status, status, "{path}, {broken:?}");
            assert!(page.text.contains("tel:999") && page.text.contains("0808 802 0300"), "{path}, {broken:?}");
        }
    }
}

#[tokio::test]
async fn the_check_answers_and_the_way_out_is_open() {
    for broken in [Broken::Refusing, Broken::Stuck] {
        let (site, cookie) = site(broken).await;
        let fields = [("nation", "wales"), ("signs.repeated", "yes"), ("danger_now", "yes")];
        let answer = tokio::time::timeout(AT_ONCE, site.post_and_follow("/check", &cookie, &fields)).await.unwrap();
        assert_eq!(answer.status, StatusCode::OK, "{broken:?}");
        assert!(answer.text.contains("In Wales,") && answer.text.contains("Open now, day and night"), "{broken:?}");
        let out = tokio::time::timeout(AT_ONCE, site.get("/leave", &cookie)).await.unwrap();
        assert_eq!(out.status, StatusCode::SEE_OTHER, "{broken:?}");
    }
}

#[tokio::test]
async fn a_report_that_cannot_be_kept_says_so_with_the_numbers() {
    let (site, cookie) = site(Broken::Refusing).await;
    for (path, answer) in [
        ("POST /report", site.post("/report", "", &[]).await),
        ("GET /report/17", site.get("/report/17", &cookie).await),
    ] {
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{path}");
        assert!(answer.text.contains("tel:999") && answer.text.contains("href=\"/help/emergency\""), "{path}");
        assert_eq!(answer.header("retry-after"), "120", "{path}");
    }
}
