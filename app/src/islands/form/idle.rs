//! A draft that nobody touches ends. While somebody writes, the server is told now and then that they
//! do, and nothing of what; and somebody who has paused is warned, in time to keep it.
//!
//! A page that was hidden meanwhile (`boot.js`) tells the server by itself, and here what came of it.
//!
//! Time is what the clock says, looked at now and then: a telephone that sleeps runs no timers.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::{document, window};
use web_sys::js_sys::{Date, Reflect};
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::{Element, XmlHttpRequest};

use super::dom;
use super::warning::{BUTTON, Warning};

/// How often to look at the clock, in milliseconds.
const LOOK: i32 = 30_000;
/// How long after telling the server it need not be told again, in milliseconds.
const PERIOD: f64 = 300_000.0;

struct Idle {
    warning: Warning,
    /// After how many milliseconds without a touch to warn.
    warn_after: f64,
    /// When the draft was touched last, as far as is known here.
    touched: Cell<f64>,
    /// When the server was told last, whatever has come of it.
    told: Cell<f64>,
}

pub(super) fn wake(island: &Element) {
    let _ = start(island);
}

fn start(island: &Element) -> Option<()> {
    let template = dom::first(island, "template[data-form=idle]")?;
    let milliseconds = |name: &str| Some(f64::from(dom::attribute(&template, name).parse::<u32>().ok()?) * 1000.0);
    let idle = Rc::new(Idle {
        warning: Warning::new(island),
        warn_after: milliseconds("data-warn-after")?,
        touched: Cell::new(Date::now() - milliseconds("data-untouched")?),
        told: Cell::new(0.0),
    });
    let typed = Rc::clone(&idle);
    dom::listen(island, "input", move |_| {
        let since = Date::now() - typed.touched.get().max(typed.told.get());
        if since >= PERIOD.min(typed.warn_after / 2.0) {
            typed.tell(false);
        }
    });
    let pressed = Rc::clone(&idle);
    dom::listen(island, "click", move |event| {
        if dom::target(&event).and_then(|target| target.closest(BUTTON).ok()?).is_some() {
            pressed.tell(true);
        }
    });
    let seen = Rc::clone(&idle);
    dom::listen(&document(), "visibilitychange", move |_| seen.look());
    let shown = Rc::clone(&idle);
    dom::listen(&document(), "still-here", move |event| {
        let status = Reflect::get(&event, &"detail".into()).ok().and_then(|status| status.as_f64());
        shown.heard(status.unwrap_or_default(), Date::now(), false);
    });
    idle.look();
    let look = Closure::<dyn FnMut()>::new(move || idle.look()).into_js_value();
    window().set_interval_with_callback_and_timeout_and_arguments_0(look.unchecked_ref(), LOOK).ok()?;
    Some(())
}

impl Idle {
    /// Warns if it is time.
    fn look(&self) {
        if Date::now() - self.touched.get() >= self.warn_after && !self.warning.stands() {
            let _ = self.warning.say("soon");
        }
    }

    /// Tells the server that somebody is here.
    fn tell(self: &Rc<Self>, pressed: bool) {
        let now = Date::now();
        self.told.set(now);
        let Ok(request) = XmlHttpRequest::new() else { return };
        let (idle, answer) = (Rc::clone(self), request.clone());
        // Comes in any case, with an answer or none.
        dom::listen(&request, "loadend", move |_| {
            idle.heard(f64::from(answer.status().unwrap_or_default()), now, pressed);
        });
        let _ = request.open("POST", "/report/still-here");
        let _ = request.send();
    }

    /// What the server has said to it, as a status, and when it was asked.
    fn heard(&self, status: f64, asked: f64, pressed: bool) {
        // JavaScript has one kind of number.
        let is = |code: f64| (status - code).abs() < 0.5;
        let _ = if is(204.0) {
            self.touched.set(asked);
            self.warning.hide(pressed)
        } else if is(410.0) {
            self.warning.say("gone")
        } else if pressed {
            self.warning.say("failed")
        } else {
            // Who did not ask is not told: the warning comes in its time.
            None
        };
    }
}
