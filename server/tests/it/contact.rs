//! How the team gets in touch: what is lacking is asked for and told, and a way that is not safe any more is urgent.

use crate::support::Site;
use crate::urgent::notice;

#[tokio::test]
async fn a_way_without_its_number_is_asked_for_and_told() {
    let site = Site::new();
    let cookie = site.begin().await;
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    site.fill("what-is-happening", &cookie, &[("behaviour.acts", "other")]).await;
    let saved = site.post("/report/8", &cookie, &[("contact.methods", "email")]).await;
    assert_eq!(saved.header("location"), "/report/8#notice");
    assert!(
        notice(&site.follow("/report/8", &cookie, &saved).await.text).contains("We can't use a way that you chose")
    );
    let page = site.get("/report/review", &cookie).await.text;
    assert!(page.contains("We can't use this way, because something is missing: email"), "{page}");
    assert!(page.contains("You chose no safe way, so the team plans not to contact you."));
    let fields = [
        ("contact.methods", "email"),
        ("contact.email", "a@b.example"),
        ("contact.safe_times", "mornings"),
        ("contact.if_someone_else_answers", "the dentist"),
    ];
    site.fill("contact", &cookie, &fields).await;
    for page in [site.get("/report/review", &cookie).await.text, {
        site.finish(&cookie).await;
        site.get("/report/end", &cookie).await.text
    }] {
        for said in ["it should only use: email", "When: mornings", "the team should say: the dentist"] {
            assert!(page.contains(said), "{said}");
        }
    }
}

#[tokio::test]
async fn no_message_is_left_on_a_phone_unless_that_was_said_to_be_safe() {
    let site = Site::new();
    let (may, may_not) = ("the team may leave a message", "the team should leave no message");
    for (method, answer, said) in [
        ("phone_call", "yes", Some(may)),
        ("phone_call", "no", Some(may_not)),
        ("phone_call", "not_sure", Some(may_not)),
        ("phone_call", "", Some(may_not)),
        // Nobody calls.
        ("text_message", "yes", None),
    ] {
        let cookie = site.begin().await;
        let phone = [("contact.methods", method), ("contact.phone", "020 7946 0958"), ("contact.voicemail", answer)];
        site.fill("contact", &cookie, &phone).await;
        let page = site.get("/report/review", &cookie).await.text;
        for each in [may, may_not] {
            assert_eq!(page.contains(each), said == Some(each), "{method}, {answer}: {each}");
        }
    }
}

#[tokio::test]
async fn contact_that_is_not_safe_any_more_is_a_report_of_its_own_and_read_first() {
    let site = Site::new();
    let begun = site.post("/report", "", &[("to", "contact"), ("unsafe", "yes")]).await;
    assert_eq!(begun.header("location"), "/report/27#notice");
    let cookie = begun.cookie();
    let page = site.get("/report/27", &cookie).await.text;
    assert!(notice(&page).contains("This goes to the top of the list"), "{page}");
    let answered = page.split("id=\"contact.no_longer_safe\"").nth(1).unwrap();
    assert!(answered.split('>').next().unwrap().contains("checked"), "nobody says it twice");
    let fields = [("contact.no_longer_safe", "yes"), ("follow_up.reference", "7KQ4-M2XP")];
    site.fill("contact", &cookie, &fields).await;
    site.fill("about-you", &cookie, &[("reporter.role", "self")]).await;
    let opened = site.open(&site.finish(&cookie).await).await;
    assert_eq!((opened.band, opened.flags), (1, vec!["contact_unsafe".to_owned()]));
    assert_eq!(opened.report.follow_up.reference.unwrap().as_str(), "7KQ4-M2XP");
}
