//! What must hold of the services and of what is said about them. `build.rs` runs this on what it reads.

use std::collections::BTreeMap;

use domain::Code;
use domain::codes::Need;
use domain::hours::Hours;

use crate::places::{Service, well_formed};

/// The services by name.
type Services<M> = BTreeMap<String, Service<M>>;

/// Ways of saying that something is open at all times.
const ALWAYS: [&str; 12] = [
    "24h",
    "24hrs",
    "all hours",
    "24 hours",
    "24-hour",
    "24 hour",
    "24/7",
    "day and night",
    "day or night",
    "round the clock",
    "always open",
    "at any time",
];

/// From so many figures on, a run of them is taken for a telephone number.
const A_NUMBER: usize = 5;

/// All that is wrong with the services, each with its name.
pub fn faults<M: AsRef<str>>(services: &Services<M>) -> Vec<String> {
    let each = services.iter().flat_map(|(name, service)| {
        let wrong = wrong_with(service, services);
        wrong.into_iter().map(move |what| format!("services.toml: `{name}` {what}"))
    });
    let unmet = Need::ALL.iter().filter(|need| !services.values().any(|service| service.needs.contains(need)));
    let unmet = unmet.map(|need| format!("services.toml: nobody helps with `{}`", need.code()));
    each.chain(unmet).chain(said_twice(services)).collect()
}

fn wrong_with<M: AsRef<str>>(service: &Service<M>, services: &Services<M>) -> Vec<&'static str> {
    let number = service.number.as_deref();
    let lends = |name: &String| services.get(name).is_some_and(|lender| lender.number.is_some());
    let always = is_always_open(service);
    let reached = number.is_some()
        || service.number_of.is_some()
        || service.site.is_some()
        || service.find.is_some()
        || service.text.is_some();
    let listed = !service.needs.is_empty();
    let found = [
        (!number.is_none_or(well_formed), "has a malformed number"),
        (number.is_some() && service.number_of.is_some(), "has a number and another's, too"),
        (!service.number_of.as_ref().is_none_or(lends), "has the number of a service that has none"),
        (!service.site.as_ref().is_none_or(|site| site.starts_with("https://")), "has a site that is no https address"),
        (!reached, "is nowhere"),
        (!service.source.starts_with("http"), "has no source: the address where it was seen in print"),
        (service.open.as_ref().is_some_and(|open| !open.ever_open()), "is open at no time"),
        (service.open.is_some() && service.hours.is_none(), "is open without hours in words"),
        (!always && words(service).any(claims_always), "claims to be open at all times without open = \"always\""),
        (listed && service.nations.is_empty(), "helps in no nation"),
        (listed && service.does.as_ref().is_empty(), "does not say what it does"),
        (!listed && !service.nations.is_empty(), "helps with nothing"),
    ];
    found.into_iter().filter_map(|(wrong, what)| wrong.then_some(what)).collect()
}

fn is_always_open<M>(service: &Service<M>) -> bool {
    matches!(service.open, Some(Hours::Always(_)))
}

/// All words of a service but its addresses.
fn words<M: AsRef<str>>(service: &Service<M>) -> impl Iterator<Item = &str> {
    let said = [&service.find, &service.then, &service.text, &service.chat, &service.access, &service.cost];
    let said = said.into_iter().flatten().map(AsRef::as_ref);
    let plain = [Some(&service.name), service.hours.as_ref()].into_iter().flatten().chain(&service.languages);
    said.chain(plain.map(String::as_str)).chain([service.does.as_ref()])
}

fn claims_always(words: &str) -> bool {
    let small = words.to_lowercase();
    ALWAYS.iter().any(|claim| small.contains(claim))
}

/// Runs of figures and single spaces that are long enough for a number, without the spaces.
fn numbers_in(words: &str) -> impl Iterator<Item = String> + '_ {
    let runs = words.split(|c: char| !c.is_ascii_digit() && c != ' ');
    let runs = runs.map(|run| run.replace(' ', ""));
    runs.filter(|figures| figures.len() >= A_NUMBER)
}

/// A number stands once: at the service that owns it.
fn said_twice<M: AsRef<str>>(services: &Services<M>) -> Vec<String> {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for (name, service) in services {
        let own = service.number.iter().map(|number| number.replace(' ', ""));
        for number in own.chain(words(service).flat_map(numbers_in)) {
            if let Some(other) = owners.insert(number.clone(), name) {
                faults.push(format!("services.toml: {number} stands at `{other}` and at `{name}`"));
            }
        }
    }
    faults
}

/// What is wrong with a file of words: numbers written out, and services said to be open at all times
/// that are not known to be.
pub fn faults_in_words<M>(file: &str, text: &str, services: &Services<M>) -> Vec<String> {
    let mut faults = Vec::new();
    // The address of a source may hold any number.
    for line in text.lines().filter(|line| !line.starts_with("href = ")) {
        let numbers = numbers_in(line).map(|number| format!("{file}: {number} is written out: name its service"));
        faults.extend(numbers);
        if claims_always(line) {
            let named = line.split("{{").skip(1).filter_map(|part| part.split_once("}}")?.0.split_once(':'));
            let unsure = named.filter(|(_, name)| services.get(*name).is_some_and(|service| !is_always_open(service)));
            faults.extend(unsure.map(|(_, name)| format!("{file}: `{name}` is not known to be open at all times")));
        }
    }
    faults
}
