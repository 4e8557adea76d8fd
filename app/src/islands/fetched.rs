//! What a page leaves out until somebody begins to use it. It is the same for everybody, so asking for it tells nothing.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::document;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{Event, HtmlFormElement, HtmlTemplateElement, XmlHttpRequest};

use super::{clock, dom};

/// For how long somebody waits for it at most, in milliseconds. Then the server answers instead.
const PATIENCE: u32 = 8_000;

/// Markup from an address of ours.
pub(super) struct Fetched {
    address: &'static str,
    state: RefCell<State>,
    waiting: RefCell<Vec<Box<dyn FnOnce()>>>,
}

enum State {
    NotAsked,
    OnItsWay,
    /// What came, and when it was asked for; none where nothing did.
    Here(Option<(HtmlTemplateElement, f64)>),
}

impl Fetched {
    pub(super) fn new(address: &'static str) -> Rc<Self> {
        Rc::new(Self { address, state: RefCell::new(State::NotAsked), waiting: RefCell::default() })
    }

    /// What came, and when; nothing as long as it has not, or where it did not.
    pub(super) fn get(&self) -> Option<(HtmlTemplateElement, f64)> {
        match &*self.state.borrow() {
            State::Here(it) => it.clone(),
            _ => None,
        }
    }

    /// Asks for it, once.
    pub(super) fn ask(self: &Rc<Self>) {
        if !matches!(*self.state.borrow(), State::NotAsked) {
            return;
        }
        self.state.replace(State::OnItsWay);
        if self.send().is_none() {
            self.came(None);
        }
    }

    fn send(self: &Rc<Self>) -> Option<()> {
        let request = XmlHttpRequest::new().ok()?;
        let (own, answer, asked) = (Rc::clone(self), request.clone(), clock::now());
        dom::listen(&request, "loadend", move |_| own.came(template(&answer).map(|it| (it, asked))));
        request.open("GET", self.address).ok()?;
        request.set_timeout(PATIENCE);
        request.send().ok()
    }

    fn came(&self, it: Option<(HtmlTemplateElement, f64)>) {
        self.state.replace(State::Here(it));
        for then in self.waiting.take() {
            then();
        }
    }

    /// Whether it may still come. If so, this is done then.
    pub(super) fn wait(self: &Rc<Self>, then: impl FnOnce() + 'static) -> bool {
        self.ask();
        let on_its_way = matches!(*self.state.borrow(), State::OnItsWay);
        if on_its_way {
            self.waiting.borrow_mut().push(Box::new(then));
        }
        on_its_way
    }
}

/// Answers whenever the form of that address is sent, as soon as it is there, in the place of the server. What `answer` has nothing for goes
/// to the server, whose page is just as good.
pub(super) fn answer_forms(
    within: &web_sys::Element,
    action: &'static str,
    fetched: &Rc<Fetched>,
    answer: impl Fn(&HtmlFormElement) -> Option<()> + 'static,
) {
    let (fetched, answer) = (Rc::clone(fetched), Rc::new(answer));
    // Set while a form is on its way to the server.
    let passed = Rc::new(Cell::new(false));
    dom::listen(within, "submit", move |event: Event| {
        let Some(form) = dom::target(&event).and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else { return };
        if form.get_attribute("action").as_deref() != Some(action) || passed.take() {
            return;
        }
        let (again, late, passing) = (form.clone(), Rc::clone(&answer), Rc::clone(&passed));
        let later = move || {
            if late(&again).is_none() {
                passing.set(true);
                if again.request_submit().is_err() {
                    let _ = again.submit();
                }
            }
        };
        if fetched.wait(later) || answer(&form).is_some() {
            event.prevent_default();
        }
    });
}

fn template(answer: &XmlHttpRequest) -> Option<HtmlTemplateElement> {
    let html = answer.response_text().ok()?.filter(|_| answer.status() == Ok(200))?;
    let template: HtmlTemplateElement = document().create_element("template").ok()?.dyn_into().ok()?;
    template.set_inner_html(&html);
    Some(template)
}
