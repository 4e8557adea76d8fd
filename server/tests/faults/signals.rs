//! Signals to the server, also where a tracer started it.

use std::process::Child;

use rustix::io::Result;
use rustix::process::{Pid, Signal, kill_process};

/// Sends one to the server that was started as this child.
pub(crate) fn send(signal: Signal, child: &Child) -> Result<()> {
    send_to(signal, served_by(child))
}

/// Sends one to a process.
pub(crate) fn send_to(signal: Signal, id: u32) -> Result<()> {
    kill_process(Pid::from_raw(id.try_into().unwrap()).unwrap(), signal)
}

/// The server's own process: what was started, or what a tracer started in turn.
pub(crate) fn served_by(child: &Child) -> u32 {
    let id = child.id();
    let name = std::fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
    if name.trim() == "foursight" {
        return id;
    }
    let children = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
    children.split_whitespace().next().map_or(id, |id| id.parse().unwrap())
}
