//! The command line, read by hand: three words do not need a library that
//! everybody would have to compile first.

use crate::Result;

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Job {
    Help,
    Build { release: bool },
    Serve { release: bool, rest: Vec<String> },
    Scale { load: bool },
    Test { steps: Vec<String> },
    Faults { names: Vec<String> },
    Container,
    Release,
}

/// Reads the words after `cargo xtask`.
pub(crate) fn read(words: &[String]) -> Result<Job> {
    let Some((job, rest)) = words.split_first() else {
        return Ok(Job::Help);
    };
    match job.as_str() {
        "build" => {
            let (release, rest) = release(rest);
            nothing_more(rest)?;
            Ok(Job::Build { release })
        }
        "serve" => {
            let (release, rest) = release(rest);
            let rest = match rest.split_first() {
                Some((first, rest)) if first == "--" => rest,
                _ => {
                    nothing_more(rest)?;
                    rest
                }
            };
            Ok(Job::Serve { release, rest: rest.to_vec() })
        }
        "scale" => {
            let (load, rest) = match rest.split_first() {
                Some((first, rest)) if first == "load" => (true, rest),
                _ => (false, rest),
            };
            nothing_more(rest)?;
            Ok(Job::Scale { load })
        }
        "test" => Ok(Job::Test { steps: rest.to_vec() }),
        "faults" => Ok(Job::Faults { names: rest.to_vec() }),
        "container" => {
            nothing_more(rest)?;
            Ok(Job::Container)
        }
        "release" => {
            nothing_more(rest)?;
            Ok(Job::Release)
        }
        "help" | "--help" | "-h" => Ok(Job::Help),
        other => Err(format!("there is no job \"{other}\"; `cargo xtask help` lists them")),
    }
}

fn release(words: &[String]) -> (bool, &[String]) {
    match words.split_first() {
        Some((first, rest)) if first == "--release" => (true, rest),
        _ => (false, words),
    }
}

fn nothing_more(words: &[String]) -> Result<()> {
    match words.first() {
        None => Ok(()),
        Some(word) => Err(format!("\"{word}\" means nothing here; see `cargo xtask help`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_line(line: &str) -> Result<Job> {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        read(&words)
    }

    #[test]
    fn reads_what_usage_promises() {
        assert_eq!(read_line(""), Ok(Job::Help));
        assert_eq!(read_line("build --release"), Ok(Job::Build { release: true }));
        assert_eq!(
            read_line("serve -- --desk 127.0.0.1:1"),
            Ok(Job::Serve { release: false, rest: vec!["--desk".into(), "127.0.0.1:1".into()] })
        );
        assert_eq!(read_line("container"), Ok(Job::Container));
        assert_eq!(read_line("release"), Ok(Job::Release));
        assert_eq!(read_line("scale"), Ok(Job::Scale { load: false }));
        assert_eq!(read_line("scale load"), Ok(Job::Scale { load: true }));
        assert_eq!(read_line("test fmt unit"), Ok(Job::Test { steps: vec!["fmt".into(), "unit".into()] }));
        assert_eq!(read_line("faults disk"), Ok(Job::Faults { names: vec!["disk".into()] }));
    }

    #[test]
    fn refuses_words_it_does_not_know() {
        assert!(read_line("build --relaese").is_err());
        assert!(read_line("serve --desk").is_err());
        assert!(read_line("scale small").is_err());
        assert!(read_line("release --release").is_err());
        assert!(read_line("bulid").is_err());
    }
}
