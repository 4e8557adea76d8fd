//! Opening, with the keys that only officers have. Only the desk and the command line depend on this crate.
#![forbid(unsafe_code)]

mod differs;
mod identity;
mod opened;

use std::io::{BufRead, Read};

use age::DecryptError;
use age::stream::StreamReader;
use age::x25519::Identity;
use domain::queue::Reference;
use seal::SealError;

pub use opened::{Opened, OpenedFlag};

/// Holds the opening keys. Lives only where officers work, never in the public server.
pub struct Opener {
    /// One at least.
    keys: Vec<Identity>,
}

impl Opener {
    /// Reads an age identity file, with one key or several.
    ///
    /// # Errors
    /// [`SealError::Identity`] where it has no key.
    pub fn new(file: impl AsRef<[u8]>) -> Result<Self, SealError> {
        let keys = identity::keys(file.as_ref());
        if keys.is_empty() { Err(SealError::Identity) } else { Ok(Self { keys }) }
    }

    /// The recipient that its first key opens for.
    pub fn recipient(&self) -> String {
        self.keys[0].to_public().to_string()
    }

    /// Opens a report and makes sure that it is the one whose row it lies in.
    ///
    /// # Errors
    /// [`SealError`]: of another key, damaged, of a newer version or of another row.
    pub fn open(&self, wanted: Reference, sealed: &[u8]) -> Result<Opened, SealError> {
        let mut words = Vec::new();
        self.stream(sealed)?.read_to_end(&mut words).map_err(|_| SealError::Damaged)?;
        let opened = Opened::read(words)?;
        if opened.reference == wanted.to_string() {
            Ok(opened)
        } else {
            Err(SealError::Misplaced { wanted, found: opened.reference })
        }
    }

    /// Opens what is read from it as it comes. Whole only once it was read to its end without an error.
    ///
    /// # Errors
    /// [`SealError::WrongKey`] where it was sealed for another key, [`SealError::Damaged`] where its beginning is.
    pub fn stream<R: BufRead>(&self, sealed: R) -> Result<StreamReader<R>, SealError> {
        let decryptor = age::Decryptor::new_buffered(sealed).map_err(|_| SealError::Damaged)?;
        let keys = self.keys.iter().map(|key| key as &dyn age::Identity);
        decryptor.decrypt(keys).map_err(|why| match why {
            DecryptError::NoMatchingKeys => SealError::WrongKey(self.keys.len()),
            _ => SealError::Damaged,
        })
    }
}
