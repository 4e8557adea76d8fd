//! Things compared, in rows and columns.

use content_model::Html;
use leptos::prelude::*;
use serde::Deserialize;

use super::parts::{Attributes, Words, classes, given, reading};

/// What a table holds.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct TableOptions {
    /// What it is about.
    pub caption: String,
    /// Further classes of the caption.
    pub caption_classes: String,
    /// What stands over the columns.
    pub head: Vec<TableCell>,
    /// The rows.
    #[serde(deserialize_with = "reading::places")]
    pub rows: Vec<Option<Vec<TableCell>>>,
    /// Whether the first cell of each row heads it.
    pub first_cell_is_header: bool,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// One cell of a table.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
pub struct TableCell {
    /// What it says.
    #[serde(deserialize_with = "reading::said")]
    pub text: String,
    /// Markup, instead of text.
    pub html: Option<Html>,
    /// `numeric` to set numbers below one another.
    pub format: String,
    /// How many columns it is wide.
    pub colspan: Option<u32>,
    /// How many rows it is high.
    pub rowspan: Option<u32>,
    /// Further classes.
    pub classes: String,
    /// Further attributes.
    pub attributes: Attributes,
}

/// Things compared, in rows and columns. Children are rows after those of the options.
#[component]
pub fn Table(
    /// Its options.
    options: TableOptions,
    /// What stands inside.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let class = classes(["govuk-table", &options.classes]);
    let caption_class = classes(["govuk-table__caption", &options.caption_classes]);
    let caption = given(options.caption).map(|text| view! { <caption class={caption_class}>{text}</caption> });
    let head: Vec<_> = options.head.into_iter().map(|it| view! { <Cell cell=it scope="col" /> }).collect();
    let head = (!head.is_empty()).then(|| {
        view! { <thead class="govuk-table__head"><tr class="govuk-table__row">{head}</tr></thead> }
    });
    let headed = options.first_cell_is_header;
    let rows = options.rows.into_iter().flatten().map(|cells| {
        let cells = cells.into_iter().map(|cell| (cell, None)).collect();
        view! { <TableRow cells=cells headed=headed /> }
    });
    view! {
        <table class={class} {..options.attributes.spread()}>
            {caption}
            {head}
            <tbody class="govuk-table__body">{rows.collect_view()} {children.map(|children| children())}</tbody>
        </table>
    }
}

/// A row of a table.
#[component]
pub fn TableRow(
    /// The cells, each with what to show instead of its words.
    cells: Vec<(TableCell, Option<AnyView>)>,
    /// Whether the first heads the row.
    headed: bool,
) -> impl IntoView {
    let cells = cells.into_iter().enumerate().map(|(at, (cell, inside))| {
        let scope = if at == 0 && headed { "row" } else { "" };
        view! { <Cell cell=cell scope=scope inside=inside /> }
    });
    view! { <tr class="govuk-table__row">{cells.collect_view()}</tr> }
}

/// A cell, or with a scope, one that heads others.
#[component]
fn Cell(
    /// Its options.
    cell: TableCell,
    /// What it heads, `col` or `row`; nothing if empty.
    scope: &'static str,
    /// What to show instead of its words.
    #[prop(default = None)]
    inside: Option<AnyView>,
) -> impl IntoView {
    let block = if scope.is_empty() { "govuk-table__cell" } else { "govuk-table__header" };
    // The original takes no notice of the format of a cell that heads a row.
    let format = given(cell.format).filter(|_| scope != "row").map(|format| format!("{block}--{format}"));
    let class = classes([block, format.as_deref().unwrap_or_default(), &cell.classes]);
    let inside = inside.unwrap_or_else(|| Words::new(cell.text, cell.html).view());
    let number = |number: Option<u32>| number.filter(|number| *number > 0).map(|number| number.to_string());
    let (columns, rows, attributes) = (number(cell.colspan), number(cell.rowspan), cell.attributes.spread());
    if scope.is_empty() {
        view! { <td class={class} colspan={columns} rowspan={rows} {..attributes}>{inside}</td> }.into_any()
    } else {
        view! { <th scope={scope} class={class} colspan={columns} rowspan={rows} {..attributes}>{inside}</th> }
            .into_any()
    }
}
