//! The parts together: whom each is for, what an answer calls for before going on, and the short ways.

use axum::http::StatusCode;
use domain::{Code, Section};
use serde_json::json;

use crate::support::{Answer, Site};

async fn kept(site: &Site, section: &str, cookie: &str, fields: &[(&str, &str)]) -> String {
    let kept = site.post(&format!("/report/{section}"), cookie, fields).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    kept.header("location").to_owned()
}

/// The page that an address leads to; what follows a # stays in the browser.
async fn follow(site: &Site, cookie: &str, address: &str) -> Answer {
    site.get(address.split('#').next().unwrap(), cookie).await
}

#[tokio::test]
async fn all_parts_follow_each_other() {
    let site = Site::new();
    let cookie = site.begin().await;
    let mut at = "/report/safe-now".to_owned();
    let mut walked = Vec::new();
    while at != "/report/check-answers" {
        let section = at.rsplit('/').next().unwrap().to_owned();
        assert!(site.get(&at, &cookie).await.text.contains("<h1"), "{at}");
        let role: &[(&str, &str)] = if section == "about-you" { &[("reporter.role", "professional")] } else { &[] };
        let told: &[(&str, &str)] = if section == "what-is-happening" { &[("behaviour.text", "told")] } else { role };
        at = kept(&site, &section, &cookie, told).await;
        walked.push(section);
    }
    assert_eq!(walked, Section::SET.codes);
}

#[tokio::test]
async fn whom_it_is_for_is_asked_of_those_who_help_only() {
    let site = Site::new();
    let cookie = site.begin().await;
    assert_eq!(kept(&site, "about-you", &cookie, &[("reporter.role", "someone_else")]).await, "/report/someone-else");
    assert_eq!(
        kept(&site, "someone-else", &cookie, &[("someone_else.knows", "no")]).await,
        "/report/what-is-happening"
    );
    assert_eq!(kept(&site, "about-you", &cookie, &[("reporter.role", "self")]).await, "/report/what-is-happening");
    let back = site.get("/report/what-is-happening", &cookie).await.text;
    assert!(back.contains("href=\"/report/about-you\" class=\"govuk-back-link\""), "{back}");
    // What was told there is not sent any more; that is said, and the answer that decides is one link away.
    let all = site.get("/report/check-answers", &cookie).await.text;
    assert!(all.contains("you now say that this is about yourself"));
    assert!(all.contains("href=\"/report/about-you?from=check-answers#reporter.role\""));
}

#[tokio::test]
async fn danger_is_answered_with_999_and_the_silent_ways_and_then_lets_go_on() {
    let site = Site::new();
    let cookie = site.begin().await;
    let calls = [("danger.weapon_now", "yes")];
    let at = kept(&site, "safe-now", &cookie, &calls).await;
    assert_eq!(at, "/report/safe-now#notice");
    let page = follow(&site, &cookie, &at).await.text;
    for part in [
        "id=\"notice\"",
        "tel:999",
        "<strong>55</strong>",
        "999bsl.co.uk",
        "href=\"/report/about-you\" role=\"button\"",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    // Said once, it holds nobody up again.
    assert_eq!(kept(&site, "safe-now", &cookie, &calls).await, "/report/about-you");
    assert_eq!(kept(&site, "about-you", &cookie, &[("reporter.role", "self")]).await, "/report/what-is-happening");
}

#[tokio::test]
async fn what_an_answer_calls_for_is_said_before_going_on() {
    for (section, answer, wanted) in [
        ("about-you", ("place.nation", "scotland"), "scotland.police.uk"),
        ("about-you", ("place.nation", "northern_ireland"), "psni.police.uk"),
        ("about-you", ("place.nation", "wales"), "www.police.uk"),
        ("about-you", ("place.area", "elsewhere"), "www.police.uk"),
        ("about-you", ("place.nation", "outside_uk"), "Tell the police where you are"),
        ("about-you", ("reporter.age_group", "from_16_to_17"), "0800 1111"),
        ("danger-signs", ("danger.suicidal_thoughts", "yes"), "116 123"),
        ("orders", ("earlier.accused", "yes"), "False complaints can be a part of stalking"),
    ] {
        let site = Site::new();
        let cookie = site.begin().await;
        let about = if section == "about-you" { &[("reporter.role", "self")][..] } else { &[] };
        let plain = kept(&site, section, &cookie, about).await;
        let at = kept(&site, section, &cookie, &[about, &[answer]].concat()).await;
        assert_eq!(at, format!("/report/{section}#notice"), "{answer:?}");
        let page = follow(&site, &cookie, &at).await.text;
        let notice = page.split("id=\"notice\"").nth(1).unwrap().split("<h1").next().unwrap().to_owned();
        assert!(notice.contains(wanted), "{wanted} is not in {notice}");
        assert!(notice.contains(&format!("href=\"{plain}\" role=\"button\"")), "{notice}");
    }
}

#[tokio::test]
async fn a_broken_order_is_a_short_way() {
    let site = Site::new();
    assert!(site.get("/report", "").await.text.contains("value=\"orders\" name=\"to\""));
    let begun = site.post("/report", "", &[("to", "orders")]).await;
    assert_eq!(begun.header("location"), "/report/orders");
    let cookie = begun.cookie();
    site.fill("orders", &cookie, &[("orders.0.broken", "yes")]).await;
    // What is still lacking is one page away, and leads back.
    assert!(
        site.get("/report/check-answers", &cookie).await.text.contains("about-you?from=check-answers#reporter.role")
    );
    let page = site.get("/report/about-you?from=check-answers", &cookie).await.text;
    assert!(page.contains("name=\"from\" value=\"check-answers\""));
    let at = kept(&site, "about-you", &cookie, &[("from", "check-answers"), ("reporter.role", "self")]).await;
    assert_eq!(at, "/report/check-answers");
    let opened = site.open(&site.finish(&cookie).await).await;
    assert_eq!(opened.band, 1);
    assert_eq!(serde_json::to_value(&opened.report.orders).unwrap(), json!([{"broken": "yes"}]));
}

#[tokio::test]
async fn a_change_leads_back_also_when_it_is_refused_first() {
    let site = Site::new();
    let cookie = site.begin().await;
    let refused = site.post_and_follow("/report/about-you", &cookie, &[("from", "check-answers")]).await;
    assert!(refused.text.contains("name=\"from\" value=\"check-answers\""));
    let added = kept(&site, "person", &cookie, &[("from", "check-answers"), ("add", "person.accounts")]).await;
    assert_eq!(added, "/report/person?from=check-answers&add=row#person.accounts.0.service");
}

#[tokio::test]
async fn incidents_are_put_in_order_of_date() {
    let site = Site::new();
    let cookie = site.begin().await;
    let told = [
        ("incidents.0.when", "about two weeks ago"),
        ("incidents.1.what", "no date"),
        ("incidents.2.when", "spring 2025"),
        ("incidents.3.when", "4 March 2024"),
        ("sort", "incidents"),
    ];
    assert_eq!(kept(&site, "incidents", &cookie, &told).await, "/report/incidents#incidents");
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "told")]).await;
    let report = serde_json::to_value(site.open(&site.finish(&cookie).await).await.report).unwrap();
    let wanted = json!([{"when": "4 March 2024"}, {"when": "spring 2025"}, {"when": "about two weeks ago"}, {"what": "no date"}]);
    assert_eq!(report["incidents"], wanted);
}

#[tokio::test]
async fn more_than_a_report_holds_is_refused_and_kept_on_the_page() {
    let site = Site::new();
    let cookie = site.begin().await;
    let long = "ש".repeat(10_000);
    let names: Vec<String> = (0..27).map(|row| format!("incidents.{row}.what")).collect();
    let pairs: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), long.as_str())).collect();
    site.fill("incidents", &cookie, &pairs[..26]).await;
    let refused = site.post_and_follow("/report/incidents", &cookie, &pairs).await;
    assert!(refused.text.contains("There is too much in all the parts together"));
    assert_eq!(refused.text.matches(&long).count(), 27);
    // The other parts count as well.
    let refused = site.post_and_follow("/report/effect", &cookie, &[("effect.text", &long)]).await;
    assert!(refused.text.contains("too much"));
    let incidents: Vec<_> = (0..27).map(|_| json!({"what": long})).collect();
    let body = json!({"version": 1, "reporter": {"role": "self"}, "behaviour": {"text": "x"}, "incidents": incidents});
    let refused = site.api(crate::support::KEY, body.to_string()).await;
    assert_eq!(refused.json()["errors"][0]["code"], "too_much", "{}", refused.text);
}

#[tokio::test]
async fn danger_told_on_another_page_is_heard_and_a_yes_is_not_taken_back_there() {
    let site = Site::new();
    let cookie = site.begin().await;
    site.fill("safe-now", &cookie, &[("danger.happening_now", "yes"), ("danger.someone_hurt", "no")]).await;
    let told = [("danger.happening_now", "no"), ("danger.someone_hurt", "yes"), ("danger.getting_worse", "yes")];
    site.fill("danger-signs", &cookie, &told).await;
    // Its own part takes it back, where the person sees it.
    site.fill("danger-signs", &cookie, &[("danger.weapon", "yes")]).await;
    site.fill("danger-signs", &cookie, &[("danger.weapon", "no")]).await;
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "told"), ("danger.getting_worse", "yes")]).await;
    let report = serde_json::to_value(site.open(&site.finish(&cookie).await).await.report).unwrap();
    let wanted = json!({"happening_now": "yes", "someone_hurt": "yes", "weapon": "no", "getting_worse": "yes"});
    assert_eq!(report["danger"], wanted);
}

#[tokio::test]
async fn an_answer_stays_on_its_page_whatever_another_tab_has_told_meanwhile() {
    let site = Site::new();
    let cookie = site.begin().await;
    let page = site.get("/report/danger-signs", &cookie).await.text;
    let seen = page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    // The other tab: orders, of which none was broken, and danger signs.
    site.fill("orders", &cookie, &[("orders.0.broken", "no")]).await;
    site.fill("danger-signs", &cookie, &[("danger.violence", "no")]).await;
    let told = [("seen", seen.as_str()), ("danger.order_broken", "yes")];
    let back = site.post_and_follow("/report/danger-signs", &cookie, &told).await;
    assert!(back.text.contains("name=\"danger.order_broken\" type=\"radio\" value=\"yes\" checked"), "{}", back.text);
}

#[tokio::test]
async fn how_often_it_happens_is_asked_once() {
    let site = Site::new();
    let cookie = site.begin().await;
    let asks = async || site.get("/report/danger-signs", &cookie).await.text.contains("danger.more_than_three_a_week");
    assert!(asks().await);
    for (often, asked) in
        [("every_day", false), ("most_days", false), ("every_week", true), ("less_often", false), ("not_sure", true)]
    {
        site.fill("what-is-happening", &cookie, &[("behaviour.text", "told"), ("behaviour.how_often", often)]).await;
        assert_eq!(asks().await, asked, "{often}");
    }
    // And counts where it was asked.
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    site.fill(
        "what-is-happening",
        &cookie,
        &[("behaviour.text", "told"), ("behaviour.how_often", "every_day"), ("danger.getting_worse", "yes")],
    )
    .await;
    assert_eq!(site.open(&site.finish(&cookie).await).await.band, 2);
}

#[tokio::test]
async fn complaints_told_as_an_act_are_not_asked_for_again() {
    let site = Site::new();
    let cookie = site.begin().await;
    site.fill("what-is-happening", &cookie, &[("behaviour.acts", "false_complaints_or_court_action")]).await;
    let page = site.get("/report/orders", &cookie).await.text;
    assert!(!page.contains("name=\"earlier.accused\"") && page.contains("name=\"earlier.accusations\""));
}

#[tokio::test]
async fn a_notice_is_shown_also_where_a_row_is_added() {
    let site = Site::new();
    let cookie = site.begin().await;
    let at =
        kept(&site, "orders", &cookie, &[("earlier.accused", "yes"), ("orders.0.broken", "no"), ("add", "orders")])
            .await;
    assert_eq!(at, "/report/orders?add=row#notice");
}

#[tokio::test]
async fn whoever_comes_from_the_check_reads_first_what_to_know_before_a_report() {
    let site = Site::new();
    let told = [("about", "someone_else"), ("nation", "wales"), ("campus", "glan_eigra")];
    let advice = site.post_and_follow("/check", "", &told).await.text;
    let button = advice.split("action=\"/report\"").nth(1).unwrap().split("</form>").next().unwrap();
    assert!(button.contains("name=\"from\"") && button.contains("value=\"check\""), "{button}");
    let pressed = [&told[..], &[("from", "check")]].concat();
    let led = site.post("/report", "", &pressed).await;
    assert_eq!(led.header("location"), "/report");
    let waits = led.cookies_after("");
    let read = site.get("/report", &waits).await.text;
    for said in ["Is this device safe?", "who will read it", "How to leave fast", "come along when you start"] {
        assert!(read.to_lowercase().contains(&said.to_lowercase()), "{said}");
    }
    for (name, value) in told {
        assert!(read.contains(&format!("type=\"hidden\" name=\"{name}\" value=\"{value}\"")), "{name} in {read}");
    }
    // Others are told nothing of it, and it is the same page.
    let plain = site.get("/report", "").await.text;
    assert!(plain.contains("Is this device safe?") && !plain.contains("come along when you start"));
    // Pressed there, it begins, and the answers wait no more.
    let begun = site.post("/report", &waits, &told).await;
    assert_eq!(begun.header("location"), "/report/safe-now");
    let cookies = begun.cookies_after(&waits);
    assert_eq!(cookies.matches("c=").count(), 0, "{cookies}");
    let about = site.get("/report/about-you", &cookies).await.text;
    assert!(about.contains("value=\"someone_else\" checked") && about.contains("value=\"glan_eigra\" selected"));
    // Whoever has begun has read it: there the choice comes as before.
    site.fill("what-is-happening", &cookies, &[("behaviour.text", "Told.")]).await;
    let choice = site.post_and_follow("/report", &cookies, &pressed).await.text;
    assert!(choice.contains("value=\"carry_on\""), "{choice}");
}

#[tokio::test]
async fn after_a_report_was_sent_it_is_read_again_before_the_next() {
    let site = Site::new();
    let cookie = site.begin().await;
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.acts", "following")]).await;
    site.finish(&cookie).await;
    let led = site.post_and_follow("/report", &cookie, &[("nation", "wales"), ("from", "check")]).await;
    assert!(led.text.contains("Is this device safe?") && led.text.contains("name=\"nation\" value=\"wales\""));
}

#[tokio::test]
async fn what_the_check_was_told_is_not_asked_again() {
    let site = Site::new();
    let told = [("about", "someone_else"), ("nation", "wales"), ("danger_now", "no"), ("signs.unwanted", "yes")];
    let advice = site.post_and_follow("/check", "", &told).await.text;
    for (name, value) in told {
        assert!(advice.contains(&format!("type=\"hidden\" name=\"{name}\" value=\"{value}\"")), "{name} in {advice}");
    }
    let begun = site.post("/report", "", &told).await;
    assert_eq!(begun.header("location"), "/report/safe-now");
    let cookie = begun.cookie();
    let page = site.get("/report/about-you", &cookie).await.text;
    assert!(page.contains("value=\"someone_else\" checked") && page.contains("value=\"wales\" checked"));
    assert!(
        site.get("/report/what-is-happening", &cookie)
            .await
            .text
            .contains("name=\"behaviour.signs.unwanted\" type=\"radio\" value=\"yes\" checked")
    );
    // What stands there already stays.
    let again = [("about", "self"), ("nation", "scotland"), ("signs.fixated", "no")];
    let cookie = site.post("/report", &cookie, &again).await.cookie();
    let cookie = site.post("/report", &cookie, &[("choice", "carry_on")]).await.cookie();
    let page = site.get("/report/about-you", &cookie).await.text;
    assert!(page.contains("value=\"someone_else\" checked") && page.contains("value=\"wales\" checked"));
    // Whoever asks about what they do themselves is not led to a report.
    let own = site.post_and_follow("/check", "", &[("about", "my_own_behaviour"), ("signs.fixated", "yes")]).await.text;
    assert!(!own.contains("action=\"/report\""));
    let begun = site.post("/report", "", &[("about", "my_own_behaviour"), ("nation", "wales")]).await;
    assert!(!site.get("/report/about-you", &begun.cookie()).await.text.contains(" checked"));
}
