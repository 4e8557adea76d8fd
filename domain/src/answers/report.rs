//! The shape of a report, version 1. Every answer may be absent: a draft is a report in the making.

use utoipa::ToSchema;
use utoipa::openapi::{ArrayBuilder, Ref};

use validator::Validate;

use super::group::group;
use super::rules::{email_address, possible_day, telephone, unrepeated};
use crate::answers::Danger;
use crate::codes::{
    Act, AgeGroup, Answer, Area, ContactMethod, Nation, Occasions, OrderKind, Relationship, Role, Sign,
};
use crate::text::Text;
use crate::when::When;

/// The schema of a list in which each code stands at most once.
fn each_once<C: ToSchema>() -> ArrayBuilder {
    ArrayBuilder::new().items(Ref::from_schema_name(C::name())).unique_items(true)
}

group! {
    /// Everything that was answered. The smallest report that is taken has `version`, `reporter.role`
    /// and one of a text, an act or an order.
    Report {
        /// The version of this shape: 1.
        #[schema(required = true, nullable = false, minimum = 1, maximum = 1)]
        version: Option<u32>,
        /// Who is telling us.
        #[validate(nested)]
        #[schema(required = true)]
        reporter: Reporter,
        /// Where most of it happened.
        place: Place,
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
        #[validate(length(max = 100))]
        #[schema(max_items = 100)]
        orders: Vec<Order>,
        /// How to get in touch safely. Empty means: do not.
        #[validate(nested)]
        contact: Contact,
    }
}

group! {
    /// Who is telling us.
    Reporter {
        /// Whether they report for themselves.
        #[schema(required = true, nullable = false)]
        role: Option<Role>,
        /// A name, real or not; may be left out.
        name: Option<Text> up to 200,
        /// Age group of the person being stalked, whoever reports.
        age_group: Option<AgeGroup>,
    }
}

group! {
    /// Where most of it happened.
    Place {
        /// Which nation's law applies.
        nation: Option<Nation>,
        /// London borough, `elsewhere` or `not_sure`.
        area: Option<Area>,
    }
}

group! {
    /// The four signs by which stalking is recognised.
    Signs {
        /// Fixated on the person.
        fixated: Option<Answer>,
        /// Obsessive: does not let go.
        obsessive: Option<Answer>,
        /// Unwanted by the person.
        unwanted: Option<Answer>,
        /// Repeated.
        repeated: Option<Answer>,
    }
}

impl Signs {
    /// The answer given for one sign.
    pub fn get(&self, sign: Sign) -> Option<Answer> {
        match sign {
            Sign::Fixated => self.fixated,
            Sign::Obsessive => self.obsessive,
            Sign::Unwanted => self.unwanted,
            Sign::Repeated => self.repeated,
        }
    }

    /// The place where the answer for one sign is kept.
    pub fn slot(&mut self, sign: Sign) -> &mut Option<Answer> {
        match sign {
            Sign::Fixated => &mut self.fixated,
            Sign::Obsessive => &mut self.obsessive,
            Sign::Unwanted => &mut self.unwanted,
            Sign::Repeated => &mut self.repeated,
        }
    }
}

group! {
    /// What has been happening.
    Behaviour {
        /// The four signs.
        signs: Signs,
        /// What the person has done; each at most once.
        #[validate(custom(function = unrepeated))]
        #[schema(schema_with = each_once::<Act>)]
        acts: Vec<Act>,
        /// How often.
        occasions: Option<Occasions>,
        /// In the reporter's own words.
        text: Option<Text> up to 10_000,
    }
}

group! {
    /// One incident.
    Incident {
        /// A day or a rough time: `2025-03-04`, `spring 2025`. A day must be a real one.
        #[serde(deserialize_with = "When::some")]
        #[validate(custom(function = possible_day))]
        when: Option<When>,
        /// What happened.
        what: Option<Text> up to 10_000,
        /// Where it happened.
        r#where: Option<Text> up to 10_000,
        /// Who saw or heard it.
        witnesses: Option<Text> up to 10_000,
        /// What was kept of it.
        evidence: Option<Text> up to 10_000,
    }
}

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
        /// Accounts, numbers and addresses that they use.
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
        /// The handle, address or number.
        handle_or_address: Option<Text> up to 1_000,
    }
}

group! {
    /// An order against the person responsible. One breach is reportable by itself.
    Order {
        /// What kind of order.
        kind: Option<OrderKind>,
        /// Whether it has been broken.
        broken: Option<Answer>,
    }
}

group! {
    /// How to get in touch safely.
    Contact {
        /// Ways that are safe. None means: do not get in touch.
        #[validate(custom(function = unrepeated))]
        #[schema(schema_with = each_once::<ContactMethod>)]
        methods: Vec<ContactMethod>,
        /// A telephone number.
        #[validate(custom(function = telephone))]
        #[schema(pattern = "^[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]*$|([0-9٠-٩۰-۹०-९০-৯][\\s\\S]*){3}")]
        phone: Option<Text> up to 200,
        /// An email address.
        #[validate(custom(function = email_address))]
        #[schema(pattern = "^[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f]*$|^\\s*[^\\s@]+@[^\\s@]+\\s*$")]
        email: Option<Text> up to 200,
        /// When it is safe.
        safe_times: Option<Text> up to 1_000,
        /// Whether a message may be left.
        voicemail: Option<Answer>,
        /// Someone else to get in touch with instead, and how.
        trusted_person: Option<Text> up to 1_000,
        /// Anything else: a code word, an interpreter, what to say if someone else answers.
        other: Option<Text> up to 10_000,
    }
}
