//! Opening, with the key that only officers have.

use std::io::{BufRead, Read};

use age::stream::StreamReader;
use age::x25519::Identity;
use domain::queue::Reference;

use super::{Opened, SealError};

/// Holds the opening key. Lives only where officers work, never in the public server.
pub struct Opener {
    identity: Identity,
}

impl Opener {
    /// Reads an age identity file.
    ///
    /// # Errors
    /// [`SealError::Identity`] where it has no key.
    pub fn new(file: &str) -> Result<Self, SealError> {
        let line = file.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
        let identity = line.and_then(|line| line.parse().ok()).ok_or(SealError::Identity)?;
        Ok(Self { identity })
    }

    /// The recipient that this key opens for.
    pub fn recipient(&self) -> String {
        self.identity.to_public().to_string()
    }

    /// Opens a report and makes sure that it is the one whose row it lies in.
    ///
    /// # Errors
    /// [`SealError::Opening`] or [`SealError::Misplaced`].
    pub fn open(&self, wanted: Reference, sealed: &[u8]) -> Result<Opened, SealError> {
        let mut words = Vec::new();
        self.stream(sealed)?.read_to_end(&mut words).map_err(|_| SealError::Opening)?;
        let opened: Opened = serde_json::from_slice(&words).map_err(|_| SealError::Opening)?;
        if opened.reference == wanted.to_string() {
            Ok(opened)
        } else {
            Err(SealError::Misplaced { wanted, found: opened.reference })
        }
    }

    /// Opens what is read from it as it comes. Whole only once it was read to its end without an error.
    ///
    /// # Errors
    /// [`SealError::Opening`] where it was sealed for another key, or its beginning is damaged.
    pub fn stream<R: BufRead>(&self, sealed: R) -> Result<StreamReader<R>, SealError> {
        let decryptor = age::Decryptor::new_buffered(sealed).map_err(|_| SealError::Opening)?;
        let keys = std::iter::once(&self.identity as &dyn age::Identity);
        decryptor.decrypt(keys).map_err(|_| SealError::Opening)
    }
}
