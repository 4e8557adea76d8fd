//! Staying safe: the pages, the diary to fill in, and the page for staff.

use axum::http::StatusCode;

use crate::support::{Site, help_pages};

/// Every page under `/safety`, and the one for staff.
fn pages() -> Vec<String> {
    help_pages().into_iter().filter(|path| path.starts_with("/safety/") || path == "/for-staff").collect()
}

/// The page itself, without what stands on every page.
fn main_of(page: &str) -> &str {
    page.split("<main").nth(1).unwrap().split("</main>").next().unwrap()
}

#[tokio::test]
async fn each_page_says_999_first_and_is_neutral_in_a_history() {
    let site = Site::new();
    for path in pages() {
        let page = site.get(&path, "").await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let (_, said) = main_of(&page.text).split_once("</h1>").unwrap();
        let first = said.split("</p>").next().unwrap();
        assert!(first.contains("tel:999"), "{path} begins with {first}");
        let head = page.text.split("</head>").next().unwrap().to_lowercase();
        for word in ["stalk", "police", "victim", "report", "abuse", "safeguard"] {
            assert!(!head.contains(word) && !path.contains(word), "{path}: {word}");
        }
        assert_eq!(page.header("cache-control"), "no-cache");
        assert_eq!(page.header("set-cookie"), "");
    }
}

#[tokio::test]
async fn the_overview_leads_to_each_page_and_each_page_leads_back() {
    let site = Site::new();
    let overview = site.get("/safety", "").await.text;
    for path in pages().iter().filter(|path| path.starts_with("/safety/")) {
        let (from, back) = match path.as_str() {
            "/safety/notes" => (&site.get("/safety/5", "").await.text, "/safety/5"),
            _ => (&overview, "/safety"),
        };
        assert!(main_of(from).contains(&format!("href=\"{path}\"")), "nothing leads to {path}");
        let page = site.get(path, "").await.text;
        let link = page.split("govuk-back-link").next().unwrap().rsplit_once('<').unwrap().1;
        let rest = page.split("govuk-back-link").nth(1).unwrap().split('>').next().unwrap();
        assert!(format!("{link}{rest}").contains(&format!("href=\"{back}\"")), "{path}");
    }
}

/// The addresses that a page's own words link to.
fn links(page: &str) -> impl Iterator<Item = &str> {
    main_of(page).split("href=\"").skip(1).filter_map(|rest| rest.split('"').next())
}

#[tokio::test]
async fn a_link_to_a_place_on_a_page_leads_there() {
    let site = Site::new();
    let cookie = site.begin().await;
    let sharing = "/report/sharing".to_owned();
    let mut places = 0;
    for path in help_pages().into_iter().filter(|path| !path.contains('.')).chain([sharing]) {
        let page = site.get(&path, &cookie).await.text;
        for (to, place) in links(&page).filter_map(|link| link.split_once('#')).filter(|(to, _)| !to.contains(':')) {
            let there = if to.is_empty() { page.clone() } else { site.get(to, &cookie).await.text };
            assert!(there.contains(&format!("id=\"{place}\"")), "{path}: {to}#{place}");
            places += 1;
        }
    }
    assert!(places > 5, "{places}");
    let sharing = site.get("/report/sharing", &cookie).await.text;
    assert!(
        links(&sharing).any(|link| link == "/privacy#who-else"),
        "who may see it is to be read before it is chosen"
    );
}

#[tokio::test]
async fn the_week_in_april_is_found_by_those_who_work_with_students() {
    let site = Site::new();
    for path in ["/for-staff", "/safety/university"] {
        assert!(main_of(&site.get(path, "").await.text).contains("href=\"/awareness-week\""), "{path}");
    }
    let page = site.get("/awareness-week", "").await.text;
    for part in
        ["href=\"/check\"", "href=\"/help\"", "href=\"/for-staff\"", "about 1 in 7 people", "year to March 2024"]
    {
        assert!(main_of(&page).contains(part), "{part}");
    }
    // The days change each year, and what is often misread is not passed on.
    for part in ["94", "100 incidents", "2025", "2027"] {
        assert!(!main_of(&page).split("Where we have this from").next().unwrap().contains(part), "{part}");
    }
}

#[tokio::test]
async fn what_is_no_page_is_not_found() {
    let site = Site::new();
    for path in ["/safety/nowhere", "/safety/%FF", "/safety/..%2Fabout", "/safety/diary/none"] {
        let page = site.get(path, "").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.text.contains("tel:999"), "{path}");
    }
    assert_eq!(site.post("/safety/phones", "", &[]).await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn they_answer_without_a_key_or_a_store() {
    let site = Site::with(|config| config.sealing.recipients.clear());
    std::fs::remove_dir_all(site.folder.path()).unwrap();
    for path in pages().into_iter().chain(["/safety", "/safety/diary.csv"].map(str::to_owned)) {
        assert_eq!(site.get(&path, "").await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn the_law_says_where_it_stands_and_as_of_when() {
    // The earlier and the later day on which pages were written from their sources.
    const DAYS: [&str; 2] = ["22 November 2026", "28 November 2026"];
    let site = Site::new();
    for (path, source, day) in [
        ("/safety/orders", "https://legislation.gov.uk/ukpga/2019/9/section/1?view=plain", DAYS[1]),
        ("/safety/orders", "https://www.legislation.gov.uk/ukpga/1997/40/crossheading/scotland", DAYS[1]),
        ("/safety/courts", "https://legislation.gov.uk/ukpga/1997/40/section/3/", DAYS[1]),
        ("/safety/courts", "https://www.legislation.gov.uk/nisi/1997/1180/", DAYS[1]),
        ("/safety/after-a-report", "https://www.gov.uk/your-rights-after-crime/", DAYS[1]),
        ("/safety/friends", "https://legislation.gov.uk/ukpga/2019/9/notes/", DAYS[1]),
        ("/safety/young-people", "https://childline.org.uk/about/confidentiality-promise/", DAYS[1]),
        ("/safety/parents", "https://www.legislation.gov.uk/ukpga/2021/17/part/5/", DAYS[1]),
        ("/safety/wider-family", "https://www.devon-cornwall.police.uk/advice/", DAYS[1]),
        ("/safety/ways-to-talk", "https://www.ofcom.org.uk/phones-and-broadband/accessibility/", DAYS[1]),
        ("/safety/words", "https://welshwomensaid.org.uk/cy/news/", DAYS[1]),
        ("/safety/papers", "https://domesticabusecommissioner.uk/", DAYS[1]),
        ("/safety/another-way", "https://www.policeombudsman.org/", DAYS[1]),
        ("/safety/loss", "https://www.victimsupport.org.uk/", DAYS[1]),
        ("/safety/your-own-steps", "https://www.legislation.gov.uk/ukpga/1997/40/section/7", DAYS[1]),
        ("/for-staff", "https://avonandsomerset.police.uk/news/2025/04/", DAYS[0]),
        ("/awareness-week", "https://www.suzylamplugh.org/news/upcoming-campaigns", DAYS[0]),
        ("/privacy", "https://www.norfolk.police.uk/advice/", DAYS[1]),
        ("/about", "https://www.bedfordshire.police.uk/", DAYS[0]),
    ] {
        let page = site.get(path, "").await.text;
        let (_, sources) = main_of(&page).split_once("Where we have this from").unwrap();
        assert!(sources.contains(source) && sources.contains(day), "{path}: {sources}");
    }
    assert!(!site.get("/safety/phones", "").await.text.contains("Where we have this from"));
}

#[tokio::test]
async fn nobody_is_promised_what_the_police_cannot_keep() {
    let site = Site::new();
    for (path, said) in [
        ("/safety/after-a-report", "may act without asking you"),
        ("/safety/after-a-report", "shown to a court"),
        ("/safety/friends", "they may act"),
        ("/safety/wider-family", "may have to act without asking you"),
        ("/safety/papers", "may tell the Home Office"),
        ("/safety/young-people", "They have to tell people"),
        ("/safety/another-way", "a special unit of the person"),
        ("/report", "may act without asking you"),
        ("/privacy", "to a court"),
    ] {
        let page = site.get(path, "").await.text;
        assert!(main_of(&page).contains(said), "{path} does not say \"{said}\"");
    }
}

#[tokio::test]
async fn a_tracker_is_not_talked_about_beside_it_nor_taken_to_a_refuge() {
    let page = Site::new().get("/safety/phones", "").await.text;
    for said in ["Some can listen.", "Do not take it to a refuge", "call <a href=\"tel:999\">"] {
        assert!(main_of(&page).contains(said), "{said}");
    }
}

#[tokio::test]
async fn whoever_can_not_speak_coughs_or_taps_before_they_press_55() {
    let page = Site::new().get("/help/emergency", "").await.text;
    let (cough, press) = (main_of(&page).find("cough or tap").unwrap(), main_of(&page).find("press 55").unwrap());
    assert!(cough < press && main_of(&page).contains("the line may stay open"));
}

#[tokio::test]
async fn what_comes_after_a_report_is_honest_about_a_demonstration() {
    let reads = "no one reads what is sent here";
    let demo = Site::new().get("/safety/after-a-report", "").await.text;
    assert!(main_of(&demo).contains(reads));
    let live = Site::with(|config| {
        config.public.origin = Some("https://report.example".to_owned());
        config.service.live = true;
        config.service.operator = "A force".to_owned();
        config.service.contact = "web@force.example".to_owned();
    });
    let live = live.get("/safety/after-a-report", "").await.text;
    assert!(!main_of(&live).contains(reads) && main_of(&live).contains("A person reads every report."));
}

#[tokio::test]
async fn the_diary_is_blank_on_paper_and_as_a_file() {
    let site = Site::new();
    let page = site.get("/safety/diary/blank", "").await.text;
    let columns = ["When", "What happened", "Where", "Who else saw or heard it", "What proof was kept"];
    for column in columns {
        assert_eq!(page.matches(&format!(">{column}</th>")).count(), 6, "{column}");
    }
    assert_eq!(page.matches("<td class=\"govuk-table__cell\"></td>").count(), 30);

    let file = site.get("/safety/diary.csv", "").await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.header("content-type").starts_with("text/csv; charset=utf-8"));
    assert_eq!(file.header("content-disposition"), "attachment; filename=\"notes.csv\"");
    let header = columns.map(|column| format!("\"{column}\"")).join(",");
    assert_eq!(file.text, format!("\u{feff}{header}\r\n"));
}
