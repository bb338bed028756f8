//! Dates as English copy has them: `25 April 2026, 15:32`, `Saturday, April 25, 2026 at 3:32 pm`.

use chrono::{NaiveDate, NaiveTime};

use super::Scan;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const BLANKS: &str = " \u{a0}\u{202f}";

/// The day that is written here, and where it ends: `25 April 2026`, `April 25th, 2026`, `Sat, 25 Apr 2026`.
pub(super) fn day(mut scan: Scan<'_>) -> Option<(NaiveDate, Scan<'_>)> {
    if let Some(after) = name(scan, &WEEKDAYS) {
        scan = blanks(after.1, ",")?;
    }
    let (day, month);
    if let Some((place, after)) = name(scan, &MONTHS) {
        month = place;
        (day, scan) = ordinal(blanks(after, "")?)?;
    } else {
        (day, scan) = ordinal(scan)?;
        (month, scan) = name(blanks(scan, "")?, &MONTHS)?;
    }
    scan = blanks(scan, ",")?;
    let year = scan.number(4, 4)?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    (!scan.rest().starts_with(char::is_alphanumeric)).then_some((date, scan))
}

/// The time that follows such a day, and where it ends: `, 15:32`, ` at 3.32 p.m.`, ` | 3pm`.
pub(super) fn time(mut scan: Scan<'_>) -> Option<(NaiveTime, usize)> {
    while scan.any(BLANKS).is_some() {}
    scan.any(",|·•–-");
    while scan.any(BLANKS).is_some() {}
    if let Some((_, after)) = name(scan, &["at"]) {
        scan = blanks(after, "")?;
    }
    let hour = scan.number(1, 2)?;
    let minute = scan.any(":.").map(|_| scan.number(2, 2));
    let second = scan.any(":").map(|_| scan.number(2, 2));
    let hour = match half(&mut scan) {
        Some(half) => half.hour(hour)?,
        None => Some(hour).filter(|_| minute.is_some())?,
    };
    if scan.rest().starts_with(char::is_alphanumeric) {
        return None;
    }
    let time = NaiveTime::from_hms_opt(hour, minute.unwrap_or(Some(0))?, second.unwrap_or(Some(0))?)?;
    Some((time, scan.at))
}

/// A half of the day.
#[derive(Clone, Copy)]
pub(super) enum Half {
    Am,
    Pm,
}

impl Half {
    /// The hour from 0 to 23 that is this one of the half, from 1 to 12.
    pub(super) fn hour(self, hour: u32) -> Option<u32> {
        let hour = Some(hour).filter(|hour| (1..=12).contains(hour))? % 12;
        Some(match self {
            Self::Am => hour,
            Self::Pm => hour + 12,
        })
    }
}

/// Takes what says in which half of the day a time is: `pm`, `P.M.`
pub(super) fn half(scan: &mut Scan<'_>) -> Option<Half> {
    let mut ahead = *scan;
    while ahead.any(BLANKS).is_some() {}
    let half = match ahead.any("aApP")? {
        'a' | 'A' => Half::Am,
        _ => Half::Pm,
    };
    let dotted = ahead.any(".").is_some();
    ahead.any("mM")?;
    if dotted {
        ahead.any(".");
    }
    if ahead.rest().starts_with(char::is_alphanumeric) {
        return None;
    }
    *scan = ahead;
    Some(half)
}

/// Which one of the names stands here, from 1, whole or in its first three letters, and where it ends.
fn name<'t>(mut scan: Scan<'t>, names: &[&str]) -> Option<(u32, Scan<'t>)> {
    let length = scan.rest().bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = scan.rest()[..length].to_ascii_lowercase();
    let is_short = |name: &str| word.len() == 3 && name.starts_with(&word) || word == "sept" && name == "september";
    let place = (1..).zip(names).find(|(_, name)| **name == word || is_short(name))?.0;
    scan.at += length;
    // Apr. 25
    if word.len() <= 4 {
        scan.any(".");
    }
    Some((place, scan))
}

/// `25`, `25th`
fn ordinal(mut scan: Scan<'_>) -> Option<(u32, Scan<'_>)> {
    let day = scan.number(1, 2)?;
    let ending = ["st", "nd", "rd", "th"].into_iter().find(|ending| scan.rest().starts_with(ending));
    scan.at += ending.map_or(0, str::len);
    Some((day, scan))
}

/// What stands behind blanks, with a mark before them or without.
fn blanks<'t>(mut scan: Scan<'t>, mark: &str) -> Option<Scan<'t>> {
    scan.any(mark);
    scan.any(BLANKS)?;
    while scan.any(BLANKS).is_some() {}
    Some(scan)
}
