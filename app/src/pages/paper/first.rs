//! The first page: what an officer at a front desk reads in a minute. No word is cut: what is too long to stand here is
//! named, and follows on the pages after.

use content::Content;
use domain::Code;
use domain::codes::{Act, AgeGroup, Answer, Area, HowOften, Nation, Occasions, OrderKind, Relationship};
use domain::rows::{self, Rows};
use domain::triage::Flag;
use govuk::{SummaryKey, SummaryList, SummaryListOptions, SummaryRow, SummaryValue};
use leptos::prelude::*;

use super::{PaperPage, asks, contact};

/// A few lines under a heading.
#[derive(Default)]
struct Block {
    title: &'static str,
    note: Option<String>,
    list: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
}

pub(super) fn view(words: &'static Content, page: &PaperPage) -> impl IntoView + use<> {
    let text = &words.site.paper;
    let blocks = blocks(words, page).into_iter().map(|block| {
        let note = block.note.map(|note| view! { <p>{note}</p> });
        let items = block.list.into_iter().map(|line| view! { <li class="fs-words" dir="auto">{line}</li> });
        let items: Vec<_> = items.collect();
        let list = (!items.is_empty()).then(|| view! { <ul class="govuk-list govuk-list--bullet">{items}</ul> });
        let rows: Vec<_> = block.rows.into_iter().map(|(key, lines)| Some(row(key, lines))).collect();
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

fn row(key: String, lines: Vec<String>) -> SummaryRow {
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
    let mut blocks = vec![
        signs(words, &text.danger_now, &page.first.now, &text.no_danger_now),
        signs(words, &text.signs, &page.first.signs, &text.no_signs),
        Block { title: &text.who, rows: who(words, page), ..Block::default() },
        orders(words, page),
        Block { title: &text.happened, rows: happened(words, page), ..Block::default() },
    ];
    if !page.first.timeline.is_empty() {
        let older = (page.first.older > 0).then(|| text.older.replace("{count}", &page.first.older.to_string()));
        blocks.push(Block { title: &text.timeline, note: older, rows: timeline(words, page), ..Block::default() });
    }
    let asks = Block { title: &words.site.paper.asks.title, list: asks::sentences(words, page), ..Block::default() };
    blocks.push(asks);
    blocks.retain(|block| block.note.is_some() || !block.list.is_empty() || !block.rows.is_empty());
    blocks
}

fn signs(words: &Content, title: &'static str, flags: &[Flag], none: &str) -> Block {
    let list: Vec<String> = flags.iter().map(|flag| capital(words.say(*flag))).collect();
    let note = list.is_empty().then(|| none.to_owned());
    Block { title, note, list, ..Block::default() }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn who(words: &Content, page: &PaperPage) -> Vec<(String, Vec<String>)> {
    let (text, filled) = (&words.site.paper.first, &page.filled);
    let by = match filled.words("reporter.role").as_str() {
        "self" => Some(&text.myself),
        "someone_else" => Some(&text.someone_else),
        "professional" => Some(&text.professional),
        _ => None,
    };
    let own = !filled.is_second_hand();
    let told_by = [filled.words("reporter.name"), filled.words("reporter.organisation")];
    let same = (own && by.is_some()).then(|| text.same_person.clone());
    let age = said::<AgeGroup>(words, page, "reporter.age_group");
    let place = [said::<Nation>(words, page, "place.nation"), said::<Area>(words, page, "place.area")];
    let what = said::<Relationship>(words, page, "person.relationship");
    let doing = [Some(filled.words("person.name")), what, Some(filled.words("person.vehicles"))];
    told([
        (&text.told_by, told_by.into_iter().chain(by.cloned()).collect()),
        (&text.person, same.into_iter().chain(age).collect()),
        (&text.doing, doing.into_iter().flatten().collect()),
        (&text.place, place.into_iter().flatten().collect()),
    ])
}

fn orders(words: &'static Content, page: &PaperPage) -> Block {
    let (text, filled) = (&words.site.paper.first, &page.filled);
    let rows = rows::list("orders").map_or_else(Vec::new, |list| each(page, list).collect::<Vec<_>>());
    let rows: Vec<_> = rows
        .into_iter()
        .map(|order| {
            let kind = said::<OrderKind>(words, page, &order("kind"))
                .unwrap_or_else(|| words.say(OrderKind::Other).to_owned());
            let (when, ends) = (filled.words(&order("when")), filled.words(&order("ends")));
            let broken =
                said::<Answer>(words, page, &order("broken")).map(|answer| text.broken.replace("{answer}", &answer));
            let when = (!when.is_empty()).then(|| text.order_when.replace("{when}", &when));
            let ends = (!ends.is_empty()).then(|| text.order_ends.replace("{when}", &ends));
            (kind, [broken, when, ends].into_iter().flatten().collect())
        })
        .collect();
    let note = rows.is_empty().then(|| text.no_orders.clone());
    Block { title: &text.orders, note, rows, ..Block::default() }
}

fn happened(words: &Content, page: &PaperPage) -> Vec<(String, Vec<String>)> {
    let (text, filled) = (&words.site.paper.first, &page.filled);
    let acts = filled.all("behaviour.acts").iter().map(|act| words.codes.label(Act::SET.name, act));
    let acts: Vec<&str> = acts.collect();
    let often =
        [said::<Occasions>(words, page, "behaviour.occasions"), said::<HowOften>(words, page, "behaviour.how_often")];
    let own = filled.words("behaviour.text");
    let own = if page.first.tells_all || own.is_empty() { own } else { text.in_full.clone() };
    told([
        (&text.acts, vec![acts.join("; ")]),
        (&text.often, often.into_iter().flatten().collect()),
        (&text.began, vec![filled.words("behaviour.began")]),
        (&text.latest, vec![filled.words("behaviour.latest")]),
        (&text.words, vec![own]),
    ])
}

fn timeline(words: &Content, page: &PaperPage) -> Vec<(String, Vec<String>)> {
    let (text, filled) = (&words.site.paper.first, &page.filled);
    let entry = |(row, whole): &(usize, bool)| {
        let field = |name: &str| filled.words(&format!("incidents.{row}.{name}"));
        let when = Some(field("when")).filter(|when| !when.is_empty()).unwrap_or_else(|| text.no_day.clone());
        if *whole {
            return (when, vec![field("what"), field("where"), field("witnesses")]);
        }
        (when, vec![text.incident_in_full.replace("{number}", &(row + 1).to_string())])
    };
    page.first.timeline.iter().map(entry).map(|(when, lines)| (when, filled_only(lines))).collect()
}

/// For each row of a list, the names of its fields.
fn each(page: &PaperPage, list: &'static Rows) -> impl Iterator<Item = impl Fn(&str) -> String> {
    (0..page.filled.rows(list)).map(move |row| move |field: &str| list.field(row, field))
}

/// The words for the code that was chosen.
fn said<C: Code>(words: &Content, page: &PaperPage, name: &str) -> Option<String> {
    let code = page.filled.words(name);
    C::SET.codes.contains(&code.as_str()).then(|| words.codes.label(C::SET.name, &code).to_owned())
}

/// The rows in which something was told.
fn told<const N: usize>(rows: [(&String, Vec<String>); N]) -> Vec<(String, Vec<String>)> {
    let rows = rows.into_iter().map(|(key, lines)| (key.clone(), filled_only(lines)));
    rows.filter(|(_, lines)| !lines.is_empty()).collect()
}

fn filled_only(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}
