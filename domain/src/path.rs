//! The order in which a person is led through the pages: the short way to a report that can be sent, then what can be
//! added.

use std::collections::BTreeSet;

use crate::Report;
use crate::answers::DangerCode;
use crate::answers::shape::Answered;
use crate::asked;
use crate::code::Code;
use crate::codes::{AgeGroup, Answer, Sign};
use crate::field;
use crate::section::Section;
use crate::step::Step;

/// The pages that one report is led through.
pub struct Path<'a> {
    report: &'a Report,
    /// Fields that need not be asked for any more.
    told: Vec<String>,
}

impl<'a> Path<'a> {
    /// The way of this report.
    pub fn of(report: &'a Report) -> Self {
        Self { report, told: field::already_answered(report) }
    }

    /// The same without fields that were told with yes already, before the report was begun. One that says otherwise now
    /// is asked for.
    #[must_use]
    pub fn without(mut self, fields: Vec<String>) -> Self {
        let report = self.report;
        self.told.extend(fields.into_iter().filter(|field| is_still_told(report, field)));
        self
    }

    /// Whether a page is on the short way: what a report can be sent with. The orders are once somebody says that one
    /// was broken.
    pub fn is_core(&self, step: Step) -> bool {
        step < Step::DangerThreats && (step != Step::Orders || an_order_was_broken(self.report))
    }

    /// The pages of the short way, in their order.
    pub fn core(&self) -> impl Iterator<Item = Step> {
        Step::ALL.iter().copied().filter(|step| self.is_core(*step))
    }

    /// The pages that can be added to a part after the short way: not those on which everything was told already.
    pub fn further(&self, section: Section) -> impl Iterator<Item = Step> {
        section.steps().filter(|step| !self.is_core(*step) && self.is_asked(*step))
    }

    /// The parts that have such pages, in their order.
    pub fn parts(&self) -> impl Iterator<Item = Section> {
        Section::ALL.iter().copied().filter(|section| self.further(*section).next().is_some())
    }

    /// Whether the person is led to a page: whoever reports for themselves is not asked for whom they do it.
    pub fn is_asked(&self, step: Step) -> bool {
        step.section().is_asked(self.report) && !step.fields().iter().all(|field| self.is_told(field))
    }

    /// The fields of a page that need not be asked for. Whoever comes to a page is to see what it asks, so that is never
    /// all of them because of what another page decides.
    pub fn left_out(&self, step: Step) -> Vec<String> {
        let unmet = asked::unmet(self.report).into_iter().filter(|asked| {
            step.owns(asked.field) && !step.owns(asked.after) && !self.report.is_field_answered(asked.field)
        });
        let unmet: Vec<String> = unmet.map(|asked| asked.field.to_owned()).collect();
        let told = step.fields().iter().filter(|field| self.is_told(field)).map(|field| (*field).to_owned());
        let unmet = if unmet.len() == step.fields().len() { Vec::new() } else { unmet };
        told.chain(unmet).collect()
    }

    /// A page's answers, and those that it did not ask for because they were told before: what nobody was shown, nobody
    /// has taken back.
    #[must_use]
    pub fn with_unasked(&self, step: Step, newer: &Report) -> Report {
        let (mut newer, mut known) = (newer.clone(), self.report.clone());
        for field in self.left_out(step) {
            if !newer.is_field_answered(&field) {
                newer.take_field(&field, &mut known);
            }
        }
        newer
    }

    /// The page that follows once this one was saved. On the short way it is the first before this one that was not
    /// saved, so that whoever began elsewhere is led through it; else the next. None after the last, and after the last
    /// of a part.
    pub fn next(&self, step: Step, saved: &BTreeSet<Step>) -> Option<Step> {
        if !self.is_core(step) {
            return self.further(step.section()).find(|other| *other > step);
        }
        let left_out = self.core().find(|other| *other < step && !saved.contains(other));
        left_out.or_else(|| self.core().find(|other| *other > step))
    }

    /// The first page of the short way that was not saved.
    pub fn first_unsaved(&self, saved: &BTreeSet<Step>) -> Option<Step> {
        self.core().find(|step| !saved.contains(step))
    }

    /// The page before, or none before the first, and before the first of a part.
    pub fn previous(&self, step: Step) -> Option<Step> {
        let before = |steps: Vec<Step>| steps.into_iter().take_while(|other| *other < step).last();
        before(if self.is_core(step) { self.core().collect() } else { self.further(step.section()).collect() })
    }

    /// Where a page stands among those of the short way or of its part: its number and how many there are.
    pub fn place(&self, step: Step) -> (usize, usize) {
        let among: Vec<Step> = if self.is_core(step) {
            self.core().collect()
        } else {
            // A page that nobody is led to, and that somebody opens all the same, counts.
            step.section()
                .steps()
                .filter(|other| *other == step || !self.is_core(*other) && self.is_asked(*other))
                .collect()
        };
        (among.iter().take_while(|other| **other < step).count() + 1, among.len())
    }

    /// How many of the questions of some pages were answered, and how many there are. What is asked on a condition that
    /// is not met counts only where it was answered all the same.
    pub fn answered(&self, steps: impl Iterator<Item = Step>) -> (usize, usize) {
        let fields = steps.flat_map(Step::fields).filter(|field| !self.is_told(field));
        let count = |(answered, all), field: &'static str| {
            let given = self.report.is_field_answered(field);
            let asked = given || asked::condition(field).is_none_or(|asked| asked.is_met(self.report));
            (answered + usize::from(given), all + usize::from(asked))
        };
        fields.copied().fold((0, 0), count)
    }

    fn is_told(&self, field: &str) -> bool {
        self.told.iter().any(|told| told == field)
    }
}

fn an_order_was_broken(report: &Report) -> bool {
    let yes = Some(Answer::Yes);
    report.danger.get(DangerCode::OrderBroken) == yes || report.orders.iter().any(|order| order.broken == yes)
}

/// Whether a field still says what the check was told: yes, or that the person is a child.
fn is_still_told(report: &Report, field: &str) -> bool {
    let yes = Some(Answer::Yes);
    match field.rsplit_once('.') {
        Some(("danger", code)) => DangerCode::from_code(code).is_some_and(|code| report.danger.get(code) == yes),
        Some(("behaviour.signs", code)) => {
            Sign::from_code(code).is_some_and(|sign| report.behaviour.signs.get(sign) == yes)
        }
        Some(("reporter", "age_group")) => report.reporter.age_group == Some(AgeGroup::Under18),
        _ => false,
    }
}
