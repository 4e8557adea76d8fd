//! Who reports, and for whom.

use crate::answers::group::group;
use crate::codes::{AgeGroup, Answer, Area, Campus, Nation, Role};
use crate::text::Text;

group! {
    /// Who is telling us.
    Reporter {
        /// Whether they report for themselves.
        #[schema(required = true, nullable = false)]
        role: Option<Role>,
        /// A name, real or not; may be left out.
        name: Option<Text> up to 200,
        /// Whom a professional reports for.
        organisation: Option<Text> up to 200,
        /// Age group of the person being stalked, whoever reports.
        age_group: Option<AgeGroup>,
    }
}

group! {
    /// Where most of it happened.
    Place {
        /// Which nation's law applies.
        nation: Option<Nation>,
        /// An area of the list, `elsewhere` or `not_sure`.
        area: Option<Area>,
        /// The university it has to do with, if that is one of those that link here.
        campus: Option<Campus>,
    }
}

group! {
    /// The person being stalked, where someone else reports. Left out where they report themselves.
    SomeoneElse {
        /// Whether they know of this report.
        knows: Option<Answer>,
        /// Whether they agree to it.
        agrees: Option<Answer>,
        /// Whether the team may get in touch with them.
        may_contact: Option<Answer>,
        /// How that is safe, and when.
        how: Option<Text> up to 1_000,
        /// Whether they may be told who reported. Never the person responsible.
        may_say_who: Option<Answer>,
    }
}
