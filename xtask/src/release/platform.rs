//! Which npm packages go with a machine. Some are a program for one system each, and the lock
//! file names them all.

use serde_json::Value;

/// Whether npm installs it on a machine of this target triple.
pub(super) fn takes(package: &Value, triple: &str) -> bool {
    [("cpu", cpu(triple)), ("os", os(triple)), ("libc", libc(triple))]
        .into_iter()
        .all(|(key, mine)| package[key].as_array().is_none_or(|list| allows(list, mine)))
}

/// A list names those it is for, or, each behind a `!`, those it is not for.
fn allows(list: &[Value], mine: &str) -> bool {
    let mut words = list.iter().filter_map(Value::as_str);
    let refused = words.clone().any(|word| word.strip_prefix('!') == Some(mine));
    !refused && (words.clone().all(|word| word.starts_with('!')) || words.any(|word| word == mine))
}

/// Node's word for the processor.
fn cpu(triple: &str) -> &str {
    match triple.split('-').next().unwrap_or_default() {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        "i686" => "ia32",
        other => other,
    }
}

fn os(triple: &str) -> &str {
    let known = [("linux", "linux"), ("darwin", "darwin"), ("windows", "win32"), ("freebsd", "freebsd")];
    known.into_iter().find(|(part, _)| triple.contains(part)).map_or("", |(_, word)| word)
}

fn libc(triple: &str) -> &str {
    if triple.contains("musl") { "musl" } else { "glibc" }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::takes;

    #[test]
    fn a_package_for_another_system_is_left_out() {
        let ours = "x86_64-unknown-linux-gnu";
        assert!(takes(&json!({}), ours));
        assert!(takes(&json!({"os": ["linux"], "cpu": ["x64"], "libc": ["glibc"]}), ours));
        assert!(!takes(&json!({"os": ["linux"], "cpu": ["x64"], "libc": ["musl"]}), ours));
        assert!(!takes(&json!({"os": ["linux"], "cpu": ["arm64"]}), ours));
        assert!(!takes(&json!({"os": ["win32"], "cpu": ["x64"]}), ours));
        assert!(takes(&json!({"os": ["!win32"]}), ours));
        assert!(!takes(&json!({"os": ["!linux"]}), ours));
        assert!(takes(&json!({"os": ["darwin"], "cpu": ["arm64"]}), "aarch64-apple-darwin"));
    }
}
