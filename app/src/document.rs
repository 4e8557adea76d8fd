//! The frame around every page: emergency first, the way out, the page, someone to talk to.

use content::{Content, Site};
use govuk::{
    Attributes, BackLink, BackLinkOptions, Button, ButtonOptions, ExitThisPage, ExitThisPageOptions, InsetText,
    InsetTextOptions, SkipLink, SkipLinkOptions,
};
use leptos::prelude::*;

use crate::icons::mark;
use crate::pages::{Page, Shown};

/// Addresses of the built assets, each named by its content.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The script that starts the islands.
    pub boot: String,
    /// The islands' JavaScript.
    pub js: String,
    /// The islands' WASM.
    pub wasm: String,
}

/// Who runs a live service.
#[derive(Clone, Debug)]
pub struct Operator {
    /// The organisation that answers for it.
    pub name: String,
    /// How to reach it about the site itself.
    pub contact: Option<String>,
}

/// What is the same on every page of one site.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The words.
    pub words: &'static Content,
    /// The assets.
    pub assets: Assets,
    /// Who runs the service, or none: it is then a demonstration, and every page says so.
    pub operator: Option<Operator>,
    /// The neutral site that leaving leads to.
    pub leave_to: String,
}

/// A whole document.
pub fn document(frame: &Frame, page: &Page) -> impl IntoView + use<> {
    // Nothing outside an island is ever woken, so it needs no marks for that.
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    let Frame { words, assets, operator, leave_to } = frame.clone();
    let site = &words.site;
    let Shown { tab, description, back, islands, refused, danger_now, body } = page.show(words);
    // What is not in the page's language says which it is in. In English, that is nothing.
    let lang = |piece: &str| content::lang_of(words, piece);
    let page_lang = lang(&page.piece());
    let tab = if refused { format!("{}{tab}", site.error_prefix) } else { tab };
    let alert = danger_now.then(|| {
        let options = InsetTextOptions {
            html: Some(site.danger_now.clone()),
            classes: "fs-alert".to_owned(),
            ..InsetTextOptions::default()
        };
        view! { <InsetText options=options /> }
    });
    let skip = SkipLinkOptions {
        text: site.skip.clone(),
        href: "#main".to_owned(),
        attributes: Attributes::default().with("lang", lang("site/skip").unwrap_or_default()),
        ..SkipLinkOptions::default()
    };
    let (jump_out, exit) = way_out(site, leave_to);
    let back = back.map(|href| {
        let options = BackLinkOptions { text: site.back.clone(), href, ..BackLinkOptions::default() };
        view! { <nav class="fs-way" aria-label=site.back.as_str() lang=lang("site/back")><BackLink options=options /></nav> }
    });
    let part = matches!(page, Page::Sent(_)).then_some("sent");
    let (js, wasm) = islands.then_some((assets.js, assets.wasm)).unzip();
    let pieces = page.is_private().then(|| pieces(words));
    // The first page is laid out in bands from edge to edge.
    let framed = if matches!(page, Page::Start) {
        view! { <main id="main" lang=page_lang>{body}</main> }.into_any()
    } else {
        view! {
            <div class="govuk-width-container">
                {back}
                <main class="govuk-main-wrapper" id="main" lang=page_lang data-part=part>{alert} {body}</main>
            </div>
        }
        .into_any()
    };
    view! {
        <!DOCTYPE html>
        <html lang=words.language.lang.as_str() dir=words.language.direction().dir() class="govuk-template">
            <head>
                <meta charset="utf-8" />
                <title lang=page_lang>{tab}</title>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
                <meta name="color-scheme" content="light dark" />
                {description.map(|text| view! { <meta name="description" lang=page_lang content=text /> })}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=assets.css />
                <script defer src=assets.boot data-js=js data-wasm=wasm></script>
            </head>
            <body class="govuk-template__body">
                <SkipLink options=skip />
                <header class="fs-top"><div class="govuk-width-container">
                    <section class="fs-exit" aria-label=site.exit.as_str()>
                        <SkipLink options=jump_out />
                        <ExitThisPage options=exit>
                            <span class="govuk-visually-hidden" lang=lang("site/exit_hidden")>{site.exit_hidden.as_str()}</span>
                            {format!(" {}", site.exit)}
                        </ExitThisPage>
                    </section>
                    <a class="fs-name" href="/">{mark("fs-mark")} {site.name.as_str()}</a>
                </div></header>
                {bar(words, operator.as_ref())}
                {framed}
                <footer class="fs-foot">
                    <div class="govuk-width-container">
                        <h2 class="govuk-heading-s" lang=lang("site/footer_title")>{site.footer_title.as_str()}</h2>
                        <ul lang=lang("site/footer")>{site.footer.iter().map(|line| view! { <li inner_html=line.as_str()></li> }).collect_view()}</ul>
                        <nav aria-label=site.footer_nav.as_str() lang=lang("site/links")><ul class="fs-links">
                            {site
                                .links
                                .iter()
                                .map(|link| view! { <li><a href=link.href.as_str()>{link.text.as_str()}</a></li> })
                                .collect_view()}
                        </ul></nav>
                        {match operator {
                            Some(operator) => run_by(words, operator).into_any(),
                            None => view! { <p class="fs-meta" lang=lang("site/demo") inner_html=site.demo.as_str()></p> }.into_any(),
                        }}
                    </div>
                </footer>
                {pieces}
            </body>
        </html>
    }
}

/// What stands across every page: that this is a demonstration, or whose service it is; and 999. Where there is little
/// room, in fewer words.
fn bar(words: &'static Content, operator: Option<&Operator>) -> impl IntoView + use<> {
    let bar = &words.site.bar;
    let lang = content::lang_of(words, "site/bar");
    let said = |slim: &'static str, wide: &'static str| {
        view! { <span class="fs-slim">{slim}</span><span class="fs-wide">{wide}</span> }
    };
    let demo = operator.is_none().then(|| {
        view! {
            <p class="fs-demo">
                <span class="fs-slim">{bar.demo_short.as_str()}<span class="fs-tail">{bar.demo_tail.as_str()}</span></span>
                <span class="fs-wide">{bar.demo.as_str()}</span>
            </p>
        }
    });
    let run_by = operator.map(|operator| {
        view! { <p class="fs-wide">{bar.run_by.replace("{operator}", &operator.name)}</p> }
    });
    view! {
        <section class="fs-bar" aria-label=bar.title.as_str() lang=lang>
            <div class="govuk-width-container">
                {demo}
                <p>{said(&bar.danger_short, &bar.danger)} " " <a href="tel:999">{bar.call.as_str()}</a></p>
                <p><a href="/help/emergency">{bar.silent.as_str()}</a></p>
                {run_by}
            </div>
        </section>
    }
}

/// The way out: for those who use a keyboard first of all, and as a button. Both are plain links to
/// `/leave`, which drops the draft on its way; `boot.js` goes straight to the neutral site.
fn way_out(site: &Site, leave_to: String) -> (SkipLinkOptions, ExitThisPageOptions) {
    let jump_out = SkipLinkOptions {
        text: site.exit.clone(),
        href: "/leave".to_owned(),
        classes: "govuk-js-exit-this-page-skiplink".to_owned(),
        attributes: Attributes::from([("rel", "nofollow noreferrer")]),
        ..SkipLinkOptions::default()
    };
    let said = &site.leaving;
    let exit = ExitThisPageOptions {
        redirect_url: "/leave".to_owned(),
        attributes: Attributes::from([("data-to", leave_to.as_str())]),
        activated_text: said.activated.clone(),
        timed_out_text: said.timed_out.clone(),
        press_two_more_times_text: said.press_two_more_times.clone(),
        press_one_more_time_text: said.press_one_more_time.clone(),
        ..ExitThisPageOptions::default()
    };
    (jump_out, exit)
}

/// What `boot.js` shows on a page of answers, in this order: instead of them while it is hidden, why a form was not
/// taken, and that it is on its way. Each such page carries it, so it is short.
fn pieces(words: &'static Content) -> impl IntoView + use<> {
    let (hidden, posting) = (&words.site.hidden, &words.site.posting);
    let button = |text: &str, classes: &str| {
        let (text, classes) = (text.to_owned(), classes.to_owned());
        let options = ButtonOptions { text, classes, r#type: "button".to_owned(), ..ButtonOptions::default() };
        view! { <Button options=options /> }
    };
    view! {
        <template data-private="">
            <div lang=content::lang_of(words, "site/hidden")>
                <h1 class="govuk-heading-l">{hidden.title.as_str()}</h1>
                <p class="govuk-body">{hidden.lead.as_str()}</p>
                <div class="govuk-button-group">{button(&hidden.show, "")} {button(&hidden.drop, "govuk-button--warning")}</div>
            </div>
            <div
                class="govuk-inset-text fs-alert"
                role="alert"
                lang=content::lang_of(words, "site/posting")
                inner_html=posting.unreached.as_str()
            ></div>
            <p class="govuk-hint" role="status" lang=content::lang_of(words, "site/posting")>{posting.sending.as_str()}</p>
        </template>
    }
}

/// Whose service it is, and how to reach them.
fn run_by(words: &'static Content, operator: Operator) -> impl IntoView + use<> {
    let (site, Operator { name, contact }) = (&words.site, operator);
    let contact = contact.map(|contact| {
        view! { <p class="fs-meta" lang=content::lang_of(words, "site/contact")>{site.contact.replace("{contact}", &contact)}</p> }
    });
    (
        view! { <p class="fs-meta" lang=content::lang_of(words, "site/run_by")>{site.run_by.replace("{operator}", &name)}</p> },
        contact,
    )
}
