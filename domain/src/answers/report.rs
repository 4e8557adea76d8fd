//! The shape of a report, version 1. Every answer may be absent: a draft is a report in the making.

use validator::Validate;

use super::group::group;
use super::number::whole_number;
use crate::answers::{
    Behaviour, Contact, Danger, Earlier, Effect, Evidence, FollowUp, Incident, Order, Person, Place, Reporter, Sharing,
    SomeoneElse,
};

group! {
    /// Everything that was answered. The smallest report that is taken has `version`, `reporter.role`
    /// and something to read: words about what happened, an act, an order or a yes to danger. Rows without
    /// any answer are left out.
    Report {
        /// The version of this shape: 1.
        #[serde(deserialize_with = "whole_number")]
        #[schema(required = true, nullable = false, minimum = 1, maximum = 1)]
        version: Option<u32>,
        /// Who is telling us.
        #[validate(nested)]
        #[schema(required = true)]
        reporter: Reporter,
        /// Where most of it happened.
        place: Place,
        /// The person being stalked, where someone else reports.
        #[validate(nested)]
        someone_else: SomeoneElse,
        /// What has been happening.
        #[validate(nested)]
        behaviour: Behaviour,
        /// Single incidents, in the order in which they were told.
        #[validate(length(max = 100), nested)]
        #[schema(max_items = 100)]
        incidents: Vec<Incident>,
        /// The person responsible.
        #[validate(nested)]
        person: Person,
        /// Signs of danger to the person being stalked.
        danger: Danger,
        /// Orders and bail conditions against the person responsible.
        #[validate(length(max = 100), nested)]
        #[schema(max_items = 100)]
        orders: Vec<Order>,
        /// Earlier reports, by the person being stalked and against them.
        #[validate(nested)]
        earlier: Earlier,
        /// What there is to show.
        #[validate(nested)]
        evidence: Evidence,
        /// What it does to the person being stalked.
        #[validate(nested)]
        effect: Effect,
        /// How to get in touch safely. Empty means: do not.
        #[validate(nested)]
        contact: Contact,
        /// Whom the team may share it with. Empty means: nobody else.
        #[validate(nested)]
        sharing: Sharing,
        /// The report that this one follows.
        #[validate(nested)]
        follow_up: FollowUp,
    }
}
