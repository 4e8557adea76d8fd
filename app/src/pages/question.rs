//! A question from `content/`, put with the component for its kind.

use content::Kind;
use domain::check::Plain;
use domain::codes::{AgeGroup, Answer};
use domain::field::Shape;
use domain::{Code, CodeSet, ProblemCode};
use govuk::{
    Attributes, Checkboxes, CheckboxesOptions, Choice, FieldsetOptions, LegendOptions, Radios, RadiosOptions, Select,
    SelectItem, SelectOptions,
};
use leptos::prelude::*;

use super::put::Put;
use super::written;

impl Put<'_> {
    /// The question, filled in as it was, with what is wrong with it.
    pub(super) fn view(&self) -> AnyView {
        match (self.question.kind, self.shape) {
            (Kind::Select, Shape::One(set)) => self.select(set),
            (kind, Shape::One(set) | Shape::Many(set)) => self.choose(kind, set),
            (_, Shape::Words(most)) => written::view(self, most),
        }
    }

    /// Answers to choose from, all in sight.
    fn choose(&self, kind: Kind, set: CodeSet) -> AnyView {
        if !self.question.groups.is_empty() {
            return super::groups::view(self, set);
        }
        let (name, form_group) = (self.name.clone(), self.group());
        let (hint, error_message) = self.notes();
        let legend = LegendOptions {
            text: self.question.label(self.second_hand).to_owned(),
            classes: "govuk-fieldset__legend--s".to_owned(),
            ..LegendOptions::default()
        };
        let fieldset = Some(FieldsetOptions { legend: Some(legend), ..FieldsetOptions::default() });
        let offered = set.codes.iter().filter(|code| self.is_offered(code));
        let mut items: Vec<_> = offered.map(|code| Some(self.choice(set, code))).collect();
        if kind == Kind::Checkboxes {
            let options =
                CheckboxesOptions { fieldset, name, items, hint, error_message, form_group, ..Default::default() };
            return view! { <Checkboxes options=options /> }.into_any();
        }
        items.extend(self.take_back().map(Some));
        // Yes, no and their kin are short enough to stand side by side.
        let inline =
            if [Answer::SET, Plain::SET].contains(&set) { "govuk-radios--inline govuk-radios--small" } else { "" };
        let classes = inline.to_owned();
        let options =
            RadiosOptions { fieldset, name, items, hint, error_message, form_group, classes, ..Default::default() };
        view! { <Radios options=options /> }.into_any()
    }

    /// Whether an answer is offered. What only the check or a program tells is offered where it was told, so that it
    /// stays; that somebody would rather not say is said once for a page.
    fn is_offered(&self, code: &str) -> bool {
        let told_elsewhere = self.name == "reporter.age_group" && code == AgeGroup::Under18.code();
        let said_once = code == Answer::RatherNotSay.code();
        !(told_elsewhere || said_once) || self.filled.has(&self.name, code)
    }

    /// What unsets the others, where one of them is chosen: a browser lets nobody do that with radios. Its
    /// value is empty, which is no answer. What has to be answered can be changed, but not taken back.
    fn take_back(&self) -> Option<Choice> {
        let answered = self.filled.all(&self.name).iter().any(|value| !value.is_empty());
        let needed = self.rules.contains(&ProblemCode::Missing);
        let text = self.words.site.take_back.clone();
        (answered && !needed).then(|| Choice { text, checked: Some(false), ..Choice::default() })
    }

    /// Many answers, in a list that opens. The first entry means: not answered.
    fn select(&self, set: CodeSet) -> AnyView {
        let (name, form_group, label) = (self.name.clone(), self.group(), self.label());
        let (hint, error_message) = self.notes();
        let text = self.words.site.choose.clone();
        let none = SelectItem { value: Some(String::new()), text, ..SelectItem::default() };
        let entry = |code: &&str| SelectItem {
            value: Some((*code).to_owned()),
            text: self.words.codes.label(set.name, code).to_owned(),
            selected: Some(self.filled.has(&name, code)),
            ..SelectItem::default()
        };
        let entries = set.codes.iter().map(entry);
        let items = std::iter::once(none).chain(entries).map(Some).collect();
        // As for words (written.rs): what was chosen is not for the browser to keep.
        let attributes = Attributes::from([("autocomplete", "off")]);
        let options =
            SelectOptions { name, label, items, hint, error_message, form_group, attributes, ..Default::default() };
        view! { <Select options=options /> }.into_any()
    }
}
