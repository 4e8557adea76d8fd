//! What must be on the machine beside cargo. Each thing missing stops the
//! build with one sentence, before anything slow has begun.

use std::{path::Path, process::Command};

use crate::{Result, shell};

const WASM: &str = "wasm32-unknown-unknown";

/// Checks them all.
pub(crate) fn check(root: &Path) -> Result<()> {
    if !shell::answers("cc", "--version") {
        return Err("a C compiler is missing: install gcc or clang (Debian: `apt-get install build-essential`)".into());
    }
    let node = shell::read(Command::new("node").arg("--version")).unwrap_or_default();
    if major(&node).is_none_or(|major| major < 20) {
        return Err(
            "Node.js 20 or later is missing: install it from your distribution or with a version manager".into()
        );
    }
    if !shell::answers("npm", "--version") {
        return Err("npm is missing: install it (it usually comes with Node.js)".into());
    }
    wasm_target(root)
}

/// Looked for on disk rather than asked of rustup, which a distribution's Rust
/// does not have.
fn wasm_target(root: &Path) -> Result<()> {
    let sysroot = shell::read(Command::new("rustc").args(["--print", "sysroot"]).current_dir(root))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    shell::run(Command::new("rustup").args(["target", "add", WASM]).current_dir(root))
        .map_err(|_| format!("Rust's {WASM} target is missing: install it, with rustup or from your distribution"))
}

fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn reads_a_version() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major(""), None);
    }
}
