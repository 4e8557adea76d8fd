//! What must hold of the FOUR check's words, and types can't see.

use content_model::Content;
use domain::Code;
use domain::check::{About, FIELDS, team_covers};
use domain::codes::{Nation, Talk};
use domain::hours::{Division, Hours};
use domain::lines::{Line, lines};
use domain::when::day_in_words;

use crate::check::say_if;

/// Finds what lacks or does not fit.
pub(crate) fn whole(content: &Content) -> Result<(), String> {
    for (name, _) in FIELDS {
        let times = content.check.questions.iter().filter(|question| question.name == name).count();
        say_if(times != 1, || format!("check.toml asks `{name}` {times} times"))?;
    }
    say_if(content.check.questions.len() != FIELDS.len(), || "check.toml asks too much".to_owned())?;
    for about in About::ALL {
        for nation in Nation::ALL {
            for under_18 in [false, true] {
                for talk in [&[][..], Talk::ALL] {
                    calls(content, &lines(*about, *nation, under_18, talk), *nation)?;
                }
            }
        }
    }
    tell(content)?;
    law(content)
}

/// Whoever is told to call a line is helped by it, with that, where they are; and somebody answers at night.
fn calls(content: &Content, lines: &[Line], nation: Nation) -> Result<(), String> {
    let mut at_night = false;
    for line in lines {
        let name = &content.check.answer.calls.lines.of(*line).service;
        let service = content.services.get(name);
        let helps = service.is_some_and(|service| {
            let there = Division::of(nation).is_none() || service.nations.contains(&nation);
            there && service.needs.contains(&line.need())
        });
        say_if(!helps, || format!("check.toml: `{name}` is no line for {} in {}", line.code(), nation.code()))?;
        at_night |= service.is_some_and(|service| matches!(service.open, Some(Hours::Always(_))));
    }
    say_if(!at_night, || format!("check.toml: nobody who is named in {} answers at night", nation.code()))
}

/// Where this team is not the first to tell, it is said who is; and 101 stands in every nation.
fn tell(content: &Content) -> Result<(), String> {
    let answer = &content.check.answer;
    for nation in Nation::ALL {
        say_if(answer.tell.contains_key(nation) == team_covers(*nation), || {
            format!("check.toml: `tell` says whom to tell in {}, where this team does not come first", nation.code())
        })?;
    }
    let teams = answer.next_steps.iter().filter(|step| step.team).count();
    say_if(teams != 1, || "check.toml: one step leads to the team".to_owned())?;
    let police = answer.calls.police.as_str();
    say_if(!police.contains("101"), || "check.toml: the police are reached on 101".to_owned())
}

/// What is said of the law says where it stands, and as of when. Of other countries' nothing is said.
fn law(content: &Content) -> Result<(), String> {
    let answer = &content.check.answer;
    let a_day = day_in_words(&answer.law_as_of).is_some();
    say_if(!a_day, || "check.toml: `law_as_of` is a day such as 2026-11-22".to_owned())?;
    for nation in Nation::ALL {
        let stands = answer.law_sources.iter().any(|source| source.nations.contains(nation));
        say_if(stands != (*nation != Nation::OutsideUk), || {
            format!("check.toml: where the law of {} stands is in `law_sources`", nation.code())
        })?;
    }
    for source in &answer.law_sources {
        let fine = source.href.starts_with("https://") && !source.name.trim().is_empty();
        say_if(!fine, || format!("check.toml: a source has a name and an address: `{}`", source.href))?;
    }
    Ok(())
}
