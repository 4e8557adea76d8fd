//! A report was taken.

use content::Content;
use leptos::prelude::*;

use super::{Shown, prose};
use crate::components::{InsetText, InsetTextOptions, Panel, PanelOptions};

/// A report was taken.
#[derive(Clone, Debug)]
pub struct SentPage {
    /// Its reference.
    pub reference: String,
    /// When a person should have read it, in words; none where no one reads, in a demonstration.
    pub read_by: Option<String>,
    /// The name of the service that looks after the place, if that is not this team.
    pub route: Option<String>,
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
        Some(time) => view! { <p class="govuk-body-l">{sent.read_by.replace("{time}", time)}</p> }.into_any(),
        None => view! { <p class="govuk-body-l" inner_html=sent.demo.as_str()></p> }.into_any(),
    };
    let after = words.page("after-sending");
    let reference = page.reference.clone();
    let news = PanelOptions { title_text: sent.panel.clone(), ..PanelOptions::default() };
    let body = view! {
        <Panel options=news>{sent.reference.as_str()}<br /><strong>{reference}</strong></Panel>
        {read_by}
        {route}
        {prose::body(after)}
    };
    Shown { danger_now: page.danger_now, body: body.into_any(), ..prose::show(after) }
}
