//! Answers that are chosen rather than written are enums with stable names.

/// A chosen answer with a stable `snake_case` name, used on the wire, in forms and in `content/`.
pub trait Code: Copy + Eq + Ord + 'static {
    /// The set's own name and the names of all its members.
    const SET: CodeSet;
    /// Every member, in the order in which people are shown them.
    const ALL: &'static [Self];
    /// The member's stable name.
    fn code(self) -> &'static str;
    /// The member with this name, if there is one.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|member| member.code() == code)
    }
}

/// The names in one set of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeSet {
    /// What `content/` calls the set.
    pub name: &'static str,
    /// The names of its members, in order.
    pub codes: &'static [&'static str],
}

/// Declares an enum of codes: `Name in "set" { Variant = "code", … }`.
///
/// Names are written out rather than derived from the variants, because other programs rely on them.
/// They are matched as plain tokens: utoipa overlooks a `rename` that a `literal` fragment wraps.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident in $set:literal {
        $($(#[$about:meta])* $variant:ident = $code:tt,)+
    }) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, utoipa::ToSchema,
        )]
        pub enum $name {
            $(
                #[doc = concat!("`", $code, "`")]
                $(#[$about])*
                #[serde(rename = $code)]
                $variant,
            )+
        }

        /// From its name only: derived, it would also take serde's other ways of writing an enum.
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let name = std::borrow::Cow::<str>::deserialize(from)?;
                let unknown = || serde::de::Error::unknown_variant(&name, &[$($code),+]);
                <Self as $crate::Code>::from_code(&name).ok_or_else(unknown)
            }
        }

        impl $crate::Code for $name {
            const SET: $crate::CodeSet = $crate::CodeSet { name: $set, codes: &[$($code),+] };
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)+
                }
            }
        }
    };
}

pub(crate) use codes;
