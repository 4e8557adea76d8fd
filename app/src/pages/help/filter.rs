//! Choosing which services are shown: by a form, whose answer is a page of its own, or where scripts run on this page.

use content::Content;
use domain::Code;
use domain::codes::{Nation, Need, Talk};
use domain::directory_filter::Filter;
use domain::hours::Division;
use govuk::{Attributes, Button, ButtonOptions, LabelOptions, Select, SelectItem, SelectOptions};
use leptos::prelude::*;

/// The form, with what was chosen; and how many services that is, where anything was.
pub(super) fn controls(words: &'static Content, chosen: Option<&Filter>, count: usize) -> impl IntoView + use<> {
    let filter = &words.help.filter;
    let now = chosen.copied().unwrap_or_default();
    let uk = Nation::ALL.iter().copied().filter(|nation| Division::of(*nation).is_some());
    let nations = items(words, &filter.all_nations, uk, now.nation);
    let needs = items(words, &filter.all_needs, Need::ALL.iter().copied(), now.need);
    let ways = items(words, &filter.any_way, Talk::ALL.iter().copied(), now.talk);
    let said = match count {
        0 => &filter.none,
        1 => &filter.shown.one,
        _ => &filter.shown.other,
    };
    let said = chosen.map(|_| said.replace("%{count}", &count.to_string()));
    let button = ButtonOptions {
        text: filter.button.clone(),
        classes: "govuk-button--secondary".to_owned(),
        ..ButtonOptions::default()
    };
    view! {
        <section class="fs-filter fs-screen" aria-labelledby="filter">
            <h2 class="govuk-visually-hidden" id="filter">{filter.title.as_str()}</h2>
            <form method="post" action="/help" autocomplete="off">
                {list("in-nation", "nation", &filter.nation, nations)}
                {list("for-need", "need", &filter.need, needs)}
                {list("by-talk", "talk", &filter.talk, ways)}
                <Button options=button />
            </form>
            <p
                role="status"
                data-none=filter.none.as_str()
                data-one=filter.shown.one.as_str()
                data-other=filter.shown.other.as_str()
            >
                {said}
            </p>
        </section>
    }
}

/// What can be chosen; the first entry stands for all of them.
fn items<C: Code>(
    words: &Content,
    all: &str,
    codes: impl Iterator<Item = C>,
    chosen: Option<C>,
) -> Vec<Option<SelectItem>> {
    let item = |code: Option<C>, text: &str| {
        let selected = (code.is_some() && code == chosen).then_some(true);
        let value = Some(code.map_or("", C::code).to_owned());
        Some(SelectItem { value, text: text.to_owned(), selected, ..SelectItem::default() })
    };
    std::iter::once(item(None, all)).chain(codes.map(|code| item(Some(code), words.say(code)))).collect()
}

/// A list that the browser is not to fill in again on Back.
fn list(id: &str, name: &str, label: &str, items: Vec<Option<SelectItem>>) -> impl IntoView + use<> {
    let options = SelectOptions {
        id: id.to_owned(),
        name: name.to_owned(),
        label: LabelOptions { text: label.to_owned(), ..LabelOptions::default() },
        items,
        attributes: Attributes::from([("autocomplete", "off")]),
        ..SelectOptions::default()
    };
    view! { <Select options=options /> }
}
