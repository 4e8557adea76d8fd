//! A page of questions.

use content::Content;
use domain::answers::alone;
use domain::field::{self, Shape};
use domain::notice::Notice;
use domain::pattern::Pattern;
use domain::{Code, ProblemCode, Problems, Report, Step, rows};
use govuk::{Button, ButtonOptions, InsetText, InsetTextOptions};
use leptos::prelude::*;

use super::answered::Under;
use super::put::Put;
use super::return_to::{CHECK_ANSWERS, OVERVIEW, ReturnTo, address, among_answers};
use super::{AfterDanger, Filled, Idle, Shown, answered, errors, idle, notices, pattern};
use crate::islands::ReportForm;

/// A page of questions, filled in as far as it is.
#[derive(Clone, Debug)]
pub struct StepPage {
    /// Which page.
    pub step: Step,
    /// Where it stands.
    pub stands: Stands,
    /// What stands in its fields.
    pub filled: Filled,
    /// What is wrong; the page is then one that refuses.
    pub problems: Problems,
    /// Fields that other answers have made needless to ask.
    pub left_out: Vec<String>,
    /// Whether another page has told something already, so that this one may be left empty.
    pub others_answered: bool,
    /// What another tab has kept here meanwhile, as far as it differs; the page then says so.
    pub elsewhere: Option<Filled>,
    /// Stands for the answers that are kept here now, so that a tab that has not seen them can't
    /// replace them unnoticed.
    pub seen: String,
    /// What the answers that are kept here call for, to be read before going on.
    pub notices: Vec<Notice>,
    /// What stands after those of them that tell of danger.
    pub after_danger: AfterDanger,
    /// What was chosen, on whichever page, without words: who reports, and what an answer newly calls for, depend on it.
    pub choices: Report,
    /// How the person has come here.
    pub return_to: ReturnTo,
    /// When things happened, as far as it is known; shown where they are asked for.
    pub pattern: Option<Pattern>,
    /// Whether to say that a code keeps what was written: nobody has asked for one yet.
    pub offers_code: bool,
    /// When to warn that the draft ends; none if that is not known.
    pub idle: Option<Idle>,
    /// Whether what was answered tells of danger at this moment.
    pub danger_now: bool,
}

/// Where a page stands among those of the short way, or of its part.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stands {
    /// Whether it is on the short way.
    pub core: bool,
    /// Its number, from 1.
    pub at: usize,
    /// How many there are.
    pub all: usize,
    /// The page before.
    pub before: Option<Step>,
    /// The page that follows.
    pub after: Option<Step>,
}

impl StepPage {
    fn back(&self) -> String {
        match self.stands.before {
            _ if self.return_to.looking_over => among_answers(self.step),
            Some(before) => address(before),
            None => OVERVIEW.to_owned(),
        }
    }

    /// Where what the answers call for leads on, once it was read.
    fn on(&self) -> String {
        match self.stands.after {
            _ if self.return_to.looking_over => among_answers(self.step),
            Some(after) => address(after),
            None => CHECK_ANSWERS.to_owned(),
        }
    }
}

pub(super) fn show(words: &'static Content, page: &StepPage) -> Shown {
    let StepPage { step, problems, .. } = page;
    let site = &words.site;
    let text = words.step(*step);
    let questions = questions(words, page);
    let refused = !problems.is_empty();
    let summary = refused.then(|| errors::summary(words, errors::lines(words, problems)));
    // Enter in a field presses the form's first button: that must not be one that removes a row.
    let enter = rows::lists_on(*step).next().map(|_| {
        let text = site.continue_button.as_str();
        view! { <button class="govuk-visually-hidden" type="submit" tabindex="-1" aria-hidden="true">{text}</button> }
    });
    let second_hand = page.choices.is_second_hand();
    let elsewhere = page.elsewhere.as_ref().map(|kept| other_tab(words, *step, kept, second_hand));
    let (action, seen, part) = (address(*step), page.seen.clone(), step.section().code());
    let from = page.return_to.looking_over.then(|| view! { <input type="hidden" name="from" value="review" /> });
    // On the short way it was said before the first question; a code that has stopped is told of anywhere.
    let tells = |idle: &Idle| !page.stands.core || idle.followed || idle.code_stopped;
    let kept_for = page.idle.filter(tells).map(|idle| idle::kept_for(words, Some(idle)));
    let notices = notices::view(words, &page.notices, &page.after_danger, second_hand, page.on());
    let idle = page.idle.map(|idle| idle::template(words, idle));
    let lead = text.lead.as_ref().map(|lead| view! { <p class="govuk-body" inner_html=lead.as_str()></p> });
    let offer =
        page.offers_code.then(|| view! { <p class="govuk-inset-text" inner_html=site.steps.code_offer.as_str()></p> });
    let pattern = pattern::view(words, page.pattern.as_ref());
    let (heading, buttons) = (heading(words, page), buttons(words, page));
    let body = view! {
        <ReportForm>
            {summary}
            {heading}
            {notices}
            {lead}
            {elsewhere}
            <form method="post" action=action autocomplete="off" novalidate data-part=part data-second-hand=second_hand>
                <input type="hidden" name="seen" value=seen />
                {from}
                {enter}
                {questions}
                {buttons}
                {kept_for}
            </form>
            {offer}
            {pattern}
            {errors::templates(words)}
            {idle}
        </ReportForm>
    };
    let body = body.into_any();
    Shown {
        tab: tab(words, page),
        description: None,
        back: Some(page.back()),
        islands: true,
        refused,
        // Where it is said at length it is not said twice.
        danger_now: page.danger_now && !page.notices.contains(&Notice::DangerNow),
        body,
    }
}

/// The title, under where the page stands: both are read as one heading.
fn heading(words: &'static Content, page: &StepPage) -> impl IntoView + use<> {
    let Stands { core, at, all, .. } = page.stands;
    let text = &words.site.steps;
    let title = words.step(page.step).title.as_str();
    let caption = if core {
        numbers(&text.core, at, all)
    } else {
        let part = words.sections.of(page.step.section());
        let part = part.more.as_ref().unwrap_or(&part.title);
        // A part of one page is named by it.
        if all == 1 { String::new() } else { numbers(&text.more, at, all).replace("{part}", part) }
    };
    let progress = core.then(|| {
        let bars = (1..=all).map(|bar| view! { <li class=(bar <= at).then_some("done")></li> });
        view! { <ol class="fs-progress" aria-hidden="true">{bars.collect_view()}</ol> }
    });
    let caption = (!caption.is_empty()).then(|| view! { <span class="govuk-caption-l">{caption}</span> });
    // A space, so that both are not read as one word.
    view! { <h1 class="govuk-heading-l">{caption} {format!(" {title}")}</h1> {progress} }
}

fn tab(words: &Content, page: &StepPage) -> String {
    let Stands { core, at, all, .. } = page.stands;
    let text = &words.site.steps;
    numbers(if core { &text.core } else { &text.more_tab }, at, all)
}

fn numbers(sentence: &str, at: usize, all: usize) -> String {
    sentence.replace("{at}", &at.to_string()).replace("{all}", &all.to_string())
}

/// To go on, and the other ways that keep what stands in the form. What has to be answered can't be passed over.
fn buttons(words: &'static Content, page: &StepPage) -> impl IntoView + use<> {
    let (site, step) = (&words.site, page.step);
    let on = ButtonOptions { text: site.continue_button.clone(), ..ButtonOptions::default() };
    let other = |text: &str, value: &str| ButtonOptions {
        text: text.to_owned(),
        name: "then".to_owned(),
        value: value.to_owned(),
        classes: "fs-as-link".to_owned(),
        ..ButtonOptions::default()
    };
    let needed = step.fields().iter().any(|field| alone::rules(field).contains(&ProblemCode::Missing));
    let skip = (!needed && rows::lists_on(step).next().is_none())
        .then(|| view! { <Button options=other(&site.steps.rather_not, "skip") /> });
    let overview = (!page.stands.core).then(|| view! { <Button options=other(&site.tasks.save, "overview") /> });
    let save = other(&site.steps.save, "save");
    view! {
        <div class="govuk-button-group"><Button options=on /> {skip} {overview} <Button options=save /></div>
    }
}

/// The questions that are to be asked, each group under its heading.
fn questions(words: &'static Content, page: &StepPage) -> Vec<impl IntoView + use<>> {
    let StepPage { filled, problems, .. } = page;
    let mut heading = None;
    let mut questions = Vec::new();
    for asked in &words.step(page.step).questions {
        heading = asked.heading.as_deref().or(heading);
        if page.left_out.contains(&asked.name) {
            continue;
        }
        let mut rules = alone::rules(&asked.name);
        rules.retain(|rule| *rule != ProblemCode::NothingTold || !page.others_answered);
        // A list has no shape of its own, and asks in its rows.
        let (list, shape) = (rows::list(&asked.name), field::shape(&asked.name).unwrap_or(Shape::Words(0)));
        let name = asked.name.clone();
        let put = Put {
            words,
            question: asked,
            name,
            shape,
            filled,
            problems,
            adding: page.return_to.adding,
            second_hand: page.choices.is_second_hand(),
            before: Some(&page.choices),
            rules,
        };
        let heading = heading.take().map(|heading| view! { <h2 class="govuk-heading-m">{heading}</h2> });
        let intro = asked.intro.as_ref();
        let intro = intro.map(|intro| view! { <p class="govuk-body" inner_html=intro.as_str()></p> });
        questions.push((heading, intro, list.map_or_else(|| put.view(), |list| super::rows::view(&put, list))));
    }
    questions
}

/// What another tab has kept, beside what stands in this one.
fn other_tab(words: &'static Content, step: Step, kept: &Filled, second_hand: bool) -> impl IntoView + use<> {
    let text = &words.site.other_tab;
    let kept = answered::list(words, step, kept, second_hand, &[], Under::Part);
    view! {
        <InsetText options=InsetTextOptions::default()>
            <h2 class="govuk-heading-s">{text.title.as_str()}</h2>
            {kept}
        </InsetText>
    }
}
