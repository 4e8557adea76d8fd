//! The person responsible.

use validator::Validate;

use crate::answers::group::group;
use crate::codes::{Answer, Relationship};
use crate::text::Text;

group! {
    /// The person responsible.
    Person {
        /// Whether the reporter knows who it is.
        known: Option<Answer>,
        /// A name or what they are called.
        name: Option<Text> up to 200,
        /// What they are to the person being stalked.
        relationship: Option<Relationship>,
        /// What else is known of them.
        details: Option<Text> up to 10_000,
        /// Whether they have a weapon or can get at one.
        has_weapons: Option<Answer>,
        /// Which weapons they have or can get at.
        weapons: Option<Text> up to 1_000,
        /// Vehicles they use: make, colour, registration.
        vehicles: Option<Text> up to 1_000,
        /// Accounts, numbers and addresses that they use: what an investigator asks a provider for.
        #[validate(length(max = 100), nested)]
        #[schema(max_items = 100)]
        accounts: Vec<Account>,
    }
}

group! {
    /// An account that the person responsible uses.
    Account {
        /// The service: a social network, an email provider, a telephone.
        service: Option<Text> up to 200,
        /// The handle or address.
        handle_or_address: Option<Text> up to 1_000,
        /// A telephone number. Not judged: it may be withheld in part, or foreign.
        number: Option<Text> up to 200,
        /// A link to the account or to what was posted.
        link: Option<Text> up to 2_000,
        /// When it was used, in any words.
        dates: Option<Text> up to 1_000,
    }
}
