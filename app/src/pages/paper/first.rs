//! The first page: what an officer at a front desk reads in a minute. No word is cut: what is too long to stand here is
//! named, and follows on the pages after.

use content::Content;
use domain::triage::Flag;
use govuk::{SummaryKey, SummaryList, SummaryListOptions, SummaryRow, SummaryValue};
use leptos::prelude::*;

use super::told::{self, Row};
use super::{PaperPage, asks, contact};

/// A few lines under a heading.
#[derive(Default)]
struct Block {
    title: &'static str,
    note: Option<String>,
    list: Vec<String>,
    rows: Vec<Row>,
}

pub(super) fn view(words: &'static Content, page: &PaperPage) -> impl IntoView + use<> {
    let text = &words.site.paper;
    let blocks = blocks(words, page).into_iter().map(|block| {
        let note = block.note.map(|note| view! { <p>{note}</p> });
        let items = block.list.into_iter().map(|line| view! { <li class="fs-words" dir="auto">{line}</li> });
        let items: Vec<_> = items.collect();
        let list = (!items.is_empty()).then(|| view! { <ul class="govuk-list govuk-list--bullet">{items}</ul> });
        let rows: Vec<_> = block.rows.into_iter().map(|each| Some(row(each))).collect();
        let rows = (!rows.is_empty()).then(|| {
            view! { <SummaryList options=SummaryListOptions { rows, ..SummaryListOptions::default() } /> }
        });
        view! { <h3>{block.title}</h3> {note} {list} {rows} }
    });
    let left_out = contact::said(words, page.contact).map(|said| view! { <p class="fs-meta">{said}</p> });
    let proof = page.sent.as_ref().and_then(|sent| sent.proof.clone()).map(|(key, code)| {
        view! {
            <h3>{text.proof.title.as_str()}</h3>
            <p>{text.proof.lead.as_str()}</p>
            <p class="fs-hash">{text.proof.key.as_str()} <span>{key}</span></p>
            <p class="fs-hash">{text.proof.code.as_str()} <span>{code}</span></p>
        }
    });
    view! {
        <section class="fs-sheet">
            <h2 class="govuk-heading-l">{text.first.title.as_str()}</h2>
            <p><strong>{status(words, page)}</strong></p>
            {blocks.collect_view()}
            {left_out}
            {proof}
        </section>
    }
}

fn row((key, lines): Row) -> SummaryRow {
    SummaryRow {
        key: SummaryKey { text: key, ..SummaryKey::default() },
        value: SummaryValue { lines, ..SummaryValue::default() },
        ..SummaryRow::default()
    }
}

/// The same as plain text.
pub(super) fn as_text(words: &'static Content, page: &PaperPage) -> String {
    let paper = &words.site.paper;
    let mut text = format!("{}\n\n{}\n", status(words, page), paper.first.title);
    for block in blocks(words, page) {
        text.extend(["\n\n", &block.title.to_uppercase(), "\n"]);
        text.extend(block.note.map(|note| format!("\n{note}\n")));
        text.extend(block.list.iter().map(|line| format!("\n- {line}\n")));
        text.extend(block.rows.iter().map(|(key, lines)| format!("\n{key}\n{}\n", lines.join("\n"))));
    }
    text.extend(contact::said(words, page.contact).map(|said| format!("\n\n{said}\n")));
    if let Some((key, code)) = page.sent.as_ref().and_then(|sent| sent.proof.as_ref()) {
        let proof = &paper.proof;
        text.extend(["\n\n", &proof.title.to_uppercase(), "\n\n", &proof.lead, "\n"]);
        text.extend(["\n", &proof.key, "\n", key, "\n\n", &proof.code, "\n", code, "\n"]);
    }
    text
}

fn status(words: &Content, page: &PaperPage) -> String {
    let text = &words.site.paper;
    match &page.sent {
        Some(sent) => text.sent.replace("{reference}", &sent.reference).replace("{time}", &sent.time),
        None => text.not_sent.replace("{time}", &page.read_on),
    }
}

fn blocks(words: &'static Content, page: &PaperPage) -> Vec<Block> {
    let text = &words.site.paper.first;
    let orders = told::orders(words, page);
    let no_orders = orders.is_empty().then(|| text.no_orders.clone());
    let mut blocks = vec![
        signs(words, &text.danger_now, &page.first.now, &text.no_danger_now),
        signs(words, &text.signs, &page.first.signs, &text.no_signs),
        Block { title: &text.who, rows: told::who(words, page), ..Block::default() },
        Block { title: &text.orders, note: no_orders, rows: orders, ..Block::default() },
        Block { title: &text.happened, rows: told::happened(words, page), ..Block::default() },
    ];
    if !page.first.timeline.is_empty() {
        let older = (page.first.older > 0).then(|| text.older.replace("{count}", &page.first.older.to_string()));
        blocks.push(Block {
            title: &text.timeline,
            note: older,
            rows: told::timeline(words, page),
            ..Block::default()
        });
    }
    let asks = Block { title: &words.site.paper.asks.title, list: asks::sentences(words, page), ..Block::default() };
    blocks.push(asks);
    blocks.retain(|block| block.note.is_some() || !block.list.is_empty() || !block.rows.is_empty());
    blocks
}

fn signs(words: &Content, title: &'static str, flags: &[Flag], without: &str) -> Block {
    let list: Vec<String> = flags.iter().map(|flag| capital(words.say(*flag))).collect();
    let note = list.is_empty().then(|| without.to_owned());
    Block { title, note, list, ..Block::default() }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
