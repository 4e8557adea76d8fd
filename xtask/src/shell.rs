//! Running other programs, with failures as sentences that name them.

use std::process::{Command, Stdio};

use crate::Result;

/// Runs it with our own input and output; anything but success is an error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|e| missing(command, &e))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", name(command))) }
}

/// Runs it and hands back what it printed; its complaints still reach the terminal.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|e| missing(command, &e))?;
    if output.status.success() {
        String::from_utf8(output.stdout).map_err(|e| format!("`{}`: {e}", name(command)))
    } else {
        Err(format!("`{}` failed ({})", name(command), output.status))
    }
}

/// Whether it starts at all and succeeds, in silence.
pub(crate) fn answers(program: &str, argument: &str) -> bool {
    Command::new(program)
        .arg(argument)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn missing(command: &Command, why: &std::io::Error) -> String {
    format!("cannot start `{}`: {why}", name(command))
}

/// The program and its first words: enough to know which step it was.
fn name(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let mut words = vec![program.file_name().unwrap_or_default().to_string_lossy()];
    words.extend(command.get_args().take(4).map(|word| word.to_string_lossy()));
    words.join(" ")
}
