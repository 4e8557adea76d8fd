//! The shape of a report, version 1. Every answer may be absent: a draft is a report in the making.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::ToSchema;
use utoipa::openapi::{ArrayBuilder, Ref};
use validator::Validate;

use super::object::ObjectOnly;
use super::rules::{possible_day, telephone, unrepeated};
use crate::answers::Danger;
use crate::codes::{
    Act, AgeGroup, Answer, Area, ContactMethod, Nation, Occasions, OrderKind, Relationship, Role, Sign,
};
use crate::text::Text;
use crate::when::When;

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// The schema of a list in which each code stands at most once.
fn each_once<C: ToSchema>() -> ArrayBuilder {
    ArrayBuilder::new().items(Ref::from_schema_name(C::name())).unique_items(true)
}

/// Declares a group of answers: absent ones are left out when written and unknown ones refused when
/// read, and its `Debug` prints nothing, because groups hold what people wrote.
macro_rules! group {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$about:meta])* $field:ident: $kind:ident $(<$inner:ident>)? $(= $with:literal)?,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
        // `Self` as its own remote: the derived functions are then called by the impls below.
        #[serde(remote = "Self", deny_unknown_fields, default)]
        pub struct $name {
            $(
                $(#[$about])*
                #[serde(skip_serializing_if = "is_default" $(, deserialize_with = $with)?)]
                pub $field: $kind $(<$inner>)?,
            )+
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, to)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                Self::deserialize(ObjectOnly(from))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    };
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
        #[validate(length(max = 200))]
        #[schema(max_length = 200)]
        name: Option<Text> = "Text::some",
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
        #[validate(length(max = 10_000))]
        #[schema(max_length = 10_000)]
        text: Option<Text> = "Text::some",
    }
}

group! {
    /// One incident.
    Incident {
        /// A day or a rough time: `2025-03-04`, `spring 2025`. A day must be a real one.
        #[validate(custom(function = possible_day))]
        when: Option<When> = "When::some",
        /// What happened.
        #[validate(length(max = 10_000))]
        #[schema(max_length = 10_000)]
        what: Option<Text> = "Text::some",
        /// Where it happened.
        #[validate(length(max = 10_000))]
        #[schema(max_length = 10_000)]
        r#where: Option<Text> = "Text::some",
        /// Who saw or heard it.
        #[validate(length(max = 10_000))]
        #[schema(max_length = 10_000)]
        witnesses: Option<Text> = "Text::some",
        /// What was kept of it.
        #[validate(length(max = 10_000))]
        #[schema(max_length = 10_000)]
        evidence: Option<Text> = "Text::some",
    }
}

group! {
    /// The person responsible.
    Person {
        /// Whether the reporter knows who it is.
        known: Option<Answer>,
        /// A name or what they are called.
        #[validate(length(max = 200))]
        #[schema(max_length = 200)]
        name: Option<Text> = "Text::some",
        /// What they are to the person being stalked.
        relationship: Option<Relationship>,
        /// What else is known of them.
        #[validate(length(max = 10_000))]
        #[schema(max_length = 10_000)]
        details: Option<Text> = "Text::some",
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
        #[validate(length(max = 200))]
        #[schema(max_length = 200)]
        service: Option<Text> = "Text::some",
        /// The handle, address or number.
        #[validate(length(max = 1_000))]
        #[schema(max_length = 1_000)]
        handle_or_address: Option<Text> = "Text::some",
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
        #[validate(length(max = 200), custom(function = telephone))]
        #[schema(max_length = 200)]
        phone: Option<Text> = "Text::some",
        /// An email address.
        #[validate(length(max = 200), email)]
        #[schema(max_length = 200)]
        email: Option<Text> = "Text::some",
        /// When it is safe.
        #[validate(length(max = 1_000))]
        #[schema(max_length = 1_000)]
        safe_times: Option<Text> = "Text::some",
        /// Whether a message may be left.
        voicemail: Option<Answer>,
        /// Someone else to get in touch with instead, and how.
        #[validate(length(max = 1_000))]
        #[schema(max_length = 1_000)]
        trusted_person: Option<Text> = "Text::some",
        /// Anything else: a code word, an interpreter, what to say if someone else answers.
        #[validate(length(max = 10_000))]
        #[schema(max_length = 10_000)]
        other: Option<Text> = "Text::some",
    }
}
