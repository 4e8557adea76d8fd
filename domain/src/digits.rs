//! Digits of every script (Unicode's category `Nd`): each script has ten in a row, the zero first.

/// The zeros, in order. A test compares them with Unicode's own table, which would cost the browser more.
#[rustfmt::skip]
const ZEROS: &[char] = &[
    '0', '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}',
    '\u{c66}', '\u{ce6}', '\u{d66}', '\u{de6}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{1090}', '\u{17e0}',
    '\u{1810}', '\u{1946}', '\u{19d0}', '\u{1a80}', '\u{1a90}', '\u{1b50}', '\u{1bb0}', '\u{1c40}', '\u{1c50}',
    '\u{a620}', '\u{a8d0}', '\u{a900}', '\u{a9d0}', '\u{a9f0}', '\u{aa50}', '\u{abf0}', '\u{ff10}', '\u{104a0}',
    '\u{10d30}', '\u{10d40}', '\u{11066}', '\u{110f0}', '\u{11136}', '\u{111d0}', '\u{112f0}', '\u{11450}',
    '\u{114d0}', '\u{11650}', '\u{116c0}', '\u{116d0}', '\u{116da}', '\u{11730}', '\u{118e0}', '\u{11950}',
    '\u{11bf0}', '\u{11c50}', '\u{11d50}', '\u{11da0}', '\u{11de0}', '\u{11f50}', '\u{16130}', '\u{16a60}',
    '\u{16ac0}', '\u{16b50}', '\u{16d70}', '\u{1ccf0}', '\u{1d7ce}', '\u{1d7d8}', '\u{1d7e2}', '\u{1d7ec}',
    '\u{1d7f6}', '\u{1e140}', '\u{1e2f0}', '\u{1e4f0}', '\u{1e5f1}', '\u{1e950}', '\u{1fbf0}',
];

/// Whether this is a digit in any script.
pub(crate) fn is_digit(c: char) -> bool {
    let up_to = ZEROS.partition_point(|zero| *zero <= c);
    up_to > 0 && u32::from(c) - u32::from(ZEROS[up_to - 1]) < 10
}

/// All of them, as they stand in a class of a regular expression.
pub(crate) fn class() -> String {
    ZEROS.iter().flat_map(|zero| [*zero, '-', char::from_u32(u32::from(*zero) + 9).unwrap_or(*zero)]).collect()
}

#[cfg(test)]
mod tests {
    use icu_properties::CodePointMapData;
    use icu_properties::props::GeneralCategory;

    use super::is_digit;

    #[test]
    fn every_digit_that_unicode_knows_is_one_and_nothing_else() {
        let category = CodePointMapData::<GeneralCategory>::new();
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            assert_eq!(is_digit(c), category.get(c) == GeneralCategory::DecimalNumber, "U+{:04X}", u32::from(c));
        }
    }
}
