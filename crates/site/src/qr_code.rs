//! Square codes (QR, ISO/IEC 18004) for a phone's camera.

use qrcodegen::{QrCode, QrCodeEcc};

/// The empty border that cameras need, in squares.
const BORDER: i32 = 4;

/// The code that leads to an address. A quarter of it may be dirty or torn.
///
/// # Panics
/// Where the address is too long for any code, which takes more than 1,600 characters.
pub(crate) fn qr_code(address: &str) -> app::pages::QrCode {
    let code = QrCode::encode_text(address, QrCodeEcc::Quartile).expect("an address is short");
    let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
    let dark = dark.filter(|(x, y)| code.get_module(*x, *y));
    let path: Vec<String> = dark.map(|(x, y)| format!("M{} {}h1v1h-1z", x + BORDER, y + BORDER)).collect();
    app::pages::QrCode { side: (code.size() + 2 * BORDER).unsigned_abs(), path: path.concat() }
}
