//! The options of a component that asks something.

/// Declares a component's options: its own, and those of every component that asks. `labelled` adds those of
/// one with a label, `grouped` those of one with a fieldset. A macro, because serde can't refuse
/// unknown options beside flattened ones.
macro_rules! asking {
    (labelled: $(#[$meta:meta])* $name:ident { $($own:tt)* }) => {
        asking! {
            $(#[$meta])* $name {
                /// The name it is sent with.
                pub name: String,
                /// Its id, if not the name.
                pub id: String,
                /// The question.
                pub label: $crate::LabelOptions,
                $($own)*
            }
        }
    };
    (grouped: $(#[$meta:meta])* $name:ident { $($own:tt)* }) => {
        asking! {
            $(#[$meta])* $name {
                /// The question.
                pub fieldset: Option<$crate::FieldsetOptions>,
                $($own)*
            }
        }
    };
    ($(#[$meta:meta])* $name:ident { $($own:tt)* }) => {
        $(#[$meta])*
        #[derive(Clone, Default, serde::Deserialize)]
        #[serde(default, deny_unknown_fields, rename_all = "camelCase", bound(deserialize = "'de: 'static"))]
        pub struct $name {
            $($own)*
            /// Helps to answer it.
            pub hint: Option<$crate::HintOptions>,
            /// What is wrong with the answer.
            pub error_message: Option<$crate::ErrorMessageOptions>,
            /// The box around it all.
            pub form_group: $crate::FormGroup,
            /// Further classes.
            pub classes: String,
            /// Further attributes.
            pub attributes: $crate::Attributes,
        }
    };
}

pub(crate) use asking;
