//! One service, as it is listed.

use content::{Content, Html, Service};
use domain::Code;
use domain::codes::Need;
use domain::directory_filter::Entry;
use leptos::prelude::*;

use super::facts::{facts, hours, list, site};
use super::{Listed, Phase, when};
use crate::icons::{Icon, icon};

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

/// A few words for whoever is to choose quickly: who, whether they answer, for whom, and the ways to reach them.
pub(in crate::pages) struct Brief {
    /// The name of the service in `content/services.toml`.
    pub(in crate::pages) name: String,
    /// Whether it answers, from now on; empty where that is not known.
    pub(in crate::pages) phases: Vec<Phase>,
    /// When to call it, or for whom it is.
    pub(in crate::pages) text: &'static Html,
    /// Whether it says where it helps, for whoever has not said where they are.
    pub(in crate::pages) says_where: bool,
    /// How the button to call looks.
    pub(in crate::pages) call: Call,
}

/// How a button to call looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pages) enum Call {
    /// The one thing to do.
    Best,
    /// One of several that answer now.
    Open,
    /// One of the others.
    Other,
}

/// How to reach it and when. What only helps to choose is left out; and of what helps people who don't speak all that
/// `said` has nothing for, if there is a number to call.
pub(in crate::pages) fn brief(
    words: &'static Content,
    brief: &Brief,
    said: &dyn Fn(&str) -> Option<Option<String>>,
) -> impl IntoView + use<> {
    let (service, help) = (&words.services[&brief.name], &words.help);
    let number = number(words, service);
    // What is reached there in another way than by a call.
    let on_site = [&service.chat, &service.bsl, &service.access].iter().any(|way| way.is_some());
    let besides = |key: &str| if number.is_some() { said(key) } else { Some(None) };
    let access = besides("other_ways").and_then(|key| {
        let access = service.access.as_ref()?;
        Some(view! { <p class="fs-meta fs-next" data-said=key inner_html=access.as_str()></p> })
    });
    let site = besides("other_ways")
        .filter(|_| number.is_none() || on_site)
        .and_then(|key| Some((key, site(words, service)?)));
    let site =
        site.map(|(key, (label, link))| view! { <p class="fs-meta fs-next" data-said=key>{label}": "{link}</p> });
    let hours = hours(words, service).filter(|_| service.open.is_none());
    let hours = hours.map(|(label, hours)| view! { <p class="fs-meta fs-next">{label}": "{hours}</p> });
    let unsure = brief.phases.is_empty() && !service.ways().is_empty();
    let unsure = unsure.then(|| view! { <span class=when::tag(false)>{help.check_hours.as_str()}</span> });
    let state = when::state(words, service, &brief.phases);
    let checked = service.checked.and_then(|_| checked(words, service, &brief.phases));
    let then = service.then.as_ref().map(|html| view! { <p class="fs-then" inner_html=html.as_str()></p> });
    let find = service.find.as_ref().map(|html| view! { <p inner_html=html.as_str()></p> });
    let button = number.map(|number| button(words, service, number, brief.call));
    let ways = ways(words, service);
    view! {
        <div class="fs-head"><h3 class="govuk-heading-s">{service.name.as_str()}</h3>{state}{unsure}</div>
        {brief.says_where.then(|| only_in(words, service))}
        <p inner_html=brief.text.as_str()></p>
        <div class="fs-acts">{button} {ways}</div>
        {then}
        {find}
        {hours}
        {access}
        {site}
        {checked.map(|checked| view! { <p class="fs-checked">{checked}</p> })}
    }
}

/// One that is closed, or may be: a row with when to call it.
pub(super) fn row(words: &'static Content, listed: &Listed, text: &'static Html) -> impl IntoView + use<> {
    let service = &words.services[&listed.name];
    let unsure = listed
        .phases
        .is_empty()
        .then(|| view! { <span class=when::tag(false)>{words.help.check_hours.as_str()}</span> });
    let number = number(words, service);
    let link = match (number, &service.site) {
        (Some(number), _) => Some((format!("tel:{}", number.replace(' ', "")), number.to_owned())),
        (None, site) => site.as_ref().map(|site| (site.clone(), words.help.labels.site.clone())),
    };
    let link = link.map(|(to, text)| view! { <a href=to rel="noreferrer">{text}</a> });
    view! {
        <li>
            <div>
                <h3 class="govuk-heading-s">{service.name.as_str()}</h3>
                <p class="fs-meta" inner_html=text.as_str()></p>
                {only_in(words, service)}
            </div>
            {when::state(words, service, &listed.phases)}
            {unsure}
            {link}
        </li>
    }
}

/// The button to call. In the best of an answer the browser takes away what makes it small and quiet.
fn button(
    words: &'static Content,
    service: &'static Service,
    number: &'static str,
    call: Call,
) -> impl IntoView + use<> {
    let (class, hidden) = match call {
        Call::Best => ("govuk-button fs-call", None),
        Call::Open => ("govuk-button fs-call fs-call--s", Some("govuk-visually-hidden")),
        Call::Other => ("govuk-button fs-call fs-call--s govuk-button--secondary", Some("govuk-visually-hidden")),
    };
    let who = words.help.call.replace("{name}", &service.name);
    let to = format!("tel:{}", number.replace(' ', ""));
    view! { <a class=class href=to>{icon(Icon::Phone)}<span><span class=hidden>{who}" "</span><b>{number}</b></span></a> }
}

/// The ways to talk besides a call, each with an icon and a word. What is on their site leads there.
fn ways(words: &'static Content, service: &'static Service) -> Option<impl IntoView + use<>> {
    let (help, labels) = (&words.help, &words.help.labels);
    let each = [
        (Icon::Text, &labels.text, &service.text, false),
        (Icon::Chat, &labels.chat, &service.chat, true),
        (Icon::Hand, &labels.bsl, &service.bsl, true),
    ];
    let each = each.into_iter().filter_map(|(picture, label, how, there)| {
        let how = how.as_ref()?.as_str();
        let said = if how == help.on_site { label.clone() } else { format!("{label}: {how}") };
        // A link can't stand in a link.
        let has_link = how.contains("<a");
        let digits: String = how.chars().filter(char::is_ascii_digit).collect();
        let sms = (!there && !has_link && !digits.is_empty()).then(|| format!("sms:{digits}"));
        let site = service.site.as_deref().filter(|_| !has_link && sms.is_none());
        let drawn = (site.is_some() || sms.is_some()).then(|| icon(picture));
        let inside = view! { {drawn}<span inner_html=said></span> };
        Some(match (site, sms) {
            (Some(site), _) => view! { <li><a href=site rel="noreferrer">{inside}</a></li> }.into_any(),
            (None, Some(sms)) => view! { <li><a href=sms>{inside}</a></li> }.into_any(),
            (None, None) => view! { <li>{inside}</li> }.into_any(),
        })
    });
    let each: Vec<_> = each.collect();
    (!each.is_empty()).then(|| view! { <ul class="fs-chips">{each}</ul> })
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
