//! Languages beside English: what is missing, and that what is there is not our own. The missing sentences:
//! `cargo test -p content --test languages -- --nocapture`.

#[allow(dead_code, reason = "of the words' measure only the texts are needed here")]
#[path = "plain/texts.rs"]
mod texts;

use std::fs;

use content::pieces::{Pieces, faults, overlaid, pieces};
use content::{Language, Published};
use serde_json::{Value, json};

/// How many pieces there are in each language beside English. Whatever else is on a page in it is in English, and
/// says so. Who adds pieces adds their sources, and counts them here.
const THERE: [(&str, usize); 1] = [("cy", 5)];

#[test]
fn what_is_missing_is_known() {
    let texts = texts::all();
    for content in content::others() {
        let language = &content.language;
        let missing: Vec<_> = texts.iter().filter(|text| !language.has(&text.place)).collect();
        for text in &missing {
            println!("{}: {}: {}", language.lang, text.place, text.words.replace('\n', " / "));
        }
        let there = texts.len() - missing.len();
        println!("{}, {}: {there} of {} texts", language.lang, language.name, texts.len());
        let counted = THERE.iter().find(|(folder, _)| *folder == language.folder);
        assert_eq!(counted, Some(&(language.folder.as_str(), there)), "{} has more or less by now", language.name);
    }
    assert_eq!(THERE.len(), content::others().len());
    assert_eq!(Language::FOLDERS.len(), content::others().len() + 1);
}

/// The very file that the words were read in: the source is more than a claim.
#[test]
fn welsh_is_what_govuk_frontend_publishes() {
    let path = "../crates/govuk/node_modules/govuk-frontend/dist/govuk/components/exit-this-page/fixtures.json";
    let published: Value = serde_json::from_str(&fs::read_to_string(path).expect("`npm ci` was run")).unwrap();
    let examples = published["fixtures"].as_array().unwrap();
    let options = &examples.iter().find(|example| example["name"] == "translated").unwrap()["options"];
    let welsh = &content::others()[0];
    assert_eq!((welsh.language.lang.as_str(), welsh.language.direction().dir()), ("cy", "ltr"));
    let said = &welsh.site.leaving;
    for (ours, theirs) in [
        (&welsh.site.exit, "text"),
        (&said.activated, "activatedText"),
        (&said.timed_out, "timedOutText"),
        (&said.press_two_more_times, "pressTwoMoreTimesText"),
        (&said.press_one_more_time, "pressOneMoreTimeText"),
    ] {
        assert_eq!(options[theirs], **ours);
    }
}

#[test]
fn what_is_missing_is_said_in_english_and_never_left_out() {
    let (english, welsh) = (content::english(), &content::others()[0]);
    assert_eq!(welsh.site.demo.as_str(), english.site.demo.as_str());
    assert_eq!(welsh.page("emergency").body.as_str(), english.page("emergency").body.as_str());
    assert_eq!(content::lang_of(welsh, "site/demo"), Some("en-GB"));
    assert_eq!((content::lang_of(welsh, "site/exit"), content::lang_of(english, "site/demo")), (None, None));
    assert_eq!(overlaid(json!({"a": {"b": 1, "c": 2}}), json!({"a": {"c": 3}})), json!({"a": {"b": 1, "c": 3}}));
}

type Change = fn(&mut Language, &mut Value);

fn said(change: impl FnOnce(&mut Language, &mut Value)) -> Vec<String> {
    let source = Published {
        name: "A".to_owned(),
        href: "https://a.example/".to_owned(),
        as_of: "2026-11-22".to_owned(),
        pieces: vec!["site/call".to_owned()],
    };
    let (folder, lang, name) = ("xx".to_owned(), "xx".to_owned(), "X".to_owned());
    let mut language = Language { folder, lang, name, sources: vec![source] };
    let mut own = json!({ "call": "{{tel:999}} ffoniwch, 2 waith" });
    change(&mut language, &mut own);
    let english = json!({ "call": "Call {{tel:999}} 2 times", "exit": "Exit", "list": ["a", "b"] });
    let pieces = |value: &Value| -> Pieces { pieces("site", value) };
    faults(&language, &pieces(&own), &pieces(&english))
}

#[test]
fn what_is_wrong_with_a_language_is_named() {
    assert!(said(|_, _| {}).is_empty());
    let cases: [(Change, &str); 9] = [
        (|_, own| own["exit"] = json!("Gadael"), "`site/exit` has no source"),
        (|_, own| own["list"] = json!(["c", "d"]), "`site/list` has no source"),
        (|language, _| language.sources.clear(), "`site/call` has no source"),
        (|language, _| language.sources[0].href = "hearsay".to_owned(), "a source has a name"),
        (|language, _| language.sources[0].as_of = "May".to_owned(), "a source has a name"),
        (|language, _| language.sources[0].pieces.push("site/exit".to_owned()), "`site/exit` has a source, and is not"),
        (|_, own| own["call"] = json!("{{tel:101}} ffoniwch, 2 waith"), "`site/call` has other numbers"),
        (|_, own| own["call"] = json!("{{tel:999}} ffoniwch, 3 gwaith"), "`site/call` has other numbers"),
        (|_, own| own["call"] = json!(" "), "`site/call` says nothing"),
    ];
    for (change, expected) in cases {
        let said = said(change).join("\n");
        assert!(said.contains(expected), "expected: {expected}\nsaid: {said}");
    }
    let unknown = said(|language, own| {
        language.sources[0].pieces.push("site/leave".to_owned());
        own["leave"] = json!("Gadael");
    });
    assert_eq!(unknown, ["xx: `site/leave` is nowhere in English"]);
}
