//! Pictures that stand beside words: line icons on a grid of 24, and the mark. None says anything that the words
//! beside it do not, so none is read out.

use leptos::prelude::*;

/// What a line icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A handset: call.
    Phone,
    /// A speech bubble with lines: text.
    Text,
    /// Two speech bubbles: chat.
    Chat,
    /// A hand: sign language.
    Hand,
    /// An arrow: go on.
    On,
    /// A clock: when, how long.
    Clock,
    /// A tick: done.
    Tick,
    /// A pencil: write.
    Pencil,
    /// A head and shoulders: who.
    Person,
    /// A bookmark: save for later.
    Save,
    /// A printer.
    Print,
    /// An eye with a line through it: hide.
    Hide,
    /// A triangle: danger.
    Danger,
}

impl Icon {
    fn drawn(self) -> &'static str {
        match self {
            Self::Phone => {
                "<path transform=\"rotate(-135 12 12)\" d=\"M2.5 10.3c5-5.6 14-5.6 19 0v2.9l-5.2 1.4-1.3-3.2c-2-.6-4-.6-6 \
                 0l-1.3 3.2-5.2-1.4z\"/>"
            }
            Self::Text => "<path d=\"M4 5h16v11h-9l-4 4v-4H4zM8 9.2h8M8 12h5\"/>",
            Self::Chat => "<path d=\"M3 5h13v8H9l-3.5 3v-3H3zM12 16.5v1h4l3 2.5v-2.5h2v-7h-1.5\"/>",
            Self::Hand => {
                "<path d=\"M7.5 12V6.5M11 11V4.5M14.5 11V5M18 13V8M7.5 11v4.5a5.2 5.2 0 0 0 10.5 0V12M7.5 15l-3.2-3\"/>"
            }
            Self::On => "<path d=\"M4 12h15M13.5 6.5L19 12l-5.5 5.5\"/>",
            Self::Clock => "<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"M12 7v5.2l3.2 2\"/>",
            Self::Tick => "<path d=\"M5 12.5l4.5 4.5L19 7.5\"/>",
            Self::Pencil => "<path d=\"M4.5 19.5l1-4.5L15.5 5l3.5 3.5L9 18.5zM13 7.5l3.5 3.5\"/>",
            Self::Person => "<circle cx=\"12\" cy=\"8\" r=\"4\"/><path d=\"M4.5 20c.8-4 3.8-6 7.5-6s6.7 2 7.5 6\"/>",
            Self::Save => "<path d=\"M6.5 4h11v16L12 15.5 6.5 20z\"/>",
            Self::Print => "<path d=\"M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z\"/>",
            Self::Hide => {
                "<path d=\"M4 4l16 16M9 6c5-1.5 9.5 1.5 12 6-.8 1.4-1.8 2.6-3 3.6M14.5 17.7C9.5 19 5.5 16.5 3 12c.8-1.5 \
                 1.8-2.7 3-3.7\"/>"
            }
            Self::Danger => "<path d=\"M12 4L2.8 20h18.4zM12 10v4.5M12 17.3v.1\"/>",
        }
    }
}

/// A line icon, as large as one and a half letters of the words beside it.
pub fn icon(icon: Icon) -> impl IntoView {
    let class = if icon == Icon::On { "i i--on" } else { "i" };
    view! { <svg class=class viewBox="0 0 24 24" aria-hidden="true" inner_html=icon.drawn()></svg> }
}

/// Where the circles of the four signs stand: fixated, obsessive, unwanted, repeated.
const PLACES: [(u8, u8); 4] = [(8, 8), (24, 8), (8, 24), (24, 24)];

/// Between the four.
const STAR: &str = "<path d=\"M16 8a8 8 0 0 0 8 8 8 8 0 0 0-8 8 8 8 0 0 0-8-8 8 8 0 0 0 8-8z\"/>";

/// The mark.
pub fn mark(class: &'static str) -> impl IntoView {
    let drawn = circles("7.6", [false; 4]) + STAR;
    view! { <svg class=class viewBox="0 0 32 32" aria-hidden="true" inner_html=drawn></svg> }
}

/// The mark's shapes for paper, where no style sheet reaches: in colours that differ as greys, too.
pub(crate) fn mark_in_colour() -> String {
    let shades = ["#0c515c", "#2f7d84", "#0a3e47", "#57a0a3"];
    let circles = PLACES
        .iter()
        .zip(shades)
        .map(|((x, y), shade)| format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"7.6\" fill=\"{shade}\"/>"));
    circles.collect::<String>() + &STAR.replace("<path", "<path fill=\"#f6bf4a\"")
}

/// The mark as a tool: the circles of the signs that are meant are filled, in the order fixated, obsessive, unwanted,
/// repeated. The star is there where it is more than one.
pub fn sign(signs: [bool; 4]) -> impl IntoView {
    let star = if signs.iter().filter(|on| **on).count() > 1 { STAR } else { "" };
    let drawn = circles("7", signs) + star;
    view! { <svg class="fs-sign" viewBox="0 0 32 32" aria-hidden="true" inner_html=drawn></svg> }
}

/// What stands in that tool where each circle that is filled has a key of its own, for the browser to take away; none
/// where it is not filled.
pub fn told_signs(signs: Vec<Option<Option<String>>>) -> impl IntoView {
    let on = PLACES.into_iter().zip(signs).filter_map(|(place, key)| Some((place, key?)));
    let on = on.map(|((x, y), key)| {
        view! { <circle class="on" cx=x.to_string() cy=y.to_string() r="7" data-said=key></circle> }
    });
    let on: Vec<_> = on.collect();
    view! { <g inner_html=circles("7", [false; 4]) + STAR></g> <g>{on}</g> }
}

fn circles(radius: &str, on: [bool; 4]) -> String {
    let circle = |((x, y), on): ((u8, u8), bool)| {
        let class = if on { " class=\"on\"" } else { "" };
        format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{class}/>")
    };
    PLACES.into_iter().zip(on).map(circle).collect()
}
