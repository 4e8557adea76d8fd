//! Pages and the headers around them.

use axum::http::StatusCode;
use domain::triage::{Band, Flag, RULE};
use web::Class;

use crate::support::{Answer, Site, help_pages, route_table};

/// Every page that helps, the one before a report begins, and one that is not there.
fn pages() -> Vec<String> {
    help_pages().into_iter().chain(["/report", "/nowhere"].map(str::to_owned)).collect()
}

#[tokio::test]
async fn every_page_leads_to_help_and_out() {
    let site = Site::new();
    for path in pages() {
        let page = site.get(&path, "").await;
        let status = if path == "/nowhere" { StatusCode::NOT_FOUND } else { StatusCode::OK };
        assert_eq!(page.status, status, "{path}");
        for part in
            ["tel:999", "0808 802 0300", "116 123", "href=\"/leave\"", "This is a demonstration, not a police service"]
        {
            assert!(page.text.contains(part), "{path} lacks {part}");
        }
        assert!(page.text.ends_with("</html>") && !page.text.contains("<!>"), "{path}");
        assert!(!page.text.contains("<script>") && !page.text.contains("style="), "{path}");
    }
}

#[tokio::test]
async fn headers_keep_everything_else_out() {
    let site = Site::new();
    let cookie = site.begin().await;
    let others = ["/report/17", "/api/v1/openapi.json", "/healthz", "/leave"];
    for path in pages().into_iter().chain(others.map(str::to_owned)) {
        let page = site.get(&path, &cookie).await;
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"), "{path}");
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("nonce") && policy.contains("frame-ancestors 'none'")
        );
        assert_eq!(page.header("referrer-policy"), "same-origin");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        // Who is open is true when it is said, not when somebody comes back to it.
        let passing =
            ["/check", "/help/all", "/help/now", "/report", "/leave", "/api", "/campus", "/healthz", "/nowhere"];
        let passing = path == "/help" || passing.iter().any(|start| path.starts_with(start));
        assert_eq!(page.header("cache-control"), if passing { "no-store" } else { "no-cache" }, "{path}");
    }
}

#[tokio::test]
async fn a_live_service_says_who_runs_it_and_how_to_reach_them() {
    let site = Site::with(|config| {
        config.public.origin = Some("https://report.example".to_owned());
        config.service.live = true;
        config.service.operator = " A <force> ".to_owned();
        config.service.contact = "web@force.example".to_owned();
    });
    let page = site.get("/accessibility", "").await.text;
    assert!(page.contains("run by A &lt;force&gt;.") && page.contains("contact: web@force.example."));
    assert!(!page.contains("not a police service"));
}

#[tokio::test]
async fn pages_are_the_same_for_everyone_each_time() {
    let site = Site::new();
    for path in pages() {
        // Also in the same minute: what is open changes by the minute, and by nothing else.
        let first = site.get(&path, "").await.text;
        site.pass(jiff::SignedDuration::from_secs(20));
        assert_eq!(first, site.get(&path, "").await.text, "{path}");
        site.pass(jiff::SignedDuration::from_secs(-20));
    }
}

#[tokio::test]
async fn the_published_rule_is_the_one_that_runs() {
    let site = Site::new();
    let page = site.get("/how-we-sort", "").await.text;
    let words = content::english();
    for flag in <Flag as domain::Code>::ALL {
        assert!(
            page.contains(&words.say(*flag).replace('\'', "&#x27;")) || page.contains(words.say(*flag)),
            "{flag:?}"
        );
    }
    assert_eq!(page.matches("class=\"fs-why\"").count(), RULE.len());
    assert_eq!(page.matches("<section class=\"fs-rank").count(), <Band as domain::Code>::ALL.len());
    for hours in ["1 hour", "12 hours", "24 hours", "48 hours", "no one reads what is sent here"] {
        assert!(page.contains(hours), "{hours}");
    }
    let live = |config: &mut server::config::Config| {
        config.service.live = true;
        config.service.operator = "A force".to_owned();
    };
    assert!(Site::with(live).get("/how-we-sort", "").await.text.contains("Reports are read day and night"));
    let staffed = Site::with(|config| {
        live(config);
        config.triage.staffed_from = Some(jiff::civil::time(8, 0, 0, 0));
        config.triage.staffed_to = Some(jiff::civil::time(22, 0, 0, 0));
    });
    assert!(staffed.get("/how-we-sort", "").await.text.contains("Reports are read from 8:00am to 10:00pm, every day."));
}

#[tokio::test]
async fn the_check_answers_and_keeps_nothing() {
    let site = Site::new();
    let told = [("signs.fixated", "yes"), ("nation", "scotland"), ("danger_now", "not_sure")];
    let answer = site.post_and_follow("/check", "", &told).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(
        answer.text.contains("Fixated:")
            && answer.text.contains("In Scotland")
            && answer.text.contains("now.</strong>")
    );
    assert_eq!(answer.header("set-cookie"), "");
    let none = site.post_and_follow("/check", "", &[]).await;
    assert!(none.text.contains("It may still be stalking") && !none.text.contains("not stalking"));
    let own = site.post_and_follow("/check", "", &[("about", "my_own_behaviour")]).await;
    assert!(own.text.contains("Stop all contact") && !own.text.contains("Tell the team"));
    let wrong = site.post_and_follow("/check", "", &[("signs.fixated", "perhaps")]).await;
    assert!(wrong.text.contains("<title>Error: ") && wrong.text.contains("href=\"#signs.fixated\""));
}

/// The answer itself, which a browser would follow.
async fn led(site: &Site, path: &str) -> Answer {
    site.send(axum::http::Request::get(path).body(axum::body::Body::empty()).unwrap()).await
}

/// From a poster or a note; some keyboards begin each word with a capital letter.
#[tokio::test]
async fn an_address_that_was_typed_leads_to_its_page() {
    let site = Site::new();
    for (typed, page) in [
        ("/Safety/Notes", "/safety/notes"),
        ("/safety/", "/safety"),
        ("/Report/", "/report"),
        ("/campus/Glan-Eigra", "/campus/glan_eigra"),
        ("/Check/?campus=glan_eigra", "/check?campus=glan_eigra"),
    ] {
        let led = led(&site, typed).await;
        assert_eq!((led.status, led.header("location")), (StatusCode::PERMANENT_REDIRECT, page), "{typed}");
        assert_eq!(site.get(page, "").await.status, StatusCode::OK, "{page}");
    }
    assert_eq!(led(&site, "/Nowhere").await.header("location"), "/nowhere");
    assert_eq!(site.get("/nowhere", "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.post("/Report", "", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn machines_can_ask_whether_it_is_well() {
    let site = Site::new();
    assert_eq!(site.get("/healthz", "").await.status, StatusCode::OK);
    assert_eq!(site.get("/readyz", "").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_site_over_https_is_asked_for_by_nothing_else() {
    let header = async |origin: &str, seconds: Option<u32>| {
        let site = Site::with(|config| {
            config.public.origin = Some(origin.to_owned());
            config.public.hsts_seconds = seconds.unwrap_or(config.public.hsts_seconds);
        });
        let mut said = Vec::new();
        for path in ["/", "/nowhere", "/leave", "/healthz"] {
            said.push(site.get(path, "").await.header("strict-transport-security").to_owned());
        }
        said.dedup();
        said
    };
    assert_eq!(header("https://report.example", None).await, ["max-age=31536000"]);
    assert_eq!(header("https://report.example", Some(60)).await, ["max-age=60"]);
    assert_eq!(header("https://report.example", Some(0)).await, [""]);
    assert_eq!(header("http://127.0.0.1:3000", None).await, [""]);
}

/// The browser tests list pages by hand, because each has a way to come to it; none of the table may lack there.
#[test]
fn every_page_of_the_table_is_among_those_of_the_browser_tests() {
    let list = include_str!("../../../end2end/support/pages.mjs");
    let paths = list.split("path: '").skip(1).filter_map(|rest| rest.split('\'').next());
    let of_drafts = list.split("at('").skip(1).filter_map(|rest| rest.split('\'').next());
    // Those of each page of questions are made from their table.
    let listed: Vec<&str> = paths.chain(of_drafts).chain(["/report/1"]).collect();
    assert!(listed.len() > 30, "{listed:?}");
    // Files, forms without a page of their own, pages that only a form leads to (support/states), and machines' own.
    let others = [
        "/safety/notes.csv",
        "/safety/diary/blank",
        "/api/v1/openapi.json",
        "/api/v1/reports",
        "/check/next",
        "/check/answers",
        "/help/next",
        "/help/now/next",
        "/report/away",
        "/report/notices",
        "/report/copy.txt",
        "/report/saved",
        "/report/still-here",
    ];
    let is = |path: &str, template: &str| {
        let (path, template): (Vec<_>, Vec<_>) = (path.split('/').collect(), template.split('/').collect());
        path.len() == template.len()
            && path.iter().zip(&template).all(|(part, wanted)| part == wanted || wanted.starts_with('{'))
    };
    for entry in route_table() {
        let page = matches!(entry.class, Class::Help | Class::HelpNow | Class::Journey(_));
        if page && !others.contains(&entry.path) {
            assert!(
                listed.iter().any(|path| is(path, entry.path)),
                "{} is not in end2end/support/pages.mjs",
                entry.path
            );
        }
    }
}
