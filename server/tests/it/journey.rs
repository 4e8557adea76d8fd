//! The form without scripts, from before you start to the reference.

use axum::http::StatusCode;
use domain::Code;
use domain::answers::DangerCode;
use domain::queue::State;
use domain::triage::Band;
use serde_json::json;

use crate::support::Site;

/// An area of this team, whichever those are.
const AREA: &str = <domain::codes::Area as domain::Code>::SET.codes[0];

const WORDS: &str =
    "\nHe said </textarea><script>alert(1)</script> & \"x\" <!>\n\tعربي \u{202e}שלום\u{202c} 👩🏽‍🦽 日本語 ";

async fn fill_all(site: &Site, cookie: &str) {
    let about =
        [("reporter.role", "self"), ("reporter.name", WORDS.trim()), ("place.nation", "england"), ("place.area", AREA)];
    site.fill("about-you", cookie, &about).await;
    let words = WORDS.replace('\n', "\r\n");
    let happening = [
        ("behaviour.text", words.as_str()),
        ("behaviour.acts", "threats"),
        ("behaviour.acts", "loitering"),
        ("behaviour.occasions", "twice_or_more"),
        ("behaviour.signs.fixated", "yes"),
    ];
    site.fill("what-is-happening", cookie, &happening).await;
    site.fill("danger-signs", cookie, &[("danger.very_frightened", "yes"), ("danger.weapon", "rather_not_say")]).await;
    site.fill("person", cookie, &[("person.relationship", "ex_partner"), ("person.details", WORDS)]).await;
    site.fill(
        "contact",
        cookie,
        &[("contact.methods", "email"), ("contact.email", "a@b.example"), ("contact.other", "")],
    )
    .await;
}

#[tokio::test]
async fn what_is_typed_is_what_is_opened() {
    let site = Site::new();
    let cookie = site.begin().await;
    fill_all(&site, &cookie).await;
    let reference = site.finish(&cookie).await;
    let opened = site.open(&reference).await;
    let wanted = json!({
        "version": 1,
        "reporter": {"role": "self", "name": WORDS.trim()},
        "place": {"nation": "england", "area": AREA},
        "behaviour": {"signs": {"fixated": "yes"}, "acts": ["threats", "loitering"], "occasions": "twice_or_more", "text": WORDS},
        "person": {"relationship": "ex_partner", "details": WORDS},
        "danger": {"weapon": "rather_not_say", "very_frightened": "yes"},
        "contact": {"methods": ["email"], "email": "a@b.example"},
    });
    assert_eq!(serde_json::to_value(&opened.report).unwrap(), wanted);
    assert_eq!(opened.band, 1);
    let waiting = &site.store.waiting(None).await.unwrap()[0];
    assert_eq!((waiting.band, waiting.area.as_deref(), waiting.state), (Band::Urgent, Some(AREA), State::Waiting));
    assert_eq!(waiting.received_at.to_string(), "2026-11-21T22:30:00Z");
    assert_eq!(waiting.due_at.to_string(), "2026-11-21T23:30:00Z");
}

#[tokio::test]
async fn answers_stay_on_the_page_and_are_shown_safely() {
    let site = Site::new();
    let cookie = site.begin().await;
    fill_all(&site, &cookie).await;
    let again = site.get("/report/4", &cookie).await;
    assert!(
        again.text.contains("\n\nHe said &lt;/textarea>&lt;script>alert(1)&lt;/script> &amp; \"x\" &lt;!>\n\tعربي"),
        "{}",
        again.text
    );
    assert!(again.text.contains("value=\"threats\" checked"));
    assert!(!again.text.contains("<script>alert"));
    let all = site.get("/report/review", &cookie).await;
    assert!(all.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !all.text.contains("<script>alert"));
    let area = content::english().codes.label("area", AREA);
    assert!(all.text.contains(area) && all.text.contains("Ex-partner"));
}

#[tokio::test]
async fn a_refused_part_comes_back_whole() {
    let site = Site::new();
    let cookie = site.begin().await;
    let refused = site
        .post_and_follow("/report/2", &cookie, &[("reporter.age_group", "over_59"), ("place.area", "barnet")])
        .await;
    assert_eq!(refused.status, StatusCode::OK);
    for part in [
        "<title>Error: Step 2 of 7</title>",
        "Choose who you are telling us about",
        "href=\"#reporter.role\"",
        "id=\"reporter.role\"",
        "aria-describedby=\"reporter.role-error\"",
        "tabindex=\"-1\" autofocus",
        "value=\"over_59\" checked",
    ] {
        assert!(refused.text.contains(part), "{part} is not in {}", refused.text);
    }
    // What came along for another page stands there, and counts only once it is saved.
    assert!(site.get("/report/3", &cookie).await.text.contains("value=\"barnet\" selected"));
    let words = "x".repeat(10_001);
    let refused = site.post_and_follow("/report/4", &cookie, &[("behaviour.text", &words)]).await;
    assert!(refused.text.contains("<title>Error: ") && refused.text.contains(&words));
    let refused = site.post_and_follow("/report/4", &cookie, &[("behaviour.text", " ")]).await;
    assert!(refused.text.contains("Tell us one thing that has happened"));
    // Until it is mended it stays so, on each visit; and nobody is to think that it will be sent.
    assert_eq!(site.get("/report/4", &cookie).await.text, refused.text);
    let all = site.get("/report/review", &cookie).await.text;
    assert!(all.contains("It will not be sent until you put it right") && !all.contains("barnet"));
    site.fill("about-you", &cookie, &[("reporter.role", "self"), ("place.nation", "england")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "told")]).await;
    let all = site.get("/report/review", &cookie).await.text;
    assert!(!all.contains("It will not be sent until you put it right"));
}

#[tokio::test]
async fn sending_too_early_says_what_is_missing_and_where() {
    let site = Site::new();
    let cookie = site.begin().await;
    let early = site.post_and_follow("/report/review", &cookie, &[]).await;
    assert!(early.text.contains("<title>Error: "));
    assert!(early.text.contains("href=\"/report/2?from=review#reporter.role\""));
    assert!(early.text.contains("href=\"/report/4?from=review#behaviour.text\""));
    assert_eq!(site.stored().await, 0);
}

#[tokio::test]
async fn one_fact_is_asked_once() {
    let site = Site::new();
    let cookie = site.begin().await;
    let asks = |page: &str, code: &str| page.contains(&format!("name=\"danger.{code}\""));
    let all = async || {
        let mut pages = String::new();
        for number in [1, 6, 9, 10, 11, 12, 13] {
            pages += &site.get(&format!("/report/{number}"), &cookie).await.text;
        }
        pages
    };
    let page = all().await;
    for code in DangerCode::asked().filter(|code| code.code() != "getting_worse") {
        let name = format!("name=\"danger.{}\" type=\"radio\" value=\"yes\"", code.code());
        assert_eq!(page.matches(&name).count(), 1, "{name}");
    }
    // Codes that only programs still send.
    assert!(!asks(&page, "ex_partner") && !asks(&page, "tracked_or_accounts"));
    site.fill("what-is-happening", &cookie, &[("behaviour.acts", "entering_home"), ("behaviour.acts", "threats")])
        .await;
    let page = all().await;
    assert!(!asks(&page, "break_in") && !asks(&page, "any_threat") && asks(&page, "weapon"));
    site.fill("about-you", &cookie, &[("reporter.role", "self"), ("reporter.age_group", "under_16")]).await;
    site.fill("person", &cookie, &[("person.relationship", "stranger")]).await;
    site.fill("orders", &cookie, &[("orders.0.kind", "injunction"), ("orders.0.broken", "no")]).await;
    let page = all().await;
    assert!(!asks(&page, "order_broken") && asks(&page, "vulnerable"));
    // What was said here before can still be taken back here.
    site.fill("danger-signs", &cookie, &[("danger.order_broken", "yes")]).await;
    assert!(asks(&all().await, "order_broken"));
}

#[tokio::test]
async fn danger_at_this_moment_is_answered_first_and_blocks_nothing() {
    let site = Site::new();
    let cookie = site.begin().await;
    let says = |page: &str| page.contains("You told us of danger at this moment");
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "words")]).await;
    site.fill("danger-signs", &cookie, &[("danger.weapon", "yes")]).await;
    assert!(!says(&site.get("/report/17", &cookie).await.text));
    for flag in ["happening_now", "near_and_in_danger", "weapon_now", "threat_today", "someone_hurt"] {
        site.fill("danger-signs", &cookie, &[(&format!("danger.{flag}"), "yes")]).await;
        assert!(says(&site.get("/report/17", &cookie).await.text), "{flag}");
    }
    assert!(says(&site.get("/report/review", &cookie).await.text));
    site.finish(&cookie).await;
    assert!(says(&site.get("/report/end", &cookie).await.text));
}

#[tokio::test]
async fn the_cookie_is_the_only_thing_kept_and_tells_nothing() {
    let site = Site::new();
    let begun = site.post("/report", "", &[]).await;
    let cookie = begun.header("set-cookie");
    assert!(cookie.starts_with("s=") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"), "{cookie}");
    let https = Site::with(|config| config.public.origin = Some("https://report.example".to_owned()));
    let request = axum::http::Request::post("/report").body(axum::body::Body::empty()).unwrap();
    let begun = https.send(request).await;
    let cookie = begun.header("set-cookie");
    assert!(
        cookie.starts_with("__Host-s=") && cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict; Secure"),
        "{cookie}"
    );
}

#[tokio::test]
async fn without_a_sealing_key_there_is_no_form() {
    let site = Site::with(|config| config.sealing.recipients.clear());
    for answer in [site.get("/report", "").await, site.post("/report", "", &[]).await, site.get("/report/17", "").await]
    {
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(
            answer.text.contains("tel:999") && answer.text.contains("0808 802 0300") && !answer.text.contains("<form")
        );
    }
    assert_eq!(site.api(crate::support::KEY, crate::support::SMALLEST).await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(site.get("/readyz", "").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(site.get("/help", "").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_list_of_parts_says_how_far_each_is() {
    let site = Site::new();
    assert!(site.get("/report", "").await.text.contains("About 5 minutes"));
    let cookie = site.begin().await;
    // The pages of the short way, then the parts that can be added.
    let states = async || {
        let page = site.get("/report", &cookie).await;
        assert_eq!(page.status, StatusCode::OK);
        let items = page.text.split("<li class=\"govuk-task-list__item").skip(1);
        let known = ["Not started", "Recommended", "Skipped", "answered", "Done", "To be mended"];
        items.map(|item| known.into_iter().find(|state| item.contains(state)).unwrap()).collect::<Vec<_>>()
    };
    let begun = states().await;
    assert_eq!(begun[..7], ["Not started"; 7]);
    assert_eq!((begun.len(), begun.iter().filter(|state| **state == "Recommended").count()), (7 + 10, 2));
    let kept = site.post("/report/8", &cookie, &[("contact.safe_times", "noon"), ("then", "overview")]).await;
    assert_eq!((kept.status, kept.header("location")), (StatusCode::SEE_OTHER, "/report"));
    assert_eq!(states().await[6], "answered");
    // Saved without an answer it was skipped; what a report can't be sent without is to be mended.
    site.post("/report/6", &cookie, &[]).await;
    site.post("/report/2", &cookie, &[]).await;
    site.post("/report/5", &cookie, &[("person.relationship", "friend")]).await;
    let now = states().await;
    assert_eq!((now[1], now[4], now[5]), ("To be mended", "Done", "Skipped"));
    let all = site.get("/report", &cookie).await.text;
    assert!(all.contains("1 of 3 answered"), "only what is asked of whoever chose no way counts: {all}");
    // For somebody else there is one more.
    site.fill("about-you", &cookie, &[("reporter.role", "someone_else")]).await;
    assert_eq!(states().await.len(), 7 + 11);
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "told")]).await;
    site.finish(&cookie).await;
    assert!(site.get("/report", &cookie).await.text.contains("About 5 minutes"));
}
