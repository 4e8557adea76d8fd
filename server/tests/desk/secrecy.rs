//! What staff type is in no file as they typed it, and in no address.

use crate::support::Team;

const MARK: &str = "Zyzzyva-marked-words";

#[tokio::test]
async fn marked_words_are_in_no_clear_column_file_or_address() {
    let team = Team::new();
    let reference = team.urgent().await;
    let ana = team.lead().await;
    team.post("/take-next", &ana, &[]).await;
    team.get(&format!("/cases/{reference}"), &ana).await;
    let marked = |name: &'static str| (name, MARK);
    let forms: [(&str, Vec<(&str, &str)>); 12] = [
        ("note", vec![marked("text")]),
        ("contact", vec![("how", "call"), ("result", "spoke"), marked("text")]),
        ("task", vec![marked("what"), marked("owner"), ("due", "2026-11-23T10:00")]),
        ("task", vec![marked("what"), ("due", MARK)]),
        ("order", vec![("kind", "injunction"), marked("court"), marked("terms"), marked("officer"), marked("ends")]),
        ("lead", vec![marked("source"), ("identifier_kind", "handle"), marked("value"), marked("seen")]),
        ("link", vec![("reference", "7KQ4-M2XP"), ("kind", "same_person"), marked("reason")]),
        ("pin", vec![marked("text")]),
        ("band", vec![("band", "2"), marked("reason")]),
        ("hand-over", vec![("unit", "central_south"), ("person", MARK)]),
        ("hold", vec![marked("reason")]),
        ("close", vec![("outcome", "contacted"), marked("reason")]),
    ];
    for (form, fields) in &forms {
        let answer = team.form(reference, form, &ana, fields).await;
        assert!(!answer.to().contains(MARK), "{form}: {}", answer.to());
        assert!(!answer.text.contains(MARK), "{form}");
    }
    let lock = [("place", format!("/cases/{reference}/note")), ("text", MARK.to_owned())];
    let lock: Vec<(&str, &str)> = lock.iter().map(|(name, value)| (*name, value.as_str())).collect();
    team.post("/lock", &ana, &lock).await;
    // A name that is given at sign-in may be anything, such as a password in the wrong field.
    let named = team.post("/sign-in", "", &[("name", MARK)]).await;
    assert_eq!(named.to(), "/sign-in/passkey");
    let asked = team.get("/sign-in/passkey", &named.cookie()).await.text;
    let lower = MARK.to_lowercase();
    assert!(asked.contains(&lower), "the page asks for the passkey of that name: {asked}");
    let mut looked = 0;
    for file in std::fs::read_dir(team.folder.path()).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let is_marked = |window: &[u8]| window.eq_ignore_ascii_case(MARK.as_bytes());
        assert!(!bytes.windows(MARK.len()).any(is_marked), "{}", path.display());
        looked += bytes.len();
    }
    assert!(looked > 10_000, "the database was looked at");
    for (actor, action) in team.done().await {
        assert!(!actor.contains(MARK) && !action.contains(MARK), "{actor} {action}");
    }
}
