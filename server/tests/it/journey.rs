//! The form without scripts, from before you start to the reference.

use axum::http::StatusCode;
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
    let again = site.get("/report/what-is-happening", &cookie).await;
    assert!(
        again.text.contains("\n\nHe said &lt;/textarea>&lt;script>alert(1)&lt;/script> &amp; \"x\" &lt;!>\n\tعربي"),
        "{}",
        again.text
    );
    assert!(again.text.contains("value=\"threats\" checked"));
    assert!(!again.text.contains("<script>alert"));
    let all = site.get("/report/check-answers", &cookie).await;
    assert!(all.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !all.text.contains("<script>alert"));
    let area = content::english().codes.label("area", AREA);
    assert!(all.text.contains(area) && all.text.contains("Ex-partner"));
}

#[tokio::test]
async fn a_refused_part_comes_back_whole() {
    let site = Site::new();
    let cookie = site.begin().await;
    let refused = site
        .post_and_follow("/report/about-you", &cookie, &[("reporter.name", "Sam \"S\""), ("place.area", "barnet")])
        .await;
    assert_eq!(refused.status, StatusCode::OK);
    for part in [
        "<title>Error: Part 2 of 12</title>",
        "Choose who you are telling us about",
        "href=\"#reporter.role\"",
        "id=\"reporter.role\"",
        "aria-describedby=\"reporter.role-error\"",
        "tabindex=\"-1\" autofocus",
        "value=\"Sam &quot;S&quot;\"",
        "value=\"barnet\" selected",
    ] {
        assert!(refused.text.contains(part), "{part} is not in {}", refused.text);
    }
    let words = "x".repeat(10_001);
    let refused = site.post_and_follow("/report/what-is-happening", &cookie, &[("behaviour.text", &words)]).await;
    assert!(refused.text.contains("<title>Error: ") && refused.text.contains(&words));
    let refused = site.post_and_follow("/report/what-is-happening", &cookie, &[("behaviour.text", " ")]).await;
    assert!(refused.text.contains("Tell us one thing that has happened"));
    // Until it is mended it stays so, on each visit; and nobody is to think that it will be sent.
    assert_eq!(site.get("/report/what-is-happening", &cookie).await.text, refused.text);
    let all = site.get("/report/check-answers", &cookie).await.text;
    assert!(all.contains("It will not be sent until you mend it") && !all.contains("Sam &quot;S"));
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "told")]).await;
    let all = site.get("/report/check-answers", &cookie).await.text;
    assert!(!all.contains("It will not be sent until you mend it"));
}

#[tokio::test]
async fn sending_too_early_says_what_is_missing_and_where() {
    let site = Site::new();
    let cookie = site.begin().await;
    let early = site.post_and_follow("/report/check-answers", &cookie, &[]).await;
    assert!(early.text.contains("<title>Error: "));
    assert!(early.text.contains("href=\"/report/about-you?from=check-answers#reporter.role\""));
    assert!(early.text.contains("href=\"/report/what-is-happening?from=check-answers#behaviour.text\""));
    assert_eq!(site.stored().await, 0);
}

#[tokio::test]
async fn one_fact_is_asked_once() {
    let site = Site::new();
    let cookie = site.begin().await;
    let asks = |page: &str, code: &str| page.contains(&format!("name=\"danger.{code}\""));
    let page = site.get("/report/danger-signs", &cookie).await.text;
    assert!(asks(&page, "break_in") && asks(&page, "any_threat") && asks(&page, "pets"));
    // Codes that only programs still send.
    assert!(!asks(&page, "ex_partner") && !asks(&page, "tracked_or_accounts"));
    assert!(asks(&page, "order_broken") && asks(&page, "vulnerable") && !asks(&page, "weapon_now"));
    site.fill("what-is-happening", &cookie, &[("behaviour.acts", "entering_home"), ("behaviour.acts", "threats")])
        .await;
    let page = site.get("/report/danger-signs", &cookie).await.text;
    assert!(!asks(&page, "break_in") && !asks(&page, "any_threat") && asks(&page, "weapon"));
    site.fill("about-you", &cookie, &[("reporter.role", "self"), ("reporter.age_group", "under_16")]).await;
    site.fill("person", &cookie, &[("person.relationship", "stranger")]).await;
    site.fill("orders", &cookie, &[("orders.0.kind", "injunction"), ("orders.0.broken", "no")]).await;
    let page = site.get("/report/danger-signs", &cookie).await.text;
    assert!(!asks(&page, "order_broken") && asks(&page, "vulnerable"));
    // What was said here before can still be taken back here.
    site.fill("danger-signs", &cookie, &[("danger.order_broken", "yes")]).await;
    assert!(asks(&site.get("/report/danger-signs", &cookie).await.text, "order_broken"));
}

#[tokio::test]
async fn danger_at_this_moment_is_answered_first_and_blocks_nothing() {
    let site = Site::new();
    let cookie = site.begin().await;
    let says = |page: &str| page.contains("You told us of danger at this moment");
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "words")]).await;
    site.fill("danger-signs", &cookie, &[("danger.weapon", "yes")]).await;
    assert!(!says(&site.get("/report/person", &cookie).await.text));
    for flag in ["happening_now", "near_and_in_danger", "weapon_now", "threat_today", "someone_hurt"] {
        site.fill("danger-signs", &cookie, &[(&format!("danger.{flag}"), "yes")]).await;
        assert!(says(&site.get("/report/person", &cookie).await.text), "{flag}");
    }
    assert!(says(&site.get("/report/check-answers", &cookie).await.text));
    site.finish(&cookie).await;
    assert!(says(&site.get("/report/sent", &cookie).await.text));
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
    for answer in
        [site.get("/report", "").await, site.post("/report", "", &[]).await, site.get("/report/person", "").await]
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
    assert!(site.get("/report", "").await.text.contains("Before you start"));
    let cookie = site.begin().await;
    let states = async || {
        let page = site.get("/report", &cookie).await;
        assert_eq!(page.status, StatusCode::OK);
        let items = page.text.split("<li class=\"govuk-task-list__item").skip(1);
        items
            .map(|item| ["Not started", "In progress", "Done"].into_iter().find(|state| item.contains(state)).unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(states().await, ["Not started"; 11]);
    let kept = site.post("/report/contact", &cookie, &[("contact.safe_times", "noon"), ("then", "overview")]).await;
    assert_eq!((kept.status, kept.header("location")), (StatusCode::SEE_OTHER, "/report"));
    assert_eq!(states().await[9], "Done");
    // Saved without an answer is saved all the same; what a report can't be sent without is still to come.
    site.fill("person", &cookie, &[]).await;
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    let done: Vec<usize> =
        (0..11).zip(states().await).filter(|(_, state)| *state == "Done").map(|(at, _)| at).collect();
    assert_eq!(done, [1, 4, 9]);
    // For somebody else there is one more.
    site.fill("about-you", &cookie, &[("reporter.role", "someone_else")]).await;
    assert_eq!(states().await.len(), 12);
    site.fill("what-is-happening", &cookie, &[("behaviour.text", "told")]).await;
    site.finish(&cookie).await;
    assert!(site.get("/report", &cookie).await.text.contains("Before you start"));
}
