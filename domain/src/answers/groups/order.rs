//! Orders, and what was reported before.

use crate::answers::group::group;
use crate::answers::rules::possible_day;
use crate::codes::{Answer, OrderKind};
use crate::text::Text;
use crate::when::When;

group! {
    /// An order against the person responsible. One breach is reportable by itself.
    Order {
        /// What kind of order.
        kind: Option<OrderKind>,
        /// Whether it has been broken.
        broken: Option<Answer>,
        /// When it was broken: a day or a rough time. A day must be a real one.
        #[serde(deserialize_with = "When::some")]
        #[validate(custom(function = possible_day))]
        when: Option<When>,
        /// How it was broken.
        how: Option<Text> up to 10_000,
        /// Whether that was not the first time.
        before: Option<Answer>,
        /// The court or the police force that made it.
        court: Option<Text> up to 200,
        /// The day on which it ends, or a rough time. A day must be a real one.
        #[serde(deserialize_with = "When::some")]
        #[validate(custom(function = possible_day))]
        ends: Option<When>,
        /// The officer who looks after it.
        officer: Option<Text> up to 200,
    }
}

group! {
    /// What was reported before, by the person being stalked and against them.
    Earlier {
        /// Whether the police were told before.
        told_police: Option<Answer>,
        /// Their references, and those of reports sent here.
        references: Option<Text> up to 1_000,
        /// Whether complaints are made against the person being stalked: a way of stalking, too.
        accused: Option<Answer>,
        /// Which complaints, to whom and by whom.
        accusations: Option<Text> up to 10_000,
    }
}
