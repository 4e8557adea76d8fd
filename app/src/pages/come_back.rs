//! Saving answers under a code, and coming back with it.

use content::Content;
use govuk::{
    Attributes, Button, ButtonOptions, ErrorLine, ErrorMessageOptions, HintOptions, Input, InputOptions, LabelOptions,
    Panel, PanelOptions,
};
use leptos::prelude::*;

use super::return_to::{OVERVIEW, SAVE};
use super::{Idle, Shown, idle, prose};

/// A return code as it is shown or was typed. Prints nothing: it opens what somebody wrote.
#[derive(Clone, Default)]
pub struct ShownCode(pub String);

impl std::fmt::Debug for ShownCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ShownCode(..)")
    }
}

/// Where a code is asked for.
#[derive(Clone, Debug, Default)]
pub struct ReturnPage {
    /// What was typed.
    pub code: ShownCode,
    /// Why it did not open anything.
    pub problem: Option<ReturnProblem>,
}

/// Why a code did not open anything.
#[derive(Clone, Copy, Debug)]
pub enum ReturnProblem {
    /// It is not of the form that codes have.
    Malformed,
    /// Nothing is saved under it (any more).
    Unknown,
    /// The browser has other answers open, which would be lost from sight.
    OthersOpen,
}

/// What a code is, before one is made.
pub(super) fn show_save(words: &'static Content, idle: Option<Idle>) -> Shown {
    let (page, text) = (words.page("save"), &words.site.coming_back);
    let button = ButtonOptions { text: text.save_button.clone(), ..ButtonOptions::default() };
    let inside = view! {
        {prose::heading(&page.title)}
        {prose::body(page)}
        <form method="post" action=SAVE autocomplete="off" data-part="save">
            <div class="govuk-button-group">
                <Button options=button />
                <a class="govuk-link" href=OVERVIEW>{text.not_now.as_str()}</a>
            </div>
        </form>
    };
    let body = idle::around(words, idle, inside.into_any());
    Shown { back: Some(OVERVIEW.to_owned()), islands: idle.is_some(), body, ..prose::show(page) }
}

/// The code, this once.
pub(super) fn show_saved(words: &'static Content, code: &ShownCode) -> Shown {
    let page = words.page("saved");
    let panel = PanelOptions { title_text: page.title.clone(), ..PanelOptions::default() };
    let code = code.0.clone();
    let body = view! {
        <Panel options=panel>{words.site.coming_back.your_code.as_str()}<br /><strong class="fs-code">{code}</strong></Panel>
        {prose::body(page)}
    };
    Shown { body: body.into_any(), ..prose::show(page) }
}

/// The question for the code.
pub(super) fn show_return(words: &'static Content, asked: &ReturnPage) -> Shown {
    let (page, text) = (words.page("return"), &words.site.coming_back);
    let problem = asked.problem.map(|problem| match problem {
        ReturnProblem::Malformed => text.malformed.clone(),
        ReturnProblem::Unknown => text.unknown.clone(),
        ReturnProblem::OthersOpen => text.others_open.clone(),
    });
    let summary = problem.clone().map(|text| {
        super::errors::summary(words, vec![ErrorLine { href: "#code".to_owned(), text, ..ErrorLine::default() }])
    });
    let label =
        LabelOptions { text: text.code.clone(), classes: "govuk-label--s".to_owned(), ..LabelOptions::default() };
    let refused = problem.is_some();
    let code = InputOptions {
        name: "code".to_owned(),
        value: Some(asked.code.0.clone()),
        label,
        hint: Some(HintOptions { text: text.hint.clone(), ..HintOptions::default() }),
        error_message: problem.map(|text| ErrorMessageOptions { text, ..ErrorMessageOptions::default() }),
        autocapitalize: "characters".to_owned(),
        autocomplete: "off".to_owned(),
        spellcheck: Some(false),
        classes: "fs-code".to_owned(),
        attributes: Attributes::default(),
        ..InputOptions::default()
    };
    let button = ButtonOptions { text: text.open_button.clone(), ..ButtonOptions::default() };
    let body = view! {
        {summary}
        {prose::heading(&page.title)}
        {prose::body(page)}
        <form method="post" action="/report/return" autocomplete="off" novalidate data-part="return">
            <Input options=code />
            <Button options=button />
        </form>
    };
    Shown { back: Some("/report".to_owned()), refused, body: body.into_any(), ..prose::show(page) }
}
