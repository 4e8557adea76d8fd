//! What the first page tells of who, what and when: answers as they were given.

use content::Content;
use domain::Code;
use domain::codes::{Act, AgeGroup, Answer, Area, HowOften, Nation, Occasions, OrderKind, Relationship};
use domain::rows;

use super::PaperPage;

/// What something is called, and the lines that say it.
pub(super) type Row = (String, Vec<String>);

pub(super) fn who(words: &Content, page: &PaperPage) -> Vec<Row> {
    let (text, filled) = (&words.site.paper.first, &page.filled);
    let by = match filled.words("reporter.role").as_str() {
        "self" => Some(&text.myself),
        "someone_else" => Some(&text.someone_else),
        "professional" => Some(&text.professional),
        _ => None,
    };
    let age = said::<AgeGroup>(words, page, "reporter.age_group");
    // Who reports for themselves stands there once.
    let (own_age, others_age) = if filled.is_second_hand() { (None, age) } else { (age, None) };
    let told_by = [filled.words("reporter.name"), filled.words("reporter.organisation")];
    let told_by = told_by.into_iter().chain(by.cloned()).chain(own_age);
    let place = [said::<Nation>(words, page, "place.nation"), said::<Area>(words, page, "place.area")];
    let what = said::<Relationship>(words, page, "person.relationship");
    let doing = [Some(filled.words("person.name")), what, Some(filled.words("person.vehicles"))];
    told([
        (&text.told_by, in_one(told_by)),
        (&text.person, in_one(others_age)),
        (&text.doing, in_one(doing.into_iter().flatten())),
        (&text.place, in_one(place.into_iter().flatten())),
    ])
}

pub(super) fn orders(words: &Content, page: &PaperPage) -> Vec<Row> {
    let (text, filled) = (&words.site.paper.first, &page.filled);
    let Some(list) = rows::list("orders") else { return Vec::new() };
    let order = |row: usize| {
        let field = |name: &str| list.field(row, name);
        let kind = said::<OrderKind>(words, page, &field("kind"));
        let kind = kind.unwrap_or_else(|| words.say(OrderKind::Other).to_owned());
        let broken = said::<Answer>(words, page, &field("broken"));
        let day = |name: &str, sentence: &str| {
            Some(filled.words(&field(name))).filter(|day| !day.is_empty()).map(|day| sentence.replace("{when}", &day))
        };
        let broken = broken.map(|answer| text.broken.replace("{answer}", &answer));
        let lines = [broken, day("when", &text.order_when), day("ends", &text.order_ends)];
        (kind, filled_only(in_one(lines.into_iter().flatten())))
    };
    (0..filled.rows(list)).map(order).collect()
}

pub(super) fn happened(words: &Content, page: &PaperPage) -> Vec<Row> {
    let (text, filled) = (&words.site.paper.first, &page.filled);
    let acts = filled.all("behaviour.acts").iter().map(|act| words.codes.label(Act::SET.name, act));
    let acts: Vec<&str> = acts.collect();
    let often =
        [said::<Occasions>(words, page, "behaviour.occasions"), said::<HowOften>(words, page, "behaviour.how_often")];
    let own = filled.words("behaviour.text");
    let own = if page.first.tells_all || own.is_empty() { own } else { text.in_full.clone() };
    told([
        (&text.acts, vec![acts.join("; ")]),
        (&text.often, in_one(often.into_iter().flatten())),
        (&text.began, vec![filled.words("behaviour.began")]),
        (&text.latest, vec![filled.words("behaviour.latest")]),
        (&text.words, vec![own]),
    ])
}

pub(super) fn timeline(words: &Content, page: &PaperPage) -> Vec<Row> {
    let (text, filled) = (&words.site.paper.first, &page.filled);
    let entry = |(row, whole): &(usize, bool)| {
        let field = |name: &str| filled.words(&format!("incidents.{row}.{name}"));
        let when = Some(field("when")).filter(|when| !when.is_empty()).unwrap_or_else(|| text.no_day.clone());
        if *whole {
            return (when, [vec![field("what")], in_one([field("where"), field("witnesses")])].concat());
        }
        (when, vec![text.incident_in_full.replace("{number}", &(row + 1).to_string())])
    };
    page.first.timeline.iter().map(entry).map(|(when, lines)| (when, filled_only(lines))).collect()
}

/// The words for the code that was chosen.
fn said<C: Code>(words: &Content, page: &PaperPage, name: &str) -> Option<String> {
    let code = page.filled.words(name);
    C::SET.codes.contains(&code.as_str()).then(|| words.codes.label(C::SET.name, &code).to_owned())
}

/// The rows in which something was told.
fn told<const N: usize>(rows: [(&String, Vec<String>); N]) -> Vec<Row> {
    let rows = rows.into_iter().map(|(key, lines)| (key.clone(), filled_only(lines)));
    rows.filter(|(_, lines)| !lines.is_empty()).collect()
}

/// Answers of a few words each, in one line.
fn in_one(answers: impl IntoIterator<Item = String>) -> Vec<String> {
    let answers: Vec<String> = answers.into_iter().filter(|answer| !answer.is_empty()).collect();
    vec![answers.join("; ")]
}

fn filled_only(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}
