//! The signs of danger that the rule knows, and which answers fire each.

use crate::answers::DangerCode;
use crate::code::codes;
use crate::codes::{Act, Change};
use crate::triage::{Needs, RULE};

codes! {
    /// A sign of danger to the person being stalked. Most are also asked as danger questions ([`DangerCode`]).
    Flag in "flag" {
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
        ContactUnsafe = "contact_unsafe",
        VeryFrightened = "very_frightened",
        Vulnerable = "vulnerable",
        AnyThreat = "any_threat",
        TrackedOrWatched = "tracked_or_watched",
        PrivateImages = "private_images",
        PartnerOrEx = "partner_or_ex",
        Under18 = "under_18",
        OrderMaybeBroken = "order_maybe_broken",
        DoneItBefore = "done_it_before",
        Released = "released",
        ForcedChange = "forced_change",
        WordsOfDanger = "words_of_danger",
        TurnsUp = "turns_up",
        MoreThanThreeAWeek = "more_than_three_a_week",
        PropertyDamage = "property_damage",
        Pets = "pets",
        OthersDrawnIn = "others_drawn_in",
        GettingWorse = "getting_worse",
        DrinkDrugsOrCrisis = "drink_drugs_or_crisis",
        Separation = "separation",
        ChildContact = "child_contact",
        LongRunning = "long_running",
        AllFourSigns = "all_four_signs",
        KnowsOrAttendsHome = "knows_or_attends_home",
    }
}

impl Flag {
    /// Whether it tells of danger at this very moment: the screen that stands before all else.
    pub fn is_now(self) -> bool {
        matches!(RULE.first().map(|screen| screen.needs), Some(Needs::AnyOf(now)) if now.contains(&self))
    }

    /// The flag that a yes to a danger question fires.
    pub fn of_danger(code: DangerCode) -> Self {
        match code {
            DangerCode::HappeningNow => Self::HappeningNow,
            DangerCode::NearAndInDanger => Self::NearAndInDanger,
            DangerCode::WeaponNow => Self::WeaponNow,
            DangerCode::ThreatToday => Self::ThreatToday,
            DangerCode::SomeoneHurt => Self::SomeoneHurt,
            DangerCode::ThreatToKillOrHarm => Self::ThreatToKillOrHarm,
            DangerCode::Weapon => Self::Weapon,
            DangerCode::Strangulation => Self::Strangulation,
            DangerCode::ThreatToChild => Self::ThreatToChild,
            DangerCode::ThinksMayBeKilled => Self::ThinksMayBeKilled,
            DangerCode::NothingToLose => Self::NothingToLose,
            DangerCode::SuicidalThoughts => Self::SuicidalThoughts,
            DangerCode::Violence => Self::Violence,
            DangerCode::BreakIn => Self::BreakIn,
            DangerCode::OrderBroken => Self::OrderBroken,
            DangerCode::HonourOrForcedMarriage => Self::HonourOrForcedMarriage,
            DangerCode::VeryFrightened => Self::VeryFrightened,
            DangerCode::Vulnerable => Self::Vulnerable,
            DangerCode::AnyThreat => Self::AnyThreat,
            DangerCode::TrackedOrWatched | DangerCode::TrackedOrAccounts => Self::TrackedOrWatched,
            DangerCode::PrivateImages => Self::PrivateImages,
            DangerCode::ExPartner => Self::PartnerOrEx,
            DangerCode::DoneItBefore => Self::DoneItBefore,
            DangerCode::Released => Self::Released,
            DangerCode::ForcedChange => Self::ForcedChange,
            DangerCode::TurnsUp => Self::TurnsUp,
            DangerCode::MoreThanThreeAWeek => Self::MoreThanThreeAWeek,
            DangerCode::PropertyDamage => Self::PropertyDamage,
            DangerCode::Pets => Self::Pets,
            DangerCode::OthersDrawnIn => Self::OthersDrawnIn,
            DangerCode::GettingWorse => Self::GettingWorse,
            DangerCode::DrinkDrugsOrCrisis => Self::DrinkDrugsOrCrisis,
            DangerCode::Separation => Self::Separation,
            DangerCode::ChildContact => Self::ChildContact,
            DangerCode::KnowsOrAttendsHome => Self::KnowsOrAttendsHome,
        }
    }

    /// The flag that an act fires, or none.
    pub fn of_act(act: Act) -> Option<Self> {
        match act {
            Act::Following
            | Act::WatchingOrSpying
            | Act::MonitoringOnline
            | Act::TrackingDeviceOrApp
            | Act::GettingIntoAccountsOrDevices => Some(Self::TrackedOrWatched),
            Act::Loitering | Act::TurningUp => Some(Self::TurnsUp),
            Act::EnteringHome => Some(Self::BreakIn),
            Act::DamagingOrTakingThings => Some(Self::PropertyDamage),
            Act::HarmingOrThreateningPets => Some(Self::Pets),
            Act::Threats => Some(Self::AnyThreat),
            Act::SharingPrivateImages => Some(Self::PrivateImages),
            Act::PhysicalViolence | Act::SexualViolence => Some(Self::Violence),
            Act::ContactingFamilyFriendsOrWork | Act::GettingOthersToHelp => Some(Self::OthersDrawnIn),
            Act::CallsOrMessages
            | Act::LettersOrGifts
            | Act::FakeAccountsOrPosts
            | Act::FalseComplaintsOrCourtAction
            | Act::OrderingOrCancellingThings
            | Act::Other => None,
        }
    }

    /// The flag that a change of life fires.
    pub fn of_change(change: Change) -> Self {
        match change {
            Change::MovedHome | Change::LeftWorkOrStudy | Change::StoppedGoingOut => Self::ForcedChange,
        }
    }
}
