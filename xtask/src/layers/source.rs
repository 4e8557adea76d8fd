//! What the source says, read as text. Comments do not count: a wall may be
//! talked about.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{is_in, named, rules};
use crate::Result;

/// A Rust file, its path from the workspace, its text without comments.
pub(super) struct File {
    pub(super) path: PathBuf,
    pub(super) text: String,
}

/// Every Rust file of the given members.
pub(super) fn files<'a>(root: &Path, members: impl Iterator<Item = &'a Path>) -> Result<Vec<File>> {
    let mut found = Vec::new();
    for member in members {
        walk(root, member, &mut found).map_err(|e| format!("{}: {e}", member.display()))?;
    }
    Ok(found)
}

fn walk(root: &Path, directory: &Path, found: &mut Vec<File>) -> std::io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(root, &path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(File {
                text: without_comments(&fs::read_to_string(&path)?),
                path: path.strip_prefix(root).unwrap_or(&path).to_path_buf(),
            });
        }
    }
    Ok(())
}

/// All that the files say and should not.
pub(super) fn broken(files: &[File]) -> Vec<String> {
    let mut broken = Vec::new();
    for (under, words) in &rules::SILENCES {
        for file in files.iter().filter(|file| is_in(&file.path, under)) {
            let words = words.iter().filter(|word| names_word(&file.text, word));
            broken.extend(words.map(|word| named(file, word)));
        }
    }
    broken.extend(feature_questions(files));
    broken
}

/// Rules for a place that is not there: moved, most likely, and unguarded now.
pub(super) fn guarding_nothing(files: &[File]) -> Vec<String> {
    let empty = rules::SILENCES.iter().filter(|(under, _)| !files.iter().any(|file| is_in(&file.path, under)));
    empty.map(|(under, _)| format!("nothing at {under}, which xtask/src/layers/rules.rs guards")).collect()
}

fn feature_questions(files: &[File]) -> Vec<String> {
    let asks = |file: &&File| rules::FEATURE_QUESTIONS.iter().any(|question| file.text.contains(question));
    let asking: Vec<&File> = files.iter().filter(asks).collect();
    if asking.len() < 2 {
        return Vec::new();
    }
    asking.iter().map(|file| named(file, "a feature, and is not the only file that does")).collect()
}

/// Line comments out; `://` in an address is none.
fn without_comments(text: &str) -> String {
    let code = text.lines().map(|line| match line.find("//") {
        Some(at) if !line[..at].ends_with(':') => &line[..at],
        _ => line,
    });
    code.collect::<Vec<_>>().join("\n")
}

/// Whether the word stands there by itself, not inside a longer name.
fn names_word(text: &str, word: &str) -> bool {
    let in_name = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !(in_name(before) || in_name(after) && in_name(word.chars().next_back()))
    })
}
