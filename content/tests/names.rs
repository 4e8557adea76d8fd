//! The same service is called the same everywhere: whoever reads a name on one page finds it on the next, and on the
//! page of the service itself. The names are those in `services.toml`.

#[allow(dead_code, reason = "of the words' measure only the texts are needed here")]
#[path = "plain/texts.rs"]
mod texts;

use texts::Text;

/// What services are called elsewhere and not here, in small letters, with what to call them. What is part
/// of a service's own name, such as the Domestic Abuse Helpline's, is not meant.
const NOT_CALLED: [(&str, &str); 22] = [
    ("stalking helpline", "National Stalking Helpline"),
    ("national helpline", "National Stalking Helpline"),
    ("stalking line", "National Stalking Helpline"),
    ("stalking hotline", "National Stalking Helpline"),
    ("suzy lamplugh helpline", "National Stalking Helpline"),
    ("lamplugh", "Suzy Lamplugh Trust"),
    ("the samaritans", "Samaritans"),
    ("samaritan ", "Samaritans"),
    ("child line", "Childline"),
    ("relayuk", "Relay UK"),
    ("text relay", "Relay UK"),
    ("relay service", "Relay UK"),
    ("bsl 999", "999 BSL"),
    ("999bsl", "999 BSL"),
    ("police uk", "Police.uk"),
    ("scottish police", "Police Scotland"),
    ("scotland police", "Police Scotland"),
    ("psni", "Police Service of Northern Ireland"),
    ("victims support", "Victim Support"),
    ("victim's support", "Victim Support"),
    ("paladin service", "Paladin"),
    ("crime stoppers", "Crimestoppers"),
];

/// Services, by their keys, that everybody knows by the number alone.
const BY_ITS_NUMBER: [&str; 5] = ["999", "101", "112", "relay_999", "relay_prefix"];

fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = content::english().services.values().map(|service| service.name.as_str()).collect();
    // The longest first: a name may be part of another.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// The words without the services' names as they are to be.
fn without_names(words: &str) -> String {
    names().into_iter().fold(words.to_owned(), |words, name| words.replace(name, "\u{0}"))
}

/// What a text calls otherwise than in `services.toml`.
fn misnamed(words: &str) -> Vec<String> {
    let rest = without_names(words).replace('’', "'");
    let small = rest.to_lowercase();
    // What a name stands in itself is looked for with the names.
    let (with_names, part) = (words.to_lowercase(), |called: &str, name: &str| called.contains(&name.to_lowercase()));
    let other = NOT_CALLED
        .iter()
        .filter(|(called, name)| small.contains(called) || part(called, name) && with_names.contains(called));
    let other = other.map(|(called, name)| format!("\"{called}\" is called \"{name}\""));
    // A name in other letters: "national stalking helpline".
    let spelt = names().into_iter().filter(|name| name.contains(' ') && small.contains(&name.to_lowercase()));
    let spelt = spelt.map(|name| format!("it is written \"{name}\""));
    // A line that has a name of its own is written with it. Without capitals it may be any line.
    let capital = ["Helpline", "Phoneline", "Hotline"].into_iter().filter(|line| rest.contains(&format!(" {line}")));
    other.chain(spelt).chain(capital.map(|line| format!("no service is called so: \"… {line}\""))).collect()
}

/// Whether a number stands in a text by itself: 111 is no part of 0800 1111, nor of 0800 555 111.
fn has(words: &str, number: &str) -> bool {
    let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    words.match_indices(number).any(|(at, _)| {
        let (before, after) = (words[..at].trim_end_matches(' '), words[at + number.len()..].trim_start_matches(' '));
        !figure(before.chars().next_back()) && !figure(after.chars().next())
    })
}

/// Numbers in a text whose service is not named there.
fn unnamed(text: &Text) -> Vec<String> {
    // A service's own entry stands under its name.
    if text.place.starts_with("services/") {
        return Vec::new();
    }
    let services = content::english().services.iter().filter(|(key, _)| !BY_ITS_NUMBER.contains(&key.as_str()));
    let numbered = services.filter_map(|(_, service)| Some((service, service.number.as_deref()?)));
    let found = numbered.filter(|(service, number)| has(&text.words, number) && !text.words.contains(&service.name));
    found.map(|(service, number)| format!("{number} stands without \"{}\"", service.name)).collect()
}

#[test]
fn each_service_is_called_by_its_name() {
    let texts = texts::all();
    let wrong = texts.iter().flat_map(|text| {
        let faults = misnamed(&text.words).into_iter().chain(unnamed(text));
        faults.map(move |fault| format!("{}: {fault}", text.place))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    let named = texts.iter().filter(|text| text.words.contains("National Stalking Helpline")).count();
    assert!(named > 10, "the names were not looked for: {named}");
}

#[test]
fn other_names_are_found() {
    for bad in [
        "Call the Stalking Helpline.",
        "Call the national stalking helpline.",
        "Call the national helpline.",
        "Call the Domestic Helpline.",
        "Call the Samaritans.",
        "Ask the PSNI.",
        "Ask the Lamplugh trust.",
    ] {
        assert_eq!(misnamed(bad).len().min(1), 1, "{bad}");
    }
    for fine in [
        "Call the National Stalking Helpline. Ask the police or the helpline first.",
        "Talk to a domestic abuse helpline. In Scotland it is Scotland's Domestic Abuse and Forced Marriage Helpline.",
        "Samaritans listen. The Suzy Lamplugh Trust runs it.",
    ] {
        assert_eq!(misnamed(fine), Vec::<String>::new(), "{fine}");
    }
    let text = |words: &str| Text { place: "pages/x".to_owned(), words: words.to_owned(), heading: false };
    assert_eq!(unnamed(&text("Call the helpline on 0808 802 0300.")).len(), 1);
    assert!(unnamed(&text("Call the National Stalking Helpline on 0808 802 0300, or 999.")).is_empty());
    assert!(unnamed(&text("Call Crimestoppers on 0800 555 111.")).is_empty());
    assert_eq!(unnamed(&text("Call 111.")).len(), 1);
}
