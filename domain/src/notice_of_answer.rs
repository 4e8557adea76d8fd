//! Which notices an answer would call for before it is given, so that a page can show them as it is chosen.

use crate::Report;
use crate::answers::{DangerCode, Incident, Order};
use crate::code::Code;
use crate::codes::{Act, AgeGroup, Answer, OrderKind, Relationship};
use crate::notice::{Notice, newly_due};
use crate::step::Step;
use crate::text::Text;

/// A report with those answers only on which a notice of danger can depend: no words. A page asks [`of_answer`] for each of
/// its answers, and each time copies the report, which must not cost more because much was written.
pub fn choices_only(report: &Report) -> Report {
    let short = |said: bool| said.then(|| Text::new("x"));
    let mut choices = Report { danger: report.danger.clone(), ..Report::default() };
    choices.reporter.role = report.reporter.role;
    choices.reporter.age_group = report.reporter.age_group;
    choices.behaviour.acts.clone_from(&report.behaviour.acts);
    choices.person.relationship = report.person.relationship;
    choices.person.has_weapons = report.person.has_weapons;
    choices.contact.no_longer_safe = report.contact.no_longer_safe;
    let order = |order: &Order| Order {
        kind: order.kind,
        broken: order.broken,
        before: order.before,
        how: short(order.how.as_ref().is_some_and(Text::says_something)),
        ..Order::default()
    };
    choices.orders = report.orders.iter().map(order).collect();
    let told = short(report.incidents_told() > 0).map(|what| Incident { what: Some(what), ..Incident::default() });
    choices.incidents = told.into_iter().collect();
    choices
}

/// The notices that choosing `code` in `field` newly calls for, beside what was answered before. Fields that never call
/// for one give none.
pub fn of_answer(report: &Report, field: &str, code: &str) -> Vec<Notice> {
    let Some(step) = Step::of(field) else { return Vec::new() };
    let Some(with) = answered(report, field, code) else { return Vec::new() };
    // What the same answer calls for already stands beside it all the same.
    let mut notices = newly_due(step, &without(report, field), &with);
    notices.retain(|notice| notice.is_of_danger());
    notices
}

/// The report with one more answer, or none where the answer can call for nothing.
fn answered(report: &Report, field: &str, code: &str) -> Option<Report> {
    let mut with = report.clone();
    if let Some(danger) = field.strip_prefix("danger.") {
        with.danger.set(DangerCode::from_code(danger)?, Answer::from_code(code)?);
        return Some(with);
    }
    match field {
        "behaviour.acts" => with.behaviour.acts.push(Act::from_code(code)?),
        "person.relationship" => with.person.relationship = Some(Relationship::from_code(code)?),
        "person.has_weapons" => with.person.has_weapons = Some(Answer::from_code(code)?),
        "reporter.age_group" => with.reporter.age_group = Some(AgeGroup::from_code(code)?),
        "contact.no_longer_safe" => with.contact.no_longer_safe = Some(Answer::from_code(code)?),
        _ => {
            let order = order(&mut with, field)?;
            match field.rsplit('.').next()? {
                "kind" => order.kind = Some(OrderKind::from_code(code)?),
                "broken" => order.broken = Some(Answer::from_code(code)?),
                "before" => order.before = Some(Answer::from_code(code)?),
                _ => return None,
            }
        }
    }
    Some(with)
}

/// The report without the answer in a field.
fn without(report: &Report, field: &str) -> Report {
    let mut without = report.clone();
    if let Some(asked) = field.strip_prefix("danger.").and_then(DangerCode::from_code) {
        without.danger.retain(|code, _| code != asked);
        return without;
    }
    match field {
        "behaviour.acts" => without.behaviour.acts.clear(),
        "person.relationship" => without.person.relationship = None,
        "person.has_weapons" => without.person.has_weapons = None,
        "reporter.age_group" => without.reporter.age_group = None,
        "contact.no_longer_safe" => without.contact.no_longer_safe = None,
        _ => {
            if let Some(order) = order(&mut without, field) {
                match field.rsplit('.').next() {
                    Some("kind") => order.kind = None,
                    Some("broken") => order.broken = None,
                    Some("before") => order.before = None,
                    _ => {}
                }
            }
        }
    }
    without
}

/// The order that a field is of: `orders.1.broken`. One that is not there yet comes last.
fn order<'a>(report: &'a mut Report, field: &str) -> Option<&'a mut Order> {
    let (_, row, _) = crate::rows::part(field).filter(|(rows, ..)| rows.name == "orders")?;
    let row = row.min(report.orders.len());
    if row == report.orders.len() {
        report.orders.push(Order::default());
    }
    report.orders.get_mut(row)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn report(json: serde_json::Value) -> Report {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn an_urgent_answer_calls_for_its_notice_and_no_other_does() {
        let empty = Report::default();
        assert_eq!(of_answer(&empty, "danger.strangulation", "yes"), [Notice::Strangulation]);
        assert_eq!(of_answer(&empty, "behaviour.acts", "entering_home"), [Notice::BreakIn]);
        assert_eq!(of_answer(&empty, "orders.0.broken", "yes"), [Notice::OrderBroken]);
        assert_eq!(of_answer(&empty, "person.has_weapons", "yes"), [Notice::Weapon]);
        for (field, code) in [("danger.strangulation", "no"), ("danger.pets", "yes"), ("behaviour.text", "kill")] {
            assert_eq!(of_answer(&empty, field, code), []);
        }
    }

    #[test]
    fn without_its_words_a_report_calls_for_the_same() {
        let full = report(json!({"version": 1, "reporter": {"role": "self", "name": "Sam", "age_group": "under_16"},
            "behaviour": {"acts": ["following"], "text": "long"}, "incidents": [{}, {"what": "rang"}],
            "orders": [{"how": "stood outside"}], "danger": {"very_frightened": "yes"},
            "person": {"relationship": "partner", "details": "long"}}));
        let choices = choices_only(&full);
        assert_eq!(crate::triage::advice(&choices), crate::triage::advice(&full));
        for (field, code) in
            [("danger.knows_or_attends_home", "yes"), ("danger.pets", "yes"), ("orders.0.broken", "yes")]
        {
            assert_eq!(of_answer(&choices, field, code), of_answer(&full, field, code), "{field}");
        }
        assert!(!serde_json::to_string(&choices).unwrap().contains("long"));
    }

    #[test]
    fn an_answer_that_completes_a_pair_calls_for_the_notice_of_the_pair() {
        let threat = report(json!({"danger": {"any_threat": "yes"}}));
        assert_eq!(of_answer(&threat, "person.relationship", "ex_partner"), [Notice::PartnerOrEx]);
        assert_eq!(of_answer(&threat, "reporter.age_group", "under_16"), [Notice::Under18]);
        let both = report(json!({"danger": {"any_threat": "yes"}, "person": {"relationship": "ex_partner"}}));
        assert_eq!(of_answer(&both, "person.relationship", "partner"), [Notice::PartnerOrEx]);
        assert_eq!(of_answer(&both, "danger.pets", "yes"), []);
    }
}
