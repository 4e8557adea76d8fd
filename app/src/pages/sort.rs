//! The sorting rule, made from the very table that the code runs.

use content::Content;
use domain::triage::{Band, DANGER_WORDS, Flag, Line, Needs, RULE};
use govuk::{Table, TableCell, TableOptions, TableRow};
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
    let hours = if page.live { staffed(words, page.staffed.as_ref()) } else { sort.demo.clone() };
    let within = |band: Band| match page.hours[usize::from(band.number()) - 1] {
        1 => sort.hour.clone(),
        hours => sort.hours.replace("{hours}", &hours.to_string()),
    };
    let row = |(at, line): (usize, &Line)| {
        let band = view! {
            {words.say(line.band).to_owned()}
            <br />
            <span class="fs-within">{within(line.band)}</span>
        };
        let cells = [band.into_any(), why(words, line, at == 0)];
        let cells = cells.map(|inside| (TableCell::default(), Some(inside)));
        view! { <TableRow cells=cells.into() headed=true /> }
    };
    let head = |text: &str| TableCell { text: text.to_owned(), ..TableCell::default() };
    let table = TableOptions {
        caption: sort.caption.clone(),
        caption_classes: "govuk-table__caption--m".to_owned(),
        head: vec![head(&sort.band), head(&sort.why)],
        ..TableOptions::default()
    };
    let rows = RULE.iter().enumerate().map(row).collect_view();
    let body = view! {
        {prose::heading(&text.title)}
        {prose::body(text)}
        <p class="govuk-body">{hours}</p>
        <Table options=table>{rows}</Table>
        <h2 class="govuk-heading-m" id="words">{sort.danger_words_title.as_str()}</h2>
        <p class="govuk-body">{sort.danger_words.as_str()}</p>
        <p class="govuk-body" lang="zxx">{DANGER_WORDS.join(", ")}</p>
    };
    Shown { body: body.into_any(), ..prose::show(text) }
}

/// When somebody reads.
pub(super) fn staffed(words: &Content, hours: Option<&(String, String)>) -> String {
    let sort = &words.site.sort;
    match hours {
        Some((from, to)) => sort.staffed.replace("{from}", from).replace("{to}", to),
        None => sort.round_the_clock.clone(),
    }
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
        Needs::WithAct(first, others) => list(sort.with_act.replace("{first}", words.say(first)), others),
        Needs::TwoOf(flags) => list(sort.two_of.clone(), flags),
        Needs::AnyFlag => sentence(&sort.any_flag),
        Needs::TwoOccasions => sentence(&sort.two_occasions),
        Needs::AnySign => sentence(&sort.any_sign),
        Needs::AnyWords => sentence(&sort.any_words),
        Needs::Nothing => sentence(&sort.nothing),
    }
}
