//! Days and times that exist.
//!
//! `jiff` would cost 50 kB in the browser, `chrono` 12 (measured): the contract needs one format and an order.

use crate::{Json, Read, Reader};

/// A moment with the zone it was written in (RFC 3339): `2023-04-25T15:32:00+08:00`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "TimestampText"))]
pub struct Timestamp {
    /// The day in the newsroom's zone.
    pub day: Day,
    /// 0 to 23, in the newsroom's zone.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    text: String,
    unix: i64,
}

/// A day of the calendar: `2023-04-25`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "DayText"))]
pub struct Day {
    /// 0 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct TimestampText(
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$"))] String,
);

#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[expect(dead_code, reason = "only its schema is used")]
struct DayText(
    #[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2}))?$"))] String,
);

impl Timestamp {
    /// Reads an RFC 3339 timestamp (§5.6), leap seconds included.
    pub fn new(text: &str) -> Option<Self> {
        let day = Day::new(text.get(..10)?)?;
        let rest = text.get(10..)?;
        let time = rest.strip_prefix(['T', 't', ' '])?;
        let hour = number(time.get(..2)?, 23)?;
        let minute = number(time.get(2..5)?.strip_prefix(':')?, 59)?;
        let second = number(time.get(5..8)?.strip_prefix(':')?, 60)?;
        let zone = time.get(8..)?;
        let zone = match zone.strip_prefix('.') {
            Some(fraction) => {
                let zone = fraction.trim_start_matches(|character: char| character.is_ascii_digit());
                (zone.len() < fraction.len()).then_some(zone)?
            }
            None => zone,
        };
        let offset = match zone {
            "Z" | "z" => 0,
            _ => {
                let sign = if zone.starts_with('+') {
                    60
                } else if zone.starts_with('-') {
                    -60
                } else {
                    return None;
                };
                let hours = number(zone.get(1..3)?, 23)?;
                let minutes = number(zone.get(3..)?.strip_prefix(':')?, 59)?;
                sign * (i64::from(hours) * 60 + i64::from(minutes))
            }
        };
        let seconds = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
        Some(Self { day, hour, minute, text: text.to_owned(), unix: day.number() * 86_400 + seconds - offset })
    }

    /// The timestamp as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Seconds since 1970-01-01T00:00:00Z: what stories are ordered by.
    pub fn unix(&self) -> i64 {
        self.unix
    }
}

impl Day {
    /// Reads a day, `2023-04-25`, or the day of a timestamp.
    pub fn new(text: &str) -> Option<Self> {
        if text.len() > 10 {
            return Timestamp::new(text).map(|timestamp| timestamp.day);
        }
        let year = text.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok()?;
        let month = number(text.get(4..7)?.strip_prefix('-')?, 12)?;
        let day = number(text.get(7..)?.strip_prefix('-')?, 31)?;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        (month > 0 && day > 0 && day <= last).then_some(Self { year, month, day })
    }

    /// Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`).
    fn number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((i64::from(self.month) + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }
}

/// A number of two digits, at most `most`.
fn number(digits: &str, most: u8) -> Option<u8> {
    let number = match digits.as_bytes() {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => (tens - b'0') * 10 + (ones - b'0'),
        _ => return None,
    };
    (number <= most).then_some(number)
}

impl From<Timestamp> for String {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.text
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
    }
}

impl Read for Timestamp {
    const EXPECTED: &'static str = "a date and time";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        let remedy = "write RFC 3339 with the zone: \"2023-04-25T15:32:00+08:00\"";
        reader.accept(value, Self::new, "date and time", remedy)
    }

    fn blank<J: Json>() -> Self {
        Self { day: Day::blank::<J>(), hour: 0, minute: 0, text: String::new(), unix: 0 }
    }
}

impl Read for Day {
    const EXPECTED: &'static str = "a date";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        reader.accept(value, Self::new, "date", "write the year, month and day: \"2023-04-25\"")
    }

    fn blank<J: Json>() -> Self {
        Self { year: 1970, month: 1, day: 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_keeps_the_newsrooms_clock_and_the_worlds() {
        let timestamp = Timestamp::new("2023-04-25T15:32:00+08:00").expect("a timestamp");
        assert_eq!((timestamp.day.year, timestamp.day.month, timestamp.day.day), (2023, 4, 25));
        assert_eq!((timestamp.hour, timestamp.minute), (15, 32));
        assert_eq!(timestamp.unix(), 1_682_407_920);
        let unix = |text| Timestamp::new(text).map(|timestamp| timestamp.unix());
        assert_eq!(unix("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(unix("2000-02-29T23:59:60.25-03:30"), unix("2000-03-01T03:30:00z"));
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2023-02-29T00:00:00Z",
            "2023-13-01T00:00:00Z",
            "2023-00-01T00:00:00Z",
            "2023-04-31T00:00:00Z",
            "2023-04-25",
            "2023-04-25T15:32",
            "2023-04-25T15:32:00",
            "2023-04-25T24:00:00Z",
            "2023-04-25T15:32:00.Z",
            "2023-04-25T15:32:00+8:00",
            "2023-04-25T15:32:00+0800",
            "2023年4月25日",
            "",
        ] {
            assert_eq!(Timestamp::new(text), None, "{text}");
        }
        assert_eq!(Day::new("1900-02-29"), None);
        assert!(Day::new("2000-02-29").is_some());
        assert!(Day::new("2023-04-25T15:32:00+08:00").is_some());
    }
}
