//! Making the key that opens reports.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use opener::Opener;

use super::Outcome;

/// Makes an identity file that only its owner can read, and never overwrites one. Prints its recipient.
///
/// # Errors
/// Where the file exists or can't be written.
pub fn new(file: &Path) -> Outcome {
    println!("{}", write(file)?);
    Ok(())
}

/// The recipient of the first identity in this file, if there is such a file.
///
/// # Errors
/// Where it can't be read, or holds no identity.
pub fn recipient_of(identity: &Path) -> Result<Option<String>, Box<dyn std::error::Error + Send + Sync>> {
    if !identity.exists() {
        return Ok(None);
    }
    Ok(Some(opener(identity)?.recipient()))
}

/// What opens for the identity in this file.
pub(super) fn opener(identity: &Path) -> Result<Opener, Box<dyn std::error::Error + Send + Sync>> {
    let at = |why: &dyn std::fmt::Display| format!("{}: {why}", identity.display());
    let keys = std::fs::read(identity).map_err(|why| at(&why))?;
    Ok(Opener::new(keys).map_err(|why| at(&why))?)
}

/// The same as [`new`], without printing: gives the recipient.
pub(super) fn write(file: &Path) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
    let identity = Identity::generate();
    let recipient = identity.to_public().to_string();
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = options.open(file).map_err(|why| format!("{}: {why}", file.display()))?;
    writeln!(out, "# opens reports; keep it away from the public server\n# recipient: {recipient}")?;
    writeln!(out, "{}", identity.to_string().expose_secret())?;
    out.sync_all()?;
    Ok(recipient)
}
