//! The diary of incidents with nothing in it, to fill in by hand or in a spreadsheet.

use content::{Column, Content};
use leptos::prelude::*;

use super::{Shown, prose};

/// How many incidents fit: two sheets of A4.
const ROOM_FOR: usize = 6;

/// A table with lines to write on: each incident is a group of rows, which leaves whole lines for its
/// words on paper and still fits a telephone.
pub(super) fn show(words: &'static Content) -> Shown {
    let about = words.page("diary-blank");
    let diary = &words.site.diary;
    let line = |column: &'static Column| {
        view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">{column.title.as_str()}</th>
                <td class="govuk-table__cell"></td>
            </tr>
        }
    };
    let incidents = (0..ROOM_FOR).map(|_| {
        let lines = diary.columns.iter().map(line);
        view! { <tbody class="govuk-table__body">{lines.collect_view()}</tbody> }
    });
    let body = view! {
        {prose::heading(&about.title)}
        <div class="fs-screen">{prose::body(about)}</div>
        <table class="govuk-table fs-blank">
            <caption class="govuk-visually-hidden">{diary.caption.as_str()}</caption>
            {incidents.collect_view()}
        </table>
    };
    Shown { back: words.safety_address("diary"), body: body.into_any(), ..prose::show(about) }
}

/// The same as a file for a spreadsheet: what to write down, and below it nothing. It begins with a byte
/// order mark, without which a common program takes UTF-8 for something else, and lines end as in RFC 4180.
pub fn diary_as_csv(words: &Content) -> String {
    let columns = words.site.diary.columns.iter();
    let quoted: Vec<String> = columns.map(|column| format!("\"{}\"", column.title.replace('"', "\"\""))).collect();
    format!("\u{feff}{}\r\n", quoted.join(","))
}
