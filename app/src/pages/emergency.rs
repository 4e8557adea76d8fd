//! How to get help at once: 999 as a button, and its page of prose laid out in cards.

use content::Content;
use leptos::prelude::*;

use super::{Shown, languages, prose};
use crate::icons::{Icon, icon};

/// The name of its file.
pub(super) const NAME: &str = "emergency";

pub(super) fn show(words: &'static Content) -> Shown {
    let page = words.page(NAME);
    let (lead, groups) = parts(page.body.as_str(), "h2");
    let (mut bands, mut others) = (Vec::new(), Vec::new());
    for (heading, inside) in groups {
        let (before, ways) = parts(inside, "h3");
        if ways.is_empty() {
            let whole = format!("<h2>{heading}</h2>{inside}");
            others.push(view! { <section class="fs-card fs-card--tint" inner_html=whole></section> });
        } else {
            bands.push(band(heading, before, &ways));
        }
    }
    let bar = &words.site.bar;
    let bar_lang = content::lang_of(words, "site/bar");
    let body = view! {
        <div class="fs-prose">
            <h1 class="govuk-heading-xl">{page.title.as_str()}</h1>
            <p lang=bar_lang>
                <a class="govuk-button govuk-button--warning fs-call fs-999" href="tel:999">
                    {icon(Icon::Phone)} <span>{bar.danger.as_str()} " " <b>{bar.call.as_str()}</b></span>
                </a>
            </p>
            {languages::links(words, NAME)}
            <div inner_html=lead></div>
            {bands}
            <div class="fs-cards fs-cards--2 fs-after">{others}</div>
            {prose::sources(words, page)}
        </div>
    };
    Shown { body: body.into_any(), ..prose::show(page) }
}

/// Several ways to do the same, side by side.
fn band(heading: &'static str, before: &'static str, ways: &[(&'static str, &'static str)]) -> AnyView {
    // In the order of the page: a textphone, signing, a text.
    let icons: &[Icon] = if ways.len() == 3 { &[Icon::Text, Icon::Hand, Icon::Chat] } else { &[] };
    let cards = ways.iter().enumerate().map(|(at, (heading, inside))| {
        let inside = inside.replace("<ol>", "<ol class=\"fs-steps\">");
        let whole = format!("<h3 class=\"govuk-heading-m\">{heading}</h3>{inside}");
        let shown = icons.get(at).map(|shown| view! { <span class="fs-disc">{icon(*shown)}</span> });
        view! { <section class="fs-card">{shown} <div inner_html=whole></div></section> }
    });
    let columns = if ways.len() > 2 { "fs-cards fs-cards--3" } else { "fs-cards fs-cards--2" };
    view! {
        <h2 class="govuk-heading-l fs-after" inner_html=heading></h2>
        <div inner_html=before></div>
        <div class=columns>{cards.collect_view()}</div>
    }
    .into_any()
}

/// What stands before the first heading of a kind; and each heading with what is under it.
fn parts<'a>(markup: &'a str, heading: &str) -> (&'a str, Vec<(&'a str, &'a str)>) {
    let (open, close) = (format!("<{heading}>"), format!("</{heading}>"));
    let mut pieces = markup.split(open.as_str());
    let before = pieces.next().unwrap_or_default();
    (before, pieces.filter_map(|piece| piece.split_once(close.as_str())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_page_is_lost() {
        let body = content::english().page(NAME).body.as_str();
        let (lead, groups) = parts(body, "h2");
        let whole = groups.iter().map(|(heading, inside)| format!("<h2>{heading}</h2>{inside}"));
        assert_eq!(format!("{lead}{}", whole.collect::<String>()), body);
        let ways: Vec<_> = groups.iter().map(|(_, inside)| parts(inside, "h3").1.len()).collect();
        assert_eq!((lead.is_empty(), &ways[..2]), (false, &[2, 4][..]));
    }
}
