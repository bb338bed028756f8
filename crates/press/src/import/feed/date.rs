//! Dates of RSS and Atom, with the offset that the feed gives them.
//!
//! `feed-rs` hands on moments in UTC, and forgets on which day the newsroom was. So it reads dates by [`read`], which leaves
//! the offset in the one part of a moment that no story needs, the fraction of its second; [`show`] takes it out again.

use article::Timestamp;
use chrono::{DateTime, FixedOffset, NaiveDateTime, Timelike, Utc};

use super::super::date::Zone;

/// No offset is as long as a day: with so many seconds added none is negative.
const DAY: i32 = 24 * 60 * 60;

/// Reads a date. One that names no zone is in `zone`, and so is one in UTC: systems write that whatever the newsroom's
/// clock shows.
pub(super) fn read(text: &str, zone: Zone) -> Option<DateTime<Utc>> {
    let time = rfc3339(text).or_else(|| rfc2822(text, zone)).or_else(|| any(text, zone))?;
    let offset = match time.offset().local_minus_utc() {
        0 => zone.offset(),
        stated => stated,
    };
    time.to_utc().with_nanosecond(u32::try_from(offset + DAY).ok()?)
}

/// A moment that [`read`] has read, as the clocks there showed it.
pub(super) fn show(time: DateTime<Utc>) -> Option<Timestamp> {
    let offset = i32::try_from(time.nanosecond()).ok()? - DAY;
    Zone::east(offset)?.show(time)
}

fn rfc3339(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text.trim()).ok()
}

/// `Sat, 21 Nov 2026 00:30:00 +0800`, and what feeds make of it: a wrong weekday or one in another language, November,
/// Nov 21, 9:05, UTC, no zone.
fn rfc2822(text: &str, zone: Zone) -> Option<DateTime<FixedOffset>> {
    let words: Vec<&str> = text.split([' ', ',', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
    let words = match words.as_slice() {
        [month, day, year, ..] if !is_number(month) && is_number(day) && is_number(year) => words.as_slice(),
        [weekday, rest @ ..] if !is_number(weekday) => rest,
        all => all,
    };
    let [first, second, year, clock, named @ ..] = words else { return None };
    let (day, month) = if is_number(first) { (first, second) } else { (second, first) };
    let month = month.get(..3)?;
    let clock = clock.strip_prefix("24:").map_or_else(|| (*clock).to_owned(), |rest| format!("00:{rest}"));
    let clock = if clock.find(':') == Some(1) { format!("0{clock}") } else { clock };
    let local = format!("{day} {month} {year} {clock}");
    match named {
        [] => ["%d %b %Y %H:%M:%S", "%d %b %Y %H:%M"]
            .iter()
            .find_map(|form| NaiveDateTime::parse_from_str(&local, form).ok())
            .and_then(|local| zone.at(local)),
        [named, ..] => {
            let named = if named.eq_ignore_ascii_case("utc") { "GMT".to_owned() } else { named.replace(':', "") };
            DateTime::parse_from_rfc2822(&format!("{local} {named}")).ok()
        }
    }
}

/// As newsrooms write them elsewhere: `2026-11-21 00:30`.
fn any(text: &str, zone: Zone) -> Option<DateTime<FixedOffset>> {
    rfc3339(super::super::date::parse(text, zone)?.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, zone: &str) -> Option<String> {
        let time = read(text, Zone::new(zone).expect("a zone"))?;
        show(time).map(|time| time.as_str().to_owned())
    }

    #[test]
    fn a_date_keeps_the_offset_that_the_feed_gives_it() {
        for zone in ["Z", "+09:00"] {
            for (text, moment) in [
                ("Sat, 21 Nov 2026 00:30:00 +0800", "2026-11-21T00:30:00+08:00"),
                ("2026-11-21T00:30:00+08:00", "2026-11-21T00:30:00+08:00"),
                ("2026-11-21T00:30:00.250+08:00", "2026-11-21T00:30:00+08:00"),
                ("2026-11-21T00:30:00+0800", "2026-11-21T00:30:00+08:00"),
                ("Fri, 20 Nov 2026 11:30:00 EST", "2026-11-20T11:30:00-05:00"),
                ("20 Nov 2026 21:15:00 -0330", "2026-11-20T21:15:00-03:30"),
                // The weekday is wrong.
                ("Mon, 21 Nov 2026 00:30:00 +0800", "2026-11-21T00:30:00+08:00"),
                ("sam., 21 November 2026 9:30 +08:00", "2026-11-21T09:30:00+08:00"),
                ("Saturday, Nov 21, 2026 24:30:00 +0800", "2026-11-21T00:30:00+08:00"),
                ("Nov 21 2026 00:30:00 +0800", "2026-11-21T00:30:00+08:00"),
            ] {
                assert_eq!(shown(text, zone).as_deref(), Some(moment), "{text}");
            }
        }
    }

    #[test]
    fn utc_and_no_zone_are_the_editions() {
        for (text, zone, moment) in [
            ("Fri, 20 Nov 2026 16:30:00 GMT", "Z", "2026-11-20T16:30:00Z"),
            ("Fri, 20 Nov 2026 16:30:00 UTC", "Z", "2026-11-20T16:30:00Z"),
            ("Fri, 20 Nov 2026 16:30:00 -0000", "Z", "2026-11-20T16:30:00Z"),
            ("2026-11-20T16:30:00Z", "Z", "2026-11-20T16:30:00Z"),
            ("Fri, 20 Nov 2026 16:30:00 +0000", "+08:00", "2026-11-21T00:30:00+08:00"),
            ("2026-11-20T16:30:00Z", "+08:00", "2026-11-21T00:30:00+08:00"),
            ("Sat, 21 Nov 2026 00:30:00", "+08:00", "2026-11-21T00:30:00+08:00"),
            ("2026-11-21 00:30", "+08:00", "2026-11-21T00:30:00+08:00"),
            ("2026-11-21", "+08:00", "2026-11-21T00:00:00+08:00"),
            ("21 Nov 2026", "+08:00", "2026-11-21T00:00:00+08:00"),
        ] {
            assert_eq!(shown(text, zone).as_deref(), Some(moment), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["", "soon", "Sat,", "Sat, 31 Feb 2026 00:30:00 +0800", "21 Nov", "日, 21 月日 2026 0:0:0 +0800"]
        {
            assert_eq!(shown(text, "Z"), None, "{text}");
        }
    }
}
