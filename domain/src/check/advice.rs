//! What the check answers: which pieces of it are said, and which lines, in which order. The server and the browser
//! both ask here, so that they say the same.

use super::{About, CAMPUS, CheckAnswers, Outcome, Plain};
use crate::code::Code;
use crate::codes::{Answer, Nation, Sign, Talk};
use crate::line_order::{Availability, arrange};
use crate::lines::{Line, for_a_partner, lines};

/// What to say in answer, as codes; the sentences are in `content/`.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is something to say or not, apart from the others")]
pub struct Advice {
    /// Whether the first words are to call 999.
    pub danger: bool,
    /// Whether an order was broken.
    pub order_broken: bool,
    /// Whether a threat was made.
    pub threat: bool,
    /// Whether it is done to somebody under 18.
    pub under_18: bool,
    /// Whom it is about; for oneself unless said otherwise.
    pub about: About,
    /// The signs seen.
    pub seen: Vec<Sign>,
    /// How much was seen.
    pub outcome: Outcome,
    /// Whose law applies.
    pub nation: Nation,
    /// How whoever asks can talk; empty where that was left open.
    pub talk: Vec<Talk>,
    /// Whether a university's own page can help, too.
    pub campus: bool,
}

/// An answer at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The names of the pieces that it consists of.
    pub pieces: Vec<String>,
    /// The lines, in the order in which to show them.
    pub lines: Vec<Line>,
}

impl CheckAnswers {
    /// What to say to these answers.
    pub fn advise(&self) -> Advice {
        let seen: Vec<Sign> =
            Sign::ALL.iter().copied().filter(|sign| self.signs.get(*sign) == Some(Answer::Yes)).collect();
        let outcome = match seen.len() {
            0 => Outcome::CannotTell,
            4 => Outcome::All,
            _ => Outcome::Some,
        };
        Advice {
            // Someone who is not sure whether they are in danger is told of 999 first, too.
            danger: matches!(self.danger_now, Some(Plain::Yes | Plain::NotSure)),
            order_broken: self.order_broken == Some(Plain::Yes),
            threat: self.threat == Some(Plain::Yes),
            under_18: self.under_18 == Some(Plain::Yes),
            about: self.about.unwrap_or(About::Myself),
            seen,
            outcome,
            nation: self.nation.unwrap_or(Nation::NotSure),
            talk: self.talk.clone(),
            campus: self.campus.is_some(),
        }
    }
}

/// The name of the piece of an answer that belongs to a code: `nation.wales`.
pub fn piece<C: Code>(code: C) -> String {
    [C::SET.name, code.code()].join(".")
}

/// Whether the team of this site is the first to tell there. The police elsewhere take reports themselves;
/// `content/en/check.toml` says how, and its build compares.
pub fn team_covers(nation: Nation) -> bool {
    matches!(nation, Nation::England | Nation::NotSure)
}

impl Advice {
    /// The answer, `since` seconds after the moment for which it is known when the lines answer.
    pub fn said(&self, availabilities: &[(Line, Availability)], since: u32) -> Said {
        let own = lines(self.about, self.nation, self.under_18, &self.talk);
        let named = own.iter().filter_map(|line| availabilities.iter().find(|(other, _)| other == line));
        let arranged = arrange(named, &self.talk, since);
        let mut pieces = self.pieces();
        pieces.extend(arranged.lines.iter().copied().map(piece));
        if arranged.none_open {
            pieces.push("none_open".to_owned());
        }
        Said { pieces, lines: arranged.lines }
    }

    /// The names of the pieces, without the lines. Someone asking about what they do themselves needs help to stop:
    /// neither a verdict nor the way to a report.
    fn pieces(&self) -> Vec<String> {
        let own = self.about == About::MyOwnBehaviour;
        let abroad = self.nation == Nation::OutsideUk;
        let act_now = !own && (self.order_broken || self.threat);
        let partly = [
            ("danger", self.danger),
            // 999 may not answer there.
            ("danger_abroad", self.danger && abroad),
            ("act_now", act_now),
            ("order_broken", act_now && self.order_broken),
            ("threat", act_now && self.threat),
            ("act_here", act_now && !abroad),
            ("act_abroad", act_now && abroad),
            ("own_order", own && self.order_broken),
            ("child", !own && self.under_18 && self.about == About::Myself),
            ("parent", !own && self.under_18 && self.about == About::SomeoneElse),
            // A child is not to be the one who has to say what is safe.
            ("ask_first", !self.under_18 && self.about == About::SomeoneElse),
            ("police", !abroad),
            ("police_abroad", abroad),
            ("other_ways", self.talk.iter().any(|way| *way != Talk::Voice)),
            (CAMPUS, !own && self.campus),
            ("limits", !own),
            ("report", !own),
            ("team_first", !own && team_covers(self.nation)),
            ("team_last", !own && !team_covers(self.nation)),
            ("find_line", !own && !self.under_18 && for_a_partner(self.nation).is_none()),
            ("seen", !own && !self.seen.is_empty()),
        ];
        let mut pieces: Vec<String> = vec![piece(self.about), piece(self.nation)];
        pieces.extend(partly.into_iter().filter(|(_, said)| *said).map(|(key, _)| key.to_owned()));
        pieces.extend(self.talk.iter().copied().map(piece));
        if !own {
            pieces.push(piece(self.outcome));
            pieces.extend(self.seen.iter().copied().map(piece));
            if !team_covers(self.nation) {
                pieces.push(["tell", self.nation.code()].join("."));
            }
        }
        pieces
    }
}
