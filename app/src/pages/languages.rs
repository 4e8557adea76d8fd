//! The same page in other languages.

use content::{Content, Language};
use leptos::prelude::*;

/// Pages that are offered in every language, each with its address in English. They are the ones to have when there
/// is danger: the button to leave and the numbers to call are in them even where the rest is still in English.
const OFFERED: [(&str, &str); 1] = [("emergency", "/help/emergency")];

/// Links to the page in the other languages, each called as it calls itself, and whether this one is still in English.
pub(super) fn links(words: &'static Content, name: &str) -> Option<impl IntoView + use<>> {
    let (_, address) = OFFERED.into_iter().find(|(offered, _)| *offered == name)?;
    let all = std::iter::once(content::english()).chain(content::others()).map(|other| &other.language);
    let links = all.filter(|language| language.folder != words.language.folder).map(|language| {
        let (lang, href) = (language.lang.as_str(), address_in(language, address));
        view! { <a href=href lang=lang hreflang=lang>{language.name.as_str()}</a> " " }
    });
    let in_english = content::lang_of(words, &format!("pages/{name}")).is_some();
    let partly = in_english.then(|| view! { <p>{words.site.partly.as_str()}</p> });
    Some(view! { <p>{links.collect_view()}</p> {partly} })
}

fn address_in(language: &Language, address: &str) -> String {
    if language.folder == Language::WHOLE { address.to_owned() } else { format!("/{}{address}", language.folder) }
}
