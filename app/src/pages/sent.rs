//! A report was taken.

use content::Content;
use govuk::{Button, ButtonOptions, InsetText, InsetTextOptions, Panel, PanelOptions};
use leptos::prelude::*;

use super::return_to::{PAPER, SENT};
use super::{Filled, Shown, contact_plan, prose, sort};

/// A report was taken.
#[derive(Clone, Debug)]
pub struct SentPage {
    /// Its reference; none once the person has hidden it.
    pub reference: Option<String>,
    /// From when to when somebody reads each day, or none for round the clock.
    pub staffed: Option<(String, String)>,
    /// When a person should have read it, in words; none where no one reads, in a demonstration.
    pub read_by: Option<String>,
    /// The name of the service that looks after the place, if that is not this team.
    pub route: Option<String>,
    /// The answers on how to get in touch; none once the reference is hidden.
    pub contact: Option<Filled>,
    /// Whether what was sent told of danger at that moment.
    pub danger_now: bool,
}

pub(super) fn show(words: &'static Content, page: &SentPage) -> Shown {
    let after = words.page("after-sending");
    let body = match &page.read_by {
        Some(read_by) => taken(words, page, read_by),
        None => demonstrated(words, page),
    };
    Shown { danger_now: page.danger_now, body, ..prose::show(after) }
}

/// In a live service.
fn taken(words: &'static Content, page: &SentPage, read_by: &str) -> AnyView {
    let sent = &words.site.sent;
    let news = PanelOptions { title_text: sent.panel.clone(), ..PanelOptions::default() };
    let reference = match page.reference.clone() {
        Some(reference) => view! {
            <Panel options=news>{sent.reference.as_str()}<br /><strong>{reference}</strong></Panel>
        }
        .into_any(),
        None => view! { <Panel options=news>{sent.hidden.as_str()}</Panel> }.into_any(),
    };
    let plan = page.contact.as_ref().map(|filled| contact_plan::after_sending(words, filled));
    view! {
        {reference}
        <p class="govuk-body-l">{sent.read_by.replace("{time}", read_by)}</p>
        <p class="govuk-body">{sort::staffed(words, page.staffed.as_ref())}</p>
        {plan}
        {route(words, page)}
        {keep(words, page)}
        {prose::body(words.page("after-sending"))}
    }
    .into_any()
}

/// In a demonstration nothing is to look like a receipt: nobody reads it, and nobody gets in touch.
fn demonstrated(words: &'static Content, page: &SentPage) -> AnyView {
    let sent = &words.site.sent;
    let news = PanelOptions {
        title_text: sent.trial_title.clone(),
        html: Some(sent.trial_lead.clone()),
        classes: "fs-nobody".to_owned(),
        ..PanelOptions::default()
    };
    let plan = page.contact.as_ref().map(|filled| {
        let plan = contact_plan::after_sending(words, filled);
        view! { <h2 class="govuk-heading-m">{sent.trial_plan_title.as_str()}</h2> {plan} }
    });
    let help = sent.trial_help.iter().map(|line| view! { <li inner_html=line.as_str()></li> });
    let reference = match page.reference.clone() {
        Some(reference) => {
            view! { <p class="govuk-body">{sent.trial_reference.as_str()}<br /><strong>{reference}</strong></p> }
                .into_any()
        }
        None => view! { <p class="govuk-body">{sent.hidden.as_str()}</p> }.into_any(),
    };
    view! {
        <div class="fs-stripes"></div>
        <Panel options=news />
        <h2 class="govuk-heading-m">{sent.trial_help_title.as_str()}</h2>
        <ul class="govuk-list govuk-list--bullet">{help.collect_view()}</ul>
        {reference}
        {keep(words, page)}
        {plan}
        {route(words, page)}
    }
    .into_any()
}

/// Where the place is looked after, if that is not here.
fn route(words: &'static Content, page: &SentPage) -> Option<AnyView> {
    let service = words.services.get(page.route.as_ref()?)?;
    let route = view! {
        <InsetText options=InsetTextOptions::default()>
            <p>{words.site.sent.route.as_str()}</p>
            <p><a class="govuk-link" href=service.site.as_deref() rel="noreferrer">{service.name.as_str()}</a></p>
        </InsetText>
    };
    Some(route.into_any())
}

/// The paper, and a way to hide what the page shows.
fn keep(words: &'static Content, page: &SentPage) -> Option<AnyView> {
    page.reference.as_ref()?;
    let sent = &words.site.sent;
    let hide = ButtonOptions {
        text: sent.hide.clone(),
        classes: "govuk-button--secondary".to_owned(),
        ..ButtonOptions::default()
    };
    // A demonstration has nothing to add to.
    let again = page.read_by.is_some().then(|| view! { <p class="govuk-body">{sent.again.as_str()}</p> });
    let keep = view! {
        <p class="govuk-body"><a class="govuk-link" href=PAPER>{words.site.paper.link.as_str()}</a></p>
        {again}
        <form method="post" action=SENT autocomplete="off">
            <p class="govuk-body">{sent.shared_device.as_str()}</p>
            <Button options=hide />
        </form>
    };
    Some(keep.into_any())
}
