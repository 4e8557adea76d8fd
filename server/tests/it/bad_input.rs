//! Input that no honest sender makes: a clear refusal that names the field, no panic, nothing stored.

use axum::http::StatusCode;
use web::BODY_LIMIT;

use crate::support::{KEY, SMALLEST, Site};

#[tokio::test]
async fn programs_are_told_which_field() {
    let site = Site::new();
    let nested = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let put = |group: &str| SMALLEST.replacen('{', &format!("{{{group},"), 1);
    for (body, status, pointer, code) in [
        (put(r#""extra":1"#), 422, "/extra", "unknown_field"),
        (put(r#""place":{"area":"london"}"#), 422, "/place/area", "unknown_code"),
        (put(r#""danger":{"weapon":true}"#), 422, "/danger/weapon", "wrong_type"),
        (put(r#""incidents":{}"#), 422, "/incidents", "wrong_type"),
        (put(r#""incidents":[{"when":"2026-02-30"}]"#), 422, "/incidents/0/when", "not_a_date"),
        (put(r#""incidents":[{"when":"30 February"}]"#), 422, "/incidents/0/when", "not_a_date"),
        (put(&format!(r#""place":{nested}"#)), 422, "/place", "wrong_type"),
        (SMALLEST.replace("\"words\"", &nested), 422, "/behaviour/text", "wrong_type"),
        (SMALLEST.replace("self", "self\",\"role\":\"self"), 422, "/reporter", "repeated"),
        (put(r#""danger":{"weapon":null}"#), 422, "/danger/weapon", "wrong_type"),
        (SMALLEST.replace(":1,", ":1.5,"), 422, "/version", "wrong_type"),
        (SMALLEST.replace("words", "\\ud800"), 400, "/behaviour/text", "unreadable"),
        (format!("{SMALLEST} x"), 400, "", "unreadable"),
        (SMALLEST[..30].to_owned(), 400, "/reporter", "unreadable"),
        (String::new(), 400, "", "unreadable"),
        ("null".to_owned(), 422, "", "wrong_type"),
        (nested.clone(), 422, "", "wrong_type"),
    ] {
        let answer = site.api(KEY, body.clone()).await;
        let start: String = body.chars().take(90).collect();
        assert_eq!(answer.status.as_u16(), status, "{start}: {}", answer.text);
        let error = &answer.json()["errors"][0];
        assert_eq!((error["pointer"].as_str(), error["code"].as_str()), (Some(pointer), Some(code)), "{start}");
        assert!(error["detail"].as_str().is_some_and(|detail| !detail.is_empty()));
    }
    assert_eq!(site.stored().await, 0);
}

#[tokio::test]
async fn bytes_that_are_no_text_are_refused() {
    let site = Site::new();
    let body = SMALLEST.replace("words", "w\u{0}s").into_bytes();
    let body: Vec<u8> = body.into_iter().map(|byte| if byte == 0 { 0xff } else { byte }).collect();
    let answer = site.api(KEY, body).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.json()["errors"][0]["pointer"], "/behaviour/text");
    let cookie = site.begin().await;
    let posted = site.post_raw("/report/2", &cookie, b"reporter.role=self&reporter.name=Sam%FF").await;
    let answer = site.follow("about-you", &cookie, &posted).await;
    assert!(answer.text.contains("href=\"#reporter.name\"") && answer.text.contains("could not be read"));
    assert_eq!(site.stored().await, 0);
}

#[tokio::test]
async fn ten_megabytes_are_refused_everywhere() {
    let site = Site::new();
    let huge = "x".repeat(10 * 1024 * 1024);
    let answer = site.api(KEY, SMALLEST.replace("words", &huge)).await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (StatusCode::PAYLOAD_TOO_LARGE, "application/problem+json")
    );
    let cookie = site.begin().await;
    for path in ["/report/4", "/check"] {
        let answer = site.post(path, &cookie, &[("behaviour.text", &huge)]).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(answer.text.contains("tel:999") && answer.text.contains("too long"));
    }
}

#[tokio::test]
async fn the_longest_honest_answers_fit() {
    let site = Site::new();
    let cookie = site.begin().await;
    // Four bytes a letter, each sent as %XX.
    let longest = "𝒜".repeat(10_000);
    let body = crate::support::encode(&[("behaviour.text", &longest)]);
    assert!(body.len() < BODY_LIMIT);
    site.fill("what-is-happening", &cookie, &[("behaviour.text", &longest)]).await;
    assert!(site.get("/report/4", &cookie).await.text.contains(&longest));
}

#[tokio::test]
async fn forms_with_answers_that_are_none_are_given_back() {
    let site = Site::new();
    let cookie = site.begin().await;
    for fields in [vec![("reporter.role", "admin")], vec![("reporter.role", "self"), ("reporter.role", "self")]] {
        let answer = site.post_and_follow("/report/2", &cookie, &fields).await;
        assert!(answer.text.contains("href=\"#reporter.role\""), "{fields:?}");
    }
    let answer = site.post("/report/nothing", &cookie, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get(answer.header("location"), &cookie).await.status, StatusCode::NOT_FOUND);
    let all = site.get("/report/review", &cookie).await.text;
    assert!(!all.contains("Myself"), "nothing of a refused form is kept");
}

/// An extension of the browser may add fields; whoever has one must not be trapped.
#[tokio::test]
async fn fields_that_are_not_the_forms_own_are_ignored_and_kept_nowhere() {
    let site = Site::new();
    for foreign in ["reporter.rank", "danger.weapon", "reporter", "", "version", "reporter.role.x", "__extension"] {
        let cookie = site.begin().await;
        let taken = site.post("/report/2", &cookie, &[("reporter.role", "self"), (foreign, "foreign")]).await;
        assert_eq!(taken.header("location"), "/report/1", "{foreign}");
        let refused = site.post_and_follow("/report/2", &cookie, &[(foreign, "foreign")]).await;
        assert!(refused.text.contains("href=\"#reporter.role\"") && !refused.text.contains("foreign"), "{foreign}");
        site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
        site.fill("what-is-happening", &cookie, &[("behaviour.text", "told"), (foreign, "foreign")]).await;
        let report = serde_json::to_string(&site.open(&site.finish(&cookie).await).await.report).unwrap();
        assert!(!report.contains("foreign"), "{foreign}: {report}");
    }
    let check = site.post_and_follow("/check", "", &[("signs.repeated", "yes"), ("x", "foreign")]).await;
    assert!(check.text.contains("Repeated:") && !check.text.contains("foreign"));
}

#[tokio::test]
async fn a_media_type_is_read_in_any_case_and_a_packed_form_is_not_taken() {
    let site = Site::new();
    let cookie = site.begin().await;
    for (kind, packed, status) in [
        ("Application/X-WWW-Form-Urlencoded", "identity", StatusCode::SEE_OTHER),
        ("application/x-www-form-urlencoded ; charset=UTF-8", "identity", StatusCode::SEE_OTHER),
        ("application/x-www-form-urlencodedx", "identity", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("text/plain", "identity", StatusCode::UNSUPPORTED_MEDIA_TYPE),
        ("application/x-www-form-urlencoded", "gzip", StatusCode::UNSUPPORTED_MEDIA_TYPE),
    ] {
        let request = axum::http::Request::post("/report/2")
            .header("cookie", &cookie)
            .header("content-type", kind)
            .header("content-encoding", packed);
        let answer = site.send(request.body("reporter.role=self".into()).unwrap()).await;
        assert_eq!(answer.status, status, "{kind}, {packed}");
    }
}

#[tokio::test]
async fn a_form_of_a_hundred_thousand_fields_is_refused_cheaply() {
    let site = Site::new();
    let answer = site.post_raw("/check", "", "a&".repeat(100_000).as_bytes()).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text.len() < 20_000);
}

#[tokio::test]
async fn forms_from_other_sites_are_refused() {
    let site = Site::new();
    let cookie = site.begin().await;
    for (name, value) in [("origin", "https://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site")] {
        let request = axum::http::Request::post("/report/2")
            .header("cookie", &cookie)
            .header("content-type", "application/x-www-form-urlencoded")
            .header(name, value);
        let answer = site.send(request.body("reporter.role=self".into()).unwrap()).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(answer.text.contains("tel:999"));
    }
}

#[tokio::test]
async fn problems_are_listed_in_the_order_of_the_questions() {
    let site = Site::new();
    let cookie = site.begin().await;
    let long = "x".repeat(10_001);
    for (path, wrong, listed) in [
        ("/report/17", ["person.details", "person.name"], ["name", "details"]),
        // Rows without an answer are closed up.
        (
            "/report/19",
            ["person.accounts.10.service", "person.accounts.2.service"],
            ["accounts.0.service", "accounts.1.service"],
        ),
    ] {
        let page = site.post_and_follow(path, &cookie, &wrong.map(|name| (name, long.as_str()))).await;
        let links: Vec<&str> =
            page.text.split("<a href=\"#person.").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert_eq!(links, listed, "{}", page.status);
    }
}
