//! One service, as it is listed.

use content::{Content, Html, Service};
use domain::Code;
use domain::check::piece;
use domain::codes::{Need, Talk};
use domain::directory_filter::Entry;
use leptos::prelude::*;

use super::facts::{Fact, facts, hours, keyed, list, site};
use super::{Listed, Phase, when};

/// What a service of the directory can be chosen by.
pub(super) fn facts_to_choose_by(words: &'static Content, need: Need, listed: &Listed) -> Entry {
    let service = &words.services[&listed.name];
    Entry { need, name: listed.name.clone(), nations: service.nations.clone(), ways: service.ways() }
}

/// A service of the directory, for the browser to filter. Nobody in danger is to look anything up first.
pub(in crate::pages) fn entry(words: &'static Content, need: Need, listed: &Listed) -> impl IntoView + use<> {
    fn codes<C: Code>(all: &[C]) -> String {
        all.iter().map(|one| one.code()).collect::<Vec<_>>().join(" ")
    }
    let service = &words.services[&listed.name];
    let doubt = !service.needs.contains(&Need::DangerNow);
    let Entry { name, nations, ways, .. } = facts_to_choose_by(words, need, listed);
    view! {
        <li
            class="fs-service"
            class:fs-again=listed.again
            data-service=name
            data-nations=codes(&nations)
            data-ways=codes(&ways)
        >
            {card(words, service, &listed.phases, doubt)}
        </li>
    }
}

/// Who a service is, for whom, how to reach it, and what else is known of it; and, with `doubt`, that one is to check
/// first.
pub(in crate::pages) fn card(
    words: &'static Content,
    service: &'static Service,
    phases: &[Phase],
    doubt: bool,
) -> impl IntoView + use<> {
    let checked = checked(words, service, phases).filter(|_| service.checked.is_some() || doubt);
    view! {
        {reached(words, service, phases, doubt)}
        {only_in(words, service)}
        {whom(words, service)}
        <p inner_html=service.does.as_str()></p>
        {list(facts(words, service))}
        {checked.map(|checked| view! { <p class="fs-checked">{checked}</p> })}
    }
}

/// How to reach it and when, with words of the page's own on when to call it. What only helps to choose is left
/// out; and of the ways to talk besides the phone all that `said` has nothing for, if there is a number to call.
pub(in crate::pages) fn brief(
    words: &'static Content,
    name: &str,
    phases: &[Phase],
    text: &'static Html,
    said: &dyn Fn(&str) -> Option<Option<String>>,
) -> impl IntoView + use<> {
    let (service, labels) = (&words.services[name], &words.help.labels);
    let has_number = number(words, service).is_some();
    // What is reached there in another way than by a call.
    let on_site = [&service.chat, &service.bsl, &service.access].iter().any(|way| way.is_some());
    let besides = |key: &str| if has_number { said(key) } else { Some(None) };
    let html = |html: &'static Option<Html>| {
        let html = html.as_ref()?;
        Some(view! { <dd inner_html=html.as_str()></dd> }.into_any())
    };
    let way =
        |way: Talk, label: &'static str, of: &'static Option<Html>| Some((besides(&piece(way))?, (label, html(of)?)));
    let always = |fact: Fact| (None, fact);
    let facts = [
        way(Talk::Text, &labels.text, &service.text),
        way(Talk::Chat, &labels.chat, &service.chat),
        way(Talk::Bsl, &labels.bsl, &service.bsl),
        hours(words, service).filter(|_| service.open.is_none()).map(always),
        besides("other_ways").and_then(|key| Some((key, (labels.access.as_str(), html(&service.access)?)))),
        besides("other_ways").filter(|_| !has_number || on_site).and_then(|key| Some((key, site(words, service)?))),
    ];
    let facts: Vec<_> = facts.into_iter().flatten().collect();
    let facts = (!facts.is_empty()).then(|| keyed(facts));
    // Of what is said to be open, nobody needs to be told to look first.
    let checked = checked(words, service, phases).filter(|_| phases.is_empty());
    view! {
        {reached(words, service, phases, true)}
        <p inner_html=text.as_str()></p>
        {facts}
        {checked.map(|checked| view! { <p class="fs-checked">{checked}</p> })}
    }
}

/// What it is called, how to reach it, and whether it answers; or that one is to look up first when it does.
fn reached(words: &'static Content, service: &'static Service, phases: &[Phase], doubt: bool) -> impl IntoView + use<> {
    let unsure = doubt && phases.is_empty() && !service.ways().is_empty();
    let unsure = unsure.then(|| view! { <p class="fs-checked">{words.help.check_hours.as_str()}</p> });
    view! {
        <h3>{service.name.as_str()}</h3>
        {call(words, service)}
        {when::state(words, service, phases)}
        {unsure}
    }
}

/// When somebody compared it with the live service; or, where nobody has, that one is to check. Where one is to look
/// up its hours, that is said already.
fn checked(words: &'static Content, service: &'static Service, phases: &[Phase]) -> Option<String> {
    if let Some(day) = service.checked {
        return Some(words.help.checked.replace("{day}", &day.strftime("%-d %B %Y").to_string()));
    }
    let on_its_site = service.find.is_some() && service.site.is_some();
    let to_check = if service.ways().is_empty() { on_its_site } else { !phases.is_empty() };
    to_check.then(|| words.help.check.clone())
}

/// Where it helps, unless that is everywhere: beside the number, on paper too, so that nobody calls another nation's
/// line. Where a university's own helpers are is known to those they help.
fn only_in(words: &'static Content, service: &'static Service) -> Option<impl IntoView + use<>> {
    let listed = !service.needs.is_empty() && !service.is_everywhere();
    let nations = || service.nations.iter().map(|nation| words.say(*nation)).collect::<Vec<_>>().join(", ");
    listed.then(|| view! { <p class="fs-then">{words.help.only_in.replace("{nations}", &nations())}</p> })
}

/// For whom it is, unless that is everyone: beside the number, on paper too.
fn whom(words: &'static Content, service: &'static Service) -> Option<impl IntoView + use<>> {
    let whom = service.whom.as_ref()?;
    let label = format!("{}: ", words.help.labels.whom);
    Some(view! { <p class="fs-then">{label}<span inner_html=whom.as_str()></span></p> })
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
    let then = service.then.as_ref().map(|html| view! { <p class="fs-then" inner_html=html.as_str()></p> });
    // What to look for online is no use on paper.
    let find = service.find.as_ref().map(|html| view! { <p inner_html=html.as_str()></p> });
    view! { {number} {then} {find} }
}
