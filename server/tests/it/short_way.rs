//! What the short way costs: pages, questions, words, and the time that is promised for it.

use std::collections::BTreeSet;

use crate::support::Site;

/// How fast somebody reads who is frightened or in a hurry: words a minute. Adults read 238 (Brysbaert 2019).
const PACE: f64 = 200.0;
/// How long one answer takes to give, in minutes.
const ANSWER: f64 = 3.0 / 60.0;

/// The text of the page's `<main>` as it is seen when it is come to.
fn seen(page: &str) -> String {
    let main = page.split("<main").nth(1).unwrap().split_once('>').unwrap().1.split("</main>").next().unwrap();
    let without = |html: &str, from: &str, to: &str| {
        let mut parts = html.split(from);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |all, part| all + part.split_once(to).map_or("", |(_, rest)| rest))
    };
    let main = asked_at_once(main);
    let shown = ["template", "select", "svg"]
        .iter()
        .fold(main, |html, tag| without(&html, &format!("<{tag}"), &format!("</{tag}>")));
    let text: Vec<&str> = shown.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
    text.join(" ")
}

/// The markup without the questions that are hidden until another one is answered (`style/_asked.scss`).
fn asked_at_once(main: &str) -> String {
    let mut shown = String::new();
    let mut depth = 0_usize;
    for (at, part) in main.split('<').enumerate() {
        match depth {
            0 if part.starts_with("div") && part.contains("data-asked=") => depth = 1,
            0 => shown.extend([if at == 0 { "" } else { "<" }, part]),
            _ if part.starts_with("div") => depth += 1,
            1 if part.starts_with("/div") => {
                depth = 0;
                shown.extend(part.split_once('>').map(|(_, rest)| rest));
            }
            _ if part.starts_with("/div") => depth -= 1,
            _ => {}
        }
    }
    shown
}

fn words(page: &str) -> usize {
    seen(page).split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

/// The names of the fields that are asked for.
fn fields(page: &str) -> BTreeSet<String> {
    let tags = page.split('<').filter(|tag| ["input", "select", "textarea"].iter().any(|name| tag.starts_with(name)));
    let asked = tags.filter(|tag| !tag.contains("type=\"hidden\""));
    asked.filter_map(|tag| Some(tag.split(" name=\"").nth(1)?.split('"').next()?.to_owned())).collect()
}

#[tokio::test]
async fn a_report_can_be_sent_after_as_little_as_we_say() {
    let site = Site::new();
    let start = site.get("/report", "").await.text;
    let cookie = site.begin().await;
    let mut pages = vec![("/report".to_owned(), words(&start))];
    let mut asked = BTreeSet::new();
    let mut at = "/report/1".to_owned();
    while at != "/report/review" {
        let page = site.get(&at, &cookie).await.text;
        asked.extend(fields(&page));
        pages.push((at.clone(), words(&page)));
        let own: &[(&str, &str)] = match at.as_str() {
            "/report/2" => &[("reporter.role", "self")],
            "/report/4" => &[("behaviour.text", "He waits outside every day.")],
            _ => &[],
        };
        at = site.post(&at, &cookie, own).await.header("location").to_owned();
    }
    pages.push((at.clone(), words(&site.get(&at, &cookie).await.text)));
    let all: usize = pages.iter().map(|(_, words)| words).sum();
    assert!(pages.len() <= 12, "{pages:?}");
    assert!(asked.len() <= 25, "{asked:?}");
    assert!(all <= 900, "{all}: {pages:?}");
    #[allow(clippy::cast_precision_loss, reason = "a few hundred")]
    let minutes = all as f64 / PACE + asked.len() as f64 * ANSWER;
    let said = &content::english().site.begin.lines[0];
    let said: f64 = said.as_str().split(|c: char| !c.is_ascii_digit()).find_map(|text| text.parse().ok()).unwrap();
    assert!((minutes - said).abs() <= 1.0, "{minutes} minutes, and we say {said}");
}
