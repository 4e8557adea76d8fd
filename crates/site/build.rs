//! Embeds the built site: styles, islands and small files, as `cargo xtask build` left them.

fn main() {
    embed::embed("public", &[("css", "css"), ("boot", "boot"), ("js", "js"), ("wasm", "wasm")]);
}
