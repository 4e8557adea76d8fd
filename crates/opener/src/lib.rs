//! Opening, with the keys that only officers have. Only the desk and the command line depend on this crate.
#![forbid(unsafe_code)]

mod differs;
mod identity;
mod opened;

use std::io::{BufRead, Read};

use age::DecryptError;
use age::secrecy::ExposeSecret;
use age::stream::StreamReader;
use age::x25519::Identity;
use domain::queue::Reference;
use hmac::{Hmac, Mac};
use seal::{Belongs, Fields, STAFF_FORMAT, SealError, StaffWords};
use sha2::Sha256;

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

    /// Bytes that only whoever has the first key can make: the same for the same label.
    ///
    /// # Panics
    /// Never: HMAC takes keys of any length.
    pub fn derive(&self, label: &[u8]) -> [u8; 32] {
        let secret = self.keys[0].to_string();
        let mac =
            Hmac::<Sha256>::new_from_slice(secret.expose_secret().as_bytes()).expect("HMAC takes keys of any length");
        mac.chain_update(label).finalize().into_bytes().into()
    }

    /// Opens a report and makes sure that it is the one whose row it lies in.
    ///
    /// # Errors
    /// [`SealError`]: of another key, damaged, of a newer version or of another row.
    pub fn open(&self, wanted: Reference, sealed: &[u8]) -> Result<Opened, SealError> {
        let opened = Opened::read(self.unlock(sealed)?)?;
        if opened.reference == wanted.to_string() {
            Ok(opened)
        } else {
            Err(SealError::Misplaced { wanted, found: opened.reference })
        }
    }

    /// Opens words of staff and makes sure that they belong where they lie.
    ///
    /// # Errors
    /// [`SealError`]: of another key, damaged, of a newer version, or moved.
    pub fn open_staff_words(&self, belongs: &Belongs, sealed: &[u8]) -> Result<Fields, SealError> {
        let words: StaffWords = serde_json::from_slice(&self.unlock(sealed)?).map_err(|_| SealError::Damaged)?;
        match words {
            StaffWords { format, .. } if format > STAFF_FORMAT => Err(SealError::Newer(format)),
            StaffWords { belongs: found, .. } if found != *belongs => Err(SealError::Moved),
            StaffWords { fields, .. } => Ok(fields),
        }
    }

    fn unlock(&self, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let mut words = Vec::new();
        self.stream(sealed)?.read_to_end(&mut words).map_err(|_| SealError::Damaged)?;
        Ok(words)
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
