//! Where and why serde could not read an answer.

use crate::problem::{Problem, ProblemCode};

/// The JSON pointer for a path as `serde_path_to_error` writes it: `incidents[0].when`.
pub fn pointer_to(path: &str) -> String {
    if path == "." || path.is_empty() {
        return String::new();
    }
    let dotted = path.replace('[', ".").replace(']', "");
    format!("/{}", dotted.trim_start_matches('.').replace('.', "/"))
}

/// The problem that serde met at a path. Serde tells the kind only in its message, whose
/// beginnings are fixed by `serde::de::Error`'s provided methods.
pub fn problem_with(path: &str, message: &str) -> Problem {
    let code = [
        ("unknown field", ProblemCode::UnknownField),
        ("unknown variant", ProblemCode::UnknownCode),
        ("duplicate field", ProblemCode::Repeated),
        ("missing field", ProblemCode::Missing),
    ]
    .into_iter()
    .find(|(start, _)| message.starts_with(start))
    .map_or(ProblemCode::WrongType, |(_, code)| code);
    let pointer = pointer_to(path);
    // A danger code is a key, so serde calls an unknown one a variant; to the sender it is a field.
    let is_key =
        code == ProblemCode::UnknownCode && pointer.starts_with("/danger/") && message.contains("happening_now");
    Problem::at(pointer, if is_key { ProblemCode::UnknownField } else { code })
}
