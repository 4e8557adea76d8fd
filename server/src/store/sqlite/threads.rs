//! `SQLite` on threads of its own: one that writes and commits in groups, one that reads.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use rusqlite::{Connection, Transaction};
use tokio::sync::oneshot;

use crate::store::StoreError;

/// How many jobs may wait before a sender must, and how many share a commit at the most.
const QUEUE: usize = 256;

type Done = Box<dyn FnOnce(Result<(), StoreError>) + Send>;
type Write = Box<dyn FnOnce(&mut Transaction<'_>) -> Done + Send>;
type Read = Box<dyn FnOnce(&mut Connection) + Send>;

/// Senders to the two threads.
pub(super) struct Threads {
    writer: SyncSender<Write>,
    reader: SyncSender<Read>,
    writing: Option<JoinHandle<()>>,
    reading: Option<JoinHandle<()>>,
}

fn gone<T>(_: T) -> StoreError {
    StoreError::Failed("no answer came".to_owned())
}

fn busy<T>(_: T) -> StoreError {
    StoreError::Failed("too much is waiting to be stored".to_owned())
}

impl Threads {
    pub(super) fn start(writing: Connection, mut reading: Connection) -> Self {
        let (writer, to_write) = sync_channel(QUEUE);
        let (reader, to_read) = sync_channel::<Read>(QUEUE);
        let writing = Some(thread::spawn(move || write_in_groups(writing, &to_write)));
        let reading = Some(thread::spawn(move || read_each(&mut reading, &to_read)));
        Self { writer, reader, writing, reading }
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

    /// Runs one query.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        query: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, answered) = oneshot::channel();
        let job: Read = Box::new(move |connection| {
            let _ = answer.send(query(connection));
        });
        self.reader.try_send(job).map_err(busy)?;
        answered.await.map_err(gone)?
    }
}

impl Drop for Threads {
    /// Waits until both are done. The writer closes last, and `SQLite` then puts all that the log holds into the
    /// database: who copies that file after a stop has everything.
    fn drop(&mut self) {
        self.reader = sync_channel(0).0;
        let _ = self.reading.take().map(JoinHandle::join);
        self.writer = sync_channel(0).0;
        let _ = self.writing.take().map(JoinHandle::join);
    }
}

fn read_each(connection: &mut Connection, reads: &Receiver<Read>) {
    for read in reads {
        let _ = catch_unwind(AssertUnwindSafe(|| read(connection)));
    }
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
