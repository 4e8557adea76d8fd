//! One service, as it is listed.

use content::{Content, Html, Service};
use domain::Code;
use domain::codes::Need;
use leptos::prelude::*;

use super::{Listed, Phase, when};

/// A service of the directory, for the browser to filter.
pub(in crate::pages) fn entry(words: &'static Content, need: Need, listed: &Listed) -> impl IntoView + use<> {
    let service = &words.services[&listed.name];
    let codes: Vec<&str> = service.nations.iter().map(|nation| nation.code()).collect();
    view! {
        <li
            class="fs-service"
            class:fs-again=listed.again
            data-service=listed.name.clone()
            data-nations=codes.join(" ")
        >
            {card(words, service, &listed.phases, need != Need::DangerNow)}
        </li>
    }
}

/// Who a service is, how to reach it, and what else is known of it. Nobody in danger is to look anything up
/// first (`doubt`).
pub(in crate::pages) fn card(
    words: &'static Content,
    service: &'static Service,
    phases: &[Phase],
    doubt: bool,
) -> impl IntoView + use<> {
    let checked = checked(words, service).filter(|_| service.checked.is_some() || doubt);
    view! {
        {reached(words, service, phases)}
        {only_in(words, service)}
        <p inner_html=service.does.as_str()></p>
        {list(facts(words, service))}
        {checked.map(|checked| view! { <p class="fs-checked">{checked}</p> })}
    }
}

/// How to reach it and when, with words of the page's own on when to call it. What only helps to choose is left
/// out.
pub(in crate::pages) fn brief(
    words: &'static Content,
    name: &str,
    phases: &[Phase],
    text: &'static Html,
) -> impl IntoView + use<> {
    let service = &words.services[name];
    let hours = hours(words, service).filter(|_| service.open.is_none());
    let site = site(words, service).filter(|_| number(words, service).is_none());
    let facts: Vec<_> = [hours, site].into_iter().flatten().collect();
    let facts = (!facts.is_empty()).then(|| list(facts));
    // Of what is said to be open, nobody needs to be told to look first.
    let checked = checked(words, service).filter(|_| phases.is_empty());
    view! {
        {reached(words, service, phases)}
        <p inner_html=text.as_str()></p>
        {facts}
        {checked.map(|checked| view! { <p class="fs-checked">{checked}</p> })}
    }
}

/// What it is called, how to reach it, and whether it answers.
fn reached(words: &'static Content, service: &'static Service, phases: &[Phase]) -> impl IntoView + use<> {
    view! {
        <h3>{service.name.as_str()}</h3>
        {call(words, service)}
        {when::state(&words.help, phases)}
    }
}

/// When somebody compared it with the live service; or, where nobody has, that one is to check.
fn checked(words: &'static Content, service: &'static Service) -> Option<String> {
    let reached = number(words, service).is_some() || service.find.is_some() || service.text.is_some();
    match service.checked {
        Some(day) => Some(words.help.checked.replace("{day}", &day.strftime("%-d %B %Y").to_string())),
        None => reached.then(|| words.help.check.clone()),
    }
}

/// A fact with its label.
type Fact = (&'static str, AnyView);

fn list(facts: Vec<Fact>) -> impl IntoView + use<> {
    let facts = facts.into_iter().map(|(label, fact)| view! { <div><dt>{label}</dt>{fact}</div> });
    view! { <dl>{facts.collect_view()}</dl> }
}

fn plain(label: &'static str, fact: String) -> Fact {
    (label, view! { <dd>{fact}</dd> }.into_any())
}

/// When it answers, unless that is at all times.
fn hours(words: &'static Content, service: &'static Service) -> Option<Fact> {
    let labels = &words.help.labels;
    let hours = service.hours.as_ref().filter(|_| !when::is_always(service))?;
    let label = if service.open.is_some() { &labels.hours } else { &labels.hours_known };
    Some(plain(label, hours.clone()))
}

fn site(words: &'static Content, service: &'static Service) -> Option<Fact> {
    let site = service.site.as_ref()?;
    let host = site.trim_start_matches("https://").trim_start_matches("www.").split('/').next().unwrap_or_default();
    let link = view! { <dd><a href=site.as_str() rel="noreferrer">{host}</a></dd> };
    Some((words.help.labels.site.as_str(), link.into_any()))
}

/// Where it helps, unless that is everywhere: beside the number, on paper too, so that nobody calls another nation's
/// line. Where a university's own helpers are is known to those they help.
fn only_in(words: &'static Content, service: &'static Service) -> Option<impl IntoView + use<>> {
    let listed = !service.needs.is_empty() && !service.is_everywhere();
    let nations = || service.nations.iter().map(|nation| words.say(*nation)).collect::<Vec<_>>().join(", ");
    listed.then(|| view! { <p class="fs-then">{words.help.only_in.replace("{nations}", &nations())}</p> })
}

/// The number on which it answers, its own or another's.
fn number(words: &'static Content, service: &'static Service) -> Option<&'static str> {
    let lender = service.number_of.as_ref().and_then(|name| words.services.get(name));
    service.number.as_deref().or_else(|| lender?.number.as_deref())
}

/// How to reach it: the number, and what to do then.
fn call(words: &'static Content, service: &'static Service) -> impl IntoView + use<> {
    let number = number(words, service).map(|number| {
        view! { <div class="fs-call"><a href=format!("tel:{}", number.replace(' ', ""))>{number}</a></div> }
    });
    let more = [&service.then, &service.find].into_iter().flatten();
    let more = more.map(|html| view! { <p class="fs-then" inner_html=html.as_str()></p> });
    view! { {number} {more.collect_view()} }
}

/// What else is known of it, each with its label.
fn facts(words: &'static Content, service: &'static Service) -> Vec<Fact> {
    let (help, labels) = (&words.help, &words.help.labels);
    let html = |label: &'static String, fact: &'static Option<Html>| {
        let fact = fact.as_ref()?;
        Some((label.as_str(), view! { <dd inner_html=fact.as_str()></dd> }.into_any()))
    };
    let languages = (!service.languages.is_empty()).then(|| plain(&labels.languages, service.languages.join(", ")));
    [
        html(&labels.text, &service.text),
        html(&labels.chat, &service.chat),
        hours(words, service),
        html(&labels.cost, &service.cost),
        languages,
        html(&labels.access, &service.access),
        service.is_everywhere().then(|| plain(&labels.nations, help.anywhere.clone())),
        site(words, service),
    ]
    .into_iter()
    .flatten()
    .collect()
}
