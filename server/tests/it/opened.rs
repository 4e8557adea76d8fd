//! Opening what another version sealed, or what is not as it was sealed; and the files that keys lie in.

use std::io::Write;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use opener::{OpenedFlag, Opener};
use seal::{Columns, FORMAT, SealError, Sealer};
use serde_json::{Value, json};

const HERE: &str = "0123-4567";

fn opener(identity: &Identity) -> Opener {
    Opener::new(identity.to_string().expose_secret()).unwrap()
}

/// Any words, sealed as a report is.
fn sealed(identity: &Identity, words: &[u8]) -> Vec<u8> {
    let sealer = Sealer::new(&[identity.to_public().to_string()]).unwrap().unwrap();
    let mut file = Vec::new();
    let mut out = sealer.stream(&mut file).unwrap();
    out.write_all(words).unwrap();
    out.finish().unwrap();
    file
}

fn sealed_json() -> Value {
    json!({
        "reference": HERE, "received_at": "2026-11-21T22:30:00Z", "due_at": "2026-11-22T22:30:00Z", "band": 2,
        "flags": ["pets", {"flag": "a_flag_that_is_gone", "from": ["danger.gone"]}], "rule_version": 9, "second_hand": false, "added_later": {"by": "whom"},
        "report": {"version": 7, "place": {"campus": "gone", "area": "one_area"}, "later": [1, {"text": "\nwords"}]},
    })
}

#[test]
fn what_this_version_does_not_know_is_opened_as_it_stands() {
    let identity = Identity::generate();
    // In an order of its own, with numbers and signs as no program of ours writes them.
    let words = r#"{"report": {"z": 1, "a": 18446744073709551615, "place": {"area": "gone"}}, "reference": "0123-4567",
        "flags": [], "received_at": "2026-11-21T22:30:00Z", "band": 4, "rule_version": 1, "second_hand": true}    "#;
    let opened = opener(&identity).open(HERE.parse().unwrap(), &sealed(&identity, words.as_bytes())).unwrap();
    let printed = String::from_utf8(opened.json()).unwrap();
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(bare(&printed), bare(words));
    assert!(printed.starts_with("{\n  \"report\": {\n    \"z\": 1,\n"), "{printed}");

    let opened = sealed(&identity, sealed_json().to_string().as_bytes());
    let opened = opener(&identity).open(HERE.parse().unwrap(), &opened).unwrap();
    assert_eq!(serde_json::from_slice::<Value>(&opened.json()).unwrap(), sealed_json());
    assert_eq!(
        (opened.flags.iter().map(OpenedFlag::code).collect::<Vec<_>>(), opened.report),
        (vec!["pets", "a_flag_that_is_gone"], sealed_json()["report"].clone())
    );
}

/// Which it is, is said: another key's, damaged, or of a newer version.
#[test]
fn why_it_does_not_open_is_said() {
    let identity = Identity::generate();
    let why = |sealed: &[u8]| opener(&identity).open(HERE.parse().unwrap(), sealed).err().map(|why| why.to_string());
    let whole = sealed(&identity, sealed_json().to_string().as_bytes());
    assert_eq!(why(&whole), None);
    let another = sealed(&Identity::generate(), sealed_json().to_string().as_bytes());
    assert!(why(&another).unwrap().contains("another key"));

    let mut newer = sealed_json();
    newer["format"] = (FORMAT + 1).into();
    // A newer format need not have anything that this one has.
    for newer in [newer, json!({"format": FORMAT + 1}), json!({"format": 4_000_000_000_u64, "report": 7})] {
        let said = why(&sealed(&identity, newer.to_string().as_bytes())).unwrap();
        assert!(said.contains("use a newer foursight"), "{said}");
    }

    let header = whole.windows(5).position(|window| window == b"\n--- ").unwrap();
    let mut broken =
        vec![b"".to_vec(), b"no age file".to_vec(), whole[..header].to_vec(), whole[..whole.len() - 1].to_vec()];
    // The header's own check, and the words behind it.
    for at in [header + 10, whole.len() - 1, whole.len() - 200] {
        let mut changed = whole.clone();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        broken.push(changed);
    }
    let mut other = [sealed_json(), sealed_json(), sealed_json()];
    other[0]["format"] = "two".into();
    other[1]["band"] = Value::Null;
    other[2].as_object_mut().unwrap().remove("report");
    let words = other.iter().map(Value::to_string).chain(["[]".to_owned(), "{".to_owned(), String::new()]);
    broken.extend(words.map(|words| sealed(&identity, words.as_bytes())));
    broken.push(sealed(&identity, &[0xff, 0xfe, b'{', b'}']));
    for (at, broken) in broken.iter().enumerate() {
        let said = why(broken).unwrap();
        assert!(said.contains("damaged"), "{at}: {said}");
    }
}

#[test]
fn a_row_that_says_something_else_is_told_by_column() {
    let identity = Identity::generate();
    let open = |json: &Value| {
        opener(&identity).open(HERE.parse().unwrap(), &sealed(&identity, json.to_string().as_bytes())).unwrap()
    };
    let at = |time: &str| time.parse::<jiff::Timestamp>().unwrap().as_second();
    let row = Columns {
        received_at: at("2026-11-21T22:30:00Z"),
        band: 2,
        due_at: at("2026-11-22T22:30:00Z"),
        rule_version: 9,
        area: Some("one_area".to_owned()),
        band_by_hand: None,
        read_at: None,
    };
    let mut json = sealed_json();
    assert!(open(&json).differs(&row).is_empty());
    let changed = [
        ("received_at", Columns { received_at: row.received_at + 60, ..row.clone() }),
        ("band", Columns { band: 4, ..row.clone() }),
        ("band", Columns { band: 258, ..row.clone() }),
        ("due_at", Columns { due_at: i64::MAX, ..row.clone() }),
        ("rule_version", Columns { rule_version: 1, ..row.clone() }),
        ("area", Columns { area: None, ..row.clone() }),
        ("area", Columns { area: Some("another_area".to_owned()), ..row.clone() }),
    ];
    for (name, changed) in &changed {
        assert_eq!(open(&json).differs(changed), [*name]);
    }
    // Whoever gave it another band by hand gave it another time as well.
    let by_hand = Columns { due_at: 0, band_by_hand: Some(4), ..row.clone() };
    assert!(open(&json).differs(&by_hand).is_empty());
    let read = Columns { due_at: 0, read_at: Some(0), ..row.clone() };
    assert!(open(&json).differs(&read).is_empty());
    // The first reports were sealed without the time that they are due; one without an area has none in its row.
    json.as_object_mut().unwrap().remove("due_at");
    json["report"].as_object_mut().unwrap().remove("place");
    let differs = open(&json).differs(&Columns { due_at: 0, ..row });
    assert_eq!(differs, ["area"]);
}

/// As an editor or a shell of any system leaves it; whichever of its keys fits opens.
#[test]
fn identity_files_of_any_system_open() {
    let (first, second) = (Identity::generate(), Identity::generate());
    let sealed = [&first, &second].map(|identity| sealed(identity, sealed_json().to_string().as_bytes()));
    let [one, other] = [&first, &second].map(|identity| identity.to_string().expose_secret().to_owned());
    let plain = format!("# made for tests\n# é\n\n{one}\n# another\n{other}\n");
    let utf16 = |text: &str, unit: fn(u16) -> [u8; 2]| {
        format!("\u{feff}{text}").encode_utf16().flat_map(unit).collect::<Vec<u8>>()
    };
    let windows = plain.replace('\n', "\r\n");
    let files: Vec<Vec<u8>> = vec![
        plain.clone().into(),
        windows.clone().into(),
        plain.replace('\n', "\r").into(),
        format!("\u{feff}{windows}").into(),
        format!("\u{feff}{one}\r\n\u{feff}{other}").into(),
        utf16(&plain, u16::to_le_bytes),
        utf16(&windows, u16::to_le_bytes),
        utf16(&windows, u16::to_be_bytes),
        format!("  {one} \t \n\t{other}\u{a0}\n ").into(),
        format!("{one} # mine\n{other} # hers\n").into(),
        // A comment of an old code page, and a key of a kind that is not ours.
        [b"# cl\xe9 1\r\nAGE-PLUGIN-X-1QQQ\r\n", plain.as_bytes()].concat(),
    ];
    for (at, file) in files.iter().enumerate() {
        let opener = Opener::new(file).unwrap_or_else(|why| panic!("{at}: {why}"));
        for sealed in &sealed {
            assert!(opener.open(HERE.parse().unwrap(), sealed).is_ok(), "{at}");
        }
        assert_eq!(opener.recipient(), first.to_public().to_string(), "{at}: the first key is the one to seal for");
        let strange = opener.open(HERE.parse().unwrap(), &self::sealed(&Identity::generate(), b"{}"));
        assert!(matches!(strange, Err(SealError::WrongKey(2))), "{at}");
    }
    let cut = &one[..one.len() - 1];
    for none in ["", "\u{feff}", "# only a comment\n", "age1nonsense", cut, &one.replace("AGE-", "# AGE-")] {
        assert!(matches!(Opener::new(none), Err(SealError::Identity)), "{none}");
    }
}
