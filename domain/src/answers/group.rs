//! How a group of answers is declared.

/// Whether an answer is absent, and so left out when written.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Declares a group of answers: absent ones are left out when written and unknown ones refused when
/// read, and its `Debug` prints nothing, because groups hold what people wrote.
///
/// A field is `name: Kind,` or, for words, `name: Kind up to N,` with N in characters: one number for
/// the rule and for the published schema.
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

pub(super) use group;
