//! The drawing of when things happened: how many on each day or in each month, and a line that rises with all so far.
//! Drawn by the server into the page. Numbers and months only: nothing that anybody wrote is in it.

use std::fmt::Write;

use domain::pattern::{Cell, Pattern, Unit};
use domain::when::day_in_words;
use leptos::prelude::*;

use super::super::parts::{columns, counted};

/// The picture, in its own units: as wide as this, from here to there, and so high.
const WIDTH: usize = 860;
const HEIGHT: usize = 150;
const TOP: usize = 18;
const FOOT: usize = 124;
const RIGHT: usize = 812;

pub(super) fn view(pattern: Option<&Pattern>) -> Option<AnyView> {
    let pattern = pattern?;
    let most = pattern.cells.iter().map(|cell| cell.count).max()?;
    let per = match pattern.unit {
        Unit::Days => "day",
        Unit::Months => "month",
    };
    let (from, to) = (pattern.marked().next()?, pattern.marked().last()?);
    let undated = if pattern.undated > 0 {
        format!(" {} without a day.", counted(pattern.undated, "is", "are"))
    } else {
        String::new()
    };
    let label = format!(
        "{} with a day, from {} to {}; at most {most} in a {per}.{undated} The table says the same.",
        counted(pattern.total(), "incident", "incidents"),
        named(pattern.unit, from),
        named(pattern.unit, to),
    );
    let rows = pattern.marked().map(|cell| {
        view! {
            <tr>
                <th scope="row">{named(pattern.unit, cell)}</th>
                <td class="num" data-l="How many">{cell.count}</td>
                <td class="num" data-l="So far">{cell.so_far}</td>
            </tr>
        }
    });
    let view_box = format!("0 0 {WIDTH} {HEIGHT}");
    let when = if pattern.unit == Unit::Days { "Day" } else { "Month" };
    Some(
        view! {
            <div class="in">
                <section class="charts-wide" tabindex="0" aria-label="Timeline drawing">
                    <svg class="chart" viewBox=view_box role="img" aria-label=label.clone() inner_html=drawn(pattern, most)></svg>
                </section>
                <p class="small muted">{label}</p>
                <details>
                    <summary>"The drawing as a table"</summary>
                    <table class="stack tight few">
                        <caption class="vh">"How many, and how many so far"</caption>
                        {columns(&[when, "How many", "So far"])}
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </details>
            </div>
        }
        .into_any(),
    )
}

fn drawn(pattern: &Pattern, most: usize) -> String {
    let cells = pattern.cells.len().max(1);
    let at = |nth: usize| nth * RIGHT / cells;
    let (high, total) = (FOOT - TOP, pattern.total().max(1));
    let mut shapes = String::new();
    let mut line = format!("0,{FOOT}");
    let mut labelled = 0;
    for (nth, cell) in pattern.cells.iter().enumerate() {
        let x = at(nth);
        if let Some(label) = begins(pattern.unit, cell, nth) {
            let _ = write!(shapes, r#"<line class="ax" x1="{x}" y1="{TOP}" x2="{x}" y2="{FOOT}"/>"#);
            // Labels that would lie on each other are left out.
            if nth == 0 || x >= labelled {
                let _ = write!(shapes, r#"<text class="m" x="{}" y="142">{label}</text>"#, x + 3);
                labelled = x + 40;
            }
        }
        if cell.count > 0 {
            // Half the height at most: the line rises over all of it.
            let (tall, wide) = ((high * cell.count / most / 2).max(8), (at(nth + 1) - x).clamp(5, 14));
            let _ = write!(shapes, r#"<rect class="a" x="{x}" y="{}" width="{wide}" height="{tall}"/>"#, FOOT - tall);
        }
        let _ = write!(line, " {},{}", at(nth + 1), FOOT - high * cell.so_far / total);
    }
    let _ = write!(
        shapes,
        r#"<line class="ax2" x1="0" y1="{FOOT}" x2="{RIGHT}" y2="{FOOT}"/><polyline class="l" points="{line}"/><text x="{}" y="{}">{total} in all</text>"#,
        RIGHT + 6,
        TOP + 4,
    );
    shapes
}

/// What stands under the picture where a month or a year begins, and under its beginning.
fn begins(unit: Unit, cell: &Cell, nth: usize) -> Option<String> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (day, month) = (cell.begins.day(), usize::from(cell.begins.month().unsigned_abs()));
    match unit {
        Unit::Days if day == 1 => MONTHS.get(month - 1).map(|name| (*name).to_owned()),
        Unit::Days if nth == 0 => MONTHS.get(month - 1).map(|name| format!("{day} {name}")),
        Unit::Months if month == 1 => Some(cell.begins.year().to_string()),
        Unit::Days | Unit::Months => None,
    }
}

/// A day or a month in words.
fn named(unit: Unit, cell: &Cell) -> String {
    let day = day_in_words(&cell.begins.to_string()).unwrap_or_default();
    match unit {
        Unit::Days => day,
        Unit::Months => day.split_once(' ').map_or(day.clone(), |(_, month)| month.to_owned()),
    }
}
