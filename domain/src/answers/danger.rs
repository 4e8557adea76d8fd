//! Answers to the danger questions, by their code.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::openapi::schema::{AdditionalProperties, ObjectBuilder, Schema};
use utoipa::openapi::{Ref, RefOr};
use utoipa::{PartialSchema, ToSchema};

use crate::code::{Code, codes};
use crate::codes::Answer;
use crate::triage::Flag;

codes! {
    /// A danger question. Only a yes does anything ([`crate::triage::Flag::of_danger`]).
    DangerCode in "danger" {
        HappeningNow = "happening_now",
        NearAndInDanger = "near_and_in_danger",
        WeaponNow = "weapon_now",
        ThreatToday = "threat_today",
        SomeoneHurt = "someone_hurt",
        ThreatToKillOrHarm = "threat_to_kill_or_harm",
        Weapon = "weapon",
        Strangulation = "strangulation",
        ThreatToChild = "threat_to_child",
        ThinksMayBeKilled = "thinks_may_be_killed",
        NothingToLose = "nothing_to_lose",
        SuicidalThoughts = "suicidal_thoughts",
        Violence = "violence",
        BreakIn = "break_in",
        OrderBroken = "order_broken",
        HonourOrForcedMarriage = "honour_or_forced_marriage",
        VeryFrightened = "very_frightened",
        Vulnerable = "vulnerable",
        AnyThreat = "any_threat",
        TrackedOrWatched = "tracked_or_watched",
        PrivateImages = "private_images",
        DoneItBefore = "done_it_before",
        Released = "released",
        ForcedChange = "forced_change",
        TurnsUp = "turns_up",
        MoreThanThreeAWeek = "more_than_three_a_week",
        PropertyDamage = "property_damage",
        Pets = "pets",
        OthersDrawnIn = "others_drawn_in",
        GettingWorse = "getting_worse",
        DrinkDrugsOrCrisis = "drink_drugs_or_crisis",
        Separation = "separation",
        ChildContact = "child_contact",
        KnowsOrAttendsHome = "knows_or_attends_home",
        /// Of rule version 1: programs may send it, no form asks it.
        ExPartner = "ex_partner",
        /// Of rule version 1: programs may send it, no form asks it.
        TrackedOrAccounts = "tracked_or_accounts",
    }
}

impl DangerCode {
    /// Whether a form asks it. The others are codes of rule version 1 that programs may still send.
    pub fn is_asked(self) -> bool {
        !matches!(self, Self::ExPartner | Self::TrackedOrAccounts)
    }

    /// The questions that a form asks.
    pub fn asked() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|code| code.is_asked())
    }
}

/// What was answered to each danger question. Only `yes` fires its code.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct Danger(BTreeMap<DangerCode, Answer>);

impl Danger {
    /// The answer to one question.
    pub fn get(&self, code: DangerCode) -> Option<Answer> {
        self.0.get(&code).copied()
    }

    /// Keeps the answer to one question.
    pub fn set(&mut self, code: DangerCode, answer: Answer) {
        self.0.insert(code, answer);
    }

    /// Keeps the answers to some of the questions only.
    pub fn retain(&mut self, kept: impl Fn(DangerCode, Answer) -> bool) {
        self.0.retain(|code, answer| kept(*code, *answer));
    }

    /// Keeps all of `newer`, over what was answered before.
    pub fn extend(&mut self, newer: Self) {
        self.0.extend(newer.0);
    }

    /// The questions answered with yes.
    pub fn yes(&self) -> impl Iterator<Item = DangerCode> {
        self.0.iter().filter(|(_, answer)| **answer == Answer::Yes).map(|(code, _)| *code)
    }
}

/// Refuses a code that comes twice, which a plain map would let the last one win.
impl<'de> Deserialize<'de> for Danger {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Danger;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of danger codes")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Danger, A::Error> {
                let mut danger = Danger::default();
                while let Some(Key(code)) = map.next_key()? {
                    let answer = map.next_value()?;
                    if danger.get(code).is_some() {
                        return Err(A::Error::duplicate_field(code.code()));
                    }
                    danger.set(code, answer);
                }
                Ok(danger)
            }
        }
        from.deserialize_map(Each)
    }
}

/// A danger code as an object's key: an unknown one is an unknown field, and is named as such.
struct Key(DangerCode);

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Name;
        impl Visitor<'_> for Name {
            type Value = Key;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a danger code")
            }
            fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
                DangerCode::from_code(name).map(Key).ok_or_else(|| E::unknown_field(name, DangerCode::SET.codes))
            }
        }
        from.deserialize_identifier(Name)
    }
}

impl fmt::Debug for Danger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Danger(..)")
    }
}

impl PartialSchema for Danger {
    fn schema() -> RefOr<Schema> {
        let object = DangerCode::ALL
            .iter()
            .fold(ObjectBuilder::new(), |object, code| object.property(code.code(), Ref::from_schema_name("Answer")));
        let old = DangerCode::ALL.iter().filter(|code| !code.is_asked());
        let old: Vec<String> =
            old.map(|code| format!("`{}` fires `{}`", code.code(), Flag::of_danger(*code).code())).collect();
        let about = format!(
            "Signs of danger; only `yes` fires a flag. Codes of rule version 1 are still taken: {}. \
             No form asks them; send the relationship, or the newer code, instead.",
            old.join(", ")
        );
        let object = object.description(Some(about));
        let closed = object.additional_properties(Some(AdditionalProperties::<Schema>::FreeForm(false)));
        RefOr::T(closed.build().into())
    }
}

impl ToSchema for Danger {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((Answer::name().into_owned(), Answer::schema()));
    }
}
