//! What was posted, to be given back. It is measured before it is read, and what it would become before it is written.

use app::pages::{Again, again};
use axum::body::Bytes;
use axum::extract::MatchedPath;
use axum::http::request::Parts;
use axum::http::{Method, header};
use domain::{check, field};
use web::{PostedForm, is_by_script};

use crate::{Public, pairs, session};

/// No form of ours has as many fields.
const MOST_FIELDS: usize = 1_000;
/// What the fields may take in an answer, in bytes.
const MOST_BYTES: usize = 4 * 1024 * 1024;
/// What the markup around a field takes, and around one that shows words, in bytes; rather too much than too little.
const HIDDEN: usize = 64;
const SHOWN: usize = 1024;

/// What forms bring besides answers.
const OTHERS: [&str; 10] = ["seen", "from", "then", "add", "sort", "remove", "to", "code", "choice", "need"];

/// What was posted; nothing to a browser that has left, and brings no cookie any more. To begin a report, and
/// for the check and the directory, nobody needs one.
pub(crate) fn posted_form(public: &Public, parts: &Parts, bytes: &Bytes) -> Option<PostedForm> {
    let path = parts.uri.path();
    let kind = parts.headers.get(header::CONTENT_TYPE).map_or(&b""[..], |kind| kind.as_bytes());
    let form = b"application/x-www-form-urlencoded";
    let is_form = parts.method == Method::POST
        && (bytes.is_empty() || kind.get(..form.len()).is_some_and(|kind| kind.eq_ignore_ascii_case(form)))
        && parts.extensions.get::<MatchedPath>().is_some();
    let is_theirs = ["/report", "/check", "/help"].contains(&path) || session::is_brought(public, &parts.headers);
    if !is_form || !is_theirs || is_by_script(&parts.headers) {
        return None;
    }
    let fields = fields(bytes)?;
    let bytes = takes(&fields);
    let (words, form) = (public.frame.words, Again { action: path.to_owned(), fields });
    Some(PostedForm { bytes, markup: Box::new(move || again(words, &form)) })
}

/// The fields of ours in a form; none where there are too many, or they would take too much.
fn fields(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    if bytes.split(|byte| *byte == b'&').count() > MOST_FIELDS {
        return None;
    }
    let pairs = pairs::parse(bytes).into_iter().filter(|pair| is_ours(&pair.name));
    let fields: Vec<_> = pairs.map(|pair| (pair.name, pair.value)).collect();
    (takes(&fields) <= MOST_BYTES).then_some(fields)
}

/// How many bytes of an answer these fields take at most.
fn takes(fields: &[(String, String)]) -> usize {
    let one = |(name, value): &(String, String)| {
        let around = if matches!(field::shape(name), Some(field::Shape::Words(_))) { SHOWN } else { HIDDEN };
        around + escaped(name) + escaped(value)
    };
    fields.iter().map(one).sum()
}

fn is_ours(name: &str) -> bool {
    OTHERS.contains(&name) || check::fields().any(|field| field == name) || field::shape(name).is_some()
}

/// How long a text is in markup.
fn escaped(text: &str) -> usize {
    let longer = |byte: u8| match byte {
        b'"' => "&quot;".len(),
        b'&' => "&amp;".len(),
        b'\'' => "&#x27;".len(),
        b'<' | b'>' => "&lt;".len(),
        _ => 1,
    };
    text.bytes().map(longer).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(fields: Vec<(String, String)>) -> usize {
        again(content::english(), &Again { action: "/report/22".to_owned(), fields }).len()
    }

    #[test]
    fn fields_of_others_are_left_out_and_ours_come_back() {
        let body =
            b"behaviour.text=a&extension=b&seen=c&person.accounts.3.service=d&signs.fixated=yes&danger.weapon=no";
        let names: Vec<_> = fields(body).unwrap().into_iter().map(|(name, _)| name).collect();
        let ours = ["behaviour.text", "seen", "person.accounts.3.service", "signs.fixated", "danger.weapon"];
        assert_eq!(names, ours);
        assert_eq!(fields("a&".repeat(900).as_bytes()), Some(Vec::new()));
    }

    #[test]
    fn too_many_fields_and_too_many_bytes_are_not_given_back() {
        assert!(fields("seen=a&".repeat(999).as_bytes()).is_some());
        assert_eq!(fields("seen=a&".repeat(1_000).as_bytes()), None);
        assert_eq!(fields("a&".repeat(1_000_000).as_bytes()), None);
        let quotes = |many| [&b"effect.text="[..], "\"".repeat(many).as_bytes()].concat();
        assert!(fields(&quotes(MOST_BYTES / 7)).is_some());
        assert_eq!(fields(&quotes(MOST_BYTES / 6)), None, "as long as it grows by being escaped");
    }

    #[test]
    fn what_is_given_back_takes_no_more_than_was_counted() {
        for value in ["", "a", "\"", "%26", "'", "<", ">", "\u{0}", "\u{feff}"] {
            for name in ["behaviour.text", "seen", "effect.areas"] {
                let many = fields([name, "=", value, "&"].concat().repeat(999).as_bytes()).unwrap_or_default();
                let long = many.iter().map(|(name, value)| name.len() + value.len()).max().unwrap_or_default();
                let (one, all) = (written(Vec::new()), written(many));
                let each = (all - one) / 999;
                let words = name == "behaviour.text";
                assert!(each <= if words { SHOWN } else { HIDDEN } + 6 * long, "{name}={value}: {each}");
            }
        }
    }
}
