//! Words that have something of their own in them.

use article::{Day, Timestamp};

use super::Locale;

impl Locale {
    /// Page so many of so many.
    pub fn page_in_words(&self, page: u32, pages: u32) -> String {
        filled(self.page_of(), &[("page", &page.to_string()), ("pages", &pages.to_string())])
    }

    /// How long it takes to read.
    pub fn minutes_in_words(&self, minutes: u32) -> String {
        let most = |words: &str| words.split_once(':').and_then(|(most, _)| most.parse::<u32>().ok());
        let words = self.minutes().split('|').find(|words| most(words).is_none_or(|most| minutes <= most));
        let words = words.unwrap_or_default();
        let words = most(words).and_then(|_| words.split_once(':')).map_or(words, |(_, words)| words);
        filled(words, &[("minutes", &minutes.to_string())])
    }

    /// A day and a time, as a newspaper writes them.
    pub fn moment_in_words(&self, moment: &Timestamp) -> String {
        let time = format!("{:02}:{:02}", moment.hour, moment.minute);
        filled(self.moment(), &[("day", &self.day_in_words(&moment.day)), ("time", &time)])
    }

    /// A day.
    pub fn day_in_words(&self, day: &Day) -> String {
        let month = self.months()[usize::from(day.month) - 1];
        filled(self.day(), &[("year", &day.year.to_string()), ("month", month), ("day", &day.day.to_string())])
    }
}

/// A pattern with values in the places that have their names.
fn filled(pattern: &str, values: &[(&str, &str)]) -> String {
    // Every other piece is a name.
    let pieces = pattern.split(['{', '}']).enumerate().map(|(number, piece)| match number % 2 {
        0 => piece,
        _ => values.iter().find_map(|(name, value)| (*name == piece).then_some(*value)).unwrap_or_default(),
    });
    pieces.collect()
}
