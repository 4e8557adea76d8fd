//! Made-up pages. Every person, report and number in them is invented.
#![allow(dead_code, reason = "each test uses some")]

use std::collections::BTreeMap;

use desk_app::{
    CaseFile, CaseForms, CasePage, ContactTried, Danger, Due, DueKind, Frame, Kept, LeadRow, LinkRow, LogRow, Nav,
    Note, OrderRow, Page, PinRow, QueueFilter, QueueLine, QueuePage, Said, SectionTold, Signed, Struck, TaskRow, Tile,
    TimelineRow, Told, ViewTab, WhyRow, document,
};
use domain::Code;
use domain::access::{Area, Role, Seen, Standing, Viewer};
use domain::case::ChangeKind;
use domain::pattern::{Cell, Pattern, Unit};
use domain::queue::State;
use domain::triage::Band;
use jiff::civil::date;
use leptos::prelude::*;

pub const WORDS: &str =
    "I left in March 😌\n\n  and he did not stop. هو ينتظر خارج بيتي <script>alert(1)</script> & \"burn\"";

pub fn html(frame: &Frame, page: &Page) -> String {
    let owner = Owner::new();
    let page = owner.with(|| document(frame, page).to_html());
    page.replace("<!>", "")
}

pub fn frame(role: Role) -> Frame {
    let viewer = viewer(role);
    let areas = Area::ALL.iter().copied().filter(|area| viewer.may_use(*area)).collect();
    Frame {
        css: "desk.css".to_owned(),
        js: "desk.js".to_owned(),
        demo: true,
        signed: Some(Signed {
            name: viewer.name,
            role,
            areas,
            nav: Nav { to_read: 14, late: 2, mine: 6 },
            idle_seconds: 600,
            needs_passkey: false,
        }),
    }
}

pub fn viewer(role: Role) -> Viewer {
    Viewer { name: "A. Example".to_owned(), role, unit: None }
}

pub fn due(at: &str, left: &str, kind: DueKind) -> Due {
    Due { at: at.to_owned(), left: left.to_owned(), kind, iso: "2026-11-26T15:00:00Z".to_owned() }
}

fn told(label: &str, line: &str) -> Told {
    Told { label: label.to_owned(), lines: vec![line.to_owned()] }
}

#[allow(clippy::too_many_lines, reason = "it is one list, whole")]
pub fn queue() -> QueuePage {
    use DueKind::{InTime, Late, Soon};
    use State::{InHand, Taken, Waiting};

    let tile = |band, waiting, late| Tile { band, waiting, late, href: "/queue?band=1".to_owned() };
    let tab = |name, count: &str, current| ViewTab {
        name,
        count: (!count.is_empty()).then(|| count.to_owned()),
        href: "/queue?view=open".to_owned(),
        current,
    };
    let row =
        |reference: &str, band, due, state, owner: Option<&str>, area: &str, unit: &str, also: &[&str]| QueueLine {
            reference: reference.to_owned(),
            href: format!("/cases/{reference}"),
            band,
            due,
            state,
            outcome: None,
            owner: owner.map(str::to_owned),
            own: owner == Some("A. Example"),
            area: Some(area.to_owned()),
            unit: (!unit.is_empty()).then(|| unit.to_owned()),
            also: also.iter().map(|also| (*also).to_owned()).collect(),
        };
    let codes =
        |codes: &[(&str, &str)]| codes.iter().map(|(code, name)| ((*code).into(), (*name).into(), false)).collect();
    QueuePage {
        today: "Thursday 26 November, 14:36".to_owned(),
        staffed: "Staffed today until 22:00.".to_owned(),
        tiles: vec![
            tile(Band::Urgent, 3, 1),
            tile(Band::Priority, 5, 1),
            tile(Band::Standard, 4, 0),
            tile(Band::Check, 2, 0),
        ],
        tabs: vec![
            tab("To read", "14", false),
            tab("Open", "52", true),
            tab("Mine", "6", false),
            tab("Late", "2", false),
            tab("Closed", "", false),
        ],
        filter: QueueFilter {
            view: "open",
            states: codes(&[("waiting", "Waiting"), ("taken", "Taken"), ("in_hand", "In hand")]),
            owners: codes(&[("me", "Me"), ("nobody", "Nobody")]),
            units: codes(&[("central_south", "Central South")]),
            areas: codes(&[("lambeth", "Lambeth")]),
            bands: codes(&[("1", "1 Urgent"), ("2", "2 Priority")]),
            late: false,
        },
        rows: vec![
            row(
                "P8XD-4TRC",
                Band::Urgent,
                due("14:02", "late 34 min", Late),
                Waiting,
                None,
                "Newham",
                "North East",
                &["Made up"],
            ),
            row(
                "3HVN-9WQA",
                Band::Urgent,
                due("14:58", "in 22 min", Soon),
                Waiting,
                None,
                "Camden",
                "Central North",
                &["Back 14:20"],
            ),
            row(
                "7KQ4-M2XP",
                Band::Urgent,
                due("15:00", "in 24 min", Soon),
                InHand,
                Some("A. Example"),
                "Lambeth",
                "Central South",
                &[],
            ),
            row(
                "R2MJ-6KXE",
                Band::Urgent,
                due("15:20", "in 44 min", InTime),
                Taken,
                Some("B. Specimen"),
                "Croydon",
                "South Area",
                &[],
            ),
            row(
                "M4RX-7PVC",
                Band::Priority,
                due("13:30", "late 1 h 06", Late),
                Waiting,
                None,
                "Barnet",
                "North West",
                &[],
            ),
            row(
                "T6BW-3NJD",
                Band::Priority,
                due("16:45", "in 2 h 09", InTime),
                Waiting,
                None,
                "Southwark",
                "Central South",
                &[],
            ),
            row(
                "D2HX-9BYN",
                Band::Standard,
                due("19:40", "in 5 h 04", InTime),
                Waiting,
                None,
                "Haringey",
                "North Area",
                &[],
            ),
            row("E8XW-4DKT", Band::Check, due("Fri 16:20", "tomorrow", InTime), Waiting, None, "Not sure", "", &[]),
        ],
        next: Some(desk_app::Pager { href: "/queue?after=x".to_owned() }),
        may_take: true,
        most_urgent: Some("band 1, late 34 min".to_owned()),
        said: None,
        as_of: "2026-11-26T14:36:00Z".to_owned(),
    }
}

pub fn pattern() -> Pattern {
    let marks = [(2, 1), (27, 1), (60, 1), (74, 1), (86, 2), (110, 3), (113, 2)];
    let mut so_far = 0;
    let monday = date(2026, 8, 3);
    let cells = (0..119).map(|nth| {
        let count = marks.iter().find(|(at, _)| *at == nth).map_or(0, |(_, count)| *count);
        so_far += count;
        Cell { begins: monday + jiff::Span::new().days(nth), count, so_far }
    });
    Pattern { unit: Unit::Days, cells: cells.collect(), undated: 2 }
}

#[allow(clippy::too_many_lines, reason = "it is one case, told whole")]
pub fn file() -> CaseFile {
    let log =
        |number, at: &str, who: &str, what: &str| LogRow { number, at: at.into(), who: who.into(), what: what.into() };
    CaseFile {
        reference: "7KQ4-M2XP".to_owned(),
        version: 17,
        state: State::InHand,
        band: Band::Urgent,
        by_rule: Some(Band::Priority),
        rule_version: 2,
        received: "26 Nov 13:41".to_owned(),
        read: Some("13:49".to_owned()),
        came_back: None,
        due: due("15:00", "in 24 min", DueKind::Soon),
        owner: Some("B. Specimen".to_owned()),
        own: false,
        unit: Some("Central South".to_owned()),
        place: Some("Lambeth, England".to_owned()),
        ended: None,
        held: false,
        named: None,
        advocate: true,
        differs: Vec::new(),
        second_hand: false,
        danger: Danger {
            now: false,
            yes: vec![
                told("Have they broken a court order or a bail rule?", "Yes"),
                told("Are you very scared?", "Yes"),
            ],
            open: vec!["Weapon (rather not say)".to_owned(), "Thoughts of suicide (not answered)".to_owned()],
            orders: vec![vec![
                told("Kind", "Non-molestation order"),
                told("Since when", "September"),
                told("Broken?", "Yes, twice"),
            ]],
            pins: vec![PinRow {
                number: 3,
                text: "Not at home, sleeps at her sister’s".into(),
                by: "C. Sample, 26 Nov 14:18".into(),
            }],
        },
        why: vec![
            WhyRow {
                flag: "A court order was broken".into(),
                counts_as: "alone in band 1".into(),
                from: vec![told("Have they broken a court order?", "Yes")],
            },
            WhyRow {
                flag: "Very frightened".into(),
                counts_as: "together band 1".into(),
                from: vec![told("Very scared?", "Yes")],
            },
        ],
        contact: vec![
            told("Ways that are safe", "Text message 07700 900461"),
            told("When", "weekdays before 3pm, when he is at work"),
            told("Voicemail", "No, never"),
            told("Code word, say it first", "bluebell"),
            told("If someone else answers", "say it is the dentist"),
        ],
        contact_line: "Text only, before 15:00, no voicemail. Code word first.".to_owned(),
        contact_blocked: false,
        tried: vec![ContactTried {
            by: "A. Example".into(),
            at: "26 Nov 14:02".into(),
            how: "Text message".into(),
            result: "No answer".into(),
            text: "Code word given".into(),
        }],
        words: vec![
            Said { label: "What has been happening".into(), text: WORDS.into() },
            Said {
                label: "How life is different".into(),
                text: "I changed my bus, I changed my job days. I don’t sleep.".into(),
            },
        ],
        answers: vec![SectionTold {
            title: "What happened".into(),
            told: vec![told("How often?", "Every day"), told("Since when?", "March")],
        }],
        unknown: vec![("extra.field".into(), "something newer".into())],
        pattern: Some(pattern()),
        timeline: vec![
            TimelineRow {
                when: "2 Aug".into(),
                what: "31 missed calls in one night".into(),
                place: String::new(),
                witnesses: String::new(),
                evidence: "Call list".into(),
            },
            TimelineRow {
                when: "30 Oct, 07:40".into(),
                what: "Stood at the station gate".into(),
                place: "Station".into(),
                witnesses: "Staff".into(),
                evidence: String::new(),
            },
        ],
        leads: vec![LeadRow {
            number: 8,
            gone: Some(due("27 Nov 12:40", "in 22 h", DueKind::Soon)),
            source: "Example Mail".into(),
            identifier: ("IP address with port".into(), "203.0.113.61:50122".into()),
            seen: "18 Oct 12:40:11 UTC\n18 Oct 12:44:40 UTC".into(),
            step: "Not asked yet".into(),
        }],
        orders: vec![OrderRow {
            number: 5,
            kind: "Non-molestation order".into(),
            facts: vec![
                ("Stage".into(), "Full".into()),
                ("Court".into(), "Example Family Court".into()),
                ("Ends".into(), "4 Mar 2027".into()),
                ("It forbids".into(), "Not to go within 100 m of her home or work".into()),
            ],
            breaches: vec![("25 Nov".into(), "A. Example, 26 Nov".into(), "Nothing yet".into())],
        }],
        notes: vec![
            Note {
                number: 1,
                by: "C. Sample".into(),
                at: "26 Nov 14:18".into(),
                lane: "For the team",
                text: "Breach is reportable alone.".into(),
                struck: None,
            },
            Note {
                number: 2,
                by: "You".into(),
                at: "26 Nov 13:58".into(),
                lane: "For the team",
                text: "Order ends 4 May.".into(),
                struck: Some(Struck { by: "you".into(), at: "14:01".into(), reason: "wrong date, see Orders".into() }),
            },
        ],
        tasks: vec![
            TaskRow {
                number: 6,
                what: "Speak to Rowan, ask what is not known".into(),
                owner: "You".into(),
                due: due("15:00", "in 24 min", DueKind::Soon),
                done: None,
            },
            TaskRow {
                number: 7,
                what: "Read the court papers".into(),
                owner: "B. Specimen".into(),
                due: due("12:00", "", DueKind::InTime),
                done: Some(("B. Specimen".into(), "26 Nov 11:50".into())),
            },
        ],
        links: vec![LinkRow {
            reference: "J5QT-7MXA".into(),
            kind: "The same person responsible".into(),
            reason: "Same number".into(),
            by: "A. Example, 26 Nov 14:10".into(),
        }],
        log: vec![
            log(48213, "14:36:02", "A. Example", "Looked at the case"),
            log(48190, "14:18:15", "C. Sample", "Added to the case: note"),
        ],
        also_open: vec!["D. Demo".to_owned()],
    }
}

pub fn forms() -> CaseForms {
    CaseForms {
        may: ChangeKind::ALL.to_vec(),
        may_pass_over: true,
        people: vec![("A. Example".into(), "Central South".into()), ("B. Specimen".into(), String::new())],
        units: vec![("central_south".into(), "Central South".into())],
        order_kinds: vec![("nmo".into(), "Non-molestation order".into())],
        kept: BTreeMap::new(),
        now: "2026-11-26T14:36".to_owned(),
    }
}

pub fn case(role: Role, file: CaseFile, forms: CaseForms) -> CasePage {
    let standing = Standing { advocate: true, ..Standing::default() };
    let file = Seen::by(&viewer(role), &standing, file).expect("a role that may see it");
    CasePage { file, forms, said: None, conflict: None, summary: false }
}

pub fn kept(fields: &[(&str, &str)], problems: &[(&str, &str)]) -> Kept {
    let pairs = |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    Kept { fields: pairs(fields), problems: pairs(problems) }
}

pub fn shown(role: Role, page: CasePage) -> String {
    html(&frame(role), &Page::Case(Box::new(page)))
}
