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
    let sent = &words.site.sent;
    let route = page.route.as_ref().and_then(|name| words.services.get(name)).map(|service| {
        view! {
            <InsetText options=InsetTextOptions::default()>
                <p>{sent.route.as_str()}</p>
                <p><a class="govuk-link" href=service.site.as_deref() rel="noreferrer">{service.name.as_str()}</a></p>
            </InsetText>
        }
    });
    let read_by = match &page.read_by {
        Some(time) => view! {
            <p class="govuk-body-l">{sent.read_by.replace("{time}", time)}</p>
            <p class="govuk-body">{sort::staffed(words, page.staffed.as_ref())}</p>
        }
        .into_any(),
        None => view! { <p class="govuk-body-l" inner_html=sent.demo.as_str()></p> }.into_any(),
    };
    let plan = page.contact.as_ref().map(|filled| contact_plan::after_sending(words, filled));
    let after = words.page("after-sending");
    let news = PanelOptions { title_text: sent.panel.clone(), ..PanelOptions::default() };
    let hide = ButtonOptions {
        text: sent.hide.clone(),
        classes: "govuk-button--secondary".to_owned(),
        ..ButtonOptions::default()
    };
    let reference = match page.reference.clone() {
        Some(reference) => view! {
            <Panel options=news>{sent.reference.as_str()}<br /><strong>{reference}</strong></Panel>
        }
        .into_any(),
        None => view! { <Panel options=news>{sent.hidden.as_str()}</Panel> }.into_any(),
    };
    let keep = page.reference.is_some().then(|| {
        view! {
            <p class="govuk-body"><a class="govuk-link" href=PAPER>{words.site.paper.link.as_str()}</a></p>
            <p class="govuk-body">{sent.again.as_str()}</p>
            <form method="post" action=SENT autocomplete="off">
                <p class="govuk-body">{sent.shared_device.as_str()}</p>
                <Button options=hide />
            </form>
        }
    });
    let body = view! {
        {reference}
        {read_by}
        {plan}
        {route}
        {keep}
        {prose::body(after)}
    };
    Shown { danger_now: page.danger_now, body: body.into_any(), ..prose::show(after) }
}
