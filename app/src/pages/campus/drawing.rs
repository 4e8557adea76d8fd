//! Drawings for A4 paper, in millimetres. They are files of their own as well, for whoever has them printed,
//! so all that they look like stands in them.

use content::{Content, Service};

use super::SheetPage;
use crate::icons::mark_in_colour;
use crate::pages::help::is_always;

/// One side of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// A poster.
    Poster,
    /// The outside of four cards. It says nothing of why somebody may need one.
    Outside,
    /// Their inside.
    Inside,
}

/// A square code for a phone's camera.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// How many squares wide and high it is.
    pub side: u32,
    /// The dark ones as the path of a drawing in which each is 1 by 1.
    pub path: String,
}

/// The size of the paper.
const PAPER: (f32, f32) = (210.0, 297.0);
/// A card before it is folded in the middle to the size of a bank card.
const CARD: (f32, f32) = (85.0, 110.0);
/// Where the four cards begin: in the middle of the paper, so that both sides fit each other.
const CARDS: [(f32, f32); 4] = [(20.0, 38.0), (105.0, 38.0), (20.0, 148.0), (105.0, 148.0)];
/// Who stands inside a card, by their names in `content/services.toml`.
const NUMBERS: [&str; 3] = ["999", "helpline", "samaritans"];
/// How high a strip to tear off is, and how many there are.
const STRIP: f32 = 36.0;
const STRIPS: u8 = 7;
/// How wide a letter is on the average, as a part of its height.
const LETTER: f32 = 0.56;

impl Drawing {
    /// Every drawing.
    pub const ALL: [Self; 3] = [Self::Poster, Self::Outside, Self::Inside];

    /// The name of its file.
    pub fn file(self) -> &'static str {
        match self {
            Self::Poster => "poster.svg",
            Self::Outside => "cards-outside.svg",
            Self::Inside => "cards-inside.svg",
        }
    }
}

/// A drawing as SVG.
pub fn drawn(words: &Content, page: &SheetPage, drawing: Drawing) -> String {
    let inside = match drawing {
        Drawing::Poster => poster(words, page),
        Drawing::Outside => on_each_card(&outside(words, page)),
        Drawing::Inside => on_each_card(&within(words, page)),
    };
    let (width, height) = PAPER;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"Helvetica Neue,Arial,sans-serif\" text-anchor=\"middle\">\
         <path fill=\"#fff\" d=\"M0 0h{width}v{height}h-{width}z\"/>{inside}</svg>"
    )
}

fn poster(words: &Content, page: &SheetPage) -> String {
    let text = &words.campus.sheets.poster;
    let middle = PAPER.0 / 2.0;
    let lead = text.lead.replace("{name}", name(words, page));
    [
        format!("<g transform=\"translate(87 14) scale(1.125)\">{}</g>", mark_in_colour()),
        bold("#0a3e47", &lines(middle, 74.0, 19.0, 190.0, &text.head)),
        lines(middle, 112.0, 8.0, 176.0, &lead),
        // The frame draws the eye, and keeps outside the empty border that cameras need.
        "<rect x=\"69\" y=\"137\" width=\"72\" height=\"72\" rx=\"4\" fill=\"none\" stroke=\"#0a3e47\" stroke-width=\"1.2\"/>"
            .to_owned(),
        code(page, 70.0, 138.0, 70.0, " id=\"code\""),
        bold("#000", &line(middle, 219.0, 7.0, 180.0, &page.address)),
        "<rect x=\"30\" y=\"226\" width=\"150\" height=\"22\" rx=\"4\"/>".to_owned(),
        bold("#fff", &line(middle, 240.5, 10.5, 140.0, &text.foot)),
        strips(page),
    ]
    .concat()
}

/// Strips to tear off, for a pocket. They have the address and its code, and say nothing of what it is for.
fn strips(page: &SheetPage) -> String {
    let (width, height) = PAPER;
    let (top, wide) = (height - STRIP, width / f32::from(STRIPS));
    let side = page.qr_code.side;
    // Host and path, one beside the other: together they would be too small to read.
    let (host, path) = page.address.split_at(page.address.find('/').unwrap_or(page.address.len()));
    let along = STRIP - 4.0;
    let one = format!(
        "<g id=\"strip\"><g transform=\"rotate(-90)\">{}{}</g><svg x=\"10\" y=\"8\" width=\"19\" height=\"19\" \
         viewBox=\"0 0 {side} {side}\"><use href=\"#code\"/></svg><path fill=\"none\" stroke=\"#555\" stroke-width=\".3\" \
         stroke-dasharray=\"2 1.5\" d=\"M{wide} 0V{STRIP}M0 0H{wide}\"/></g>",
        line(-STRIP / 2.0, 5.0, 3.2, along, host),
        line(-STRIP / 2.0, 9.0, 3.2, along, path),
    );
    let others = (1..STRIPS).map(|at| format!("<use href=\"#strip\" x=\"{}\"/>", f32::from(at) * wide));
    format!("<g transform=\"translate(0 {top})\">{one}{}</g>", others.collect::<String>())
}

/// The front of a card, which is its lower half. The upper one stays empty.
fn outside(words: &Content, page: &SheetPage) -> String {
    let middle = CARD.0 / 2.0;
    [
        // Hills, as on many a card.
        "<path fill=\"#c5dedb\" d=\"M0 103Q22 93 48 100T85 94v16H0z\"/><path fill=\"#4c8a8d\" d=\"M0 107Q26 98 52 106T85 102v8H0z\"/>"
            .to_owned(),
        bold("#0a3e47", &lines(middle, 74.0, 8.0, 75.0, &words.campus.sheets.cards.outside)),
        lines(middle, 85.0, 4.0, 75.0, name(words, page)),
    ]
    .concat()
}

fn within(words: &Content, page: &SheetPage) -> String {
    let middle = CARD.0 / 2.0;
    let (campus, cards) = (words.campuses.of(page.campus), &words.campus.sheets.cards);
    let services = NUMBERS.map(|name| &words.services[name]);
    let known = services.into_iter().chain([&campus.security]);
    // Paper outlives hours: only what is always open says nothing of them.
    let unsure = |service: &Service| if is_always(service) { "" } else { cards.unsure.as_str() };
    let known =
        known.filter_map(|service| Some(format!("{}: {}{}", service.name, service.number.as_ref()?, unsure(service))));
    let known = known.scan(63.0, |y, said| {
        *y += 8.0;
        Some(line(middle, *y, 4.0, 80.0, &said))
    });
    [
        code(page, 26.0, 6.0, 33.0, ""),
        line(middle, 45.0, 3.0, 80.0, &page.address),
        bold("#0a3e47", &lines(middle, 63.0, 6.0, 75.0, &cards.inside)),
        known.collect(),
    ]
    .concat()
}

fn on_each_card(card: &str) -> String {
    let (width, height) = CARD;
    let half = height / 2.0;
    let each = CARDS.map(|(x, y)| {
        format!(
            "<g transform=\"translate({x} {y})\">{card}<path fill=\"none\" stroke=\"#999\" stroke-width=\".2\" \
             d=\"M0 0h{width}v{height}H0zM0 {half}h3M{width} {half}h-3\"/></g>"
        )
    });
    each.concat()
}

fn name<'a>(words: &'a Content, page: &SheetPage) -> &'a str {
    &words.campuses.of(page.campus).name
}

/// The square code, so many millimetres wide, with the empty border that cameras need. `id` names what strips draw once
/// more; a card, of which a page has four, has none.
fn code(page: &SheetPage, x: f32, y: f32, width: f32, id: &str) -> String {
    let QrCode { side, path } = &page.qr_code;
    format!(
        "<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{width}\" viewBox=\"0 0 {side} {side}\"><path d=\"{path}\"{id}/></svg>"
    )
}

/// Letters that are to be seen first.
fn bold(colour: &str, letters: &str) -> String {
    format!("<g font-weight=\"bold\" fill=\"{colour}\">{letters}</g>")
}

/// Words in lines of letters so many millimetres high, around `x`.
fn lines(x: f32, y: f32, height: f32, width: f32, words: &str) -> String {
    let mut written: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let longer = written.last().map(|line| format!("{line} {word}")).filter(|line| long(line, height) <= width);
        match (longer, written.last_mut()) {
            (Some(longer), Some(line)) => *line = longer,
            _ => written.push(word.to_owned()),
        }
    }
    let each = written.iter().scan(y, |y, words| {
        let at = *y;
        *y += height * 1.2;
        Some(line(x, at, height, width, words))
    });
    each.collect()
}

/// Words in one line. What is longer than the space is set smaller: numbers and addresses have nowhere to break.
fn line(x: f32, y: f32, height: f32, width: f32, words: &str) -> String {
    let size = height * (width / long(words, height)).min(1.0);
    format!("<text x=\"{x}\" y=\"{y:.1}\" font-size=\"{size:.1}\">{}</text>", escaped(words))
}

/// About how long words are in letters of this height, in millimetres.
fn long(words: &str, height: f32) -> f32 {
    height * LETTER * f32::from(u16::try_from(words.chars().count()).unwrap_or(u16::MAX))
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
