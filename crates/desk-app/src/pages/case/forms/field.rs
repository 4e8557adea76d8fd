//! The fields that forms are made of: what was typed stands in them again, and what has to be mended stands beside them.

use leptos::prelude::*;

use super::{called, kept};
use crate::model::{CasePage, Kept};

/// A form that is being made.
pub(in super::super) struct Form<'a> {
    pub(super) page: &'a CasePage,
    pub(super) name: &'static str,
    /// The number of the entry that it is about.
    pub(super) of: Option<i64>,
    /// Other words on its button.
    pub(super) button: Option<String>,
}

/// What a control needs to know of itself.
struct At {
    id: String,
    described: Option<String>,
    invalid: Option<&'static str>,
    value: String,
}

impl Form<'_> {
    fn kept(&self) -> Option<&Kept> {
        kept(self.page, self.name, self.of)
    }

    /// What was typed into this field.
    pub(super) fn typed(&self, field: &str) -> Option<String> {
        self.kept()?.fields.get(field).cloned()
    }

    fn id(&self, field: &str) -> String {
        id(self.name, self.of, field)
    }

    fn wrapped(
        &self,
        field: &'static str,
        label: &'static str,
        hint: &'static str,
        class: &'static str,
        control: impl FnOnce(At) -> AnyView,
    ) -> AnyView {
        let id = self.id(field);
        let problem = self.kept().and_then(|kept| kept.problems.get(field)).cloned();
        let described = problem.is_some().then(|| format!("{id}-e"));
        let invalid = problem.is_some().then_some("true");
        let problem = problem.map(|words| view! { <p class="err" id=format!("{id}-e")>{words}</p> });
        let hint = (!hint.is_empty()).then(|| view! { " " <span class="hint">{hint}</span> });
        let value = self.typed(field).unwrap_or_default();
        let control = control(At { id: id.clone(), described, invalid, value });
        view! { <div class=class><label for=id>{label} {hint}</label> {problem} {control}</div> }.into_any()
    }

    /// A line.
    pub(super) fn line(&self, field: &'static str, label: &'static str, hint: &'static str) -> AnyView {
        self.wrapped(field, label, hint, "f grow", |At { id, described, invalid, value }| {
            view! {
                <input
                    type="text"
                    id=id
                    name=field
                    value=value
                    dir="auto"
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=invalid
                />
            }
            .into_any()
        })
    }

    /// Many lines.
    pub(super) fn lines(&self, field: &'static str, label: &'static str, hint: &'static str) -> AnyView {
        self.wrapped(field, label, hint, "f whole", |At { id, described, invalid, value }| {
            // What stands in a textarea leptos writes as it is. And a browser drops a line break that stands first.
            let value = format!("\n{}", value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"));
            view! { <textarea id=id name=field dir="auto" rows="4" aria-describedby=described aria-invalid=invalid>{value}</textarea> }
                .into_any()
        })
    }

    /// A day and a time.
    pub(super) fn moment(&self, field: &'static str, label: &'static str, default: &str) -> AnyView {
        self.when("datetime-local", field, label, default)
    }

    /// A day.
    pub(super) fn day(&self, field: &'static str, label: &'static str) -> AnyView {
        self.when("date", field, label, "")
    }

    fn when(&self, kind: &'static str, field: &'static str, label: &'static str, default: &str) -> AnyView {
        self.wrapped(field, label, "", "f", |At { id, described, invalid, value }| {
            let value = if value.is_empty() { default.to_owned() } else { value };
            view! { <input type=kind id=id name=field value=value aria-describedby=described aria-invalid=invalid /> }
                .into_any()
        })
    }

    /// One of several. The first stands for none, where there is one.
    pub(super) fn choice<C: AsRef<str>, N: AsRef<str>>(
        &self,
        field: &'static str,
        label: &'static str,
        none: Option<&'static str>,
        choices: &[(C, N)],
    ) -> AnyView {
        self.wrapped(field, label, "", "f", |At { id, described, invalid, value }| {
            let none = none.map(|none| view! { <option value="">{none}</option> });
            let options = choices.iter().map(|(code, name)| {
                let (code, name) = (code.as_ref().to_owned(), name.as_ref().to_owned());
                let chosen = code == value;
                view! { <option value=code selected=chosen>{name}</option> }
            });
            view! {
                <select id=id name=field aria-describedby=described aria-invalid=invalid>{none} {options.collect_view()}</select>
            }
            .into_any()
        })
    }

    /// The whole form: what it is about and the version that was seen go with it.
    pub(super) fn whole(self, class: &'static str, fields: Vec<AnyView>, button: &'static str) -> AnyView {
        let file = &self.page.file;
        let action = format!("/cases/{}/{}", file.reference, self.name);
        let of = self.of.map(|of| view! { <input type="hidden" name="of" value=of.to_string() /> });
        let again =
            self.kept().map(|_| view! { <p class="hint whole"><b>"Not saved yet."</b> " This is what you typed."</p> });
        // In its own section a conflict says this, and asks before it throws anything away.
        let throw = (self.kept().is_some() && self.page.conflict.is_none()).then(|| throw_away(self.page, self.name));
        let main = matches!(self.name, "note") || self.page.conflict.is_some();
        let button_class = if main { "btn main" } else { "btn" };
        let button = self.button.clone().unwrap_or_else(|| button.to_owned());
        view! {
            <form method="post" action=action id=self.id("form") class=class>
                <input type="hidden" name="version" value=file.version.to_string() />
                {of}
                {again}
                {fields.into_iter().collect_view()}
                <button class=button_class type="submit">{button}</button>
            </form>
            {throw}
        }
        .into_any()
    }
}

/// Where a field is in the page.
pub(super) fn id(form: &str, of: Option<i64>, field: &str) -> String {
    of.map_or_else(|| format!("{form}-{field}"), |of| format!("{form}-{of}-{field}"))
}

/// Throwing away what was typed takes a tick.
pub(in super::super) fn throw_away(page: &CasePage, form: &str) -> AnyView {
    let file = &page.file;
    let action = format!("/cases/{}/discard", file.reference);
    let label = format!(" I do not need {}", called(form));
    view! {
        <form method="post" action=action class="btns">
            <input type="hidden" name="version" value=file.version.to_string() />
            <input type="hidden" name="form" value=form.to_owned() />
            <label class="check"><input type="checkbox" name="sure" value="yes" required /> {label}</label>
            <button class="btn stop" type="submit">"Throw it away"</button>
        </form>
    }
    .into_any()
}
