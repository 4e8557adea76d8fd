//! Who answers now, on a page that stays open.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::Element;
use web_sys::js_sys::Date;
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::closure::Closure;

use super::dom;
use crate::pages::tag;

/// How often to look, in milliseconds.
const LOOK: i32 = 20_000;

/// The device's clock, in milliseconds. It may be wrong: only what has passed by it counts.
pub(super) fn now() -> f64 {
    Date::now()
}

/// How many whole seconds have passed since then.
pub(super) fn since(came: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whatever is too small or large is cut"
    )]
    let since = ((now() - came) / 1000.0) as u32;
    since
}

/// Says who answers as the clock goes on, from this moment. Counted from when the page `came`.
pub(super) fn keep_fresh(within: &Element, came: f64) -> Option<()> {
    let changing = dom::all(within, "[data-later]");
    if changing.is_empty() {
        return None;
    }
    let look = Rc::new(move || {
        let since = (now() - came) / 1000.0;
        for state in &changing {
            let later = dom::attribute(state, "data-later");
            let mut begun = later.split('|').filter_map(|phase| {
                let (after, words) = phase.split_once(' ')?;
                let (after, open) = after.strip_suffix('!').map_or((after, false), |after| (after, true));
                (f64::from(after.parse::<u32>().ok()?) <= since).then_some((open, words))
            });
            if let Some((open, words)) = begun.next_back()
                && state.text_content().as_deref() != Some(words)
            {
                state.set_text_content(Some(words));
                let _ = state.set_attribute("class", tag(open));
            }
        }
    });
    look();
    let seen = Rc::clone(&look);
    dom::listen(&document(), "visibilitychange", move |_| seen());
    let again = Closure::<dyn FnMut()>::new(move || look()).into_js_value();
    window().set_interval_with_callback_and_timeout_and_arguments_0(again.unchecked_ref(), LOOK).ok()?;
    Some(())
}
