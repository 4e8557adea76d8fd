//! Identity files, as any system writes them.

use age::x25519::Identity;

/// The age keys in an identity file, in their order. Lines that hold none are passed over.
pub(crate) fn keys(file: &[u8]) -> Vec<Identity> {
    let text = text(file);
    let lines = text.split(['\n', '\r']).map(|line| line.trim_matches(|c: char| c.is_whitespace() || c == BYTE_ORDER));
    let written = lines.filter(|line| !line.starts_with('#'));
    written.filter_map(|line| line.split_whitespace().next()?.parse().ok()).collect()
}

/// Says, at the beginning of a file, how its characters are written. Files that were put together have it inside.
const BYTE_ORDER: char = '\u{feff}';

/// Editors and shells of Windows write UTF-16, or begin UTF-8 with a mark. A comment may be in any old alphabet.
fn text(file: &[u8]) -> String {
    match file {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => String::from_utf8_lossy(file).into_owned(),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}
