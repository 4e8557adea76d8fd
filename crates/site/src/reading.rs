//! Reading answers with serde, and saying where and why it could not.

use domain::{Problem, ProblemCode, Report};
use serde::{Deserialize, Deserializer};
use serde_path_to_error::{Path, Segment, Track};

/// Reads answers; the error names the place besides.
pub(crate) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Report, (D::Error, String)> {
    let mut track = Track::new();
    let read = Deserialize::deserialize(serde_path_to_error::Deserializer::new(from, &mut track));
    read.map_err(|why| (why, pointer(&track.path())))
}

/// The JSON pointer (RFC 6901) to a place.
fn pointer(path: &Path) -> String {
    let segment = |segment: &Segment| match segment {
        Segment::Seq { index } => format!("/{index}"),
        Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
        Segment::Enum { .. } | Segment::Unknown => String::new(),
    };
    path.iter().map(segment).collect()
}

/// The problem that serde met. It tells the kind only in its message, whose beginnings are fixed by
/// the provided methods of `serde::de::Error`.
pub(crate) fn problem(message: &str, pointer: String) -> Problem {
    let kinds = [
        ("unknown field", ProblemCode::UnknownField),
        ("unknown variant", ProblemCode::UnknownCode),
        ("duplicate field", ProblemCode::Repeated),
    ];
    let kind = kinds.into_iter().find(|(start, _)| message.starts_with(start));
    Problem::at(pointer, kind.map_or(ProblemCode::WrongType, |(_, code)| code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(json: &str) -> (String, ProblemCode) {
        let (why, at) = read(&mut serde_json::Deserializer::from_str(json)).unwrap_err();
        let problem = problem(&why.to_string(), at);
        (problem.pointer, problem.code)
    }

    #[test]
    fn what_can_not_be_read_is_named() {
        use ProblemCode::{Repeated, UnknownCode, UnknownField, WrongType};
        for (json, at, code) in [
            (r#"{"reporter": {"rolle": "self"}}"#, "/reporter/rolle", UnknownField),
            (r#"{"a.b/c": 1}"#, "/a.b~1c", UnknownField),
            (r#"{"reporter": {"role": "me"}}"#, "/reporter/role", UnknownCode),
            (r#"{"behaviour": {"acts": ["threats", "x"]}}"#, "/behaviour/acts/1", UnknownCode),
            (r#"{"danger": {"weapons": "yes"}}"#, "/danger/weapons", UnknownField),
            (r#"{"danger": {"weapon": "maybe"}}"#, "/danger/weapon", UnknownCode),
            (r#"{"danger": {"weapon": true}}"#, "/danger/weapon", WrongType),
            (r#"{"danger": {"weapon": {"yes": null}}}"#, "/danger/weapon", WrongType),
            (r#"{"place": ["england", "north"]}"#, "/place", WrongType),
            (r#"{"danger": {"weapon": "no", "weapon": "yes"}}"#, "/danger", Repeated),
            (r#"{"version": 1, "version": 1}"#, "", Repeated),
            (r#"{"behaviour": {"text": 5}}"#, "/behaviour/text", WrongType),
            (r#"{"version": "1"}"#, "/version", WrongType),
            (r#"{"place": null}"#, "/place", WrongType),
            ("[]", "", WrongType),
        ] {
            assert_eq!(refused(json), (at.to_owned(), code), "{json}");
        }
    }
}
