//! What the person asks an officer for: by the answers on contact and on who may know.

use content::Content;
use domain::Code;
use domain::codes::{Answer, ContactMethod, Officer};

use super::{ContactOnPaper, PaperPage};

/// The sentences, the most pressing first.
pub(super) fn sentences(words: &Content, page: &PaperPage) -> Vec<String> {
    let (text, filled) = (&words.site.paper.asks, &page.filled);
    let yes = |name: &str| filled.has(name, Answer::Yes.code());
    let chosen = |method: ContactMethod| filled.has("contact.methods", method.code());
    let ways: Vec<String> =
        ContactMethod::ALL.iter().filter(|it| chosen(**it)).map(|it| words.say(*it).to_lowercase()).collect();
    let mut all = vec![text.crime_number.clone(), text.together.clone()];
    let mut add = |holds: bool, sentence: &str| all.extend(holds.then(|| sentence.to_owned()));
    add(yes("contact.no_longer_safe"), &text.not_safe);
    add(ways.is_empty(), &text.no_ways);
    add(!ways.is_empty(), &text.ways.replace("{ways}", &ways.join(", ")));
    add(page.contact == ContactOnPaper::LeftOut, &text.left_out);
    add(page.contact == ContactOnPaper::Shown, &text.shown);
    add(chosen(ContactMethod::PhoneCall) && !yes("contact.voicemail"), &text.no_message);
    let language = filled.words("contact.language");
    add(yes("contact.interpreter") && language.is_empty(), &text.interpreter);
    add(!language.is_empty(), &text.language.replace("{language}", &language));
    let easier = filled.words("contact.adjustments");
    add(!easier.is_empty(), &text.easier.replace("{words}", &easier));
    add(yes("contact.plain_clothes"), &text.plain_clothes);
    add(filled.has("contact.officer", Officer::Woman.code()), &text.woman);
    add(filled.has("contact.officer", Officer::Man.code()), &text.man);
    add(yes("sharing.advocate"), &text.advocate);
    add(yes("sharing.university"), &text.university);
    let keep_from = filled.words("sharing.not_with");
    add(!keep_from.is_empty(), &text.keep_from.replace("{words}", &keep_from));
    all
}
