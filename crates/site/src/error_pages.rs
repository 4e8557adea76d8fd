//! The words of the pages for when a request can't be answered as it was meant.

use app::Frame;
use content::Content;
use web::ErrorPage;

/// Which page of prose it is.
pub(crate) fn name(page: ErrorPage) -> &'static str {
    match page {
        ErrorPage::Busy => "busy",
        ErrorPage::WentWrong => "went-wrong",
        ErrorPage::TooLarge => "too-large",
        ErrorPage::Refused => "refused",
        ErrorPage::NotFound => "not-found",
    }
}

/// How long to wait, in a paragraph.
pub(crate) fn wait(words: &Content, seconds: u64) -> String {
    let words = &words.site.again;
    let wait = if seconds < 60 {
        words.wait_seconds.replace("{seconds}", &seconds.to_string())
    } else {
        words.wait_minutes.replace("{minutes}", &(seconds / 60 + 1).to_string())
    };
    format!("<p class=\"govuk-body\">{wait}</p>")
}

/// The page for what is no request that we can read. It is small, and needs nothing else.
pub fn unreadable(frame: &Frame) -> String {
    plain(frame, "went-wrong")
}

/// A page of prose without rendering: as plain as can be.
pub(crate) fn plain(frame: &Frame, name: &str) -> String {
    let words = frame.words;
    let page = words.page(name);
    let demo = frame.operator.is_none().then(|| format!("<p>{}</p>", words.site.demo.as_str()));
    let lines = words.site.footer.iter().map(|line| format!("<li>{}</li>", line.as_str()));
    format!(
        "<!DOCTYPE html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{tab}</title>\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"></head><body><main>\
        <h1>{title}</h1>{demo}{body}<ul>{lines}</ul><p><a href=\"/leave\">{exit}</a></p></main></body></html>",
        tab = page.tab,
        title = page.title,
        demo = demo.unwrap_or_default(),
        body = page.body.as_str(),
        lines = lines.collect::<String>(),
        exit = words.site.exit,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_rendering_fails_the_page_still_helps() {
        let (assets, leave_to) = (app::Assets::default(), String::new());
        let page = plain(&Frame { words: content::english(), assets, operator: None, leave_to }, "went-wrong");
        for part in ["tel:999", "href=\"/help/emergency\"", "0808 802 0300", "demonstration", "/leave"] {
            assert!(page.contains(part), "{part} in {page}");
        }
    }

    #[test]
    fn the_wait_is_said_in_seconds_or_in_minutes() {
        let words = content::english();
        assert!(wait(words, 91).contains("wait 2 minutes"));
        assert!(wait(words, 8).contains("wait 8 seconds"));
    }
}
