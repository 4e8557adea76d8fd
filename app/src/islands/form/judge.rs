//! What the server would refuse, as far as that can be seen in the page. Each question says which
//! rules hold for it and what to say when one is broken; whatever else is wrong, the server finds.

use domain::answers::alone::{choice_tells, refuses, words_tell};
use domain::text::Text;
use domain::{Code, ProblemCode};
use web_sys::Element;

use super::dom;

/// A question whose answer can't be taken.
pub(super) struct Broken {
    pub(super) group: Element,
    pub(super) field: String,
    pub(super) sentence: String,
}

const OF_WORDS: [ProblemCode; 3] = [ProblemCode::TooLong, ProblemCode::NotAnEmail, ProblemCode::NotAPhoneNumber];

/// All that is wrong with the form, in the order in which the server tells it.
pub(super) fn judge(form: &Element) -> Vec<Broken> {
    let mut broken = Vec::new();
    for group in dom::all(form, "[data-asks]") {
        let Some(answer) = dom::first(&group, dom::FIELDS).filter(|answer| !answer.has_attribute("disabled")) else {
            continue;
        };
        let field = dom::attribute(&group, "data-asks");
        let words = Text::new(&dom::value(&answer));
        let most = dom::attribute(&group, "data-most").parse().unwrap_or(u64::MAX);
        let chosen = |name: &str| dom::first(form, &format!("[name='{name}']:checked")).is_some();
        let mut check = |rule: ProblemCode, wrong: bool| {
            if let Some(sentence) = group.get_attribute(&format!("data-says-{}", rule.code())).filter(|_| wrong) {
                broken.push(Broken { group: group.clone(), field: field.clone(), sentence });
            }
        };
        check(ProblemCode::Missing, !chosen(&field));
        check(ProblemCode::NothingTold, !tells_something(form));
        if !words.as_str().is_empty() {
            for rule in OF_WORDS {
                check(rule, refuses(rule, &words, most));
            }
        }
    }
    broken
}

/// Whether anything in the form is something to read, by the rule that the server has for a whole report.
fn tells_something(form: &Element) -> bool {
    dom::all(form, dom::FIELDS).iter().filter(|field| !field.has_attribute("disabled")).any(|field| {
        let (name, value) = (dom::attribute(field, "name"), dom::value(field));
        if dom::is(field, "[type=radio], [type=checkbox], select") {
            // Of a list that opens, the value is what is chosen.
            (dom::is(field, "select") || dom::is(field, ":checked")) && choice_tells(&name, &value)
        } else {
            !dom::is(field, "[type=hidden]") && words_tell(&name, &Text::new(&value))
        }
    })
}
