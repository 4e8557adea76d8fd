//! Questions that are asked only after certain answers, by the same table as the server's. The style
//! sheet hides those that are empty from the first moment on, so that nothing jumps when this wakes;
//! this also keeps from being posted what would not be sent.

use domain::asked::{ASKED, Asked};
use web_sys::Element;

use super::dom;

pub(super) fn wake(island: &Element) {
    for asked in ASKED.iter().filter(|asked| asked.on_one_page()) {
        let _ = show(island, asked, true);
    }
    let root = island.clone();
    dom::listen(island, "change", move |event| {
        let Some(name) = dom::target(&event).map(|field| dom::attribute(&field, "name")) else { return };
        for asked in ASKED.iter().filter(|asked| asked.after == name) {
            let _ = show(&root, asked, false);
        }
    });
}

/// Shows or hides a question. What is hidden stays as it was typed.
fn show(island: &Element, asked: &Asked, waking: bool) -> Option<()> {
    let group = dom::group(&dom::first(island, &format!("[name='{}']", asked.field))?)?;
    let chosen = |code: &&str| {
        let chosen = format!("[name='{}'][value='{code}']:checked", asked.after);
        dom::first(island, &chosen).is_some()
    };
    // Nor does anything vanish that was filled in, or is being filled in, before this woke; nor what
    // a link has led to, or what has to be mended.
    let needed = group.class_list().contains("govuk-form-group--error")
        || dom::first(&group, ":target").is_some()
        || waking && (dom::first(&group, ":focus").is_some() || is_filled(&group));
    let hide = !needed && !asked.codes.iter().any(chosen);
    dom::toggle(&group, "hidden", hide);
    for field in dom::all(&group, dom::FIELDS) {
        // Whatever goes to the team all the same is posted all the same, and check-answers tells of it.
        dom::toggle(&field, "disabled", hide && !asked.kept);
    }
    Some(())
}

fn is_filled(group: &Element) -> bool {
    let written = |field: &Element| !field.matches("[type=radio], [type=checkbox]").unwrap_or_default();
    let mut fields = dom::all(group, dom::FIELDS).into_iter();
    dom::first(group, ":checked:not(option, [value=''])").is_some()
        || fields.any(|field| written(&field) && !dom::value(&field).is_empty())
}
