//! What a university can print: each page holds its sheets, and nothing else goes on the paper.

use content::Content;
use domain::codes::Campus;
use leptos::prelude::*;

use super::{Drawing, QrCode, address, drawn};
use crate::pages::{Shown, prose};

/// Something to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// To hang up.
    Poster,
    /// To take away.
    Cards,
}

/// A page of sheets to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetPage {
    /// Whose.
    pub campus: Campus,
    /// What.
    pub sheet: Sheet,
    /// Where its code leads: the university's page, as it is written for people.
    pub address: String,
    /// The code itself.
    pub qr_code: QrCode,
}

impl Sheet {
    /// Everything there is to print.
    pub const ALL: [Self; 2] = [Self::Poster, Self::Cards];

    /// Its name in its address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Poster => "poster",
            Self::Cards => "cards",
        }
    }

    /// The drawings it consists of.
    pub fn drawings(self) -> &'static [Drawing] {
        match self {
            Self::Poster => &[Drawing::Poster],
            Self::Cards => &[Drawing::Outside, Drawing::Inside],
        }
    }

    fn title(self, words: &Content) -> &str {
        let sheets = &words.campus.sheets;
        match self {
            Self::Poster => &sheets.poster.title,
            Self::Cards => &sheets.cards.title,
        }
    }
}

pub(in crate::pages) fn show(words: &'static Content, page: &SheetPage) -> Shown {
    let text = &words.campus.sheets;
    let said = match page.sheet {
        Sheet::Poster => text.poster.said.replace("{head}", &text.poster.head),
        Sheet::Cards => text.cards.said.clone(),
    };
    let said = said.replace("{address}", &page.address);
    let drawings = page.sheet.drawings().iter().map(|drawing| {
        let file = drawing.file();
        let href = format!("{}/{file}", address(page.campus));
        view! {
            <div class="fs-poster" aria-hidden="true" inner_html=drawn(words, page, *drawing)></div>
            <p class="fs-screen"><a href=href download=file>{text.save.as_str()}</a></p>
        }
    });
    let body = view! {
        <div class="fs-prose">
            <div class="fs-screen">{prose::heading(page.sheet.title(words))} <p>{said}</p> <p>{text.print.as_str()}</p></div>
            {drawings.collect_view()}
        </div>
    };
    Shown {
        tab: page.sheet.title(words).to_owned(),
        description: None,
        back: Some(address(page.campus)),
        islands: false,
        refused: false,
        danger_now: false,
        body: body.into_any(),
    }
}

/// For staff: the ways to the sheets, and what is counted.
pub(super) fn links(words: &'static Content, campus: Campus) -> impl IntoView + use<> {
    let text = &words.campus;
    let sheets = Sheet::ALL.map(|sheet| {
        let href = format!("{}/{}", address(campus), sheet.name());
        view! { <li><a href=href>{sheet.title(words).to_owned()}</a></li> }
    });
    view! {
        <section aria-labelledby="staff">
            <h2 id="staff">{text.staff.as_str()}</h2>
            <ul>{sheets.into_iter().collect_view()}</ul>
            <p inner_html=text.staff_note.as_str()></p>
            <p inner_html=text.counted.as_str()></p>
        </section>
    }
}
