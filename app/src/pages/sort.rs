//! The sorting rule, made from the very table that the code runs.

use content::Content;
use domain::triage::{Band, Flag, Line, Needs, RULE};
use leptos::prelude::*;

use super::{Shown, prose};

/// The sorting rule.
#[derive(Clone, Debug)]
pub struct SortPage {
    /// Within how many hours a person reads, by band from 1 to 4.
    pub hours: [u32; 4],
    /// From when to when reports are read, or none for round the clock.
    pub staffed: Option<(String, String)>,
    /// Whether anyone reads at all.
    pub live: bool,
}

pub(super) fn show(words: &'static Content, page: &SortPage) -> Shown {
    let text = words.page("how-we-sort");
    let sort = &words.site.sort;
    let hours = match &page.staffed {
        _ if !page.live => sort.demo.clone(),
        Some((from, to)) => sort.staffed.replace("{from}", from).replace("{to}", to),
        None => sort.round_the_clock.clone(),
    };
    let within = |band: Band| match page.hours[usize::from(band.number()) - 1] {
        1 => sort.hour.clone(),
        hours => sort.hours.replace("{hours}", &hours.to_string()),
    };
    let lines = RULE.iter().enumerate().map(|(at, line)| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">
                    {words.say(line.band).to_owned()}<br /><span class="fs-within">{within(line.band)}</span>
                </th>
                <td class="govuk-table__cell">{why(words, line, at == 0)}</td>
            </tr>
        }
    });
    let body = view! {
        {prose::heading(&text.title)}
        {prose::body(text)}
        <p class="govuk-body">{hours}</p>
        <table class="govuk-table">
            <caption class="govuk-table__caption govuk-table__caption--m">{sort.caption.as_str()}</caption>
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                    <th scope="col" class="govuk-table__header">{sort.band.as_str()}</th>
                    <th scope="col" class="govuk-table__header">{sort.why.as_str()}</th>
                </tr>
            </thead>
            <tbody class="govuk-table__body">{lines.collect_view()}</tbody>
        </table>
    };
    Shown { body: body.into_any(), ..prose::show(text) }
}

fn why(words: &'static Content, line: &Line, screen: bool) -> AnyView {
    let sort = &words.site.sort;
    let list = |head: String, flags: &[Flag]| {
        let flags = flags.iter().map(|flag| view! { <li>{words.say(*flag).to_owned()}</li> });
        view! { <p>{head}</p><ul class="govuk-list govuk-list--bullet">{flags.collect_view()}</ul> }.into_any()
    };
    let sentence = |sentence: &'static str| view! { <p>{sentence}</p> }.into_any();
    match line.needs {
        Needs::AnyOf(flags) if screen => list(format!("{}. {}", sort.screen, sort.any_of), flags),
        Needs::AnyOf(flags) => list(sort.any_of.clone(), flags),
        Needs::With(first, others) => list(sort.with.replace("{first}", words.say(first)), others),
        Needs::TwoOf(flags) => list(sort.two_of.clone(), flags),
        Needs::AnyFlag => sentence(&sort.any_flag),
        Needs::TwoOccasions => sentence(&sort.two_occasions),
        Needs::AnySign => sentence(&sort.any_sign),
        Needs::Nothing => sentence(&sort.nothing),
    }
}
