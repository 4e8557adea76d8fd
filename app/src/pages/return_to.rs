//! The addresses of the journey, and how somebody has come to a page. It stands in the address, which tells nothing of
//! what they wrote.

use domain::Step;

/// How somebody has come to a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReturnTo {
    /// To change something while looking all answers over: they go back there.
    pub looking_over: bool,
    /// To get one more row, empty to write in.
    pub adding: bool,
}

const LOOKING_OVER: &str = "from=review";
const ADDING: &str = "add=row";

/// The list of parts, where a report was begun.
pub const OVERVIEW: &str = "/report";
/// Where all answers are looked over.
pub const CHECK_ANSWERS: &str = "/report/review";
/// What is said once a report was sent.
pub const SENT: &str = "/report/end";
/// The report to take along.
pub const PAPER: &str = "/report/copy";
/// What it means to save answers under a code.
pub const SAVE: &str = "/report/save";

/// Where a page's answers stand among all of them.
pub fn among_answers(step: Step) -> String {
    format!("{CHECK_ANSWERS}#{}", mark(step))
}

/// The id of a page's answers among all of them: like its address it tells nothing.
pub(super) fn mark(step: Step) -> String {
    format!("p{}", step.number())
}

impl ReturnTo {
    /// From an address's query.
    pub fn read(query: Option<&str>) -> Self {
        let says = |what: &str| query.is_some_and(|query| query.split('&').any(|part| part == what));
        Self { looking_over: says(LOOKING_OVER), adding: says(ADDING) }
    }

    /// The address of a page, to be come to in this way.
    pub fn to(self, step: Step) -> String {
        let said = [(self.looking_over, LOOKING_OVER), (self.adding, ADDING)];
        let query: Vec<&str> = said.into_iter().filter(|(so, _)| *so).map(|(_, what)| what).collect();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/report/{}{mark}{}", step.number(), query.join("&"))
    }
}

/// Where a page is.
pub fn address(step: Step) -> String {
    ReturnTo::default().to(step)
}

/// Where a page is, for somebody who comes from looking all answers over.
pub(super) fn address_to_change(step: Step) -> String {
    ReturnTo { looking_over: true, adding: false }.to(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_was_written() {
        for (looking_over, adding) in [(false, false), (true, false), (false, true), (true, true)] {
            let return_to = ReturnTo { looking_over, adding };
            let address = return_to.to(Step::Name);
            assert_eq!(ReturnTo::read(address.split_once('?').map(|(_, query)| query)), return_to, "{address}");
        }
        assert_eq!(ReturnTo::read(Some("from=elsewhere&add=a&x")), ReturnTo::default());
    }
}
