//! Choosing which services are shown. Only shown where scripts run: without them all stand on the page.

use content::Content;
use domain::Code;
use domain::codes::Nation;
use domain::hours::Division;
use govuk::{Attributes, LabelOptions, Select, SelectItem, SelectOptions};
use leptos::prelude::*;

use super::HelpPage;

pub(super) fn controls(words: &'static Content, page: &HelpPage) -> impl IntoView + use<> {
    let filter = &words.help.filter;
    let item = |value: &str, text: &str| {
        Some(SelectItem { value: Some(value.to_owned()), text: text.to_owned(), ..SelectItem::default() })
    };
    let uk = Nation::ALL.iter().filter(|nation| Division::of(**nation).is_some());
    let nations = uk.map(|nation| item(nation.code(), words.say(*nation)));
    let needs = page.groups.iter().map(|group| item(group.need.code(), words.say(group.need)));
    let nations = std::iter::once(item("", &filter.all_nations)).chain(nations).collect();
    let needs = std::iter::once(item("", &filter.all_needs)).chain(needs).collect();
    view! {
        <section class="fs-filter fs-screen" aria-labelledby="filter">
            <h2 id="filter">{filter.title.as_str()}</h2>
            {list("in-nation", &filter.nation, nations)}
            {list("for-need", &filter.need, needs)}
            <p
                role="status"
                data-none=filter.none.as_str()
                data-one=filter.shown.one.as_str()
                data-other=filter.shown.other.as_str()
            ></p>
        </section>
    }
}

/// A list that is in no form, and that the browser is not to fill in again on Back.
fn list(id: &str, label: &str, items: Vec<Option<SelectItem>>) -> impl IntoView + use<> {
    let options = SelectOptions {
        id: id.to_owned(),
        name: id.to_owned(),
        label: LabelOptions { text: label.to_owned(), ..LabelOptions::default() },
        items,
        attributes: Attributes::from([("autocomplete", "off")]),
        ..SelectOptions::default()
    };
    view! { <Select options=options /> }
}
