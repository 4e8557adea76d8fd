//! How somebody has come to a part of the report. It stands in the address, which tells nothing of
//! what they wrote.

use domain::{Code, Section};

/// How somebody has come to a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReturnTo {
    /// To change something while looking all answers over: they go back there.
    pub looking_over: bool,
    /// To get one more row, empty to write in.
    pub adding: bool,
}

const LOOKING_OVER: &str = "from=check-answers";
const ADDING: &str = "add=row";

/// Where all answers are looked over.
pub(super) const CHECK_ANSWERS: &str = "/report/check-answers";

impl ReturnTo {
    /// From an address's query.
    pub fn read(query: Option<&str>) -> Self {
        let says = |what: &str| query.is_some_and(|query| query.split('&').any(|part| part == what));
        Self { looking_over: says(LOOKING_OVER), adding: says(ADDING) }
    }

    /// The address of a part, to be come to in this way.
    pub fn to(self, section: Section) -> String {
        let said = [(self.looking_over, LOOKING_OVER), (self.adding, ADDING)];
        let query: Vec<&str> = said.into_iter().filter(|(so, _)| *so).map(|(_, what)| what).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/report/{}{mark}{}", section.code(), query.join("&"))
    }
}

/// Where a part is.
pub(super) fn address(section: Section) -> String {
    ReturnTo::default().to(section)
}

/// Where a part is, for somebody who comes from looking all answers over.
pub(super) fn address_to_change(section: Section) -> String {
    ReturnTo { looking_over: true, adding: false }.to(section)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_was_written() {
        for (looking_over, adding) in [(false, false), (true, false), (false, true), (true, true)] {
            let return_to = ReturnTo { looking_over, adding };
            let address = return_to.to(Section::Person);
            assert_eq!(ReturnTo::read(address.split_once('?').map(|(_, query)| query)), return_to, "{address}");
        }
        assert_eq!(ReturnTo::read(Some("from=elsewhere&add=a&x")), ReturnTo::default());
    }
}
