//! What is known of a service beside its number, each thing with its label.

use content::{Content, Html, Service};
use leptos::prelude::*;

use super::when;

/// A fact with its label.
pub(super) type Fact = (&'static str, AnyView);

/// Facts below one another.
pub(super) fn list(facts: Vec<Fact>) -> impl IntoView + use<> {
    let facts = facts.into_iter().map(|(label, fact)| view! { <div><dt>{label}</dt>{fact}</div> });
    view! { <dl>{facts.collect_view()}</dl> }
}

fn in_list((label, fact): Fact) -> Fact {
    (label, view! { <dd>{fact}</dd> }.into_any())
}

fn plain(label: &'static str, fact: String) -> Fact {
    (label, view! { <dd>{fact}</dd> }.into_any())
}

/// What a call costs, unless it is free, which is said once for all of them.
fn cost(words: &'static Content, service: &'static Service) -> Option<Fact> {
    let (help, number) = (&words.help, service.number.is_some() || service.number_of.is_some());
    let cost = match &service.cost {
        Some(cost) if cost.as_str() == help.free => return None,
        Some(cost) => cost.as_str(),
        None => Some(help.cost_unknown.as_str()).filter(|_| number)?,
    };
    Some((help.labels.cost.as_str(), view! { <dd inner_html=cost></dd> }.into_any()))
}

/// When it answers, unless that is at all times.
pub(super) fn hours(words: &'static Content, service: &'static Service) -> Option<Fact> {
    let labels = &words.help.labels;
    let hours = service.hours.as_ref().filter(|_| !when::is_always(service))?;
    let label = if service.open.is_some() { &labels.hours } else { &labels.hours_known };
    Some((label.as_str(), view! { {hours.as_str()} }.into_any()))
}

/// Its site, called by its host.
pub(super) fn site(words: &'static Content, service: &'static Service) -> Option<Fact> {
    let site = service.site.as_ref()?;
    let host = site.trim_start_matches("https://").trim_start_matches("www.").split('/').next().unwrap_or_default();
    let link = view! { <a href=site.as_str() rel="noreferrer">{host}</a> };
    Some((words.help.labels.site.as_str(), link.into_any()))
}

fn email(words: &'static Content, service: &'static Service) -> Option<Fact> {
    let email = service.email.as_deref()?;
    let link = view! { <dd><a href=format!("mailto:{email}")>{email}</a></dd> };
    Some((words.help.labels.email.as_str(), link.into_any()))
}

/// What else is known of it, each with its label.
pub(super) fn facts(words: &'static Content, service: &'static Service) -> Vec<Fact> {
    let (help, labels) = (&words.help, &words.help.labels);
    let html = |label: &'static String, fact: &'static Option<Html>| {
        let fact = fact.as_ref()?;
        Some((label.as_str(), view! { <dd inner_html=fact.as_str()></dd> }.into_any()))
    };
    let languages = (!service.languages.is_empty()).then(|| plain(&labels.languages, service.languages.join(", ")));
    [
        html(&labels.text, &service.text),
        html(&labels.chat, &service.chat),
        html(&labels.bsl, &service.bsl),
        email(words, service),
        hours(words, service).map(in_list),
        cost(words, service),
        languages,
        html(&labels.access, &service.access),
        service.is_everywhere().then(|| plain(&labels.nations, help.anywhere.clone())),
        site(words, service).map(in_list),
    ]
    .into_iter()
    .flatten()
    .collect()
}
