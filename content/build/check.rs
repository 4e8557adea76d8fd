//! What types alone can't see: that the words and the code speak of the same things.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use content_model::{Content, Kind, Language, Question, Service, directory};
use domain::rows::Rows;
use domain::{Code, Section, Step, field, rows};

use crate::markdown::Markdown;
use crate::{campuses, four_check, languages, sources};

/// Finds what lacks or does not fit.
pub(crate) fn whole(content: &Content) -> Result<(), String> {
    for section in Section::ALL {
        let pages = content.sections.of(*section).steps.keys().copied();
        say_if(!pages.eq(section.steps()), || format!("`{}` does not have its pages", section.code()))?;
    }
    for step in Step::ALL {
        let asked = &content.step(*step).questions;
        let names = asked.iter().map(|question| question.name.as_str());
        say_if(!names.eq(step.fields().iter().copied()), || {
            format!("`{}` does not ask for its fields in their order", step.code())
        })?;
        for question in asked {
            let may_be_left_out = domain::asked::condition(&question.name).is_some();
            say_if(question.unasked.is_some() != may_be_left_out, || {
                format!(
                    "`{}`: what is asked on a condition, and nothing else, says what becomes of it otherwise",
                    question.name
                )
            })?;
            say_if(!question.groups.is_empty() && !covers(question), || {
                format!("`{}`: its groups don't hold each answer once", question.name)
            })?;
            say_if(!fits(question), || format!("`{}` can't be asked as {:?}", question.name, question.kind))?;
        }
    }
    four_check::whole(content)?;
    for name in content.routes.nation.values().chain(content.routes.area.values()) {
        let known = content.services.get(name).is_some_and(|service| service.site.is_some());
        say_if(!known, || format!("routes.toml: no service with a site is called `{name}`"))?;
    }
    content.bank_holidays.check().map_err(|why| format!("bank_holidays.toml: {why}"))?;
    diary(content)?;
    sources::check(content)
}

/// The diary asks for what the report asks of an incident, in its order, so that one can be told from the other.
fn diary(content: &Content) -> Result<(), String> {
    let columns = content.site.diary.columns.iter().map(|column| column.name.as_str());
    let asked = rows::list("incidents").map_or(&[][..], |rows| rows.fields).iter().map(|(name, _)| *name);
    say_if(!columns.eq(asked), || "site.toml: the diary's columns are not the questions of an incident".to_owned())
}

/// Finds what is wrong with the services, as they were written, and with what the words say of them.
pub(crate) fn services(
    services: &BTreeMap<String, Service<Markdown>>,
    languages: &[Language],
) -> Result<(), Box<dyn Error>> {
    // A number stands once, whoever owns it.
    let mut all = services.clone();
    all.extend(campuses::services()?);
    let mut faults = directory::faults(&all);
    for language in languages {
        for file in languages::files(&language.folder)? {
            let path = format!("{}/{file}", language.folder);
            faults.extend(directory::faults_in_words(&path, &fs::read_to_string(&path)?, services));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("; ").into()) }
}

/// Groups hold each of a question's answers once.
fn covers(question: &Question) -> bool {
    let Some(field::Shape::Many(set)) = field::shape(&question.name) else { return false };
    let mut grouped: Vec<&str> = question.groups.iter().flat_map(|group| &group.codes).map(String::as_str).collect();
    let mut all = set.codes.to_vec();
    grouped.sort_unstable();
    all.sort_unstable();
    grouped == all
}

/// A list asks in rows for just the fields that it has.
fn fits_rows(question: &Question, rows: &Rows) -> bool {
    let Some(words) = &question.rows else { return false };
    let asked = |name: &str| words.questions.iter().filter(|inner| inner.name == name).count();
    let shaped = |inner: &Question| rows.shape(&inner.name).is_some_and(|shape| fits_shape(inner, Some(shape)));
    question.kind == Kind::Rows
        && words.sort.is_some() == rows.dated.is_some()
        && rows.fields.iter().all(|(name, _)| asked(name) == 1)
        && words.questions.iter().all(shaped)
}

fn fits(question: &Question) -> bool {
    match rows::list(&question.name) {
        Some(rows) => fits_rows(question, rows),
        None => fits_shape(question, field::shape(&question.name)),
    }
}

fn fits_shape(question: &Question, shape: Option<field::Shape>) -> bool {
    question.rows.is_none()
        && match shape {
            Some(field::Shape::One(_)) => matches!(question.kind, Kind::Radios | Kind::Select),
            Some(field::Shape::Many(_)) => question.kind == Kind::Checkboxes,
            Some(field::Shape::Words(_)) => matches!(question.kind, Kind::Input | Kind::Textarea),
            None => false,
        }
}

pub(crate) fn say_if(wrong: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if wrong { Err(what()) } else { Ok(()) }
}
