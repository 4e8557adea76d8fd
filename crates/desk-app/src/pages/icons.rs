//! Pictures that stand beside words: line icons on a grid of 16, and the mark. None says anything that the words beside
//! it do not, so none is read out.

use leptos::prelude::*;

/// What a line icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Icon {
    /// Lines: the queue.
    Queue,
    /// Head and shoulders.
    Person,
    /// A sheet: an order.
    Order,
    /// Links of a chain: the audit.
    Chain,
    /// A key: a passkey.
    Key,
    /// A padlock.
    Lock,
    /// A triangle.
    Warn,
    /// A circle with a line through it: do not.
    No,
    /// A tick.
    Tick,
    /// A shield: how to contact safely.
    Shield,
    /// A clock.
    Clock,
    /// A pin: a line that staff pinned.
    Pin,
}

impl Icon {
    fn drawn(self) -> &'static str {
        match self {
            Self::Queue => "<path d=\"M2 3h12M2 8h12M2 13h7\"/>",
            Self::Person => {
                "<circle cx=\"8\" cy=\"5\" r=\"2.7\"/><path d=\"M2.5 14c.6-3 2.7-4.4 5.5-4.4s4.9 1.4 5.5 4.4\"/>"
            }
            Self::Order => "<path d=\"M4 1.8h6l3 3v9.4H4zM6.5 8h4M6.5 11h4\"/>",
            Self::Chain => {
                "<rect x=\"1.8\" y=\"5.5\" width=\"6.4\" height=\"5\" rx=\"2.5\"/><rect x=\"7.8\" y=\"5.5\" width=\"6.4\" \
                 height=\"5\" rx=\"2.5\"/>"
            }
            Self::Key => "<circle cx=\"5\" cy=\"8\" r=\"3\"/><path d=\"M8 8h6.500M12 8v3\"/>",
            Self::Lock => {
                "<rect x=\"3\" y=\"7\" width=\"10\" height=\"7\" rx=\"1.5\"/><path d=\"M5 7V5a3 3 0 0 1 6 0v2\"/>"
            }
            Self::Warn => "<path d=\"M8 1.8 15 14H1zM8 6v4M8 12v.1\"/>",
            Self::No => "<circle cx=\"8\" cy=\"8\" r=\"6.3\"/><path d=\"M3.6 3.600l8.8 8.8\"/>",
            Self::Tick => "<path d=\"M2.5 8.500l3.5 3.5 7.5-8\"/>",
            Self::Shield => {
                "<path d=\"M8 1.5 13.5 3.5v4c0 3.5-2.3 5.9-5.5 7-3.2-1.1-5.5-3.5-5.5-7v-4zM5.5 8l2 2 3-3.5\"/>"
            }
            Self::Clock => "<circle cx=\"8\" cy=\"8\" r=\"6.3\"/><path d=\"M8 4.500V8l2.5 1.5\"/>",
            Self::Pin => "<path d=\"M5.5 2h5M6.5 2v5L4 9.500h8L9.5 7V2M8 9.500V14\"/>",
        }
    }
}

/// A line icon.
pub(super) fn icon(icon: Icon) -> AnyView {
    view! { <svg class="i" viewBox="0 0 16 16" aria-hidden="true" inner_html=icon.drawn()></svg> }.into_any()
}

/// The mark of the public site: four round windows and a star between them.
pub(super) fn mark() -> AnyView {
    let drawn = "<circle cx=\"8\" cy=\"8\" r=\"7.6\"/><circle cx=\"24\" cy=\"8\" r=\"7.6\"/><circle cx=\"8\" cy=\"24\" r=\"7.6\"/>\
                 <circle cx=\"24\" cy=\"24\" r=\"7.6\"/><path d=\"M16 8a8 8 0 0 0 8 8 8 8 0 0 0-8 8 8 8 0 0 0-8-8 8 8 0 0 0 8-8z\"/>";
    view! { <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" inner_html=drawn></svg> }.into_any()
}
