//! What must hold of the services and of what is said about them. `build.rs` runs this on what it reads.

mod numbers;

use std::collections::BTreeMap;

use domain::Code;
use domain::codes::Need;
use domain::hours::Hours;

use crate::places::{Service, well_formed};
use numbers::numbers_in;

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

/// All that is wrong with the services, each with its name.
pub fn faults<M: AsRef<str>>(services: &Services<M>) -> Vec<String> {
    let each = services.iter().flat_map(|(name, service)| {
        let wrong = wrong_with(service, services);
        wrong.into_iter().map(move |what| format!("services.toml: `{name}` {what}"))
    });
    let unmet = Need::ALL.iter().filter(|need| !services.values().any(|service| service.needs.contains(need)));
    let unmet = unmet.map(|need| format!("services.toml: nobody helps with `{}`", need.code()));
    each.chain(unmet).chain(numbers::faults(services)).collect()
}

fn wrong_with<M: AsRef<str>>(service: &Service<M>, services: &Services<M>) -> Vec<&'static str> {
    let number = service.number.as_deref();
    let lends = |name: &String| services.get(name).is_some_and(|lender| lender.number.is_some());
    let always = is_always_open(service);
    let ways = service.ways();
    let reached = !ways.is_empty() || service.site.is_some() || service.find.is_some();
    let listed = !service.needs.is_empty();
    let no_sites = service.seen_also.iter().any(|seen| !seen.starts_with("http") || *seen == service.source);
    let found = [
        (!number.is_none_or(well_formed), "has a malformed number"),
        (number.is_some() && service.number_of.is_some(), "has a number and another's, too"),
        (!service.number_of.as_ref().is_none_or(lends), "has the number of a service that has none"),
        (!service.site.as_ref().is_none_or(|site| site.starts_with("https://")), "has a site that is no https address"),
        (!service.email.as_deref().is_none_or(is_email), "has an email address that is none"),
        (!reached, "is nowhere"),
        (service.chat.is_some() && service.site.is_none(), "has a chat on no site"),
        (!service.source.starts_with("http"), "has no source: the address where it was seen in print"),
        (no_sites, "was seen also where there is no address, or at its source"),
        (service.open.as_ref().is_some_and(|open| !open.ever_open()), "is open at no time"),
        (service.open.is_some() && service.hours.is_none(), "is open without hours in words"),
        (service.open_by.iter().any(|way| !ways.contains(way)), "is open by a way that it does not have"),
        (service.open.is_none() && !service.open_by.is_empty(), "has ways that are open, and is not"),
        (
            !service.open_by.is_empty() && service.open_by.len() >= ways.len(),
            "names all its ways as those that are open",
        ),
        (!always && words(service).any(claims_always), "claims to be open at all times without open = \"always\""),
        (listed && service.nations.is_empty(), "helps in no nation"),
        (listed && service.does.as_ref().is_empty(), "does not say what it does"),
        (
            service.whom.as_ref().is_some_and(|whom| starts_badly(whom.as_ref())),
            "says for whom as `Women`, not `for women`",
        ),
        (!listed && !service.nations.is_empty(), "helps with nothing"),
    ];
    found.into_iter().filter_map(|(wrong, what)| wrong.then_some(what)).collect()
}

/// Whether this stands badly after "For:".
fn starts_badly(whom: &str) -> bool {
    whom.to_lowercase().starts_with("for ") || !whom.starts_with(char::is_uppercase)
}

/// Whether this can be an email address: one @ with something on both sides, and no space.
fn is_email(email: &str) -> bool {
    let whole = |(name, host): (&str, &str)| !name.is_empty() && host.contains('.') && !host.contains('@');
    email.split_once('@').is_some_and(whole) && !email.contains(char::is_whitespace)
}

fn is_always_open<M>(service: &Service<M>) -> bool {
    matches!(service.open, Some(Hours::Always(_)))
}

/// All words of a service but its addresses.
fn words<M: AsRef<str>>(service: &Service<M>) -> impl Iterator<Item = &str> {
    let ways = [&service.find, &service.then, &service.text, &service.chat, &service.bsl, &service.access];
    let said = ways.into_iter().chain([&service.whom, &service.cost]).flatten().map(AsRef::as_ref);
    let plain = [Some(&service.name), service.hours.as_ref()].into_iter().flatten().chain(&service.languages);
    said.chain(plain.map(String::as_str)).chain([service.does.as_ref()])
}

fn claims_always(words: &str) -> bool {
    let small = words.to_lowercase();
    ALWAYS.iter().any(|claim| small.contains(claim))
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
