//! What words say of a day: read whole, left without a day, or refused because no calendar has it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use domain::when::When;
use jiff::civil::{Date, date};

/// A Sunday.
const TODAY: Date = date(2026, 11, 22);

fn meant(words: &str) -> Option<Date> {
    When::new(words).roughly(TODAY)
}

/// All that is read, by its day.
const READ: &[(&str, &[&str])] = &[
    (
        "2025-03-04",
        &[
            "2025-03-04",
            "2025/3/4",
            "2025.03.04",
            "04/03/2025",
            "4.3.2025",
            "4 3 2025",
            "04.03 2025",
            "4/3/25",
            "04-03-25",
            "4 March 2025",
            "4 Mar 25",
            "04-Mar-25",
            "4-march-2025",
            "4/Mar/2025",
            "4 mar '25",
            "4mar25",
            "4th of March, 2025",
            "March 4 2025",
            "March 4th, 25",
            "Mar. 4, 2025",
            "Mar-04-25",
            "2025 March 4",
            "4 March last year",
            "Tuesday 4/3/25",
            "Tues, 4 March 2025",
            "4 March 2025 (Tuesday)",
            "Tuesday 4 March",
            "10:05 4/3/25",
            "4/3/25 10:05",
            "4.3.25 at 21.30",
            "21.30 on 4.3.2025",
            "4 March 2025, 9pm",
            "4 March 2025 at about 9.30 p.m.",
            "9 a.m. 4 March 2025",
            "4 March 2025 between 9 and 10pm",
            "4 March 2025, from 9am to 11:30",
            "4 March 2025 at half past nine",
            "4 March 2025 at nine in the evening",
            "4 March 2025, 9 o'clock",
            "2025-03-04T10:05:00Z",
            "2025-03-04T10:05:00.123+01:00",
            "2025-03-04 10:05",
            "around 4 March 2025",
            "it may have been 4 March 2025",
            "it was on the 4th of March 2025, in the evening",
            "it happened on 4 March 2025.",
            "I think 4 March 2025?",
            "since 4 March 2025",
            "from 4 March 2025 onwards",
            "4-6 March 2025",
            "4 – 6 March 2025",
            "4/5 March 2025",
            "4, 5 and 6 March 2025",
            "4 & 5 March 2025",
            "March 4-6, 2025",
            "4 to 6 March 2025",
            "between 4 and 6 March 2025",
            "from 4 March to 2 April 2025",
            "from 4 March 2025 until now",
            "4/3/25 - 6/3/25",
            "4-6/3/2025",
            "two days before 6 March 2025",
            "the day after 3 March 2025",
            "the Tuesday before 6 March 2025",
            "the weekend of 4 March 2025",
        ],
    ),
    ("2025-03-25", &["03/25/2025", "3/25/25", "25/03/2025", "25 March 2025"]),
    ("2019-04-12", &["12/04/19"]),
    ("1999-04-12", &["12/04/99", "12 Apr 99"]),
    (
        "2025-03-01",
        &[
            "March '25",
            "March ’25",
            "Mar 2025",
            "2025-03",
            "03/2025",
            "in March last year",
            "last year in March",
            "spring 2025",
            "early March 2025",
            "the beginning of March 2025",
            "March to May 2025",
            "March, April 2025",
            "since March 2025",
            "from March 2025 to June 2025",
        ],
    ),
    ("2025-03-11", &["mid-March 2025", "in the middle of March 2025"]),
    ("2025-03-21", &["late March 2025", "at the end of March 2025"]),
    ("1985-02-01", &["Feb 85"]),
    ("2024-01-01", &["2024", "in the year 2024", "2024, 2025", "2024-2025", "2024/25", "2024 and 2025", "early 2024"]),
    ("2020-01-01", &["2020, 2021, 2022", "2020, 2021 and 2022", "from 2020 to 2022"]),
    ("2024-09-01", &["late 2024", "autumn 2024"]),
    ("2024-12-01", &["winter 2024", "winter 2024/25", "from December to March 2025", "December 2024 to January 2025"]),
    ("2026-06-01", &["last summer", "since last summer", "June", "in summer"]),
    ("2026-05-01", &["in May", "last May", "May this year", "May to June"]),
    ("2026-03-01", &["March", "this March"]),
    ("2026-03-11", &["mid-March", "in mid March"]),
    ("2026-03-12", &["12-14 March", "12 to 14 March", "between 12 and 14 March", "12th - 14th of March", "12 March"]),
    ("2025-12-05", &["5 December", "last 5 December"]),
    ("2026-11-05", &["5 November", "bonfire night"]),
    ("2025-11-01", &["last November", "in November last year"]),
    ("2024-02-29", &["29 February 2024", "29 February"]),
    ("2025-12-31", &["New Year's Eve", "new years eve", "New Year’s Eve last year", "31 December"]),
    ("2026-01-01", &["New Year's Day", "at New Year", "this year"]),
    ("2025-12-26", &["Boxing Day", "the day after Christmas", "Boxing Day 2025"]),
    ("2024-10-31", &["Halloween 2024", "Hallowe'en 2024", "on the night of Halloween 2024"]),
    ("2024-12-24", &["Christmas Eve 2024", "the day before Christmas 2024"]),
    ("2024-12-25", &["Christmas 2024", "around Christmas 2024", "xmas 2024"]),
    ("2025-12-25", &["Christmas", "last Christmas"]),
    ("2024-12-18", &["the week before Christmas 2024"]),
    ("2024-12-23", &["the Monday before Christmas 2024"]),
    ("2026-02-14", &["Valentine's Day"]),
    ("2026-11-22", &["today", "this morning", "earlier today", "tonight", "now"]),
    (
        "2026-11-21",
        &["yesterday", "Yesterday evening", "last night", "yesterday at 9", "yesterday, Saturday", "Saturday"],
    ),
    ("2026-11-20", &["the day before yesterday", "the night before last", "a couple of days ago", "2 days ago"]),
    ("2026-11-18", &["three days before yesterday"]),
    ("2026-11-19", &["two or three days ago", "2-3 days ago", "a few days ago"]),
    ("2026-11-17", &["last Tuesday", "Tuesday night", "on Tuesday at 10:05", "Tuesday at 9pm"]),
    ("2026-11-15", &["on Sunday", "a week ago", "last week", "last weekend"]),
    ("2026-11-16", &["this week", "earlier this week"]),
    ("2026-11-10", &["Tuesday last week", "last week on Tuesday", "the Tuesday before last"]),
    ("2026-11-08", &["about two weeks ago", "the week before last", "a fortnight ago"]),
    ("2026-10-22", &["last month", "a month ago"]),
    ("2026-10-01", &["early last month", "in October", "Oct."]),
    ("2026-08-22", &["a few months ago", "3 months ago or so"]),
    ("2016-11-22", &["10 years ago", "ten years ago"]),
    ("2025-11-22", &["last year", "over a year ago"]),
];

/// Words that say no one day, or that say more than is understood.
const UNSAID: &[&str] = &[
    "",
    " ",
    "often",
    "every day at 9",
    "every Tuesday",
    "Tuesdays",
    "Monday to Friday",
    "24/7",
    "4/3",
    "9pm",
    "10:05",
    "21.30",
    "10.05",
    "2 or 3 times",
    "12",
    "I don't know",
    "it may be",
    "may",
    "99999999",
    "31/31/31",
    "32/01/25",
    "20250304",
    "日本",
    "٤ مارس",
    "४/३/२०२५",
    "until March 2025",
    "till last week",
    "before Christmas",
    "after 4 March 2025",
    "by March 2025",
    "not in March 2025",
    "next Tuesday",
    "March or April 2025",
    "half past nine",
    "2019/20/21",
    "20/21/2022",
    "Monday 4/3/25",
    "14-12 March",
    "6 March to 4 March 2025",
    "6 March to 4 March",
    "10.05 4/3/25",
    "4/5 and 6/7/2025",
    "the other day",
    "two days",
    "a week ago last March",
    "Easter 2024",
    "4 March 2025 and every week since",
    "2025 was a bad year",
    "since he moved out in March 2025",
    "page 4 of 2025",
    "1st or 2nd March",
    "28-31 February 2026",
    "00/03/2025",
    "2026-00-00",
    "1-1-1-1-1-1-1-1-1-1-1-1-1-1",
];

/// One day each, which no calendar has.
const IMPOSSIBLE: &[&str] = &[
    "2026-02-30",
    "2026/02/30",
    "2026-13-01",
    "30/02/2026",
    "30.2.2026",
    "30-02-2026",
    "30 2 2026",
    "30/02/25",
    "30-02-25",
    "30.2.25",
    "13/13/2025",
    "30 February 2026",
    "30th February 2026",
    "the 30th of February 2026",
    "30 feb",
    "30-Feb-26",
    "Feb 30 2026",
    "February 30th, 2026",
    "Feb 30",
    "2026 February 30",
    "Monday 30 February 2026",
    "on 30 February 2026 at 9pm",
    "2026-02-30T10:05:00Z",
    "2025-02-29",
    "29 February 2025",
    "29/02/25",
    "31 April",
    "31 June 2025",
    "99999 May",
    "45 May",
];

#[test]
fn what_is_understood_whole_means_its_day() {
    for (day, all) in READ {
        for words in *all {
            assert_eq!(meant(words).map(|day| day.to_string()).as_deref(), Some(*day), "{words}");
            assert!(When::new(words).is_possible(), "{words}");
        }
    }
}

#[test]
fn what_is_not_understood_whole_means_no_day() {
    for words in UNSAID {
        assert_eq!(meant(words), None, "{words}");
        assert!(When::new(words).is_possible(), "{words}");
    }
}

#[test]
fn one_impossible_day_is_refused_in_every_spelling() {
    for words in IMPOSSIBLE {
        assert!(!When::new(words).is_possible(), "{words}");
        assert_eq!(meant(words), None, "{words}");
    }
    // Near it, or among others, it may be meant.
    for words in ["about 30 February 2026", "28-31 February 2026", "30 February or so", "30 or 31 February"] {
        assert!(When::new(words).is_possible(), "{words}");
    }
}

/// A word more that is not known may turn the meaning round, wherever it stands.
#[test]
fn an_unknown_word_anywhere_leaves_no_day() {
    for (_, all) in READ {
        for words in *all {
            for more in [format!("{words} zebra"), format!("zebra {words}"), format!("{words} not")] {
                assert_eq!(meant(&more), None, "{more}");
            }
        }
    }
}

/// Whatever is typed is read in little time, and never panics.
#[test]
fn anything_can_be_read() {
    let pieces = [
        "4",
        "31",
        "2025",
        "25",
        "'25",
        "March",
        "may",
        "last",
        "year",
        "week",
        "-",
        "/",
        ",",
        ".",
        ":",
        "to",
        "and",
        "before",
        "ago",
        "since",
        "Tuesday",
        "9pm",
        "two",
        "the",
        "99999",
        "winter",
        "Christmas",
        "early",
    ];
    for first in pieces {
        for second in pieces {
            for third in pieces {
                for words in [format!("{first} {second} {third}"), format!("{first}{second}{third}")] {
                    for today in [TODAY, Date::MIN, Date::MAX, date(2024, 2, 29)] {
                        let _ = When::new(&words).roughly(today);
                    }
                    let _ = When::new(&words).is_possible();
                }
            }
        }
    }
    for piece in pieces {
        let _ = meant(&piece.repeat(100));
        let _ = meant(&format!("{piece} ").repeat(60));
    }
}
