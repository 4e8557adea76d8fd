//! Forms: what has to be mended, what somebody else changed meanwhile, what asks for a fresh passkey.

use axum::http::StatusCode;
use domain::Code;
use domain::access::Role;
use domain::codes::Unit;
use domain::queue::{Reference, State};
use domain::triage::Band;

use crate::support::Team;

/// A case in hand, and its owner.
async fn in_hand(team: &Team) -> (Reference, String) {
    let reference = team.urgent().await;
    let ana = team.lead().await;
    let to = team.post("/take-next", &ana, &[]).await.to().to_owned();
    assert_eq!(team.get(&to, &ana).await.status, StatusCode::OK);
    (reference, ana)
}

#[tokio::test]
async fn words_come_back_where_somebody_else_changed_the_case() {
    let team = Team::new();
    let (reference, ana) = in_hand(&team).await;
    let ben = team.officer().await;
    let seen = team.version(reference).await;
    assert_eq!(team.form(reference, "note", &ben, &[("text", "By Ben")]).await.status, StatusCode::SEE_OTHER);

    let path = format!("/cases/{reference}/note");
    let refused = team.post(&path, &ana, &[("version", &seen), ("text", "By Ana, long & <dear>")]).await;
    assert_eq!(refused.to(), format!("/cases/{reference}?conflict=note&seen={seen}"));
    let page = team.get(refused.to(), &ana).await.text;
    let (changed, words) = (page.find("Added to the case: note"), page.find("By Ana, long &amp; &lt;dear&gt;"));
    assert!(changed.is_some() && words.is_some(), "{page}");
    // They are hers: Ben does not see them.
    assert!(!team.get(&format!("/cases/{reference}"), &ben).await.text.contains("By Ana"));

    let again = team.form(reference, "note", &ana, &[("text", "By Ana, long & <dear>")]).await;
    assert_eq!(again.to(), format!("/cases/{reference}?said=note"));
    let page = team.get(&format!("/cases/{reference}"), &ana).await.text;
    assert_eq!(page.matches("By Ana, long").count(), 1, "it is saved, and not kept a second time");
}

#[tokio::test]
async fn what_has_to_be_mended_is_said_and_nothing_is_lost() {
    let team = Team::new();
    let (reference, ana) = in_hand(&team).await;
    let version = team.version(reference).await;
    let refused = team.form(reference, "task", &ana, &[("what", "Speak to Rowan"), ("due", "soon")]).await;
    assert_eq!(refused.to(), format!("/cases/{reference}?mend=task"));
    let page = team.get(refused.to(), &ana).await.text;
    assert!(page.contains("Speak to Rowan") && page.contains("Give a date and a time"), "{page}");
    assert_eq!(team.version(reference).await, version);

    let discarded = team.post(&format!("/cases/{reference}/discard"), &ana, &[("form", "task"), ("sure", "yes")]).await;
    assert_eq!(discarded.to(), format!("/cases/{reference}"));
    assert!(!team.get(discarded.to(), &ana).await.text.contains("Speak to Rowan"));

    for (form, fields, said) in [
        ("note", &[("text", "  ")][..], "Write the note"),
        ("close", &[("outcome", "forgotten")], "Choose an outcome"),
        ("hand-over", &[("person", "nobody here")], "Choose somebody from the list"),
        ("link", &[("reference", "his name"), ("kind", "duplicate"), ("reason", "x")], "Give a reference"),
        ("strike", &[("of", "999"), ("reason", "x")], "Choose one that is there and open"),
        ("contact", &[("how", "pigeon"), ("result", "spoke")], "Choose one of these"),
    ] {
        let refused = team.form(reference, form, &ana, fields).await;
        assert_eq!(refused.to(), format!("/cases/{reference}?mend={form}"), "{form}");
        let page = team.get(refused.to(), &ana).await.text;
        assert!(page.contains(said) || fields.iter().all(|(_, value)| value.trim().is_empty()), "{form}: {said}");
    }
    assert_eq!(team.version(reference).await, version, "nothing was changed");
}

#[tokio::test]
async fn a_band_is_raised_at_once_and_lowered_only_with_a_fresh_passkey() {
    let team = Team::new();
    let reference = team
        .report(serde_json::json!({
            "version": 1, "reporter": {"role": "self"}, "behaviour": {"text": "A letter.", "occasions": "twice_or_more"}
        }))
        .await;
    let ana = team.lead().await;
    let band = async || team.store.case(reference).await.unwrap().unwrap().counting_band();
    let before = band().await;
    let raised = team.form(reference, "band", &ana, &[("band", "1"), ("reason", "She rang")]).await;
    assert_eq!((raised.to(), band().await), (format!("/cases/{reference}?said=band").as_str(), Band::Urgent));
    let lowered = team.form(reference, "band", &ana, &[("band", "4"), ("reason", "A mistake of mine")]).await;
    assert_eq!(lowered.to(), format!("/confirm?to=/cases/{reference}"));
    assert_eq!(band().await, Band::Urgent);
    assert!(before > Band::Urgent || before.number() > 1);
    // Whoever has no passkey makes one first; the words wait.
    assert_eq!(team.get(lowered.to(), &ana).await.to(), "/passkeys/new");
    assert!(team.get(&format!("/cases/{reference}"), &ana).await.text.contains("A mistake of mine"));
}

#[tokio::test]
async fn a_case_goes_from_hand_to_hand() {
    let team = Team::new();
    let (reference, ana) = in_hand(&team).await;
    let ben = team.officer().await;
    let state = async || team.store.case(reference).await.unwrap().unwrap();
    let handed = team
        .form(reference, "hand-over", &ana, &[("unit", "central_south"), ("person", "ben"), ("reason", "On leave")])
        .await;
    assert_eq!(handed.to(), format!("/cases/{reference}?said=hand-over"), "{}", handed.text);
    assert_eq!((state().await.state, state().await.owner.as_deref()), (State::Taken, Some("ben")));
    team.get(&format!("/cases/{reference}"), &ben).await;
    assert_eq!(state().await.state, State::InHand);
    let back = team.form(reference, "give-back", &ben, &[]).await;
    assert_eq!(back.to(), "/queue?said=given-back");
    assert_eq!((state().await.state, state().await.owner), (State::Waiting, None));
}

#[tokio::test]
async fn who_hands_a_case_to_another_unit_is_led_to_the_queue() {
    let team = Team::new();
    let reference = team.urgent().await;
    let unit = Unit::from_code("central_south");
    let una = team.sign_in("una", Role::UnitOfficer, unit).await;
    assert_eq!(team.post("/take-next", &una, &[]).await.to(), format!("/cases/{reference}"));
    let handed = team.form(reference, "hand-over", &una, &[("unit", "north_west"), ("reason", "Their area")]).await;
    assert_eq!(handed.to(), "/queue?said=handed-over");
    assert_eq!(team.get(&format!("/cases/{reference}"), &una).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_passes_one_over_says_why_and_is_given_another() {
    let team = Team::new();
    let (first, second) = (team.urgent().await, team.urgent().await);
    let ben = team.officer().await;
    let taken: Reference = team.post("/take-next", &ben, &[]).await.to()[7..].parse().unwrap();
    let refused = team.form(taken, "pass-over", &ben, &[]).await;
    assert_eq!(refused.to(), format!("/cases/{taken}?mend=pass-over"));
    let passed = team.form(taken, "pass-over", &ben, &[("reason", "I know the family")]).await;
    assert_eq!(passed.to(), "/queue?said=given-back");
    let other = if taken == first { second } else { first };
    assert_eq!(team.post("/take-next", &ben, &[]).await.to(), format!("/cases/{other}"));
}

#[tokio::test]
async fn a_note_is_struck_through_and_never_changed() {
    let team = Team::new();
    let (reference, ana) = in_hand(&team).await;
    team.form(reference, "note", &ana, &[("text", "Order ends 4 May.")]).await;
    let number = team.store.entries_of(reference).await.unwrap()[0].number.to_string();
    let struck = team.form(reference, "strike", &ana, &[("of", &number), ("reason", "Wrong date")]).await;
    assert_eq!(struck.to(), format!("/cases/{reference}?said=strike"));
    let page = team.get(&format!("/cases/{reference}"), &ana).await.text;
    assert!(page.contains("Order ends 4 May.") && page.contains("Wrong date"), "both are there");
    let again = team.form(reference, "strike", &ana, &[("of", &number), ("reason", "Again")]).await;
    assert_eq!(again.to(), format!("/cases/{reference}?mend=strike"), "once");
}
