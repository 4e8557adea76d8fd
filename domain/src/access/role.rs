//! Roles, and the areas of the desk.

use crate::code::codes;

codes! {
    /// What somebody does at the desk.
    Role in "role" {
        /// Leads the team: sees all, invites people, overrides with a reason.
        Lead = "lead",
        /// Reads, sorts, works and hands over all reports.
        TriageOfficer = "triage_officer",
        /// Works the cases that were handed to their unit.
        UnitOfficer = "unit_officer",
        /// Supports the person, where they agreed to that; sees what is not kept for the police.
        Advocate = "advocate",
        /// Checks what was done; sees no report.
        Auditor = "auditor",
    }
}

codes! {
    /// A group of pages of the desk.
    Area in "desk_area" {
        /// The list of cases.
        Queue = "queue",
        /// Taking the most urgent case.
        TakeNext = "take_next",
        /// What was done, by whom.
        Audit = "audit",
        /// Accounts, invitations, passkeys.
        People = "people",
    }
}
