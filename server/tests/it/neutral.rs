//! What a shared device shows afterwards, in its history, its tabs and its list of downloads, tells nothing.

use crate::everywhere;
use crate::readable::{Part, blocks};

/// What no title says, in small letters. "Exit this page" doesn't clear a history, so it must be fit to be read.
const TELLING: [&str; 12] = [
    "stalk", "abuse", "harass", "violen", "victim", "police", "crime", "report", "threat", "assault", "domestic", "999",
];

/// Words of [`TELLING`] that an address has: `/report`, a report of anything, is an address that others rely on.
const SAID_IN_ADDRESSES: [&str; 1] = ["report"];

#[tokio::test]
async fn titles_and_addresses_are_neutral() {
    for page in everywhere::pages().await {
        let name = page.name();
        let head = blocks(&page.html).into_iter().filter(|block| block.part == Part::Head);
        let head: Vec<String> = head.map(|block| block.words.to_lowercase()).collect();
        assert!(head.first().is_some_and(|title| !title.is_empty()), "{name} has no title");
        for word in TELLING {
            assert!(!head.iter().any(|said| said.contains(word)), "{name} says \"{word}\" in its title: {head:?}");
            let kept = SAID_IN_ADDRESSES.contains(&word);
            assert!(kept || !page.path.contains(word), "{name} says \"{word}\" in its address");
        }
        // What a page links to may end up in a history, too.
        let links = page.html.split("href=\"/").skip(1).filter_map(|rest| rest.split('"').next());
        for link in links {
            let telling = TELLING.iter().find(|word| link.contains(**word) && !SAID_IN_ADDRESSES.contains(word));
            assert_eq!(telling, None, "{name} links to /{link}");
        }
    }
}

#[tokio::test]
async fn links_within_a_page_lead_somewhere() {
    let mut found = 0;
    // What no form of ours has is named in the summary, and stands nowhere.
    for page in everywhere::pages().await.into_iter().filter(|page| !page.state.contains("no such answer")) {
        for place in page.html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(page.html.contains(&format!("id=\"{place}\"")), "{} leads to #{place}", page.name());
            found += 1;
        }
    }
    assert!(found > 20, "{found}");
}
