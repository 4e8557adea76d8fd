//! What has happened, what there is of it, and what it does.

use crate::answers::group::{each_once, group};
use crate::answers::rules::{possible_day, unrepeated};
use crate::codes::{Act, Answer, Change, EffectArea, EvidenceKind, HowOften, Occasions, Sign};
use crate::text::Text;
use crate::when::When;

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
        /// Whether it was more than once.
        occasions: Option<Occasions>,
        /// How often it happens.
        how_often: Option<HowOften>,
        /// When it began: a day or a rough time. A day must be a real one.
        #[serde(deserialize_with = "When::some")]
        #[validate(custom(function = possible_day))]
        began: Option<When>,
        /// When it last happened: a day or a rough time. A day must be a real one.
        #[serde(deserialize_with = "When::some")]
        #[validate(custom(function = possible_day))]
        latest: Option<When>,
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
    /// What there is to show. Nothing is needed before reporting.
    Evidence {
        /// What kinds; each at most once.
        #[validate(custom(function = unrepeated))]
        #[schema(schema_with = each_once::<EvidenceKind>)]
        kinds: Vec<EvidenceKind>,
        /// Where it is kept.
        r#where: Option<Text> up to 1_000,
        /// What it shows, and whatever else the team should know of it.
        details: Option<Text> up to 10_000,
    }
}

group! {
    /// What it does to the person being stalked. The law turns on this.
    Effect {
        /// On what; each at most once.
        #[validate(custom(function = unrepeated))]
        #[schema(schema_with = each_once::<EffectArea>)]
        areas: Vec<EffectArea>,
        /// What they have had to change; each at most once.
        #[validate(custom(function = unrepeated))]
        #[schema(schema_with = each_once::<Change>)]
        changes: Vec<Change>,
        /// In the reporter's own words.
        text: Option<Text> up to 10_000,
    }
}
