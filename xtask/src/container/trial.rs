//! Whether what was made starts, answers and stops.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    process::{Child, Command},
    thread::sleep,
    time::Duration,
};

use super::image::Image;
use crate::{Result, shell};

/// Starts it as an engine would, with the one setting that podman's `--env` would give.
pub(super) fn run(image: &Image) -> Result<()> {
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let address = free.map_err(|e| format!("no port is free: {e}"))?;
    let mut program = image.inside(&image.user);
    program.args(["/usr/bin/env", "-i"]).args(&image.environment);
    program.arg(format!("FOURSIGHT_PUBLIC_LISTEN={address}")).args(&image.entry).args(&image.command);
    let mut child = program.spawn().map_err(|e| format!("cannot start it: {e}"))?;
    let outcome = try_out(&mut child, address);
    // If it ended by itself there is nothing left to end.
    let _ = child.kill();
    let _ = child.wait();
    outcome
}

fn try_out(child: &mut Child, address: SocketAddr) -> Result<()> {
    let mut tries = (0..200).map(|_| {
        sleep(Duration::from_millis(50));
        asked(address)
    });
    if !tries.any(|answer| answer.is_some_and(|answer| answer.starts_with("HTTP/1.1 200"))) {
        return Err("what was made does not answer".to_owned());
    }
    shell::run(Command::new("kill").args(["-s", "TERM", &child.id().to_string()]))?;
    let status = child.wait().map_err(|e| format!("it does not end: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("it did not end well ({status})")) }
}

fn asked(address: SocketAddr) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}
