//! The codes of a report, and of whom to turn to. Their names are part of the contract with other programs; the words
//! that people read for them are in `content/`.

use crate::code::codes;

codes! {
    /// An answer to a plain question. Only `yes` ever does anything: the others never lower a band.
    Answer in "answer" { Yes = "yes", No = "no", NotSure = "not_sure", RatherNotSay = "rather_not_say", }
}

codes! {
    /// Who is telling us.
    Role in "role" { Myself = "self", SomeoneElse = "someone_else", Professional = "professional", }
}

impl Role {
    /// Whether someone other than the person being stalked is telling us.
    pub fn is_second_hand(self) -> bool {
        matches!(self, Self::SomeoneElse | Self::Professional)
    }
}

codes! {
    /// Age group of the person who is being stalked, whoever reports.
    AgeGroup in "age_group" {
        Under16 = "under_16",
        From16To17 = "from_16_to_17",
        From18To24 = "from_18_to_24",
        From25To59 = "from_25_to_59",
        Over59 = "over_59",
        NotSure = "not_sure",
        RatherNotSay = "rather_not_say",
        /// What the check is told, which asks no more than that. No form of a report offers it.
        Under18 = "under_18",
    }
}

impl AgeGroup {
    /// Whether that is a child.
    pub fn is_under_18(self) -> bool {
        matches!(self, Self::Under16 | Self::From16To17 | Self::Under18)
    }
}

codes! {
    /// Where most of it has happened: law, helplines and report routes differ.
    Nation in "nation" {
        England = "england",
        Wales = "wales",
        Scotland = "scotland",
        NorthernIreland = "northern_ireland",
        OutsideUk = "outside_uk",
        NotSure = "not_sure",
    }
}

// `Campus`, `Area` and `Unit`: which universities, areas and units there are is data (build.rs).
include!(concat!(env!("OUT_DIR"), "/places.rs"));

codes! {
    /// The four signs by which stalking is recognised. An aid, not the legal test.
    Sign in "sign" {
        Fixated = "fixated", Obsessive = "obsessive", Unwanted = "unwanted", Repeated = "repeated",
    }
}

codes! {
    /// How often it has happened.
    Occasions in "occasions" { Once = "once", TwiceOrMore = "twice_or_more", NotSure = "not_sure", }
}

codes! {
    /// How often it happens now.
    HowOften in "how_often" {
        EveryDay = "every_day",
        MostDays = "most_days",
        EveryWeek = "every_week",
        EveryMonth = "every_month",
        LessOften = "less_often",
        ComesAndGoes = "comes_and_goes",
        NotSure = "not_sure",
        RatherNotSay = "rather_not_say",
    }
}

codes! {
    /// What the person has been doing.
    Act in "act" {
        Following = "following",
        WatchingOrSpying = "watching_or_spying",
        Loitering = "loitering",
        TurningUp = "turning_up",
        CallsOrMessages = "calls_or_messages",
        LettersOrGifts = "letters_or_gifts",
        ContactingFamilyFriendsOrWork = "contacting_family_friends_or_work",
        MonitoringOnline = "monitoring_online",
        TrackingDeviceOrApp = "tracking_device_or_app",
        GettingIntoAccountsOrDevices = "getting_into_accounts_or_devices",
        FakeAccountsOrPosts = "fake_accounts_or_posts",
        SharingPrivateImages = "sharing_private_images",
        OrderingOrCancellingThings = "ordering_or_cancelling_things",
        EnteringHome = "entering_home",
        DamagingOrTakingThings = "damaging_or_taking_things",
        HarmingOrThreateningPets = "harming_or_threatening_pets",
        Threats = "threats",
        PhysicalViolence = "physical_violence",
        SexualViolence = "sexual_violence",
        GettingOthersToHelp = "getting_others_to_help",
        FalseComplaintsOrCourtAction = "false_complaints_or_court_action",
        Other = "other",
    }
}

codes! {
    /// What the person responsible is to the person being stalked.
    Relationship in "relationship" {
        ExPartner = "ex_partner",
        Partner = "partner",
        Family = "family",
        Friend = "friend",
        Colleague = "colleague",
        Neighbour = "neighbour",
        Acquaintance = "acquaintance",
        ProfessionalContact = "professional_contact",
        OnlineOnly = "online_only",
        Stranger = "stranger",
        NotKnown = "not_known",
        Other = "other",
    }
}

codes! {
    /// A court's or the police's order against the person responsible.
    OrderKind in "order_kind" {
        StalkingProtectionOrder = "stalking_protection_order",
        InterimStalkingProtectionOrder = "interim_stalking_protection_order",
        RestrainingOrder = "restraining_order",
        NonMolestationOrder = "non_molestation_order",
        Injunction = "injunction",
        NonHarassmentOrder = "non_harassment_order",
        BailCondition = "bail_condition",
        Other = "other",
    }
}

codes! {
    /// A way of getting in touch that the reporter says is safe. None chosen means: do not.
    ContactMethod in "contact_method" {
        PhoneCall = "phone_call",
        TextMessage = "text_message",
        Email = "email",
        TrustedPerson = "trusted_person",
    }
}

codes! {
    /// Something that can be shown.
    EvidenceKind in "evidence_kind" {
        Messages = "messages",
        Calls = "calls",
        PostsOrAccounts = "posts_or_accounts",
        PicturesOrRecordings = "pictures_or_recordings",
        CameraFootage = "camera_footage",
        LettersOrThings = "letters_or_things",
        Tracker = "tracker",
        Notes = "notes",
        PeopleWhoSaw = "people_who_saw",
        MedicalOrRepair = "medical_or_repair",
        Other = "other",
    }
}

codes! {
    /// What it has an effect on.
    EffectArea in "effect_area" {
        Sleep = "sleep",
        Health = "health",
        WorkOrStudy = "work_or_study",
        GoingOut = "going_out",
        PhoneOrOnline = "phone_or_online",
        Home = "home",
        Money = "money",
        ChildrenOrFamily = "children_or_family",
        FriendsOrOthers = "friends_or_others",
        Other = "other",
    }
}

codes! {
    /// What the person being stalked has had to change.
    Change in "change" {
        MovedHome = "moved_home",
        LeftWorkOrStudy = "left_work_or_study",
        StoppedGoingOut = "stopped_going_out",
    }
}

codes! {
    /// Who should come, if officers do.
    Officer in "officer" { Woman = "woman", Man = "man", NoPreference = "no_preference", }
}

codes! {
    /// What somebody needs help with: the groups of the directory, in the order in which they stand.
    Need in "need" {
        DangerNow = "danger_now",
        Stalking = "stalking",
        Police = "police",
        DomesticAbuse = "domestic_abuse",
        SexualViolence = "sexual_violence",
        Online = "online",
        Young = "young",
        Students = "students",
        Lgbt = "lgbt",
        Men = "men",
        Deaf = "deaf",
        FaithCulture = "faith_culture",
        Immigration = "immigration",
        Mind = "mind",
        LawCourts = "law_courts",
        PoliceOfficer = "police_officer",
        Bereaved = "bereaved",
        OwnBehaviour = "own_behaviour",
    }
}

codes! {
    /// How somebody can talk to a line.
    Talk in "talk" { Voice = "voice", Text = "text", Chat = "chat", Bsl = "bsl", }
}

codes! {
    /// Whom the check is about.
    About in "about" { Myself = "self", SomeoneElse = "someone_else", MyOwnBehaviour = "my_own_behaviour", }
}
