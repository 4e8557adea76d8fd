//! How to get in touch safely, and whom to share the report with.

use crate::answers::group::{each_once, group};
use crate::answers::rules::{email_address, telephone, unrepeated};
use crate::codes::{Answer, ContactMethod, Officer};
use crate::text::Text;

group! {
    /// How to get in touch safely.
    Contact {
        /// Ways that are safe. None means: do not get in touch.
        #[validate(custom(function = unrepeated))]
        #[schema(schema_with = each_once::<ContactMethod>)]
        methods: Vec<ContactMethod>,
        /// A telephone number: at least three digits of any script.
        #[validate(custom(function = telephone))]
        phone: Option<Text> up to 200,
        /// Whether a message may be left.
        voicemail: Option<Answer>,
        /// An email address.
        #[validate(custom(function = email_address))]
        email: Option<Text> up to 200,
        /// Someone else to get in touch with instead, and how.
        trusted_person: Option<Text> up to 1_000,
        /// When it is safe.
        safe_times: Option<Text> up to 1_000,
        /// What to say if someone else answers.
        if_someone_else_answers: Option<Text> up to 1_000,
        /// A word by which the reporter knows that it is the team.
        code_word: Option<Text> up to 200,
        /// Whether an interpreter is needed.
        interpreter: Option<Answer>,
        /// For which language, sign languages included.
        language: Option<Text> up to 200,
        /// What makes it easier to talk: a disability, caring, noise, a slower pace.
        adjustments: Option<Text> up to 1_000,
        /// Whether officers should come without uniform and marked cars.
        plain_clothes: Option<Answer>,
        /// Who should come.
        officer: Option<Officer>,
        /// Anything else.
        other: Option<Text> up to 10_000,
        /// Whether a way of getting in touch that was given before is not safe any more.
        no_longer_safe: Option<Answer>,
    }
}

group! {
    /// The report that this one follows.
    FollowUp {
        /// Its reference, as the person wrote it. Nothing proves that it is theirs: officers see both reports.
        reference: Option<Text> up to 200,
    }
}

group! {
    /// Whom the team may share the report with. Each is separate, and taken back by saying so.
    Sharing {
        /// Whether with an independent advocate.
        advocate: Option<Answer>,
        /// Whether with the university.
        university: Option<Answer>,
        /// Which university.
        university_name: Option<Text> up to 200,
        /// Who must not hear of it.
        not_with: Option<Text> up to 1_000,
    }
}
