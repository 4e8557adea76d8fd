//! What the check was told reaches the team, whatever page somebody goes through after it.

use domain::answers::DangerCode;
use domain::codes::{AgeGroup, Answer, Sign};
use domain::{Code, Step};

use crate::support::Site;

const TOLD: [(&str, &str); 9] = [
    ("about", "self"),
    ("nation", "england"),
    ("danger_now", "no"),
    ("order_broken", "yes"),
    ("threat", "yes"),
    ("under_18", "yes"),
    ("signs.fixated", "yes"),
    ("signs.unwanted", "yes"),
    ("signs.repeated", "yes"),
];

/// A page is not asked what the check was told with yes. Saving it must not take that for taken back.
#[tokio::test]
async fn what_the_check_was_told_is_sent_though_no_page_asks_for_it() {
    for button in ["", "skip"] {
        let site = Site::new();
        let cookie = site.post("/report", "", &TOLD).await.cookie();
        for step in Step::ALL {
            let mut fields = vec![("then", button)];
            if *step == Step::Who {
                fields.push(("reporter.role", "self"));
            }
            if *step == Step::WhatIsHappening {
                fields.push(("behaviour.text", "He waits at the gate."));
            }
            let saved = site.post(&format!("/report/{}", step.number()), &cookie, &fields).await;
            assert_eq!(saved.status, 303, "{step:?}: {}", saved.text);
        }
        let sent = site.open(&site.finish(&cookie).await).await.report;
        assert_eq!(sent.danger.get(DangerCode::OrderBroken), Some(Answer::Yes), "{button}");
        assert_eq!(sent.danger.get(DangerCode::AnyThreat), Some(Answer::Yes), "{button}");
        assert_eq!(sent.reporter.age_group, Some(AgeGroup::Under18), "{button}");
        for sign in [Sign::Fixated, Sign::Unwanted, Sign::Repeated] {
            assert_eq!(sent.behaviour.signs.get(sign), Some(Answer::Yes), "{button} {}", sign.code());
        }
    }
}
