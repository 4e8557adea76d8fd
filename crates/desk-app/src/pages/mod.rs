//! The pages.

mod audit;
mod case;
mod document;
mod gate;
mod icons;
mod parts;
mod people;
mod queue;
mod rail;

use leptos::prelude::AnyView;

use crate::model::{AuditPage, CasePage, Enrolment, Frame, LockedPage, MessagePage, PeoplePage, QueuePage, SignInPage};
use crate::words;

pub use document::document;

/// A page of the desk.
#[derive(Clone, Debug)]
pub enum Page {
    /// Asking for a name, then for a passkey.
    SignIn(SignInPage),
    /// Making a passkey.
    Enrol(Enrolment),
    /// The desk is locked.
    Locked(LockedPage),
    /// The list of cases.
    Queue(QueuePage),
    /// A case.
    Case(Box<CasePage>),
    /// Accounts.
    People(PeoplePage),
    /// What was done.
    Audit(AuditPage),
    /// A page that says one thing.
    Message(MessagePage),
}

impl Page {
    /// What the page is called.
    fn title(&self) -> String {
        match self {
            Self::SignIn(_) => "Sign in".to_owned(),
            Self::Enrol(_) => "Make a passkey".to_owned(),
            Self::Locked(_) => "Locked".to_owned(),
            Self::Queue(page) => queue::title(page),
            Self::Case(page) => {
                let (file, state) = (&page.file, words::lowered(words::state(page.file.state)));
                format!("{}, band {}, {state}", file.reference, file.band.number())
            }
            Self::People(_) => "People".to_owned(),
            Self::Audit(_) => "Audit".to_owned(),
            Self::Message(page) => page.title.clone(),
        }
    }

    /// Whether it stands alone, without the links of the desk.
    fn is_gate(&self) -> bool {
        match self {
            Self::SignIn(_) | Self::Locked(_) => true,
            Self::Enrol(page) => !page.further,
            Self::Queue(_) | Self::Case(_) | Self::People(_) | Self::Audit(_) | Self::Message(_) => false,
        }
    }

    fn show(&self, frame: &Frame) -> AnyView {
        match self {
            Self::SignIn(page) => gate::sign_in(page),
            Self::Enrol(page) => gate::enrol(page),
            Self::Locked(page) => gate::locked(page),
            Self::Queue(page) => queue::view(page, frame.signed.as_ref()),
            Self::Case(page) => case::view(page),
            Self::People(page) => people::view(page),
            Self::Audit(page) => audit::view(page, frame.signed.as_ref()),
            Self::Message(page) => gate::message(page),
        }
    }
}
