//! Times as machines read them.

use std::time::{Duration, UNIX_EPOCH};

use article::Timestamp;

/// RFC 3339 with the capital letters that Atom and W3C datetimes ask for, in the newsroom's own zone. A leap second is the one
/// before it: XML Schema and JavaScript have none, and readers refuse a whole feed for one.
pub(super) fn rfc3339(timestamp: &Timestamp) -> String {
    let mut text = timestamp.as_str().to_ascii_uppercase();
    text.replace_range(10..11, "T");
    if &text[17..19] == "60" {
        text.replace_range(17..19, "59");
    }
    text
}

/// The first second that has no four digits for its year, counted from 1970.
const YEAR_10000: u64 = 253_402_300_800;

/// RFC 822 with the year of RFC 1123, as RSS asks for. Before 1970 and after 9999 there is none.
pub(super) fn rfc822(timestamp: &Timestamp) -> Option<String> {
    let seconds = u64::try_from(timestamp.unix()).ok().filter(|seconds| *seconds < YEAR_10000)?;
    Some(httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_each_format_asks() {
        let at = |text| Timestamp::new(text).expect("a time");
        assert_eq!(rfc3339(&at("2023-04-25 15:32:00.5z")), "2023-04-25T15:32:00.5Z");
        assert_eq!(rfc3339(&at("2023-04-25t15:32:00+08:00")), "2023-04-25T15:32:00+08:00");
        assert_eq!(rfc3339(&at("2016-12-31T23:59:60.5Z")), "2016-12-31T23:59:59.5Z");
        assert_eq!(rfc822(&at("2023-04-25T15:32:00+08:00")).as_deref(), Some("Tue, 25 Apr 2023 07:32:00 GMT"));
        assert_eq!(rfc822(&at("1969-12-31T23:59:59Z")), None);
        assert!(rfc822(&at("9999-12-31T23:59:59Z")).is_some());
        // Minutes west of Greenwich, the year 9999 is over.
        assert_eq!(rfc822(&at("9999-12-31T23:59:59-01:00")), None);
    }
}
