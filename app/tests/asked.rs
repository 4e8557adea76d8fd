//! The style sheet hides the questions that `domain::asked` says are not to be asked.

use std::fmt::Write;
use std::path::Path;

use domain::asked::ASKED;

#[test]
fn the_style_sheet_follows_the_table() {
    let mut made = String::from(
        "// Questions that are not to be asked, made from domain/src/asked.rs by a test of app.\n\
        // What is being filled in, or was linked to, stays. Browsers that do not know :has() show all.\n",
    );
    for asked in ASKED.iter().filter(|asked| asked.on_one_page()) {
        let values: Vec<String> = asked.codes.iter().map(|code| format!("[value=\"{code}\"]")).collect();
        let chosen = format!("[name=\"{}\"]:is({}):checked", asked.after, values.join(", "));
        let group = format!("[data-asked=\"{}\"]:not(:focus-within, :has(:target))", asked.field);
        writeln!(made, "\nform:not(:has({chosen})) {group} {{\n  display: none;\n}}").unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../style/_asked.scss");
    if std::env::var_os("FOURSIGHT_UPDATE").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "style/_asked.scss is stale: run with FOURSIGHT_UPDATE=1 and look at the change");
}
