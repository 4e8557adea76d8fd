//! `SQLite` on threads of its own: one that writes and commits in groups; some that read single rows by their key; and
//! some that search, so that a long search never delays somebody's draft.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use rusqlite::{Connection, Transaction};
use tokio::sync::oneshot;

use crate::StoreError;

/// How many jobs may wait before a sender must, and how many share a commit at the most.
const QUEUE: usize = 256;

type Done = Box<dyn FnOnce(Result<(), StoreError>) + Send>;
type Write = Box<dyn FnOnce(&mut Transaction<'_>) -> Done + Send>;
type Read = Box<dyn FnOnce(&mut Connection) + Send>;

/// How many threads read single rows, and how many search. Each has a connection of its own.
const READERS: usize = 2;
const SEARCHERS: usize = 2;

/// Senders to the threads.
pub(super) struct Threads {
    writer: SyncSender<Write>,
    reader: SyncSender<Read>,
    searcher: SyncSender<Read>,
    writing: Option<JoinHandle<()>>,
    reading: Vec<JoinHandle<()>>,
}

fn gone<T>(_: T) -> StoreError {
    StoreError::Failed("no answer came".to_owned())
}

fn busy<T>(_: T) -> StoreError {
    StoreError::Failed("too much is waiting to be stored".to_owned())
}

impl Threads {
    pub(super) fn start(
        writing: Connection,
        open_to_read: impl Fn() -> Result<Connection, StoreError>,
    ) -> Result<Self, StoreError> {
        let (writer, to_write) = sync_channel(QUEUE);
        let (reader, mut reading) = start_readers(READERS, &open_to_read)?;
        let (searcher, searching) = start_readers(SEARCHERS, &open_to_read)?;
        reading.extend(searching);
        let writing = Some(thread::spawn(move || write_in_groups(writing, &to_write)));
        Ok(Self { writer, reader, searcher, writing, reading })
    }

    /// Runs one change and answers after it is committed.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        change: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, answered) = oneshot::channel();
        let job: Write = Box::new(move |transaction| {
            // A savepoint of its own: what fails takes nothing of the others with it.
            let result = (|| {
                let savepoint = transaction.savepoint()?;
                let value = change(&savepoint)?;
                savepoint.commit()?;
                Ok(value)
            })();
            Box::new(move |committed| {
                let _ = answer.send(committed.and(result));
            })
        });
        self.writer.try_send(job).map_err(busy)?;
        answered.await.map_err(gone)?
    }

    /// Reads a row, or a few, by a key.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        ask(&self.reader, query).await
    }

    /// Reads many rows.
    pub(super) async fn search<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        ask(&self.searcher, query).await
    }
}

async fn ask<T: Send + 'static>(
    readers: &SyncSender<Read>,
    query: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    let (answer, answered) = oneshot::channel();
    let job: Read = Box::new(move |connection| {
        let _ = answer.send(query(connection));
    });
    readers.try_send(job).map_err(busy)?;
    answered.await.map_err(gone)?
}

impl Drop for Threads {
    /// Waits until all are done. The writer closes last, and `SQLite` then puts all that the log holds into the
    /// database: who copies that file after a stop has everything.
    fn drop(&mut self) {
        (self.reader, self.searcher) = (sync_channel(0).0, sync_channel(0).0);
        self.reading.drain(..).for_each(|thread| drop(thread.join()));
        self.writer = sync_channel(0).0;
        let _ = self.writing.take().map(JoinHandle::join);
    }
}

type Readers = (SyncSender<Read>, Vec<JoinHandle<()>>);

/// So many threads that take from one queue.
fn start_readers(many: usize, open: &impl Fn() -> Result<Connection, StoreError>) -> Result<Readers, StoreError> {
    let (sender, waiting) = sync_channel::<Read>(QUEUE);
    let waiting = Arc::new(Mutex::new(waiting));
    let start = |mut connection: Connection| {
        let waiting = Arc::clone(&waiting);
        thread::spawn(move || {
            while let Some(read) = next(&waiting) {
                // A fault in one query must not end the thread; its sender sees no answer.
                let _ = catch_unwind(AssertUnwindSafe(|| read(&mut connection)));
            }
        })
    };
    let threads = (0..many).map(|_| open().map(start)).collect::<Result<_, _>>()?;
    Ok((sender, threads))
}

/// The next query, for which one thread waits and the others wait behind it; none once nobody can send any more.
fn next(waiting: &Mutex<Receiver<Read>>) -> Option<Read> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

/// Takes what waits, runs it in one transaction, commits once, then answers all.
fn write_in_groups(mut connection: Connection, writes: &Receiver<Write>) {
    while let Ok(first) = writes.recv() {
        let group = std::iter::once(first).chain(writes.try_iter().take(QUEUE - 1));
        let mut done = Vec::new();
        let committed = (|| {
            let mut transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            // A fault in one job must end neither the thread nor the others' jobs; its sender sees no answer.
            done.extend(group.filter_map(|write| catch_unwind(AssertUnwindSafe(|| write(&mut transaction))).ok()));
            transaction.commit()
        })();
        if done.is_empty() && committed.is_err() {
            // It never began, because somebody else holds the database: nobody is to wait for the next try as
            // well. What is dropped is told to its sender.
            writes.try_iter().for_each(drop);
        }
        let failure = committed.err().map(|why| StoreError::from(why).to_string());
        for answer in done {
            answer(failure.clone().map_or(Ok(()), |why| Err(StoreError::Failed(why))));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn however_many_search_a_row_is_read_meanwhile() {
        let open = || Ok(Connection::open_in_memory()?);
        let threads = Arc::new(Threads::start(open().unwrap(), open).unwrap());
        let ended = Arc::new(AtomicUsize::new(0));
        let search = |_| {
            let (threads, ended) = (Arc::clone(&threads), Arc::clone(&ended));
            tokio::spawn(async move {
                let long = |_: &Connection| {
                    thread::sleep(Duration::from_secs(1));
                    Ok(())
                };
                threads.search(long).await.unwrap();
                ended.fetch_add(1, Ordering::Relaxed);
            })
        };
        let searches: Vec<_> = (0..SEARCHERS * 2).map(search).collect();
        tokio::task::yield_now().await;
        for _ in 0..READERS * 2 {
            threads.read(|_| Ok(())).await.unwrap();
        }
        assert_eq!(ended.load(Ordering::Relaxed), 0, "it waited for a search");
        for search in searches {
            search.await.unwrap();
        }
    }
}
