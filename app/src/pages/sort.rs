//! The sorting rule, made from the very table that the code runs.

use content::Content;
use domain::triage::{Band, DANGER_WORDS, Flag, Line, Needs, RULE};
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
    let bands = RULE.chunk_by(|one, next| one.band == next.band).map(|lines| {
        let band = lines[0].band;
        // The rule's first line is the screen: danger at this very moment.
        let first = |at: usize| at == 0 && band == RULE[0].band;
        let whys = lines.iter().enumerate();
        let whys = whys.map(|(at, line)| view! { <div class="fs-why">{why(words, line, first(at))}</div> });
        view! {
            <section class=format!("fs-rank fs-rank--{}", band.number())>
                <h3 class="govuk-heading-m">
                    {words.say(band).to_owned()} " "
                    <span class="fs-within">{sort.within.replace("{hours}", &within(band))}</span>
                </h3>
                {whys.collect_view()}
            </section>
        }
    });
    let body = view! {
        <div class="fs-prose">
            {prose::heading(&text.title)}
            {prose::body(text)}
            <p>{hours}</p>
            <h2>{sort.caption.as_str()}</h2>
            {bands.collect_view()}
            <h2 id="words">{sort.danger_words_title.as_str()}</h2>
            <p>{sort.danger_words.as_str()}</p>
            <p lang="zxx">{DANGER_WORDS.join(", ")}</p>
        </div>
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
