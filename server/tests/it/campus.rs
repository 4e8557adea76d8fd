//! The pages of universities, what leads on from them, what can be printed, and what is counted.

use axum::http::StatusCode;
use domain::Code;
use domain::codes::Campus;
use jiff::SignedDuration;
use server::roles::shown;
use store::Counted;

use crate::support::{Site, at};

#[tokio::test]
async fn each_university_has_a_page_with_its_own_helpers_above_the_national_ones() {
    let site = Site::new();
    let words = content::english();
    for campus in Campus::ALL {
        let of = words.campuses.of(*campus);
        let page = site.get(&format!("/campus/{}", campus.code()), "").await;
        assert_eq!(page.status, StatusCode::OK);
        let national = page.text.find("id=\"national\"").unwrap();
        for service in of.services() {
            let at = page
                .text
                .find(&format!("<h3>{}", service.name.replace('\'', "&#39;")))
                .or_else(|| page.text.find(&service.name));
            assert!(at.unwrap() < national, "{}", service.name);
            if let Some(number) = &service.number {
                assert!(page.text.contains(&format!("href=\"tel:{}\"", number.replace(' ', ""))), "{number}");
            }
            if let Some(address) = &service.site {
                assert!(page.text.contains(&format!("href=\"{address}\"")), "{address}");
            }
        }
        assert!(page.text[national..].contains("0808 802 0300"));
        // The law, and so who helps, differs: no other nation's line for domestic abuse.
        let lines = [("england", "da_england"), ("wales", "da_wales"), ("scotland", "da_scotland")];
        for (nation, line) in lines {
            let number = words.services[line].number.as_deref().unwrap();
            assert_eq!(page.text.contains(number), of.nation.code() == nation, "{}: {line}", campus.code());
        }
        assert_eq!(page.text.contains("made up"), of.example);
        assert!(page.header("set-cookie").is_empty());
    }
    let university = site.get("/safety/university", "").await.text;
    for campus in Campus::ALL {
        let link = format!("href=\"/campus/{}\">{}</a>", campus.code(), words.campuses.of(*campus).name);
        assert!(university.contains(&link), "{link}");
    }
    for nothing in ["/campus/nowhere", "/campus", "/campus/aldermoor/other"] {
        assert_eq!(site.get(nothing, "").await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
}

#[tokio::test]
async fn the_check_and_the_report_know_from_where_somebody_came() {
    let site = Site::new();
    let check = site.get("/check?campus=glan_eigra", "").await.text;
    assert!(check.contains(r#"type="hidden" name="campus" value="glan_eigra""#), "{check}");
    // What is no university counts for nothing, and is not said again.
    for other in ["/check?campus=%3Cb%3E", "/check?campus=nowhere", "/check?x=glan_eigra", "/check"] {
        assert!(!site.get(other, "").await.text.contains("name=\"campus\" value=\"glan"), "{other}");
    }
    let fields = [("campus", "glan_eigra"), ("about", "self"), ("signs.repeated", "yes")];
    let answer = site.post_and_follow("/check", "", &fields).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text.contains("href=\"/campus/glan_eigra\""));
    assert!(answer.text.contains(r#"name="campus" value="glan_eigra""#));
    let begun = site.post("/report", "", &fields).await;
    let about = site.get(&at("place.campus"), &begun.cookie()).await.text;
    assert!(about.contains("value=\"glan_eigra\" selected"), "{about}");
    // The short way, without the check.
    assert!(site.get("/report?campus=aldermoor", "").await.text.contains(r#"name="campus" value="aldermoor""#));
    // Whoever asks about what they do themselves is not led to a report from there, either.
    let own = site.post_and_follow("/check", "", &[("campus", "glan_eigra"), ("about", "my_own_behaviour")]).await.text;
    assert!(!own.contains("/campus/") && !own.contains("action=\"/report\""));
}

#[tokio::test]
async fn a_university_that_was_named_is_not_asked_for_again_and_comes_to_the_team() {
    let site = Site::new();
    let cookie = site.post("/report", "", &[("campus", "aldermoor")]).await.cookie();
    let asked = site.get("/report/28", &cookie).await.text;
    assert!(!asked.contains("sharing.university_name"));
    site.fill("about-you", &cookie, &[("reporter.role", "self"), ("place.campus", "aldermoor")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "Notes on my door.")]).await;
    let reference = site.finish(&cookie).await;
    let opened = site.open(&reference).await;
    assert_eq!(opened.report.place.campus.map(Code::code), Some("aldermoor"));
    let other = site.begin().await;
    assert!(site.get("/report/28", &other).await.text.contains("sharing.university_name"));
    // Nothing in clear ties the report to it.
    let count = site.store.counted().await.unwrap();
    let one = Counted { month: "2026-11".to_owned(), campus: "aldermoor".to_owned(), reports: 1 };
    assert_eq!(count, [one]);
}

#[tokio::test]
async fn reports_are_counted_once_by_the_month_where_the_team_is() {
    let site = Site::new();
    let body = |campus: &str| {
        format!(
            r#"{{"version":1,"reporter":{{"role":"self"}},"place":{{"campus":"{campus}"}},"behaviour":{{"text":"x"}}}}"#
        )
    };
    let key = |at: usize| format!("{at:0>24}");
    for at in 0..11 {
        assert_eq!(site.api(&key(at), body("strathfarron")).await.status, StatusCode::CREATED);
    }
    // A second try stores nothing and counts nothing.
    assert_eq!(site.api(&key(0), body("strathfarron")).await.status, StatusCode::CREATED);
    assert_eq!(site.api(&key(0), body("aldermoor")).await.status, StatusCode::CONFLICT);
    assert_eq!(site.api(&key(50), body("nowhere")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Half past eleven at night on the last day of June is July where clocks are an hour ahead.
    site.pass(SignedDuration::from_hours(221 * 24 + 1));
    assert_eq!(site.api(&key(99), body("strathfarron")).await.status, StatusCode::CREATED);
    let counted = site.store.counted().await.unwrap();
    let told: Vec<_> =
        counted.iter().map(|count| (count.month.as_str(), count.campus.as_str(), count.reports)).collect();
    assert_eq!(told, [("2026-11", "strathfarron", 11), ("2027-07", "strathfarron", 1)]);
}

#[test]
fn no_number_below_ten_is_told_nor_that_there_is_one() {
    let count = |month: &str, campus: &str, reports| Counted { month: month.into(), campus: campus.into(), reports };
    let today = "2026-11-30".parse().unwrap();
    let counted =
        [count("2026-11", "aldermoor", 10), count("2026-10", "aldermoor", 9), count("2025-11", "glan_eigra", 50)];
    let told = shown(&counted, today);
    assert_eq!(told.len(), 12 * Campus::ALL.len());
    let with: Vec<_> = told.iter().filter_map(|line| Some((line.month.as_str(), line.campus, line.reports?))).collect();
    // What lies more than a year back is not told, either.
    assert_eq!(with, [("2026-11", "aldermoor", 10)]);
    let quiet = shown(&[], today);
    let lines =
        |told: &[server::roles::Shown]| told.iter().map(|line| (line.month.clone(), line.campus)).collect::<Vec<_>>();
    assert_eq!(lines(&quiet), lines(&told));
}

#[tokio::test]
async fn what_is_printed_leads_to_the_page_and_says_nothing_outside() {
    let site = Site::with(|config| config.public.origin = Some("https://help.example".to_owned()));
    for (page, files) in [("poster", &["poster.svg"][..]), ("cards", &["cards-outside.svg", "cards-inside.svg"])] {
        let shown = site.get(&format!("/campus/aldermoor/{page}"), "").await;
        assert_eq!(shown.status, StatusCode::OK);
        for file in files {
            let drawing = site.get(&format!("/campus/aldermoor/{file}"), "").await;
            assert_eq!(drawing.header("content-type"), "image/svg+xml");
            assert!(drawing.header("content-disposition").starts_with("attachment"));
            assert!(shown.text.contains(&drawing.text), "{file} is what the page shows");
        }
    }
    let clock = site.get("/campus/aldermoor/cards-outside.svg", "").await.text.to_lowercase();
    let poster = site.get("/campus/aldermoor/poster.svg", "").await.text.to_lowercase();
    for word in ["stalk", "abuse", "police", "foursight", "report", "victim"] {
        assert!(!clock.contains(word) && !poster.contains(word), "{word}");
    }
    for file in ["poster.svg", "cards-inside.svg"] {
        let drawing = site.get(&format!("/campus/aldermoor/{file}"), "").await.text;
        assert_eq!(read(&drawing), "https://help.example/campus/aldermoor", "{file}");
    }
}

/// What a camera reads in the first code of a drawing: each square is `M{x} {y}h1v1h-1z`.
fn read(drawing: &str) -> String {
    const DOTS: usize = 4;
    let from = drawing
        .find("viewBox=\"0 0 ")
        .and_then(|first| Some(first + 1 + drawing[first + 1..].find("viewBox=\"0 0 ")?))
        .unwrap();
    let side: usize = drawing[from + 13..].split(' ').next().unwrap().parse().unwrap();
    let path = drawing[from..].split("d=\"").nth(1).unwrap().split('"').next().unwrap();
    let dark: Vec<(usize, usize)> = path
        .split('M')
        .filter(|square| !square.is_empty())
        .map(|square| square.split('h').next().unwrap().split_once(' ').unwrap())
        .map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap()))
        .collect();
    let seen = |x: usize, y: usize| if dark.contains(&(x / DOTS, y / DOTS)) { 0 } else { 255 };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side * DOTS, side * DOTS, seen);
    let codes = picture.detect_grids();
    codes[0].decode().unwrap().1
}
