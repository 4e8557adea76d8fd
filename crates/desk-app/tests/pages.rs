//! The pages, as markup.

mod made_up;

use desk_app::{
    AuditPage, AuditRow, CaseForms, Conflict, Enrolment, Frame, InvitedPerson, LockedPage, LogRow, MessagePage,
    OwnPasskey, Page, PeoplePage, Person, SignInPage,
};
use domain::access::Role;
use domain::case::ChangeKind;
use made_up::{WORDS, case, file, forms, frame, html, kept, queue, shown};

fn all() -> Vec<(&'static str, Frame, Page)> {
    let nobody = Frame { signed: None, ..frame(Role::Lead) };
    let lead = || frame(Role::Lead);
    let person = |name: &str, state: &str, own: bool| Person {
        name: name.into(),
        role: Role::TriageOfficer,
        unit: None,
        state: state.into(),
        since: "1 Jun".into(),
        may_change: !own,
        own,
    };
    let people = PeoplePage {
        people: vec![person("A. Example", "Active, 2 passkeys", true), person("K. Sham", "Invited", false)],
        units: vec![("central_south".into(), "Central South".into())],
        invited: Some(InvitedPerson {
            name: "K. Sham".into(),
            link: "http://localhost:3001/join/x".into(),
            until: "27 Nov 09:00".into(),
        }),
        own: vec![OwnPasskey { id: "abc".into(), about: "since 1 Jun".into(), removable: true }],
        said: None,
        problems: vec![("name".into(), "Enter a name".into())],
    };
    let audit = AuditPage {
        rows: vec![AuditRow {
            number: 1,
            at: "14:36:02".into(),
            actor: "A. Example".into(),
            action: "view".into(),
            said: "Looked at the case".into(),
            reference: Some("7KQ4-M2XP".into()),
        }],
        chain: "All 48213 entries, checked 14:36.".into(),
        holds: true,
        export: "/audit/export".into(),
        ..AuditPage::default()
    };
    let enrol = |further| {
        Page::Enrol(Enrolment { name: "K. Sham".into(), role: Role::Advocate, action: "/join/x".into(), further })
    };
    let locked = |by_button| Page::Locked(LockedPage { name: "A. Example".into(), words_kept: true, by_button });
    let mut summary = case(Role::Lead, file(), forms());
    summary.summary = true;
    vec![
        ("sign-in", nobody.clone(), Page::SignIn(SignInPage::default())),
        (
            "passkey",
            nobody.clone(),
            Page::SignIn(SignInPage { name: Some("a.example".into()), refused: true, again: true }),
        ),
        ("enrol", nobody.clone(), enrol(false)),
        ("further", lead(), enrol(true)),
        ("locked", nobody.clone(), locked(true)),
        ("locked-passkey", lead(), locked(false)),
        ("queue", frame(Role::TriageOfficer), Page::Queue(queue())),
        ("case", frame(Role::TriageOfficer), Page::Case(Box::new(case(Role::TriageOfficer, file(), forms())))),
        ("advocate", frame(Role::Advocate), Page::Case(Box::new(case(Role::Advocate, file(), CaseForms::default())))),
        ("summary", lead(), Page::Case(Box::new(summary))),
        ("conflict", lead(), Page::Case(Box::new(conflict()))),
        ("people", lead(), Page::People(people)),
        ("audit", frame(Role::Auditor), Page::Audit(audit)),
        (
            "message",
            lead(),
            Page::Message(MessagePage {
                title: "No such case".into(),
                text: vec!["There is none that you can open.".into()],
                link: Some(("/queue".into(), "Queue".into())),
            }),
        ),
    ]
}

fn conflict() -> desk_app::CasePage {
    let mut forms = forms();
    forms.kept.insert("note".into(), kept(&[("text", "Sent a second text."), ("lane", "team")], &[]));
    let mut file = file();
    file.contact_blocked = true;
    let mut page = case(Role::Lead, file, forms);
    let change =
        LogRow { number: 20, at: "14:38".into(), who: "C. Sample".into(), what: "Handed the case over".into() };
    page.conflict = Some(Conflict { form: "note".into(), changes: vec![change], seen: 15 });
    page
}

/// With `DESK_SHOTS` set to a directory, the pages are left there to be looked at.
#[test]
fn every_page_is_one_whole_document() {
    for (name, frame, page) in all() {
        let html = html(&frame, &page);
        if let Some(to) = std::env::var_os("DESK_SHOTS") {
            std::fs::write(std::path::Path::new(&to).join(format!("{name}.html")), &html).unwrap();
        }
        for once in ["<!DOCTYPE html>", "<main ", "<h1", "</html>", "<title>"] {
            assert_eq!(html.matches(once).count(), 1, "{name} {once}");
        }
        assert!(html.contains("Every person, report and number on this desk is made up."), "{name}");
        assert!(!html.contains("<!-"), "{name}: no comment");
        assert!(!html.contains(" style="), "{name}: the policy allows no styles in the page");
        let mut ids: Vec<_> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count, "{name}: each id once");
        for to in html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids.contains(&to), "{name}: nothing is at #{to}");
        }
        for label in html.split(" for=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids.contains(&label), "{name}: no field {label}");
        }
    }
}

#[test]
fn every_form_of_a_case_names_the_version_and_every_other_change_is_posted() {
    for (name, frame, page) in all() {
        for form in html(&frame, &page).split("<form ").skip(1) {
            let form = form.split("</form>").next().unwrap();
            if form.contains("action=\"/cases/") {
                assert!(form.contains("name=\"version\" value=\"17\""), "{name}: {form}");
            }
            assert!(form.contains("method=\"post\"") || form.contains("class=\"filters\""), "{name}: {form}");
        }
    }
}

#[test]
fn words_stand_exactly_as_they_were_sent_and_can_do_nothing() {
    let page = shown(Role::TriageOfficer, case(Role::TriageOfficer, file(), forms()));
    let escaped = WORDS.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    assert!(page.contains(&format!("class=\"words\">{escaped}</blockquote>")));
    assert!(!page.contains("<script>alert"));
}

/// Elements whose children leptos writes as they are would let words out.
#[test]
fn nothing_that_anybody_wrote_is_read_as_markup() {
    const HOSTILE: &str = "</textarea></title><img src=x onerror=alert(1)>\"'><b>";
    let mut file = file();
    file.contact_line = HOSTILE.into();
    file.words[0].text = HOSTILE.into();
    file.timeline[0].what = HOSTILE.into();
    file.notes[0].text = HOSTILE.into();
    file.tasks[0].what = HOSTILE.into();
    file.leads[0].identifier.1 = HOSTILE.into();
    file.danger.pins[0].text = HOSTILE.into();
    let mut forms = forms();
    forms.people.push((HOSTILE.into(), String::new()));
    let typed = kept(&[("text", HOSTILE), ("reason", HOSTILE), ("terms", HOSTILE)], &[("text", HOSTILE)]);
    for form in ["note", "order", "band", "contact", "hold"] {
        forms.kept.insert(form.into(), typed.clone());
    }
    let mut page = case(Role::Lead, file, forms);
    for conflict in [None, Some(Conflict { form: "note".into(), changes: Vec::new(), seen: 15 })] {
        page.conflict = conflict;
        let html = shown(Role::Lead, page.clone());
        assert!(html.contains("onerror") && !html.contains("<img"), "{html}");
    }
    let message = MessagePage { title: HOSTILE.into(), text: vec![HOSTILE.into()], link: None };
    assert!(!html(&frame(Role::Lead), &Page::Message(message)).contains("<img"));
}

#[test]
fn danger_and_safe_contact_come_before_all_else() {
    let page = shown(Role::TriageOfficer, case(Role::TriageOfficer, file(), forms()));
    let sections =
        ["danger", "contact", "why", "words", "time", "leads", "orders", "notes", "tasks", "links", "log", "change"];
    let at: Vec<_> = sections.iter().map(|id| page.find(&format!(" id=\"{id}\"")).expect(id)).collect();
    assert!(at.is_sorted(), "{at:?}");
    let line = page.find("Text only, before 15:00").unwrap();
    assert!(line < page.find("action=\"/cases/7KQ4-M2XP/contact\"").unwrap());
    let bar = &page[page.find("class=\"acts").unwrap()..];
    assert!(bar.find("Text only, before 15:00").unwrap() < bar.find("Contact tried").unwrap());
}

#[test]
fn what_is_kept_back_is_one_same_line_whatever_there_was() {
    let told = shown(Role::Advocate, case(Role::Advocate, file(), CaseForms::default()));
    let mut empty = file();
    (empty.notes, empty.leads, empty.tasks, empty.log, empty.links) = Default::default();
    (empty.words, empty.answers, empty.orders, empty.tried, empty.timeline, empty.unknown) = Default::default();
    empty.danger.orders.clear();
    empty.danger.pins.clear();
    empty.why.iter_mut().for_each(|why| why.from.clear());
    empty.also_open.clear();
    empty.owner = None;
    let untold = shown(Role::Advocate, case(Role::Advocate, empty, CaseForms::default()));
    assert_eq!(told, untold);
    assert!(told.matches("Kept back from your role.").count() >= 6);
    for absent in ["id=\"tasks\"", "id=\"log\"", "B. Specimen", "D. Demo", "203.0.113.61", "id=\"change\"", "/note\""] {
        assert!(!told.contains(absent), "{absent}");
    }
    assert!(told.contains("How to contact safely"));
}

#[test]
fn a_form_stands_only_where_the_change_may_be_made() {
    let kinds = [
        ("give-back", ChangeKind::GiveBack),
        ("hand-over", ChangeKind::HandOver),
        ("band", ChangeKind::GiveBand),
        ("note", ChangeKind::Add),
        ("contact", ChangeKind::Add),
        ("task", ChangeKind::Add),
        ("task-done", ChangeKind::Add),
        ("order", ChangeKind::Add),
        ("breach", ChangeKind::Add),
        ("lead", ChangeKind::Add),
        ("link", ChangeKind::Add),
        ("pin", ChangeKind::Add),
        ("strike", ChangeKind::Add),
        ("close", ChangeKind::Close),
        ("reopen", ChangeKind::Reopen),
        ("hold", ChangeKind::Hold),
        ("release", ChangeKind::Release),
        ("restrict", ChangeKind::Restrict),
    ];
    let shows = |page: &str, form: &str| page.contains(&format!("action=\"/cases/7KQ4-M2XP/{form}\""));
    for (_, may) in kinds {
        let mut forms = forms();
        (forms.may, forms.may_pass_over) = (vec![may], false);
        let page = shown(Role::Lead, case(Role::Lead, file(), forms));
        for (form, needs) in kinds {
            assert_eq!(shows(&page, form), needs == may, "{form} with {may:?}");
        }
        assert!(!shows(&page, "pass-over"));
    }
    assert!(shows(&shown(Role::Lead, case(Role::Lead, file(), forms())), "pass-over"));
}

#[test]
fn what_was_typed_stands_in_its_fields_again_with_what_has_to_be_mended() {
    let mut forms = forms();
    forms.kept.insert("note".into(), kept(&[("text", "\n<b>Ring</b> Rowan"), ("lane", "for_reporter")], &[]));
    forms.kept.insert("band".into(), kept(&[("band", "4"), ("reason", "")], &[("reason", "Say why")]));
    forms.kept.insert("strike".into(), kept(&[("of", "1"), ("reason", "wrong")], &[("reason", "Say more")]));
    let page = shown(Role::Lead, case(Role::Lead, file(), forms));
    // The first line break is the one that a browser drops.
    let field = &page[page.find("<textarea id=\"note-text\"").unwrap()..];
    let field = &field[field.find('>').unwrap() + 1..field.find("</textarea>").unwrap()];
    assert_eq!(field, "\n\n&lt;b&gt;Ring&lt;/b&gt; Rowan");
    assert!(page.contains("<option value=\"for_reporter\" selected"));
    assert!(page.contains("<option value=\"4\" selected"));
    assert!(page.contains("There is a problem"));
    assert!(page.contains("href=\"#band-reason\"") && page.contains("aria-describedby=\"band-reason-e\""));
    assert!(page.contains("href=\"#strike-1-reason\"") && page.contains("id=\"strike-1-reason-e\""));
    assert_eq!(page.matches("value=\"wrong\"").count(), 1, "in the one about that note only");
    assert!(page.contains("name=\"form\" value=\"note\"") && page.contains("name=\"sure\" value=\"yes\""));
}

#[test]
fn words_that_no_form_takes_any_more_are_still_shown() {
    let mut forms = forms();
    forms.may = vec![ChangeKind::Reopen];
    forms.kept.insert("note".into(), kept(&[("text", "Do not lose me")], &[]));
    let page = shown(Role::Lead, case(Role::Lead, file(), forms));
    assert!(page.contains("Do not lose me") && page.contains("no place now"));
}

#[test]
fn a_conflict_says_what_to_read_first_then_ones_words_then_what_changed() {
    let page = shown(Role::Lead, conflict());
    let order = [
        "Not saved yet",
        "Read this first",
        "Do not contact them",
        "Your words",
        "Sent a second text.",
        "Save on version 17",
        "What changed since version 15",
        "Handed the case over",
    ];
    let at: Vec<_> = order.iter().map(|words| page.find(words).expect(words)).collect();
    assert!(at.is_sorted(), "{at:?}");
}

#[test]
fn links_are_those_of_the_role() {
    let of = |role| html(&frame(role), &Page::Message(MessagePage { title: "T".into(), text: Vec::new(), link: None }));
    let (auditor, advocate, lead) = (of(Role::Auditor), of(Role::Advocate), of(Role::Lead));
    for there in ["href=\"/queue\"", "href=\"/audit\"", "href=\"/people\"", "action=\"/find\""] {
        assert!(lead.contains(there), "{there}");
        assert_eq!(auditor.contains(there), there.contains("audit"), "{there}");
        assert_eq!(advocate.contains(there), there.contains("queue") || there.contains("find"), "{there}");
    }
    for (name, frame, page) in all() {
        assert!(name != "audit" || !html(&frame, &page).contains("/cases/"), "an auditor may see no case");
    }
    let list = html(&frame(Role::Advocate), &Page::Queue(queue()));
    assert!(!list.contains("data-l=\"Owner\""), "who has a case is not told");
}

#[test]
fn the_lock_tells_no_case_and_no_length() {
    let page = Page::Locked(LockedPage { name: "A. Example".into(), words_kept: true, by_button: false });
    let page = html(&frame(Role::Lead), &page);
    for absent in ["/queue\"", "id=\"nav\"", "/find", "to read", "data-idle"] {
        assert!(!page.contains(absent), "{absent}");
    }
    assert!(page.contains("What you were typing is kept"));
}
