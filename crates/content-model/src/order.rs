//! The order in which services stand in a list.

use domain::codes::Nation;
use domain::hours::{State, Turn};

use crate::places::Service;

/// What is compared, the first that differs: whether it answers, whether it helps in all of the UK, where it helps,
/// whether it is for everyone, whether it has a number, and its name in `services.toml`.
pub type Place<'a> = (Turn, bool, &'a [Nation], bool, bool, &'a str);

impl<M> Service<M> {
    /// Where it stands in a list while it is in this state. Who can be reached now comes first.
    pub fn place<'a>(&'a self, name: &'a str, state: State) -> Place<'a> {
        let no_number = self.number.is_none() && self.number_of.is_none();
        (state.turn(), !self.is_everywhere(), &self.nations, self.whom.is_some(), no_number, name)
    }
}
