//! When a line answers, at chosen times. The week and the bank holidays are made up but for their days.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::codes::Nation;
use domain::hours::{BankHolidays, Division, Hours, State, Times};
use serde_json::{Value, json};

fn holidays() -> BankHolidays {
    serde_json::from_value(json!({
        "source": "https://www.gov.uk/bank-holidays",
        "years": [2026, 2027],
        "days": {
            "england_and_wales": ["2026-12-25", "2026-12-28", "2027-01-01"],
            "scotland": ["2026-11-30", "2026-12-25", "2026-12-28", "2027-01-01", "2027-01-04"],
            "northern_ireland": ["2026-12-25", "2026-12-28", "2027-01-01"],
        },
    }))
    .unwrap()
}

fn hours(weekly: Value) -> Hours {
    serde_json::from_value(weekly).unwrap()
}

/// Weekdays 9.30am to 4pm, Wednesdays from 1pm, closed on bank holidays.
fn office() -> Hours {
    hours(json!({
        "monday": ["09:30-16:00"], "tuesday": ["09:30-16:00"], "wednesday": ["13:00-16:00"],
        "thursday": ["09:30-16:00"], "friday": ["09:30-16:00"], "bank_holidays": "closed",
    }))
}

fn nightly() -> Hours {
    let every = json!(["18:00-02:00"]);
    hours(json!({
        "monday": every, "tuesday": every, "wednesday": every, "thursday": every, "friday": every,
        "saturday": every, "sunday": every, "bank_holidays": "as_usual",
    }))
}

fn state_in(hours: &Hours, at: &str, division: Division) -> State {
    hours.state(at.parse().unwrap(), &holidays(), division)
}

fn state(hours: &Hours, at: &str) -> State {
    state_in(hours, at, Division::EnglandAndWales)
}

fn until(at: &str) -> State {
    State::OpenUntil(at.parse().unwrap())
}

fn opens(at: &str) -> State {
    State::OpensAt(at.parse().unwrap())
}

#[test]
fn it_opens_and_closes_to_the_minute() {
    for (at, expected) in [
        ("2026-11-23T09:29:59", opens("2026-11-23T09:30")),
        ("2026-11-23T09:30:00", until("2026-11-23T16:00")),
        ("2026-11-23T15:59:59", until("2026-11-23T16:00")),
        ("2026-11-23T16:00:00", opens("2026-11-24T09:30")),
        ("2026-11-25T12:00:00", opens("2026-11-25T13:00")),
        ("2026-11-27T16:00:00", opens("2026-11-30T09:30")),
        ("2026-11-22T06:00:00", opens("2026-11-23T09:30")),
    ] {
        assert_eq!(state(&office(), at), expected, "{at}");
    }
}

#[test]
fn always_is_always() {
    let always = hours(json!("always"));
    for at in ["2026-12-25T03:00", "2040-01-01T00:00"] {
        assert_eq!(state(&always, at), State::Always);
    }
}

#[test]
fn times_may_cross_midnight() {
    assert_eq!(state(&nightly(), "2026-11-23T23:59"), until("2026-11-24T02:00"));
    assert_eq!(state(&nightly(), "2026-11-24T01:59"), until("2026-11-24T02:00"));
    assert_eq!(state(&nightly(), "2026-11-24T02:00"), opens("2026-11-24T18:00"));
    assert_eq!(state(&nightly(), "2026-12-31T23:00"), until("2027-01-01T02:00"));
    // Nothing begins on a bank holiday, but what began the day before ends as it would.
    let closed = hours(json!({ "thursday": ["22:00-02:00"], "friday": ["22:00-02:00"], "bank_holidays": "closed" }));
    assert_eq!(state(&closed, "2026-12-25T01:00"), until("2026-12-25T02:00"));
    assert_eq!(state(&closed, "2026-12-25T23:00"), opens("2026-12-31T22:00"));
}

#[test]
fn times_that_follow_upon_one_another_are_one() {
    let whole = json!(["00:00-00:00"]);
    let weekend = hours(json!({ "saturday": whole, "sunday": whole, "bank_holidays": "as_usual" }));
    assert_eq!(state(&weekend, "2026-11-21T12:00"), until("2026-11-23T00:00"));
    assert_eq!(state(&weekend, "2026-11-23T00:00"), opens("2026-11-28T00:00"));
    let lunch = hours(json!({ "monday": ["09:00-12:00", "13:00-17:00"], "bank_holidays": "as_usual" }));
    assert_eq!(state(&lunch, "2026-11-23T11:00"), until("2026-11-23T12:00"));
    assert_eq!(state(&lunch, "2026-11-23T12:30"), opens("2026-11-23T13:00"));
}

#[test]
fn clocks_that_change_change_nothing_that_clocks_show() {
    // 2027-03-28 has no 1.30am, 2026-10-25 has two.
    for day in ["2027-03-28", "2026-10-25"] {
        assert_eq!(state(&nightly(), &format!("{day}T00:30")), until(&format!("{day}T02:00")));
        assert_eq!(state(&nightly(), &format!("{day}T03:00")), opens(&format!("{day}T18:00")));
    }
}

#[test]
fn bank_holidays_are_those_of_the_place() {
    let monday = "2026-11-30T10:00";
    assert_eq!(state_in(&office(), monday, Division::EnglandAndWales), until("2026-11-30T16:00"));
    assert_eq!(state_in(&office(), monday, Division::Scotland), opens("2026-12-01T09:30"));
    assert_eq!(state(&office(), "2026-12-24T16:00"), opens("2026-12-29T09:30"));
    assert_eq!(state_in(&nightly(), "2026-12-25T20:00", Division::Scotland), until("2026-12-26T02:00"));
    assert_eq!(Division::of(Nation::Wales), Some(Division::EnglandAndWales));
    assert_eq!(Division::of(Nation::OutsideUk), None);
}

#[test]
fn past_the_known_years_nothing_is_guessed() {
    assert_eq!(state(&office(), "2028-01-05T14:00"), State::NotKnown);
    // Its next day would be one of 2028.
    assert_eq!(state(&office(), "2027-12-31T16:30"), State::NotKnown);
    assert_eq!(state(&office(), "2027-12-31T12:00"), until("2027-12-31T16:00"));
    assert_eq!(state(&nightly(), "2028-01-05T20:00"), until("2028-01-06T02:00"));
}

#[test]
fn only_times_are_read_as_times() {
    for wrong in ["", "9:30-16:00", "09:30", "09:30-24:00", "09.30-16.00", "09:30-16:60", "ab:cd-ef:gh", "+9:30-16:00"]
    {
        assert!(Times::read(wrong).is_none(), "{wrong}");
    }
    assert_eq!(Times::read("22:00-02:00").unwrap().to_string(), "22:00-02:00");
    for wrong in
        [json!("sometimes"), json!({ "monday": ["09:00-17:00"] }), json!({ "someday": [], "bank_holidays": "closed" })]
    {
        assert!(serde_json::from_value::<Hours>(wrong.clone()).is_err(), "{wrong}");
    }
    assert!(!hours(json!({ "bank_holidays": "closed" })).ever_open());
}

#[test]
fn what_a_line_does_on_bank_holidays_may_not_be_known() {
    let mut value = serde_json::to_value(nightly()).unwrap();
    value["bank_holidays"] = json!("not_known");
    let hours = hours(value);
    let in_scotland = |at: &str| state_in(&hours, at, Division::Scotland);
    assert_eq!(in_scotland("2026-11-29T12:00"), opens("2026-11-29T18:00"));
    // From midnight on, and until the night that began on that day is over.
    for at in ["2026-11-30T03:00", "2026-11-30T20:00", "2026-12-01T01:00"] {
        assert_eq!(in_scotland(at), State::NotKnown, "{at}");
        assert_ne!(state(&hours, at), State::NotKnown, "it is none elsewhere: {at}");
    }
    assert_eq!(in_scotland("2026-12-02T01:00"), until("2026-12-02T02:00"));
}

#[test]
fn those_that_answer_come_first_then_those_that_may() {
    let mut states = [opens("2026-11-24T09:00"), State::NotKnown, opens("2026-11-23T18:00"), until("2026-11-23T16:00")];
    states.sort_by_key(|state| state.turn());
    let sorted = [until("2026-11-23T16:00"), State::NotKnown, opens("2026-11-23T18:00"), opens("2026-11-24T09:00")];
    assert_eq!(states, sorted);
    assert_eq!(State::Always.turn(), until("2026-11-23T16:00").turn());
}

#[test]
fn bank_holidays_are_looked_over() {
    let changed = |change: fn(&mut Value)| {
        let days: Vec<String> = (1..=8).map(|month| format!("2026-{month:02}-02")).collect();
        let days: Vec<&String> =
            days.iter().filter(|day| !["2026-05-02", "2026-08-02"].contains(&day.as_str())).collect();
        let mut all: Vec<String> = days.into_iter().cloned().collect();
        // Of these, weekdays only.
        all.retain(|day| day.parse::<domain::hours::Date>().unwrap().weekday().to_monday_one_offset() < 6);
        all.extend(["2026-12-25", "2026-12-28", "2026-12-29", "2026-12-30"].map(String::from));
        let mut value = json!({ "source": "https://x", "years": [2026], "days": {
            "england_and_wales": all, "scotland": all, "northern_ireland": all } });
        change(&mut value);
        serde_json::from_value::<BankHolidays>(value).unwrap().check()
    };
    assert_eq!(changed(|_| {}), Ok(()));
    for (change, said) in [
        ((|value| value["days"]["scotland"] = json!([])) as fn(&mut Value), "fewer than 8"),
        (|value| value["days"]["scotland"].as_array_mut().unwrap().push(json!("2029-01-01")), "none of the years"),
        (|value| value["days"]["scotland"].as_array_mut().unwrap().push(json!("2026-12-26")), "weekend"),
        (|value| value["source"] = json!("hearsay"), "no source"),
        (|value| drop(value["days"].as_object_mut().unwrap().remove("scotland")), "has no bank holidays"),
    ] {
        let wrong = changed(change).unwrap_err();
        assert!(wrong.contains(said), "{wrong}");
    }
}
