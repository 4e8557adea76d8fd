//! Embeds the desk's style sheet and script, as `cargo xtask build` left them.

fn main() {
    embed::embed("desk", &[("css", "desk_css"), ("js", "desk_js")]);
}
