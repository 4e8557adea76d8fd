//! Programs of the distribution's that tests start. What is missing is an
//! error, or is installed where that is ours to do; no test is left out.

use std::{path::Path, process::Command};

use crate::{Result, shell};

/// A package, by Debian's name, and whether its programs are there.
struct Package {
    name: &'static str,
    about: &'static str,
    there: fn() -> bool,
}

/// What `cargo test` needs besides cargo.
const FOR_UNIT: [Package; 8] = [
    Package {
        name: "postgresql",
        about: "PostgreSQL, version 15 or newer",
        // Debian keeps each version's programs apart, off the path.
        there: || Path::new("/usr/lib/postgresql").is_dir() || shell::answers("initdb", "--version"),
    },
    Package {
        name: "haproxy",
        about: "HAProxy, version 2.6 or newer",
        there: || Path::new("/usr/sbin/haproxy").is_file() || shell::answers("haproxy", "-v"),
    },
    Package {
        name: "systemd",
        about: "systemd-analyze, version 252 or newer",
        there: || shell::answers("systemd-analyze", "--version"),
    },
    Package { name: "strace", about: "strace", there: || shell::answers("strace", "--version") },
    // The command brings the library, and is easier to ask for.
    Package { name: "faketime", about: "faketime", there: || shell::answers("faketime", "--version") },
    Package { name: "e2fsprogs", about: "mkfs.ext4", there: || shell::answers("mkfs.ext4", "-V") },
    Package { name: "mount", about: "mount", there: || shell::answers("mount", "--version") },
    Package { name: "slowhttptest", about: "slowhttptest", there: || on_path("slowhttptest") },
];

/// For a program that can't be asked for anything without saying that it failed.
fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
/// What `cargo xtask scale` needs besides: it asks for pages and sends reports.
const FOR_SCALE: [Package; 1] = [Package { name: "wrk", about: "wrk", there: || on_path("wrk") }];

/// What `cargo xtask container` needs besides.
const FOR_CONTAINERS: [Package; 1] = [Package {
    name: "debootstrap",
    about: "debootstrap, run as root on Debian,",
    there: || Path::new("/usr/sbin/debootstrap").is_file() && may_install(),
}];

/// Sees to it that they are there: without them tests would fail.
pub(crate) fn for_unit() -> Result<()> {
    ready(&FOR_UNIT)
}

/// The same for measuring, which starts a database, too.
pub(crate) fn for_scale() -> Result<()> {
    for_unit()?;
    ready(&FOR_SCALE)
}

/// The same for building a container's folder.
pub(crate) fn for_containers() -> Result<()> {
    ready(&FOR_CONTAINERS)
}

fn ready(packages: &[Package]) -> Result<()> {
    for package in packages {
        if !(package.there)() && may_install() {
            install(package.name)?;
        }
        if !(package.there)() {
            return Err(format!("{} is missing (Debian: `apt-get install {}`)", package.about, package.name));
        }
    }
    Ok(())
}

/// Installs one of Debian's packages.
pub(crate) fn install(package: &str) -> Result<()> {
    let apt = || {
        let mut apt = Command::new("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    shell::run(apt().arg("update"))?;
    shell::run(apt().args(["install", "--yes", package]))
}

/// Whether this is a Debian machine of our own to install on, such as CI's.
pub(crate) fn may_install() -> bool {
    let root = shell::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    root && shell::answers("apt-get", "--version")
}
