//! The report, from its beginning to after it was sent.

use axum::http::StatusCode;
use domain::{Code, Step};

use super::Walk;
use crate::support::at;

impl Walk {
    /// The parts as they are asked, and all of them read back.
    pub(super) async fn the_report(&mut self) {
        let cookie = self.site.begin().await;
        self.get("/report", "begun", &cookie).await;
        for step in Step::ALL {
            self.get(&format!("/report/{}", step.number()), "", &cookie).await;
        }
        self.get("/report/review", "begun", &cookie).await;
        self.get("/report/save", "", &cookie).await;
        for (section, told) in TOLD {
            self.site.fill(section, &cookie, told).await;
        }
        for path in ["/report", "/report/review", "/report/copy", "/report/7", "/report/14"] {
            self.get(path, "filled in", &cookie).await;
        }
        let ticked = self.site.post_and_follow("/report/copy", &cookie, &[("contact", "yes")]).await;
        self.keep("/report/copy", "with how to make contact", StatusCode::OK, ticked);
    }

    /// Each notice, on the page of the part whose answer calls for it, as it is worded for who reports.
    pub(super) async fn what_answers_call_for(&mut self, role: &str) {
        let tells = [("reporter.role", role)];
        for (section, field, answer) in [
            ("safe-now", "danger.weapon_now", "yes"),
            ("about-you", "place.nation", "scotland"),
            ("about-you", "place.nation", "northern_ireland"),
            ("about-you", "place.nation", "wales"),
            ("about-you", "place.nation", "outside_uk"),
            ("about-you", "reporter.age_group", "from_16_to_17"),
            ("danger-signs", "danger.suicidal_thoughts", "yes"),
            ("danger-signs", "danger.threat_to_kill_or_harm", "yes"),
            ("danger-signs", "danger.weapon", "yes"),
            ("danger-signs", "danger.strangulation", "yes"),
            ("danger-signs", "danger.threat_to_child", "yes"),
            ("danger-signs", "danger.thinks_may_be_killed", "yes"),
            ("danger-signs", "danger.nothing_to_lose", "yes"),
            ("danger-signs", "danger.violence", "yes"),
            ("danger-signs", "danger.break_in", "yes"),
            ("danger-signs", "danger.honour_or_forced_marriage", "yes"),
            ("orders", "earlier.accused", "yes"),
            ("orders", "orders.0.broken", "yes"),
            ("contact", "contact.methods", "email"),
            ("contact", "contact.no_longer_safe", "yes"),
        ] {
            let cookie = self.site.begin().await;
            self.site.fill("about-you", &cookie, &tells).await;
            let also: &[(&str, &str)] = if section == "about-you" { &tells } else { &[] };
            self.site.fill(section, &cookie, &[also, &[(field, answer)]].concat()).await;
            self.get(&at(field), &format!("{answer} to {field}, {role}"), &cookie).await;
        }
        // Two answers together.
        for (section, fields) in [
            ("danger-signs", &[("danger.very_frightened", "yes"), ("danger.knows_or_attends_home", "yes")][..]),
            ("orders", &[("orders.0.broken", "not_sure"), ("orders.0.before", "yes")]),
        ] {
            let cookie = self.site.begin().await;
            self.site.fill("about-you", &cookie, &tells).await;
            self.site.fill("what-is-happening", &cookie, &[("behaviour.acts", "threats")]).await;
            self.site.fill(section, &cookie, fields).await;
            self.get(&at(fields[0].0), &format!("two answers in {section}, {role}"), &cookie).await;
        }
        for (section, field, answer) in
            [("person", "person.relationship", "partner"), ("about-you", "reporter.age_group", "under_16")]
        {
            let cookie = self.site.begin().await;
            self.site.fill("about-you", &cookie, &tells).await;
            self.site.fill("danger-signs", &cookie, &[("danger.any_threat", "yes")]).await;
            let also: &[(&str, &str)] = if section == "about-you" { &tells } else { &[] };
            self.site.fill(section, &cookie, &[also, &[(field, answer)]].concat()).await;
            let state = format!("{answer} to {field} after a threat, {role}");
            self.get(&at(field), &state, &cookie).await;
        }
        let cookie = self.site.begin().await;
        self.site.fill("what-is-happening", &cookie, &[("behaviour.text", "A knife.")]).await;
        self.get("/report/more", "because of a word", &cookie).await;
    }

    pub(super) async fn sent_and_saved(&mut self) {
        for (state, nation) in [("sent", "england"), ("sent from Scotland", "scotland")] {
            let cookie = self.site.begin().await;
            self.site.fill("about-you", &cookie, &[("reporter.role", "self"), ("place.nation", nation)]).await;
            self.site.fill("what-is-happening", &cookie, &[("behaviour.text", "Told.")]).await;
            self.site.fill("safe-now", &cookie, &[("danger.weapon_now", "yes")]).await;
            let saved = self.site.post_and_follow("/report/save", &cookie, &[]).await;
            let cookie = saved.cookies.clone();
            self.keep("/report/saved", state, StatusCode::OK, saved);
            self.site.finish(&cookie).await;
            self.get("/report/end", state, &cookie).await;
            self.get("/report/copy", state, &cookie).await;
            self.site.post("/report/end", &cookie, &[]).await;
            self.get("/report/end", &format!("{state}, hidden"), &cookie).await;
        }
    }
}

/// Something in every part, in words as plain as ours: also what is not sent, which is said on the page.
/// An area of this team, whichever those are.
const AREA: &str = <domain::codes::Area as domain::Code>::SET.codes[0];

const TOLD: [(&str, &[(&str, &str)]); 12] = [
    ("safe-now", &[("danger.happening_now", "no")]),
    ("about-you", &[("reporter.role", "self"), ("place.nation", "wales"), ("place.area", AREA)]),
    ("someone-else", &[("someone_else.knows", "yes"), ("someone_else.how", "By phone.")]),
    ("what-is-happening", &[("behaviour.text", "They wait at my door."), ("behaviour.acts", "loitering")]),
    ("incidents", &[("incidents.0.when", "4 March 2025"), ("incidents.0.what", "They rang.")]),
    ("person", &[("person.known", "yes"), ("person.accounts.0.service", "Email")]),
    ("danger-signs", &[("danger.weapon", "no")]),
    ("orders", &[("orders.0.kind", "other"), ("orders.0.broken", "not_sure")]),
    ("evidence", &[("evidence.where", "With a friend.")]),
    ("effect", &[("effect.text", "I sleep badly.")]),
    ("contact", &[("contact.phone", "020 7946 0958"), ("contact.methods", "email"), ("contact.language", "Welsh")]),
    ("sharing", &[("sharing.university", "no"), ("sharing.university_name", "Ours")]),
];
