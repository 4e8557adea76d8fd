//! The parts together: whom each is for, what an answer calls for before going on, and the short ways.

use axum::http::StatusCode;
use serde_json::json;

use crate::support::{Answer, Site, at};

/// Posts a page's form, and gives where it leads.
async fn kept(site: &Site, page: &str, cookie: &str, fields: &[(&str, &str)]) -> String {
    let kept = site.post(page, cookie, fields).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    kept.header("location").to_owned()
}

/// The page that an address leads to; what follows a # stays in the browser.
async fn follow(site: &Site, cookie: &str, address: &str) -> Answer {
    site.get(address.split('#').next().unwrap(), cookie).await
}

/// What is asked for with a sentence of its own where it lacks, on whichever page.
fn needed(page: &str) -> &'static [(&'static str, &'static str)] {
    match page {
        "/report/2" => &[("reporter.role", "professional")],
        "/report/4" => &[("behaviour.text", "told")],
        _ => &[],
    }
}

#[tokio::test]
async fn the_short_way_leads_to_a_report_that_can_be_sent() {
    let site = Site::new();
    let cookie = site.begin().await;
    let mut page = "/report/1".to_owned();
    let mut walked = Vec::new();
    while page != "/report/review" {
        let shown = site.get(&page, &cookie).await.text;
        assert!(shown.contains(&format!("Step {} of 7</span>", walked.len() + 1)), "{page}: {shown}");
        let next = kept(&site, &page, &cookie, needed(&page)).await;
        walked.push(page);
        page = next;
    }
    assert_eq!(walked, ["1", "2", "3", "4", "5", "6", "8"].map(|number| format!("/report/{number}")));
    assert!(site.get(&page, &cookie).await.text.contains("You can send this now"));
    site.finish(&cookie).await;
}

#[tokio::test]
async fn what_can_be_added_leads_through_its_part_and_back_to_sending() {
    let site = Site::new();
    let cookie = site.begin().await;
    site.fill("about-you", &cookie, &[("reporter.role", "someone_else")]).await;
    // While the report can't be sent yet, the short way goes on.
    let page = at("danger.very_frightened");
    assert_eq!(kept(&site, &page, &cookie, &[]).await, "/report/1");
    for number in [1, 3, 4, 5, 6, 8] {
        let page = format!("/report/{number}");
        kept(&site, &page, &cookie, needed(&page)).await;
    }
    let mut page = at("danger.any_threat");
    let mut walked = 0;
    while !page.starts_with("/report/review") {
        walked += 1;
        let shown = site.get(&page, &cookie).await.text;
        assert!(shown.contains(&format!("More signs of danger, {walked} of 5</span>")), "{page}: {shown}");
        page = kept(&site, &page, &cookie, &[]).await;
    }
    assert_eq!((walked, page.as_str()), (5, "/report/review#more"));
    assert!(site.get("/report", &cookie).await.text.contains(&at("someone_else.knows")));
}

#[tokio::test]
async fn an_order_that_was_broken_leads_to_the_orders_and_back() {
    let site = Site::new();
    let cookie = site.begin().await;
    for number in [1, 2, 3, 4, 5] {
        let page = format!("/report/{number}");
        kept(&site, &page, &cookie, needed(&page)).await;
    }
    let page = at("danger.order_broken");
    let broken = [("danger.order_broken", "yes")];
    assert_eq!(kept(&site, &page, &cookie, &broken).await, format!("{page}#notice"));
    assert_eq!(kept(&site, &page, &cookie, &broken).await, "/report/7");
    assert!(site.get("/report/7", &cookie).await.text.contains("Step 7 of 8</span>"));
    assert_eq!(kept(&site, "/report/7", &cookie, &[("orders.0.kind", "other")]).await, "/report/8");
}

#[tokio::test]
async fn whoever_would_rather_not_say_goes_on_and_nothing_is_lost() {
    let site = Site::new();
    let cookie = site.begin().await;
    let page = at("behaviour.text");
    assert!(site.get(&page, &cookie).await.text.contains("I'd rather not say"));
    assert!(
        !site.get(&at("reporter.role"), &cookie).await.text.contains("I'd rather not say"),
        "it has to be answered"
    );
    let skipped = kept(&site, &page, &cookie, &[("behaviour.occasions", "once"), ("then", "skip")]).await;
    assert_eq!(skipped, "/report/1", "what is lacking holds nobody up");
    assert!(site.get(&page, &cookie).await.text.contains("value=\"once\" checked"));
    assert_eq!(kept(&site, &page, &cookie, &[("then", "save")]).await, "/report/save");
    kept(&site, "/report/6", &cookie, &[("then", "skip")]).await;
    assert!(site.get("/report", &cookie).await.text.contains("Skipped"));
}

#[tokio::test]
async fn whom_it_is_for_is_asked_of_those_who_help_only() {
    let site = Site::new();
    let cookie = site.begin().await;
    let whom = at("someone_else.knows");
    site.fill("about-you", &cookie, &[("reporter.role", "someone_else")]).await;
    assert!(site.get("/report", &cookie).await.text.contains(&format!("href=\"{whom}\"")));
    kept(&site, &whom, &cookie, &[("someone_else.knows", "no")]).await;
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    assert!(!site.get("/report", &cookie).await.text.contains(&format!("href=\"{whom}\"")));
    // What was told there is not sent any more; that is said, and the answer that decides is one link away.
    let all = site.get("/report/review", &cookie).await.text;
    assert!(all.contains("you now say that this is about yourself"));
    assert!(all.contains("href=\"/report/2?from=review#reporter.role\""));
}

#[tokio::test]
async fn danger_is_answered_with_999_and_the_silent_ways_and_then_lets_go_on() {
    let site = Site::new();
    let cookie = site.begin().await;
    let calls = [("danger.happening_now", "yes")];
    let to = kept(&site, "/report/1", &cookie, &calls).await;
    assert_eq!(to, "/report/1#notice");
    let page = follow(&site, &cookie, &to).await.text;
    for part in
        ["id=\"notice\"", "tel:999", "<strong>55</strong>", "999bsl.co.uk", "href=\"/report/2\" role=\"button\""]
    {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    // Said once, it holds nobody up again.
    assert_eq!(kept(&site, "/report/1", &cookie, &calls).await, "/report/2");
    assert_eq!(kept(&site, "/report/2", &cookie, &[("reporter.role", "self")]).await, "/report/3");
}

#[tokio::test]
async fn what_an_answer_calls_for_is_said_before_going_on() {
    for (answer, wanted) in [
        (("place.nation", "scotland"), "scotland.police.uk"),
        (("place.nation", "northern_ireland"), "psni.police.uk"),
        (("place.nation", "wales"), "www.police.uk"),
        (("place.area", "elsewhere"), "www.police.uk"),
        (("place.nation", "outside_uk"), "tell the police where you are"),
        (("reporter.age_group", "from_16_to_17"), "0800 1111"),
        (("danger.suicidal_thoughts", "yes"), "116 123"),
        (("danger.weapon_now", "yes"), "tel:999"),
        (("earlier.accused", "yes"), "False complaints can be a part of stalking"),
    ] {
        let site = Site::new();
        let cookie = site.begin().await;
        let page = at(answer.0);
        let about = if page == "/report/2" { &[("reporter.role", "self")][..] } else { &[] };
        let to = kept(&site, &page, &cookie, &[about, &[answer]].concat()).await;
        assert_eq!(to, format!("{page}#notice"), "{answer:?}");
        let shown = follow(&site, &cookie, &to).await.text;
        let notice = shown.split("id=\"notice\"").nth(1).unwrap().split("<form").next().unwrap().to_owned();
        assert!(notice.contains(wanted), "{wanted} is not in {notice}");
        let plain = kept(&site, &page, &cookie, &[about, &[answer]].concat()).await;
        assert!(notice.contains(&format!("href=\"{plain}\" role=\"button\"")), "{plain}: {notice}");
    }
}

#[tokio::test]
async fn a_broken_order_is_a_short_way() {
    let site = Site::new();
    assert!(site.get("/report", "").await.text.contains("value=\"orders\" name=\"to\""));
    let begun = site.post("/report", "", &[("to", "orders")]).await;
    assert_eq!(begun.header("location"), "/report/7");
    let cookie = begun.cookie();
    site.fill("orders", &cookie, &[("orders.0.broken", "yes")]).await;
    // What is still lacking is one page away, and leads back.
    assert!(site.get("/report/review", &cookie).await.text.contains("/report/2?from=review#reporter.role"));
    let page = site.get("/report/2?from=review", &cookie).await.text;
    assert!(page.contains("name=\"from\" value=\"review\""));
    let to = kept(&site, "/report/2", &cookie, &[("from", "review"), ("reporter.role", "self")]).await;
    assert_eq!(to, "/report/review#p2", "back to where it was read");
    let opened = site.open(&site.finish(&cookie).await).await;
    assert_eq!(opened.band, 1);
    assert_eq!(serde_json::to_value(&opened.report.orders).unwrap(), json!([{"broken": "yes"}]));
}

#[tokio::test]
async fn a_change_leads_back_also_when_it_is_refused_first() {
    let site = Site::new();
    let cookie = site.begin().await;
    let refused = site.post_and_follow("/report/2", &cookie, &[("from", "review")]).await;
    assert!(refused.text.contains("name=\"from\" value=\"review\""));
    let page = at("person.accounts");
    let added = kept(&site, &page, &cookie, &[("from", "review"), ("add", "person.accounts")]).await;
    assert_eq!(added, format!("{page}?from=review&add=row#person.accounts.0.service"));
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
    let page = at("incidents");
    assert_eq!(kept(&site, &page, &cookie, &told).await, format!("{page}#incidents"));
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
    let refused = site.post_and_follow(&at("incidents"), &cookie, &pairs).await;
    assert!(refused.text.contains("There is too much in all the parts together"));
    assert_eq!(refused.text.matches(&long).count(), 27);
    // The other parts count as well.
    let refused = site.post_and_follow(&at("effect.text"), &cookie, &[("effect.text", &long)]).await;
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
    kept(&site, "/report/1", &cookie, &[("danger.happening_now", "yes"), ("danger.someone_hurt", "no")]).await;
    let told = [("danger.happening_now", "no"), ("danger.someone_hurt", "yes"), ("danger.getting_worse", "yes")];
    kept(&site, "/report/6", &cookie, &told).await;
    // Its own page takes it back, where the person sees it.
    kept(&site, "/report/6", &cookie, &[("danger.weapon", "yes")]).await;
    kept(&site, "/report/6", &cookie, &[("danger.weapon", "no")]).await;
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "told"), ("danger.getting_worse", "yes")]).await;
    let report = serde_json::to_value(site.open(&site.finish(&cookie).await).await.report).unwrap();
    let wanted = json!({"happening_now": "yes", "someone_hurt": "yes", "weapon": "no", "getting_worse": "yes"});
    assert_eq!(report["danger"], wanted);
}

#[tokio::test]
async fn the_address_of_a_part_leads_to_its_first_page_which_takes_the_whole_part() {
    let site = Site::new();
    let cookie = site.begin().await;
    for (old, new) in [
        ("/report/safe-now", "/report/1"),
        ("/report/about-you", "/report/2"),
        ("/report/danger-signs", "/report/6"),
        ("/report/contact?from=review", "/report/8?from=review"),
        ("/report/check-answers", "/report/review"),
        ("/report/sent", "/report/end"),
        ("/report/paper.txt", "/report/copy.txt"),
    ] {
        for method in ["GET", "POST"] {
            let request = axum::http::Request::builder().method(method).uri(old).header("cookie", &cookie);
            let moved = site.send(request.body(axum::body::Body::empty()).unwrap()).await;
            assert_eq!((moved.status.as_u16(), moved.header("location")), (308, new), "{method} {old}");
        }
    }
    let person = [("person.relationship", "friend"), ("person.name", "Kim"), ("person.accounts.4.service", "Email")];
    kept(&site, "/report/person", &cookie, &person).await;
    let all = site.get("/report/review", &cookie).await.text;
    assert!(all.contains("Kim") && all.contains("Email"), "{all}");
    // What can't be taken goes to the page that asks for it, with its words.
    let wrong = [("contact.methods", "email"), ("contact.email", "a@b"), ("contact.other", &"x".repeat(10_001))];
    let page = site.post_and_follow("/report/contact", &cookie, &wrong).await.text;
    assert!(page.contains("name=\"contact.other\"") && page.contains(&"x".repeat(10_001)));
    assert!(site.get("/report/8", &cookie).await.text.contains("a@b"));
}

#[tokio::test]
async fn an_answer_stays_on_its_page_whatever_another_tab_has_told_meanwhile() {
    let site = Site::new();
    let cookie = site.begin().await;
    let page = site.get("/report/6", &cookie).await.text;
    let seen = page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    // The other tab: orders, of which none was broken, and danger signs.
    site.fill("orders", &cookie, &[("orders.0.broken", "no")]).await;
    site.fill("danger-signs", &cookie, &[("danger.weapon", "no")]).await;
    let told = [("seen", seen.as_str()), ("danger.order_broken", "yes")];
    let back = site.post_and_follow("/report/6", &cookie, &told).await;
    assert!(back.text.contains("name=\"danger.order_broken\" type=\"radio\" value=\"yes\" checked"), "{}", back.text);
}

#[tokio::test]
async fn how_often_it_happens_is_asked_once() {
    let site = Site::new();
    let cookie = site.begin().await;
    let asks =
        async || site.get(&at("danger.more_than_three_a_week"), &cookie).await.text.contains("more_than_three_a_week");
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
    let page = site.get(&at("earlier.accused"), &cookie).await.text;
    assert!(!page.contains("name=\"earlier.accused\"") && page.contains("name=\"earlier.accusations\""));
}

#[tokio::test]
async fn a_notice_is_shown_also_where_a_row_is_added() {
    let site = Site::new();
    let cookie = site.begin().await;
    let page = at("orders");
    let to = kept(&site, &page, &cookie, &[("orders.0.broken", "yes"), ("add", "orders")]).await;
    assert_eq!(to, format!("{page}?add=row#notice"));
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
    for said in ["use another one", "the team is police", "exit this page", "come along when you start"] {
        assert!(read.to_lowercase().contains(&said.to_lowercase()), "{said}");
    }
    for (name, value) in told {
        assert!(read.contains(&format!("type=\"hidden\" name=\"{name}\" value=\"{value}\"")), "{name} in {read}");
    }
    // Others are told nothing of it, and it is the same page.
    let plain = site.get("/report", "").await.text;
    assert!(plain.contains("About 5 minutes") && !plain.contains("come along when you start"));
    // Pressed there, it begins, and the answers wait no more.
    let begun = site.post("/report", &waits, &told).await;
    assert_eq!(begun.header("location"), "/report/1");
    let cookies = begun.cookies_after(&waits);
    assert_eq!(cookies.matches("c=").count(), 0, "{cookies}");
    assert!(site.get(&at("reporter.role"), &cookies).await.text.contains("value=\"someone_else\" checked"));
    assert!(site.get(&at("place.campus"), &cookies).await.text.contains("value=\"glan_eigra\" selected"));
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
    assert!(led.text.contains("About 5 minutes") && led.text.contains("name=\"nation\" value=\"wales\""));
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
    assert_eq!(begun.header("location"), "/report/1");
    let cookie = begun.cookie();
    let stands = async |cookie: &str, field: &str, value: &str| {
        site.get(&at(field), cookie).await.text.contains(&format!("value=\"{value}\" checked"))
    };
    assert!(stands(&cookie, "reporter.role", "someone_else").await && stands(&cookie, "place.nation", "wales").await);
    let signs = site.get(&at("behaviour.signs.fixated"), &cookie).await.text;
    assert!(signs.contains("behaviour.signs.fixated") && !signs.contains("behaviour.signs.unwanted"), "told with yes");
    // Whoever reports for another role than the check was told for is asked.
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    assert!(stands(&cookie, "behaviour.signs.unwanted", "yes").await);
    site.fill("about-you", &cookie, &[("reporter.role", "someone_else")]).await;
    // What stands there already stays.
    let again = [("about", "self"), ("nation", "scotland"), ("signs.fixated", "no")];
    let cookie = site.post("/report", &cookie, &again).await.cookie();
    let cookie = site.post("/report", &cookie, &[("choice", "carry_on")]).await.cookie();
    assert!(stands(&cookie, "reporter.role", "someone_else").await && stands(&cookie, "place.nation", "wales").await);
    // Whoever asks about what they do themselves is not led to a report.
    let own = site.post_and_follow("/check", "", &[("about", "my_own_behaviour"), ("signs.fixated", "yes")]).await.text;
    assert!(!own.contains("action=\"/report\""));
    let begun = site.post("/report", "", &[("about", "my_own_behaviour"), ("nation", "wales")]).await;
    assert!(!site.get("/report/3", &begun.cookie()).await.text.contains(" checked"));
}
