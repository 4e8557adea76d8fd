//! What can be chosen in the forms of a case: codes, and what staff read for them.

/// A field, and its choices.
type Choices = (&'static str, &'static [(&'static str, &'static str)]);

const CHOICES: [Choices; 9] = [
    (
        "how",
        &[
            ("call", "Call"),
            ("text", "Text message"),
            ("email", "Email"),
            ("trusted_person", "Through a trusted person"),
            ("visit", "Visit"),
            ("other", "Another way"),
        ],
    ),
    (
        "result",
        &[
            ("spoke", "Spoke with them"),
            ("no_answer", "No answer"),
            ("message_left", "Left a message"),
            ("not_safe", "It was not safe to speak"),
            ("declined", "They do not want contact"),
            ("other", "Something else"),
        ],
    ),
    ("lane", &[("team", "Team"), ("for_reporter", "For the person who reported")]),
    ("made_by", &[("police", "Police"), ("court", "Court")]),
    ("stage", &[("interim", "Interim"), ("full", "Full")]),
    (
        "action",
        &[("arrested", "Arrested"), ("charged", "Charged"), ("warned", "Warned"), ("none_yet", "Nothing was done yet")],
    ),
    (
        "identifier_kind",
        &[
            ("user_id", "User ID"),
            ("handle", "Handle"),
            ("number", "Number"),
            ("url", "URL"),
            ("email", "Email address"),
            ("ip_port", "IP address with port"),
            ("other", "Another identifier"),
        ],
    ),
    (
        "step",
        &[
            ("not_asked", "Not asked yet"),
            ("asked", "Asked, waiting"),
            ("preserved", "Preserved"),
            ("too_late", "Too late"),
        ],
    ),
    (
        "kind",
        &[
            ("duplicate", "The same report again"),
            ("same_person", "The same person responsible"),
            ("follow_up", "A follow-up"),
        ],
    ),
];

/// What staff read for a code.
pub(super) fn in_words(field: &str, code: &str) -> Option<&'static str> {
    of(field)?.iter().find(|(own, _)| *own == code).map(|(_, words)| *words)
}

/// The choices of a field; none where it is typed.
pub(super) fn of(field: &str) -> Option<&'static [(&'static str, &'static str)]> {
    CHOICES.iter().find(|(name, _)| *name == field).map(|(_, choices)| *choices)
}
