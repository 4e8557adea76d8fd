//! One day, month, season or year, written as a calendar names it and with nothing else beside it.

use jiff::civil::{Date, Weekday};

use super::calendar::Named;
use super::items::Item;
use super::numeric::{both, full, numbers, two, year};
use super::piece::{Piece, Single, What};
use super::vocabulary::{Meaning, Unit};

/// The date that all of these items are, none where they are more than one or anything else.
pub(super) fn single(items: &[Item], today: Date) -> Option<Single> {
    let mut named = Named::default();
    let mut pieces: Vec<Piece> = Vec::new();
    let mut mark = None;
    for item in items {
        let what = match item {
            Item::Mark(written @ ('-' | '/' | '.' | ',')) => {
                // After 'Sat.,' or 'Mar.' the dot says nothing.
                mark = if mark.is_none_or(|before| before == '.') { Some(*written) } else { return None };
                continue;
            }
            Item::Number(number) => What::Number(*number),
            Item::Is(Meaning::Month(month)) => What::Month(*month),
            Item::Is(Meaning::Season(month)) => What::Season(*month),
            Item::Is(Meaning::Feast(month, day)) => What::Feast(*month, *day),
            Item::Is(other) => {
                aside(*other, &mut named, pieces.is_empty(), today)?;
                mark = None;
                continue;
            }
            Item::Mark(_) => return None,
        };
        pieces.push(Piece { what, mark: mark.take() });
    }
    let plain: Vec<What> = pieces.iter().map(|piece| piece.what).collect();
    let written = match (&plain[..], &pieces[..]) {
        ([What::Number(_), What::Number(_), What::Number(_)], [first, second, third]) => {
            numbers(first, second, third, today)
        }
        ([What::Number(first), What::Number(second)], [_, second_piece]) => two(*first, *second, second_piece.mark),
        _ => in_words(&plain, &pieces, today),
    }?;
    let Single::Named(written) = written else { return Some(Single::Impossible) };
    if written.year.is_some() && named.year.is_some() {
        return None;
    }
    let whole = Named {
        year: written.year.or(named.year),
        last: named.last,
        weekday: named.weekday,
        third: named.third,
        ..written
    };
    // A day of the week goes with a day, and a third with what is longer than one.
    let fits = if whole.day.is_some() { whole.third.is_none() } else { whole.weekday.is_none() };
    fits.then_some(if whole.is_possible() { Single::Named(whole) } else { Single::Impossible })
}

/// What may stand beside the date itself.
fn aside(meaning: Meaning, named: &mut Named, first: bool, today: Date) -> Option<()> {
    fn once<T>(slot: &mut Option<T>, value: T) -> Option<()> {
        slot.replace(value).is_none().then_some(())
    }
    match meaning {
        Meaning::Weekday(weekday) => once::<Weekday>(&mut named.weekday, weekday),
        Meaning::Past(back, Unit::Year) => once(&mut named.year, today.year() - i16::try_from(back).ok()?),
        Meaning::Third(third) if first => once(&mut named.third, third),
        Meaning::Last if first => {
            named.last = true;
            Some(())
        }
        Meaning::This if first => Some(()),
        _ => None,
    }
}

/// With a month, a season or a feast in letters, or a year alone.
fn in_words(plain: &[What], pieces: &[Piece], today: Date) -> Option<Single> {
    use What::{Feast, Month, Number, Season};
    let year = |number: &super::items::Number| year(*number, today);
    let mark = |at: usize| pieces.get(at).and_then(|piece| piece.mark);
    let in_month = |month: &i8, of: Option<i16>| Named { month: Some(*month), year: of, ..Named::default() };
    let season = |month: &i8, of: Option<i16>| Named { season: true, ..in_month(month, of) };
    let feast = |month: &i8, day: &i8, of: Option<i16>| Named { day: Some(*day), ..in_month(month, of) };
    let on = |day: &super::items::Number, month: &i8, of: Option<i16>| {
        // Nobody names a day 0, unless they don't know which.
        (day.value > 0).then(|| Named { day: Some(i8::try_from(day.value).unwrap_or(i8::MAX)), ..in_month(month, of) })
    };
    let is_year = |number: &super::items::Number| number.digits == 4 || number.short;
    let named = match plain {
        [Number(only)] if only.digits == 4 => Named { year: Some(full(*only)?), ..Named::default() },
        [Month(month)] => in_month(month, None),
        [Number(of), Month(month)] | [Month(month), Number(of)] if is_year(of) => in_month(month, Some(year(of)?)),
        // 'Feb 85' is a year; '85 Feb' and '99999 Feb' are nothing that there is.
        [Month(month), Number(of)] if of.digits == 2 && of.value > 31 && !of.ordinal => {
            in_month(month, Some(year(of)?))
        }
        [Month(_), Number(day)] if day.digits > 2 => return None,
        [Number(day), Month(month)] | [Month(month), Number(day)] => on(day, month, None)?,
        [Number(of), Month(month), Number(day)] if of.digits == 4 => on(day, month, Some(full(*of)?))?,
        [Number(day), Month(month), Number(of)] => on(day, month, Some(year(of)?))?,
        // 'March 4-6' is two days.
        [Month(month), Number(day), Number(of)] if is_year(of) || mark(2) != Some('-') || mark(1) == Some('-') => {
            on(day, month, Some(year(of)?))?
        }
        [Season(month)] => season(month, None),
        [Season(month), Number(of)] | [Number(of), Season(month)] if is_year(of) => season(month, Some(year(of)?)),
        // The winter of 2024/25.
        [Season(month), Number(first), Number(second)] => season(month, both(*first, *second)),
        [Feast(month, day)] => feast(month, day, None),
        [Feast(month, day), Number(of)] | [Number(of), Feast(month, day)] => feast(month, day, Some(year(of)?)),
        _ => return None,
    };
    // A pair of years that is none was given.
    (!matches!(plain, [Season(_), Number(_), Number(_)]) || named.year.is_some()).then_some(Single::Named(named))
}
