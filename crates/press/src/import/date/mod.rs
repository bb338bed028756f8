//! Dates and times as newsrooms write them, with the edition's zone where they name none.

mod english;

use std::ops::Range;

use article::Timestamp;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, Utc};

use article::Lang;

use article::writing::is_han;

/// How far a newsroom's clock is from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(FixedOffset);

impl Zone {
    /// The zone that is written so: `+08:00`, `Z`.
    pub fn new(text: &str) -> Option<Self> {
        let stamp = format!("1970-01-01T00:00:00{text}");
        DateTime::parse_from_rfc3339(&stamp).ok().map(|time| Self(*time.offset()))
    }

    /// The zone where most who write the language live; UTC where that is many.
    pub(super) fn of_lang(lang: &Lang) -> Self {
        let region = lang.region().map(str::to_ascii_uppercase);
        let hours = match (region.as_deref(), lang.language()) {
            (Some("CN" | "TW" | "HK" | "MO" | "SG" | "MY"), _) | (None, "zh") => 8,
            (Some("JP" | "KR"), _) | (None, "ja" | "ko") => 9,
            _ => 0,
        };
        Self(FixedOffset::east_opt(hours * 3600).unwrap_or_else(|| Utc.fix()))
    }

    /// A moment as this zone's clocks show it.
    pub(super) fn show(self, time: DateTime<Utc>) -> Option<Timestamp> {
        timestamp(time.with_timezone(&self.0))
    }

    /// The zone whose clocks are so many seconds ahead of UTC.
    pub(super) fn east(seconds: i32) -> Option<Self> {
        FixedOffset::east_opt(seconds).map(Self)
    }

    /// How many seconds its clocks are ahead of UTC.
    pub(super) fn offset(self) -> i32 {
        self.0.local_minus_utc()
    }

    /// The moment when this zone's clocks show that.
    pub(super) fn at(self, local: NaiveDateTime) -> Option<DateTime<FixedOffset>> {
        local.and_local_timezone(self.0).single()
    }

    fn stamp(self, local: NaiveDateTime) -> Option<Timestamp> {
        timestamp(self.at(local)?)
    }
}

fn timestamp(time: DateTime<FixedOffset>) -> Option<Timestamp> {
    Timestamp::new(&time.to_rfc3339_opts(chrono::SecondsFormat::Secs, false).replace("+00:00", "Z"))
}

/// Whether a text is a date, in whatever zone.
pub fn is_date(text: &str) -> bool {
    parse(text, Zone(Utc.fix())).is_some()
}

/// A date in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// The moment.
    pub(super) timestamp: Timestamp,
    /// Whether the hour was there; midnight stands for it where not.
    pub(super) has_time: bool,
    /// Whether its month is an English word.
    pub(super) is_english: bool,
}

/// A date that is a whole value: RFC 3339, RFC 2822, or one that [`find`] finds.
pub(super) fn parse(text: &str, zone: Zone) -> Option<Timestamp> {
    let text = text.trim();
    if let Some(timestamp) = Timestamp::new(text) {
        return Some(timestamp);
    }
    if let Ok(time) = DateTime::parse_from_rfc2822(text) {
        return timestamp(time);
    }
    // ninjs and Superdesk write the zone without its colon.
    if let Ok(time) = DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%z") {
        return timestamp(time);
    }
    find(text, zone).filter(|found| found.range.start == 0).map(|found| found.timestamp)
}

/// The first date in a text: `2023-04-25 15:32`, `2023/4/25`, `2023年4月25日 15时32分`, `25 April 2023, 3:32 pm`, with or
/// without a zone.
pub(super) fn find(text: &str, zone: Zone) -> Option<Found> {
    let mut before = ' ';
    for (start, character) in text.char_indices() {
        let in_number = before.is_ascii_digit();
        let in_word = before.is_alphanumeric() && !is_han(before);
        let numbers = || (character.is_ascii_digit() && !in_number).then(|| in_numbers(text, start, zone)).flatten();
        let words = || (character.is_ascii_alphanumeric() && !in_word).then(|| in_words(text, start, zone)).flatten();
        if let Some(found) = numbers().or_else(words) {
            return Some(found);
        }
        before = character;
    }
    None
}

fn in_words(text: &str, start: usize, zone: Zone) -> Option<Found> {
    let (date, after) = english::day(Scan { text, at: start })?;
    let time = english::time(after);
    let range = start..time.map_or(after.at, |(_, end)| end);
    Some(Found { is_english: true, ..found(range, date, time.map(|(time, _)| time), text, zone)? })
}

fn in_numbers(text: &str, start: usize, zone: Zone) -> Option<Found> {
    let mut scan = Scan { text, at: start };
    let year = scan.number(4, 4)?;
    let separator = scan.any("-/.年")?;
    let month = scan.number(1, 2)?;
    scan.any(if separator == '年' { "月" } else { "-/." }).filter(|next| separator == '年' || *next == separator)?;
    let day = scan.number(1, 2)?;
    if separator == '年' {
        scan.any("日")?;
    }
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    let mut end = scan.at;
    let mut time = None;
    if let Some((found, after)) = clock(scan) {
        (time, end) = (Some(found), after);
    } else if scan.rest().starts_with(|next: char| next.is_ascii_digit()) {
        return None;
    }
    found(start..end, date, time, text, zone)
}

/// A date in its place, and with the zone that may stand behind its time.
fn found(
    mut range: Range<usize>,
    date: NaiveDate,
    time: Option<NaiveTime>,
    text: &str,
    mut zone: Zone,
) -> Option<Found> {
    if time.is_some()
        && let Some((named, after)) = named_zone(text[range.end..].trim_start())
    {
        zone = named;
        range.end = text.len() - after.len();
    }
    let local = date.and_time(time.unwrap_or(NaiveTime::MIN));
    Some(Found { range, timestamp: zone.stamp(local)?, has_time: time.is_some(), is_english: false })
}

/// The zone that a text begins with, and what is behind it: `Z`, `+08:00`, `GMT`, `UTC+08:00`.
fn named_zone(text: &str) -> Option<(Zone, &str)> {
    let after_name = ["GMT", "UTC"].into_iter().find_map(|name| text.strip_prefix(name));
    let offset = after_name.unwrap_or(text);
    let length = if offset.starts_with(['Z', 'z']) { 1 } else { 6 };
    let stated = offset.split_at_checked(length).and_then(|(named, rest)| Some((Zone::new(named)?, rest)));
    let utc = || Some((Zone(Utc.fix()), after_name.filter(|rest| !rest.starts_with(['+', '-']))?));
    // 2023-04-25 15:32 Zhoushan TV
    let in_word = |rest: &str| rest.starts_with(|next: char| next.is_alphanumeric() && !is_han(next));
    stated.or_else(utc).filter(|(_, rest)| !in_word(rest))
}

/// `15:32`, `15：32:07`, `15时32分`, after what may stand between it and the date.
fn clock(mut scan: Scan<'_>) -> Option<(NaiveTime, usize)> {
    while scan.any(" \u{3000}\u{a0}T").is_some() {}
    let half = ["上午", "早上", "下午", "晚上", "中午"].into_iter().find(|word| scan.rest().starts_with(word));
    scan.at += half.map_or(0, str::len);
    let hour = scan.number(1, 2)?;
    let separator = scan.any(":：时時点點")?;
    let minute = match scan.number(2, 2) {
        Some(minute) => minute,
        None if "时時点點".contains(separator) => 0,
        None => return None,
    };
    if "时時点點".contains(separator) {
        scan.any("分");
    }
    let mut second = 0;
    let mut ahead = scan;
    if ":：".contains(separator)
        && ahead.any(":：").is_some()
        && let Some(number) = ahead.number(2, 2)
    {
        second = number;
        scan = ahead;
    }
    let afternoon = matches!(half, Some("下午" | "晚上")) && hour < 12;
    let hour = match english::half(&mut scan) {
        Some(half) => half.hour(hour)?,
        None => hour + if afternoon { 12 } else { 0 },
    };
    NaiveTime::from_hms_opt(hour, minute, second).map(|time| (time, scan.at))
}

#[derive(Clone, Copy)]
struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scan<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn number(&mut self, fewest: usize, most: usize) -> Option<u32> {
        let digits = self.rest().bytes().take(most).take_while(u8::is_ascii_digit).count();
        let number = self.rest().get(..digits).filter(|_| digits >= fewest)?.parse().ok()?;
        self.at += digits;
        Some(number)
    }

    fn any(&mut self, of: &str) -> Option<char> {
        let next = self.rest().chars().next().filter(|next| of.contains(*next))?;
        self.at += next.len_utf8();
        Some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        find(text, Zone::new("+08:00").unwrap()).map(|found| found.timestamp.as_str().to_owned())
    }

    #[test]
    fn dates_are_read_as_newsrooms_write_them() {
        for (text, moment) in [
            ("2023-04-25 15:32", "2023-04-25T15:32:00+08:00"),
            ("发布时间：2023/4/25 15:32:07 来源", "2023-04-25T15:32:07+08:00"),
            ("2023年4月25日15时32分", "2023-04-25T15:32:00+08:00"),
            ("2023年04月25日 下午3:05", "2023-04-25T15:05:00+08:00"),
            ("2023年4月25日", "2023-04-25T00:00:00+08:00"),
            ("2023.04.25", "2023-04-25T00:00:00+08:00"),
            ("2023-04-25T07:32:00Z", "2023-04-25T07:32:00Z"),
            ("2023-04-25 07:32 +01:00", "2023-04-25T07:32:00+01:00"),
            ("2023-04-25 15:32 Zhao Wen", "2023-04-25T15:32:00+08:00"),
            ("2023-04-25 15:32 Zürn", "2023-04-25T15:32:00+08:00"),
            ("2023-04-25T07:32:00Z来源", "2023-04-25T07:32:00Z"),
            ("2023-04-25 3:32 pm", "2023-04-25T15:32:00+08:00"),
        ] {
            assert_eq!(found(text).as_deref(), Some(moment), "{text}");
        }
        for text in ["2023-13-01", "4月25日", "0593-2831322", "2023-04-251", "12023-04-25", "3512014001"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_read_as_english_copy_has_them() {
        for (text, moment) in [
            ("25 April 2026", "2026-04-25T00:00:00+08:00"),
            ("25 April 2026, 15:32", "2026-04-25T15:32:00+08:00"),
            ("April 25, 2026", "2026-04-25T00:00:00+08:00"),
            ("Apr 25, 2026 3:32 pm", "2026-04-25T15:32:00+08:00"),
            ("Published Sept. 5th 2026 at 12.05 a.m.", "2026-09-05T00:05:00+08:00"),
            ("Saturday, 25 April 2026 | 3 PM", "2026-04-25T15:00:00+08:00"),
            ("Sat 25 Apr 2026 - 15:32:07 GMT", "2026-04-25T15:32:07Z"),
            ("1 May 2026 15:32 +01:00", "2026-05-01T15:32:00+01:00"),
            ("MAY 1, 2026 15:32 UTC+08:00", "2026-05-01T15:32:00+08:00"),
            ("发布时间：25 April 2026", "2026-04-25T00:00:00+08:00"),
            ("25 April 2026, 15 people", "2026-04-25T00:00:00+08:00"),
            ("25 April 2026 15:32 Gmtown", "2026-04-25T15:32:00+08:00"),
        ] {
            assert_eq!(found(text).as_deref(), Some(moment), "{text}");
        }
        for text in [
            "31 April 2026",
            "April 2026",
            "25 April",
            "April 25",
            "Mayor 25, 2026",
            "25 Aprils 2026",
            "A25 April 2026",
            "25 April 20265",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
        let whole = "Saturday, 25 April 2026, 3:32 pm GMT";
        assert_eq!(find(whole, Zone::new("Z").unwrap()).map(|found| found.range), Some(0..whole.len()));
    }

    #[test]
    fn values_of_feeds_keep_their_zone() {
        let zone = Zone::new("+08:00").unwrap();
        let parsed = |text| parse(text, zone).map(|time| time.as_str().to_owned());
        assert_eq!(parsed("Tue, 25 Apr 2023 15:32:00 +0800").as_deref(), Some("2023-04-25T15:32:00+08:00"));
        assert_eq!(parsed("2023-04-25T15:32:00+0000").as_deref(), Some("2023-04-25T15:32:00Z"));
        assert_eq!(parsed("on 2023-04-25"), None);
    }
}
