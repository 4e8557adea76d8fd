//! How a group of answers is declared.

use utoipa::ToSchema;
use utoipa::openapi::{ArrayBuilder, Ref};

/// The schema of a list in which each code stands at most once.
pub(super) fn each_once<C: ToSchema>() -> ArrayBuilder {
    ArrayBuilder::new().items(Ref::from_schema_name(C::name())).unique_items(true)
}

/// Whether an answer is absent, and so left out when written.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Declares a group of answers: absent ones are left out when written and unknown ones refused when
/// read, and its `Debug` prints nothing, because groups hold what people wrote.
///
/// A field is `name: Kind,` or, for words, `name: Kind up to N,` with N in characters: one number for
/// the rule, for the form and for the published schema.
macro_rules! group {
    ($(#[$meta:meta])* $name:ident {
        $($(#[$about:meta])* $field:ident: $kind:ident $(<$inner:ident>)? $(up to $max:tt)?,)+
    }) => {
        $(#[$meta])*
        #[derive(
            Clone, Default, PartialEq, serde::Serialize, serde::Deserialize, validator::Validate, utoipa::ToSchema,
        )]
        // `Self` as its own remote: the derived functions are then called by the impls below.
        #[serde(remote = "Self", deny_unknown_fields, default)]
        pub struct $name {
            $(
                $(#[$about])*
                #[serde(skip_serializing_if = "crate::answers::group::is_default")]
                $(
                    #[serde(deserialize_with = "Text::some")]
                    #[validate(length(max = $max))]
                    #[schema(value_type = Option<String>, max_length = $max)]
                )?
                pub $field: $kind $(<$inner>)?,
            )+
        }

        impl $name {
            /// The fields of the group, as they were declared.
            pub const FIELDS: crate::answers::Fields = &[
                $((
                    crate::answers::shape::plain(stringify!($field)),
                    crate::answers::group::shape!($kind $(<$inner>)? $(up to $max)?),
                ),)+
            ];
        }

        impl crate::answers::shape::Answered for $name {
            fn characters(&self) -> u64 {
                use crate::answers::shape::Answered;
                [$(Answered::characters(&self.$field)),+].iter().sum()
            }

            fn is_answered(&self) -> bool {
                use crate::answers::shape::Answered;
                $(Answered::is_answered(&self.$field))||+
            }

            fn tells(&self, name: &str) -> bool {
                use crate::answers::shape::{Answered, inside, plain};
                $(Answered::tells(&self.$field, &inside(name, plain(stringify!($field)))))||+
            }

            fn take_field(&mut self, field: &str, from: &mut Self) {
                use crate::answers::shape::{Answered, first, plain};
                let (name, within) = first(field);
                $(
                    if name == plain(stringify!($field)) {
                        Answered::take_field(&mut self.$field, within, &mut from.$field);
                    }
                )+
            }

            fn is_field_answered(&self, field: &str) -> bool {
                use crate::answers::shape::{Answered, first, plain};
                let (name, within) = first(field);
                $(name == plain(stringify!($field)) && Answered::is_field_answered(&self.$field, within))||+
            }
        }

        impl crate::answers::shape::Answered for Vec<$name> {
            fn characters(&self) -> u64 {
                self.iter().map(crate::answers::shape::Answered::characters).sum()
            }

            fn is_answered(&self) -> bool {
                self.iter().any(crate::answers::shape::Answered::is_answered)
            }

            fn tells(&self, name: &str) -> bool {
                use crate::answers::shape::{Answered, inside};
                self.iter().enumerate().any(|(row, it)| Answered::tells(it, &inside(name, &row.to_string())))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                Self::serialize(self, to)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                Self::deserialize(crate::answers::object::ObjectOnly(from))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    };
}

/// How a field is asked for: words say how long they may be, all else goes by its kind.
macro_rules! shape {
    ($kind:ident <$inner:ident> up to $max:tt) => {
        Some(crate::shape::Shape::Words($max))
    };
    ($kind:ident $(<$inner:ident>)?) => {
        <$kind $(<$inner>)? as crate::answers::shape::Answered>::SHAPE
    };
}

pub(super) use group;
pub(super) use shape;
