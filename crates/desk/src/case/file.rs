//! An opened case as its page has it, before the policy cuts it.

use desk_app::{CaseFile, Danger, SectionTold, TimelineRow, Told};
use domain::answers::DangerCode;
use domain::audit::Linked;
use domain::case::Case;
use domain::codes::{Answer, Unit};
use domain::pattern::Pattern;
use domain::{Code, triage};
use opener::Opened;
use seal::Columns;

use super::answers::Answers;
use super::entries::Entries;
use super::{band, contact, log};
use crate::Desk;
use crate::session::Signed;

/// All that a case is made of.
pub(super) struct Parts<'a> {
    pub(super) case: &'a Case,
    pub(super) opened: &'a Opened,
    pub(super) columns: &'a Columns,
    pub(super) entries: &'a Entries,
    pub(super) audit: &'a [Linked],
}

pub(super) fn file(desk: &Desk, signed: &Signed, parts: &Parts<'_>) -> CaseFile {
    let Parts { case, opened, columns, entries, audit } = parts;
    let (when, now) = (desk.when(), desk.clock.now());
    let stored = opened.in_types();
    let answers = Answers::of(&stored.report, opened.second_hand);
    let me = &signed.viewer.name;
    let mut notes = entries.notes(when);
    notes.extend(entries.reasons(when));
    notes.sort_by_key(|note| std::cmp::Reverse(note.number));
    let mut differs: Vec<String> = opened.differs(columns).iter().map(|name| (*name).to_owned()).collect();
    differs.extend(entries.damaged.iter().map(|number| format!("entry {number}")));
    CaseFile {
        reference: opened.reference.clone(),
        version: case.version,
        state: case.state,
        band: case.counting_band(),
        by_rule: case.band_by_hand.and(band::with_number(opened.band)),
        rule_version: opened.rule_version,
        received: when.time(opened.received_at),
        read: case.read_at.map(|at| when.time(at)),
        came_back: case.came_back_at.map(|at| when.time(at)),
        due: case.closed_at.map_or_else(|| when.due(case.due_at), |at| when.done(at)),
        owner: case.owner.clone(),
        own: case.owner.as_ref() == Some(me),
        unit: case.unit.map(|unit: Unit| content::english().say(unit).to_owned()),
        place: place(&answers),
        ended: case.outcome.map(|outcome| (outcome, case.closed_at.map(|at| when.time(at)).unwrap_or_default())),
        held: case.held,
        named: case.named.clone(),
        advocate: case.advocate,
        differs,
        second_hand: opened.second_hand,
        danger: danger(&stored.report, &answers, entries, desk),
        why: band::why(&opened.flags, &answers),
        contact: contact::told(&answers),
        contact_line: contact::line(&answers),
        contact_blocked: contact::is_blocked(&answers),
        tried: entries.tried(when),
        words: answers.own_words(),
        answers: without_contact(answers.sections()),
        unknown: stored.unknown.iter().map(|unknown| (unknown.pointer.clone(), unknown.value.to_string())).collect(),
        pattern: Pattern::of(&stored.report, desk.local.date(now)),
        timeline: timeline(&stored.report, &answers, desk.local.date(now)),
        leads: entries.leads(when),
        orders: entries.orders(when),
        notes,
        tasks: entries.tasks(when),
        links: entries.links(when),
        log: log::rows(audit, when, me),
        also_open: log::also_open(audit, now, me),
    }
}

/// Where: area and nation.
fn place(answers: &Answers) -> Option<String> {
    let told = ["place.area", "place.nation"].iter().filter_map(|field| answers.told(field));
    let parts: Vec<String> = told.flat_map(|told| told.lines).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn danger(report: &domain::Report, answers: &Answers, entries: &Entries, desk: &Desk) -> Danger {
    let codes = || DangerCode::ALL.iter().copied();
    let field = |code: DangerCode| format!("danger.{}", code.code());
    let given = |code: DangerCode| report.danger.get(code);
    let yes = codes().filter(|code| given(*code) == Some(Answer::Yes));
    let open = DangerCode::asked().filter(|code| !matches!(given(*code), Some(Answer::Yes | Answer::No)));
    let orders = (0..answers.rows("orders")).map(|row| {
        let fields = ["kind", "broken", "when", "how", "before", "court", "ends", "officer"];
        fields.iter().filter_map(|field| answers.told(&format!("orders.{row}.{field}"))).collect()
    });
    Danger {
        now: triage::danger_now(report),
        yes: yes.filter_map(|code| answers.told(&field(code))).chain(weapons(answers)).collect(),
        open: open.map(|code| answers.label(&field(code))).collect(),
        orders: orders.collect(),
        pins: entries.pins(desk.when()),
    }
}

/// That the person responsible has weapons is asked elsewhere in the form.
fn weapons(answers: &Answers) -> Option<Told> {
    answers.is_yes("person.has_weapons").then(|| answers.told("person.has_weapons")).flatten()
}

/// The incidents: those whose day is known by that, the others after them.
fn timeline(report: &domain::Report, answers: &Answers, today: jiff::civil::Date) -> Vec<TimelineRow> {
    let mut rows: Vec<(Option<jiff::civil::Date>, TimelineRow)> = report
        .incidents
        .iter()
        .enumerate()
        .map(|(at, incident)| {
            let value = |field: &str| answers.values(&format!("incidents.{at}.{field}")).join("\n");
            let day = incident.when.as_ref().and_then(|when| when.roughly(today));
            let row = TimelineRow {
                when: value("when"),
                what: value("what"),
                place: value("where"),
                witnesses: value("witnesses"),
                evidence: value("evidence"),
            };
            (day, row)
        })
        .collect();
    rows.sort_by_key(|(day, _)| (day.is_none(), *day));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// How to reach the person stands in a section of its own, and nowhere a second time without its warnings.
fn without_contact(sections: Vec<SectionTold>) -> Vec<SectionTold> {
    let contact = &content::english().sections.of(domain::Section::Contact).title;
    sections.into_iter().filter(|section| section.title != *contact).collect()
}
