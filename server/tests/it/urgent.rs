//! A reply to every urgent answer, before anything is sent; and the questions that words of danger lead to.

use domain::answers::DangerCode;
use domain::notice::Notice;
use domain::triage::{Flag, URGENT_ALONE};
use domain::{Code, Step};
use jiff::SignedDuration;

use crate::support::{Site, at};

/// What stands on a page under the id that saving leads to.
pub(crate) fn notice(page: &str) -> &str {
    page.split("id=\"notice\"").nth(1).map(|rest| rest.split("<form").next().unwrap()).unwrap_or_default()
}

#[test]
fn every_flag_that_makes_a_report_urgent_has_words_of_its_own() {
    let pairs = [Flag::PartnerOrEx, Flag::Under18, Flag::VeryFrightened, Flag::OrderMaybeBroken];
    for flag in URGENT_ALONE.iter().chain(&pairs) {
        assert!(Notice::of_flag(*flag).is_some(), "{}", flag.code());
    }
    for flag in Flag::ALL.iter().filter(|flag| !URGENT_ALONE.contains(flag) && !pairs.contains(flag)) {
        assert_eq!(Notice::of_flag(*flag), None, "{}", flag.code());
    }
}

#[tokio::test]
async fn each_urgent_answer_gets_its_reply_on_saving_and_never_stops_anyone() {
    let site = Site::new();
    let words = content::english();
    let now = |code: &DangerCode| Flag::of_danger(*code).is_now();
    for code in DangerCode::asked().filter(|code| URGENT_ALONE.contains(&Flag::of_danger(*code)) && !now(code)) {
        let (cookie, field) = (site.begin().await, format!("danger.{}", code.code()));
        let saved = site.post(&at(&field), &cookie, &[(&field, "yes")]).await;
        assert_eq!(saved.header("location"), format!("{}#notice", at(&field)), "{field}");
        let page = site.follow("/report/6", &cookie, &saved).await;
        let said = notice(&page.text);
        let own = words.notices.notices.of(Notice::of_flag(Flag::of_danger(code)).unwrap());
        assert!(said.contains(own.title.as_str()), "{field}: {said}");
        assert!(said.contains("tel:999"), "{field}");
        // Whoever has thoughts of suicide is not sent to the police first.
        let police = code != DangerCode::SuicidalThoughts;
        assert_eq!(said.contains("tel:101"), police, "{field}");
        assert!(said.contains("href=\"/report/") && said.contains("role=\"button\""), "{field}: goes on");
        // With scripts the same is shown at once beside the answer, and beside no other; what is fetched for it is the same.
        let ready = site.get("/report/notices", &cookie).await.text;
        assert!(ready.contains(own.title.as_str()) && ready.contains("<template data-notice=\"then\">"), "{field}");
        let then = if police { " then" } else { "" };
        let answer = format!("data-notices=\"{}{then}\"", Notice::of_flag(Flag::of_danger(code)).unwrap().code());
        assert_eq!(page.text.matches(&answer).count(), 1, "{field}");
    }
}

#[tokio::test]
async fn a_pair_is_replied_to_wherever_it_becomes_one() {
    let site = Site::new();
    let cookie = site.begin().await;
    site.fill("person", &cookie, &[("person.relationship", "ex_partner")]).await;
    let saved = site.post("/report/12", &cookie, &[("danger.separation", "yes")]).await;
    let page = site.follow("/report/6", &cookie, &saved).await;
    assert!(notice(&page.text).contains("A partner or an ex can be more of a danger"), "{}", page.text);
    // Answered the other way round.
    let cookie = site.begin().await;
    site.fill("danger-signs", &cookie, &[("danger.separation", "yes")]).await;
    let saved = site.post("/report/5", &cookie, &[("person.relationship", "partner")]).await;
    let page = site.follow("/report/17", &cookie, &saved).await;
    assert!(notice(&page.text).contains("A partner or an ex can be more of a danger"));
}

/// At 22:30 on a day with staffed hours from 8 to 20, the team reads in the morning.
#[tokio::test]
async fn where_nobody_reads_soon_it_says_when() {
    for (staffed, said) in [(true, true), (false, false)] {
        let site = Site::with(|config| {
            config.service.live = true;
            config.service.operator = "A team".to_owned();
            let hour = |hour| staffed.then(|| jiff::civil::time(hour, 0, 0, 0));
            (config.triage.staffed_from, config.triage.staffed_to) = (hour(8), hour(20));
        });
        let cookie = site.begin().await;
        let saved = site.post("/report/6", &cookie, &[("danger.weapon", "yes")]).await;
        let page = site.follow("/report/6", &cookie, &saved).await;
        assert_eq!(notice(&page.text).contains("A person reads your report by Sunday 22 November, 9:00am"), said);
    }
}

#[tokio::test]
async fn words_of_danger_ask_what_was_not_answered_on_two_pages_and_once() {
    let site = Site::new();
    let cookie = site.begin().await;
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    site.fill("danger-signs", &cookie, &[("danger.weapon", "no")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "He said he will KILL me")]).await;
    let mut asked = Vec::new();
    for page in 1..=2 {
        let more = site.get("/report/review", &cookie).await;
        assert_eq!(more.header("location"), "/report/more", "page {page}");
        let more = site.get("/report/more", &cookie).await;
        assert!(more.text.contains("tel:999"));
        let mut fields: Vec<&str> = Vec::new();
        for code in DangerCode::asked() {
            if more.text.contains(&format!("name=\"danger.{}\"", code.code())) {
                asked.push(code);
                fields.push(code.code());
            }
        }
        assert!((1..=6).contains(&fields.len()), "{fields:?}");
        let kept = site.post("/report/more", &cookie, &[("asked", &fields.join(" "))]).await;
        assert_eq!(kept.header("location"), "/report/review", "each can be skipped");
    }
    assert_eq!(site.get("/report/review", &cookie).await.status, axum::http::StatusCode::OK);
    let urgent: Vec<DangerCode> = DangerCode::asked()
        .filter(|code| URGENT_ALONE.contains(&Flag::of_danger(*code)) && *code != DangerCode::Weapon)
        .collect();
    assert_eq!(asked, urgent);
    let opened = site.open(&site.finish(&cookie).await).await;
    assert_eq!((opened.band, opened.flags), (2, vec!["words_of_danger".to_owned()]));
}

#[tokio::test]
async fn what_is_answered_there_counts_and_is_replied_to() {
    let site = Site::new();
    let cookie = site.begin().await;
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "a knife")]).await;
    let fields = [("asked", "weapon"), ("danger.weapon", "yes"), ("danger.pets", "no"), ("danger.gone", "yes")];
    let kept = site.post("/report/more", &cookie, &fields).await;
    assert_eq!(kept.header("location"), "/report/6?from=review#notice");
    let page = site.follow("/report/more", &cookie, &kept).await;
    assert!(notice(&page.text).contains("Tell the police about the weapon"));
    // Skips the rest.
    let all: Vec<&str> = DangerCode::asked().map(Code::code).collect();
    site.post("/report/more", &cookie, &[("asked", &all.join(" "))]).await;
    assert_eq!(site.open(&site.finish(&cookie).await).await.band, 1);
}

#[tokio::test]
async fn without_words_of_danger_nothing_more_is_asked() {
    let site = Site::new();
    let cookie = site.begin().await;
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "Skilled at gardening")]).await;
    assert_eq!(site.get("/report/review", &cookie).await.status, axum::http::StatusCode::OK);
    assert_eq!(site.get("/report/more", &cookie).await.header("location"), "/report/review");
}

#[tokio::test]
async fn questions_say_you_or_the_person_you_are_worried_about() {
    let site = Site::new();
    for (role, own) in [("self", true), ("someone_else", false), ("professional", false)] {
        let cookie = site.begin().await;
        site.fill("about-you", &cookie, &[("reporter.role", role)]).await;
        let page = site.get(&at("danger.thinks_may_be_killed"), &cookie).await.text;
        assert_eq!(page.contains("Do you fear being killed?"), own, "{role}");
        assert_eq!(page.contains("Does the person you are worried about fear being killed?"), !own, "{role}");
        site.fill("danger-signs", &cookie, &[("danger.thinks_may_be_killed", "yes")]).await;
        let paper = site.get("/report/copy", &cookie).await.text;
        assert_eq!(paper.contains("Do you fear being killed?"), own, "{role}");
    }
}

/// What is worded alike for whoever it happens to and whoever reports for someone else: it speaks of the law and of the
/// police, or of how to reach the reporter.
const ALIKE: [Notice; 6] = [
    Notice::Weapon,
    Notice::ThreatToChild,
    Notice::OrderMaybeBroken,
    Notice::Scotland,
    Notice::NorthernIreland,
    Notice::ContactIncomplete,
];

#[test]
fn every_notice_speaks_to_whoever_reports() {
    let words = &content::english().notices;
    for notice in Notice::ALL {
        let text = words.notices.of(*notice);
        assert_eq!(text.text(false) == text.text(true), ALIKE.contains(notice), "{}", notice.code());
        assert_eq!(text.has_other(), !ALIKE.contains(notice), "{}", notice.code());
        for second_hand in [false, true] {
            let said = [text.title(second_hand), text.text(second_hand).as_str()].concat();
            assert!(!they(&said), "{}, {second_hand}: {said}", notice.code());
        }
    }
    for second_hand in [false, true] {
        assert!(!they(words.then.text(second_hand).as_str()), "{second_hand}");
    }
    assert_ne!(words.then.text(false), words.then.text(true));
}

#[tokio::test]
async fn notices_are_worded_by_who_reports_on_the_page_and_for_the_browser() {
    let site = Site::new();
    let words = &content::english().notices;
    for (role, second_hand) in [("self", false), ("someone_else", true), ("professional", true)] {
        let cookie = site.begin().await;
        site.fill("about-you", &cookie, &[("reporter.role", role)]).await;
        site.fill("danger-signs", &cookie, &[("danger.strangulation", "yes")]).await;
        let page = site.get("/report/danger-signs", &cookie).await.text;
        let text = words.notices.of(Notice::Strangulation);
        for (other, text) in [false, true].map(|other| (other, text.text(other).as_str())) {
            assert_eq!(notice(&page).contains(text), other == second_hand, "{role}: {text}");
        }
        for other in [false, true] {
            assert_eq!(notice(&page).contains(words.then.text(other).as_str()), other == second_hand, "{role}");
        }
        // By this the browser knows which it is to show.
        assert_eq!(page.contains(" data-second-hand"), second_hand, "{role}");
    }
    let ready = site.get("/report/notices", "").await.text;
    let template = |name: &str| {
        let rest = ready.split(&format!("<template data-notice=\"{name}\">")).nth(1);
        rest.map(|rest| rest.split("</template>").next().unwrap())
    };
    for notice in Notice::ALL.iter().filter(|notice| notice.is_of_danger()) {
        let (text, code) = (words.notices.of(*notice), notice.code());
        assert!(template(code).unwrap().contains(text.text(false).as_str()), "{code}");
        let other = template(&format!("{code}.other"));
        assert_eq!(other.is_some(), text.has_other(), "{code}");
        assert!(other.is_none_or(|other| other.contains(text.text(true).as_str())), "{code}");
        assert!(other.is_none_or(|other| other.contains(text.title(true))), "{code}");
    }
    assert!(template("then").unwrap().contains(words.then.text(false).as_str()));
    assert!(template("then.other").unwrap().contains(words.then.text(true).as_str()));
}

/// Whether "they" is said, of whomever.
fn they(text: &str) -> bool {
    let small = text.to_lowercase();
    let mut words = small.split(|c: char| !c.is_alphanumeric());
    words.any(|word| ["they", "them", "their", "theirs", "themselves"].contains(&word))
}

/// Nobody who reads a question has to guess who "they" are.
#[test]
fn no_question_says_they() {
    for step in Step::ALL {
        let questions = &content::english().step(*step).questions;
        let inner = questions.iter().filter_map(|question| question.rows.as_ref()).flat_map(|rows| &rows.questions);
        for question in questions.iter().chain(inner) {
            for second_hand in [false, true] {
                let hint = question.hint(second_hand).map(content::Html::as_str).unwrap_or_default();
                assert!(!they(question.label(second_hand)) && !they(hint), "{}", question.name);
            }
        }
    }
}

/// A report stays in its band when the clock moves: nothing here depends on when it is read.
#[tokio::test]
async fn what_began_long_ago_is_counted_from_the_day_it_came() {
    let site = Site::new();
    site.pass(SignedDuration::from_hours(24 * 30));
    let body = r#"{"version":1,"reporter":{"role":"self"},"behaviour":{"acts":["other"],"began":"2025-12-01"}}"#;
    let taken = site.api("a-key-of-22-characters-", body).await.json();
    let opened = site.open(taken["reference"].as_str().unwrap()).await;
    assert_eq!(opened.flags, ["long_running"]);
}
