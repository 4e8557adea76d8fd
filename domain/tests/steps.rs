//! The pages of questions: what each asks for, and the way through them.

use std::collections::BTreeSet;

use domain::{Code, Path, Report, Section, Step, field, rows};
use serde_json::json;

fn report(json: serde_json::Value) -> Report {
    serde_json::from_value(json).expect("a report")
}

#[test]
fn every_field_is_asked_for_on_one_page_of_its_part() {
    let lists = || rows::ROWS.iter().map(|rows| rows.name.to_owned());
    let names: Vec<String> = field::names().chain(lists()).collect();
    for name in &names {
        let asking: Vec<_> = Step::ALL.iter().filter(|step| step.fields().contains(&name.as_str())).collect();
        assert_eq!(asking.len(), 1, "{name} is asked for on {asking:?}");
        assert_eq!(Step::of(name), asking.first().map(|step| **step));
        assert_eq!(Section::of(name), asking.first().map(|step| step.section()), "{name}");
    }
    let all: usize = Step::ALL.iter().map(|step| step.fields().len()).sum();
    assert_eq!(all, names.len(), "pages ask for what is no field");
}

#[test]
fn pointers_lead_to_the_page_that_asks() {
    for (place, step) in [
        ("/incidents/0/when", Step::Incidents),
        ("person.accounts.2.service", Step::Accounts),
        ("/behaviour/signs/fixated", Step::Signs),
        ("/danger/ex_partner", Step::Danger),
        ("/contact/methods/1", Step::Contact),
        ("/reporter", Step::Who),
    ] {
        assert_eq!(Step::of(place), Some(step), "{place}");
    }
    assert_eq!(Step::of("nothing"), None);
    assert_eq!(Step::of(""), None);
}

#[test]
fn a_number_means_one_page_and_no_other_text_does() {
    for step in Step::ALL {
        assert_eq!(Step::numbered(&step.number().to_string()), Some(*step));
    }
    for text in ["", "0", "00", "01", "+1", "-1", "29", "999999999999999999999", "1 ", "person"] {
        assert_eq!(Step::numbered(text), None, "{text}");
    }
}

#[test]
fn a_page_replaces_its_own_answers_and_adds_others_of_its_part() {
    let mut kept = report(json!({"person": {"relationship": "friend", "name": "Sam", "known": "yes"},
        "contact": {"email": "a@b"}, "danger": {"pets": "yes", "weapon": "no"}}));
    let newer = report(json!({"person": {"relationship": "partner", "details": "tall"}, "danger": {"pets": "no"}}));
    Step::Relationship.replace(&mut kept, newer);
    let want = json!({"person": {"relationship": "partner", "name": "Sam", "known": "yes", "details": "tall"},
        "contact": {"email": "a@b"}, "danger": {"pets": "yes", "weapon": "no"}});
    assert!(kept == report(want), "what is not asked here stays");
    Step::Name.replace(&mut kept, Report::default());
    let want = json!({"person": {"relationship": "partner"}, "contact": {"email": "a@b"},
        "danger": {"pets": "yes", "weapon": "no"}});
    assert!(kept == report(want.clone()), "what is asked and left empty is taken back");
    Step::Danger.replace(&mut kept, report(json!({"danger": {"strangulation": "yes"}})));
    let want = json!({"person": {"relationship": "partner"}, "contact": {"email": "a@b"},
        "danger": {"pets": "yes", "strangulation": "yes"}});
    assert!(kept == report(want));
}

#[test]
fn what_pages_have_together_is_the_whole_report() {
    let whole: Report = report(json!({"reporter": {"role": "self", "name": "A"}, "place": {"nation": "wales"},
        "behaviour": {"signs": {"fixated": "yes"}, "text": "b"}, "incidents": [{"what": "c"}],
        "person": {"accounts": [{"service": "d"}]}, "danger": {"released": "yes"}, "orders": [{"broken": "yes"}],
        "effect": {"text": "e"}, "contact": {"methods": ["email"]}, "follow_up": {"reference": "f"}}));
    let mut together = Report::default();
    for step in Step::ALL {
        step.replace(&mut together, step.only(&whole));
    }
    assert!(together == whole);
}

#[test]
fn the_short_way_leads_through_the_orders_once_one_was_broken() {
    let nothing = Report::default();
    let path = Path::of(&nothing);
    let core: Vec<Step> = path.core().collect();
    assert_eq!(core.len(), 7);
    assert_eq!(path.next(Step::Danger, &core.iter().copied().collect()), Some(Step::Contact));
    assert_eq!(path.place(Step::Danger), (6, 7));
    let broken = report(json!({"danger": {"order_broken": "yes"}}));
    let path = Path::of(&broken);
    assert_eq!(path.next(Step::Danger, &core.iter().copied().collect()), Some(Step::Orders));
    assert_eq!(path.place(Step::Contact), (8, 8));
}

#[test]
fn whoever_begins_elsewhere_is_led_through_what_was_left_out() {
    let broken = report(json!({"orders": [{"broken": "yes"}]}));
    let path = Path::of(&broken);
    let mut saved = BTreeSet::from([Step::Orders]);
    let mut walked = vec![Step::Orders];
    while let Some(next) = path.next(*walked.last().unwrap(), &saved) {
        saved.insert(next);
        walked.push(next);
        assert!(walked.len() < 20, "{walked:?}");
    }
    let all: BTreeSet<Step> = walked.iter().copied().collect();
    assert_eq!(all, path.core().collect(), "{walked:?}");
}

#[test]
fn a_part_leads_through_its_own_pages_and_not_where_all_was_told() {
    let nothing = Report::default();
    let path = Path::of(&nothing);
    let danger: Vec<Step> = path.further(Section::DangerSigns).collect();
    assert_eq!(danger.len(), 5);
    assert_eq!(path.next(danger[4], &BTreeSet::new()), None);
    assert_eq!(path.previous(danger[0]), None);
    assert_eq!(path.place(danger[1]), (2, 5));
    assert!(path.further(Section::SomeoneElse).next().is_none(), "nobody reports for someone else");
    let other = report(json!({"reporter": {"role": "someone_else"}}));
    assert_eq!(Path::of(&other).further(Section::SomeoneElse).count(), 1);
}

#[test]
fn no_page_that_can_be_added_asks_more_than_five_questions() {
    for step in Step::ALL {
        let most = if *step == Step::Contact { 7 } else { 5 };
        assert!(step.fields().len() <= most, "{}", step.code());
    }
    let core: usize = Path::of(&Report::default()).core().map(|step| step.fields().len()).sum();
    assert!(core <= 25, "{core}");
}
