//! Sealed reports of each format.

use domain::Code;
use seal::FORMAT;

use super::{REPORTS, golden, json, opener};

#[test]
fn sealed_reports_of_each_format_open() {
    for format in 1..=FORMAT {
        // The university that is gone was there when format 1 was written.
        for (reference, name) in REPORTS.into_iter().filter(|(_, name)| format == 1 || *name != "campus_gone") {
            let sealed = std::fs::read(golden(&format!("format-{format}/{name}.age"))).unwrap();
            let opened = opener().open(reference.parse().unwrap(), &sealed).unwrap();
            let kept = json(&format!("format-{format}/{name}.json"));
            assert_eq!(opened.report, kept["report"], "{name}: what was sent, letter for letter");
            assert_eq!(serde_json::from_slice::<serde_json::Value>(&opened.json()).unwrap(), kept, "{name}");
            // What is known and what is not are all there was.
            let stored = opened.in_types();
            for unknown in &stored.unknown {
                assert_eq!(opened.report.pointer(&unknown.pointer), Some(&unknown.value), "{name}");
            }
            let words = |value: &serde_json::Value| value["behaviour"]["text"].clone();
            // Today's text knows one end of a line; what was stored is shown as it stands all the same.
            let ends = |words: serde_json::Value| words.as_str().map(|words| words.replace('\u{2028}', "\n"));
            assert_eq!(
                ends(words(&serde_json::to_value(&stored.report).unwrap())),
                ends(words(&opened.report)),
                "{name}"
            );
        }
    }
}

/// It was sealed when there was such a university: its operator has taken it out since.
#[test]
fn a_university_that_is_gone_is_kept_and_named() {
    let sealed = std::fs::read(golden("format-1/campus_gone.age")).unwrap();
    let opened = opener().open("CAMP-0SGN".parse().unwrap(), &sealed).unwrap();
    assert_eq!(opened.report["place"]["campus"], "closed_college");
    let stored = opened.in_types();
    let unknown: Vec<_> = stored.unknown.iter().map(|unknown| (unknown.pointer.as_str(), &unknown.value)).collect();
    assert_eq!(unknown, [("/place/campus", &"closed_college".into())]);
    assert_eq!(stored.report.place.nation.map(Code::code), Some("wales"));
    assert_eq!(stored.report.behaviour.text.unwrap().as_str(), "He waits at the library.");
}
