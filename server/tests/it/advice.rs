//! The check's answer for people whom it failed: who comes first, in which order, at which hour.

use axum::http::StatusCode;
use jiff::Timestamp;

use crate::support::{START, Site};

/// Four moments of a week, by clocks in the UK: 3am and 2pm on a Wednesday, Saturday evening, Sunday morning.
const MOMENTS: [&str; 4] =
    ["2026-12-02T03:00:00Z", "2026-12-02T14:00:00Z", "2026-12-05T19:00:00Z", "2026-12-06T09:00:00Z"];

async fn said_at(site: &Site, answers: &[(&str, &str)]) -> String {
    let page = site.post_and_follow("/check", "", answers).await;
    assert_eq!(page.status, StatusCode::OK, "{answers:?}");
    page.text.split("<main").nth(1).unwrap().split("</main>").next().unwrap().to_owned()
}

async fn said(answers: &[(&str, &str)]) -> String {
    said_at(&Site::new(), answers).await
}

fn at(moment: &str) -> Site {
    let site = Site::new();
    let moment: Timestamp = moment.parse().unwrap();
    let start: Timestamp = START.parse().unwrap();
    site.pass(moment.duration_since(start));
    site
}

/// The lines, each as it stands there, in order.
fn entries(said: &str) -> Vec<&str> {
    said.split("<li class=\"fs-card\"").skip(1).map(|entry| entry.split("</section>").next().unwrap()).collect()
}

/// What an entry says of whether it answers now; not what the browser will say later.
fn when(entry: &str) -> &str {
    let said = entry.split("fs-when").nth(1).and_then(|rest| rest.split_once('>'));
    said.map_or("", |(_, rest)| rest.split('<').next().unwrap())
}

/// What they are called.
fn names(said: &str) -> Vec<&str> {
    let of = said.split("<h3 class=\"govuk-heading-s\">").skip(1).map(|rest| rest.split("</h3>").next().unwrap());
    of.collect()
}

/// Where something is said first.
fn place(said: &str, what: &str) -> usize {
    said.find(what).unwrap_or_else(|| panic!("{what} is not in {said}"))
}

#[tokio::test]
async fn an_order_that_was_broken_and_a_threat_lead_to_the_police_first() {
    for (field, why) in [("order_broken", "An order was broken."), ("threat", "A threat was made.")] {
        let words = said(&[(field, "yes"), ("danger_now", "no"), ("nation", "wales")]).await;
        let first = words.split("</h1>").nth(1).unwrap().split("class=\"fs-two").next().unwrap();
        let alert = first.split("<div class=\"govuk-inset-text fs-alert\"").nth(1).unwrap();
        assert!(alert.contains(why) && alert.contains("tel:999") && alert.contains("tel:101"), "{alert}");
        for told in ["no", "not_sure", ""] {
            assert!(!said(&[(field, told)]).await.contains("fs-alert"), "{field} {told}");
        }
        // Abroad, neither number may answer.
        let abroad = said(&[(field, "yes"), ("nation", "outside_uk")]).await;
        assert!(!abroad.contains("tel:999") && !abroad.contains("tel:101"), "{abroad}");
        assert!(place(&abroad, why) < place(&abroad, "emergency number of that country"));
        let own = said(&[(field, "yes"), ("about", "my_own_behaviour")]).await;
        assert!(!own.contains(why), "{own}");
        assert_eq!(own.contains("Ask a solicitor"), field == "order_broken", "{own}");
    }
    // Danger at this moment comes before both.
    let both = said(&[("threat", "yes"), ("order_broken", "yes"), ("danger_now", "yes")]).await;
    assert!(place(&both, "<strong>Call ") < place(&both, "An order was broken."));
    assert!(place(&both, "An order was broken.") < place(&both, "A threat was made."));
}

#[tokio::test]
async fn a_child_and_a_parent_get_lines_of_their_own_first() {
    let child = said(&[("under_18", "yes"), ("nation", "england")]).await;
    assert!(place(&child, "tel:08001111") < place(&child, "id=\"calls\"") && child.contains("a teacher"), "{child}");
    assert!(!names(&child).iter().any(|name| ["Victim Support", "Galop"].contains(name)), "{child}");
    let parent = said(&[("under_18", "yes"), ("about", "someone_else"), ("nation", "scotland")]).await;
    assert!(place(&parent, "tel:08088005000") < place(&parent, "id=\"calls\""), "{parent}");
    assert!(parent.contains("Tell the school"), "{parent}");
    assert!(!parent.contains("what is safe, before"), "nobody is to ask a child what is safe");
    assert!(said(&[("about", "someone_else")]).await.contains("what is safe, before"));
}

#[tokio::test]
async fn at_every_hour_who_answers_stands_first_and_who_is_closed_last() {
    for moment in MOMENTS {
        let site = at(moment);
        for nation in ["england", "wales", "scotland", "northern_ireland", "outside_uk", "not_sure", ""] {
            for about in ["self", "someone_else", "my_own_behaviour"] {
                for under_18 in ["", "yes"] {
                    let answers = [("nation", nation), ("about", about), ("under_18", under_18)];
                    let words = said_at(&site, &answers).await;
                    let state = |entry: &&str| match when(entry) {
                        open if open.starts_with("Open now") => 0,
                        closed if closed.starts_with("Opens at") => 2,
                        _ => 1,
                    };
                    let entries = entries(&words);
                    assert!(entries.is_sorted_by_key(state), "{moment} {answers:?} {:?}", names(&words));
                    assert_eq!(state(&entries[0]), 0, "{moment} {answers:?} {:?}", names(&words));
                    assert!(entries.len() <= 7, "{answers:?} {:?}", names(&words));
                    for entry in entries.iter().filter(|entry| state(entry) == 1) {
                        let said = entry.contains("Check its hours before you call");
                        assert!(said || !entry.contains("tel:"), "{entry}");
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn a_stranger_in_northern_ireland_at_3am_finds_somebody_who_answers() {
    let words = said_at(&at(MOMENTS[0]), &[("nation", "northern_ireland")]).await;
    assert_eq!(names(&words)[..3], ["Domestic and Sexual Abuse Helpline", "Lifeline", "Samaritans"]);
    assert!(names(&words).contains(&"National Stalking Helpline"));
}

#[tokio::test]
async fn what_opens_later_says_when() {
    let own = [("about", "my_own_behaviour"), ("nation", "scotland")];
    let by_day = said_at(&at(MOMENTS[1]), &own).await;
    assert_eq!(names(&by_day), ["Samaritans", "Respect Phoneline", "Breathing Space"]);
    assert_eq!(when(entries(&by_day)[2]), "Opens at 6pm on Wednesday 2 December");
    let on_saturday = said_at(&at(MOMENTS[2]), &own).await;
    assert_eq!(names(&on_saturday), ["Breathing Space", "Samaritans", "Respect Phoneline"]);
    assert!(when(entries(&on_saturday)[0]).starts_with("Open now, until 6am"), "{on_saturday}");
}

#[tokio::test]
async fn where_this_team_does_not_work_the_police_there_come_first() {
    for (nation, police) in [
        ("wales", "https://www.police.uk/"),
        ("scotland", "https://www.scotland.police.uk/"),
        ("northern_ireland", "https://www.psni.police.uk/"),
        ("outside_uk", "Tell the police where you are<"),
    ] {
        let words = said(&[("nation", nation)]).await;
        let steps = words.rsplit("<ul class=\"govuk-list govuk-list--bullet\"").next().unwrap();
        assert!(place(steps, police) < place(steps, "href=\"/report\""), "{steps}");
        assert!(place(steps, "href=\"/safety\"") < place(steps, "href=\"/report\""), "{steps}");
        assert_eq!(steps.matches("href=\"/report\"").count(), 1, "{steps}");
    }
    for nation in ["england", "not_sure"] {
        let words = said(&[("nation", nation)]).await;
        let steps = words.rsplit("<ul class=\"govuk-list govuk-list--bullet\"").next().unwrap();
        assert!(place(steps, "href=\"/report\"") < place(steps, "href=\"/help\""), "{steps}");
    }
}

#[tokio::test]
async fn whoever_can_not_call_finds_lines_by_the_ways_that_were_chosen() {
    let night = at(MOMENTS[0]);
    let sign = said_at(&night, &[("talk", "bsl"), ("nation", "england")]).await;
    assert_eq!(names(&sign)[0], "999 BSL");
    assert!(entries(&sign)[0].contains("For danger now"), "{sign}");
    assert!(place(&sign, "None of the ways you chose is sure to be open now") < place(&sign, "999 BSL"));
    assert!(sign.contains("Relay UK") && names(&sign).contains(&"SignHealth"), "{sign}");
    // How to sign to it stands there, and when only the phone is sure to answer.
    assert!(sign.contains("By video on their site, Monday to Friday"), "{sign}");
    assert!(sign.contains("fill in the form on their site"), "{sign}");
    let there = said_at(&night, &[("talk", "bsl"), ("nation", "northern_ireland")]).await;
    assert_eq!(names(&there)[..2], ["999 BSL", "Police Service of Northern Ireland, in sign language"]);
    assert!(!there.contains("None of the ways you chose is sure"), "{there}");
    let text = said_at(&night, &[("talk", "text"), ("nation", "england")]).await;
    assert_eq!(names(&text)[0], "Shout");
    assert!(text.contains("SHOUT to 85258") && !text.contains("None of the ways you chose is sure"), "{text}");
    let wales = said_at(&night, &[("talk", "text"), ("talk", "chat"), ("nation", "wales")]).await;
    assert_eq!(names(&wales)[..2], ["Live Fear Free", "Shout"]);
    let chat = said_at(&night, &[("talk", "chat"), ("nation", "england")]).await;
    assert!(chat.contains("None of the ways you chose is sure") && names(&chat).contains(&"Shout"), "{chat}");
    let voice = said_at(&night, &[("talk", "voice"), ("nation", "england")]).await;
    assert_eq!(names(&voice)[0], "Victim Support");
    assert!(!voice.contains("Relay UK") && !voice.contains("SHOUT"), "{voice}");
}

/// What the page holds for the browser, all of it, is what the server says: each piece of an answer stands in the
/// template under its key, in the same words, and each line with when it answers.
#[tokio::test]
async fn the_page_has_for_the_browser_what_the_server_says() {
    let site = at(MOMENTS[1]);
    let page = site.get("/check/answers", "").await.text;
    let template = page.split("<template").nth(1).unwrap().split("</template>").next().unwrap();
    let plain = |html: &str| {
        let mut words = String::new();
        let mut inside = false;
        for letter in html.chars() {
            match letter {
                '<' => inside = true,
                '>' => (inside, words) = (false, words + " "),
                _ if !inside => words.push(letter),
                _ => {}
            }
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let held = plain(template);
    for nation in ["england", "wales", "scotland", "northern_ireland", "outside_uk", ""] {
        for about in ["self", "someone_else", "my_own_behaviour"] {
            let told = ["order_broken", "threat", "under_18", "danger_now"].map(|field| (field, "yes"));
            let ways = ["voice", "text", "chat", "bsl"].map(|way| ("talk", way));
            let mut all = vec![("nation", nation), ("about", about)];
            for more in [&[][..], &told, &ways] {
                all.extend(more);
                let words = said_at(&site, &all).await;
                let words = words.replace("<path", "<line");
                for paragraph in words.split("<p").skip(1).filter_map(|rest| rest.split("</p>").next()) {
                    let paragraph = plain(paragraph.split_once('>').unwrap().1);
                    assert!(held.contains(&paragraph), "{paragraph} {all:?}");
                }
                for name in names(&words) {
                    let entry =
                        template.split("data-availability=").find(|entry| entry.contains(&format!(">{name}</h3>")));
                    assert!(entry.is_some(), "{name}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_report_begins_with_what_the_check_was_told() {
    let site = Site::new();
    let told = [("order_broken", "yes"), ("threat", "not_sure"), ("under_18", "yes"), ("about", "self")];
    let advice = site.post_and_follow("/check", "", &[&told[..], &[("talk", "bsl")]].concat()).await.text;
    for (name, value) in told {
        assert!(advice.contains(&format!("type=\"hidden\" name=\"{name}\" value=\"{value}\"")), "{name} in {advice}");
    }
    assert!(!advice.contains("name=\"talk\""), "{advice}");
    let cookie = site.post("/report", "", &told).await.cookie();
    // Told with yes, and for oneself: neither how old nor whether an order was broken is asked again.
    let about = site.get("/report/2", &cookie).await.text;
    assert!(!about.contains("reporter.age_group") && about.contains("value=\"self\" checked"), "{about}");
    assert!(!site.get("/report/6", &cookie).await.text.contains("danger.order_broken"));
    let danger = site.get("/report/9", &cookie).await.text;
    assert!(danger.contains("name=\"danger.any_threat\" type=\"radio\" value=\"not_sure\" checked"), "{danger}");
    // What stands there already stays.
    site.fill("about-you", &cookie, &[("reporter.role", "self"), ("reporter.age_group", "from_16_to_17")]).await;
    let cookie = site.post("/report", &cookie, &told).await.cookie();
    let cookie = site.post("/report", &cookie, &[("choice", "carry_on")]).await.cookie();
    let about = site.get("/report/2", &cookie).await.text;
    assert!(about.contains("value=\"from_16_to_17\" checked"), "{about}");
}
