//! The signs of danger that the rule knows.

use crate::code::codes;
use crate::codes::Act;
use crate::triage::Needs;

codes! {
    /// A sign of danger to the person being stalked. Each is also a danger question's code.
    Flag in "flag" {
        HappeningNow = "happening_now",
        NearAndInDanger = "near_and_in_danger",
        WeaponNow = "weapon_now",
        ThreatToday = "threat_today",
        SomeoneHurt = "someone_hurt",
        ThreatToKillOrHarm = "threat_to_kill_or_harm",
        Weapon = "weapon",
        Strangulation = "strangulation",
        Violence = "violence",
        BreakIn = "break_in",
        OrderBroken = "order_broken",
        NothingToLose = "nothing_to_lose",
        ThreatToChild = "threat_to_child",
        ThinksMayBeKilled = "thinks_may_be_killed",
        SuicidalThoughts = "suicidal_thoughts",
        ExPartner = "ex_partner",
        GettingWorse = "getting_worse",
        AnyThreat = "any_threat",
        VeryFrightened = "very_frightened",
        KnowsOrAttendsHome = "knows_or_attends_home",
        TrackedOrAccounts = "tracked_or_accounts",
        Vulnerable = "vulnerable",
        TurnsUp = "turns_up",
        MoreThanThreeAWeek = "more_than_three_a_week",
        PropertyDamage = "property_damage",
        Pets = "pets",
        OthersDrawnIn = "others_drawn_in",
        DoneItBefore = "done_it_before",
        DrinkDrugsOrCrisis = "drink_drugs_or_crisis",
        ForcedChange = "forced_change",
    }
}

impl Flag {
    /// Whether it tells of danger at this very moment: the screen that stands before all else.
    pub fn is_now(self) -> bool {
        matches!(super::RULE.first().map(|screen| screen.needs), Some(Needs::AnyOf(now)) if now.contains(&self))
    }

    /// The flag that an act fires, or none.
    pub fn of_act(act: Act) -> Option<Self> {
        match act {
            Act::Following | Act::TrackingDeviceOrApp | Act::GettingIntoAccountsOrDevices | Act::MonitoringOnline => {
                Some(Self::TrackedOrAccounts)
            }
            Act::WatchingOrSpying | Act::Loitering | Act::TurningUp => Some(Self::TurnsUp),
            Act::EnteringHome => Some(Self::BreakIn),
            Act::DamagingOrTakingThings => Some(Self::PropertyDamage),
            Act::HarmingOrThreateningPets => Some(Self::Pets),
            Act::Threats => Some(Self::AnyThreat),
            Act::PhysicalViolence | Act::SexualViolence => Some(Self::Violence),
            Act::ContactingFamilyFriendsOrWork | Act::GettingOthersToHelp => Some(Self::OthersDrawnIn),
            Act::CallsOrMessages
            | Act::LettersOrGifts
            | Act::FakeAccountsOrPosts
            | Act::SharingPrivateImages
            | Act::FalseComplaintsOrCourtAction
            | Act::OrderingOrCancellingThings
            | Act::Other => None,
        }
    }
}
