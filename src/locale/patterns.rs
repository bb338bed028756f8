//! Words with places for numbers and days: `Page {page} of {pages}`.

use article::{Day, Timestamp};

use super::Locale;

impl Locale {
    /// Page so many of so many.
    pub fn page_in_words(&self, page: u32, pages: u32) -> String {
        filled(self.page_of(), &[("page", &page.to_string()), ("pages", &pages.to_string())])
    }

    /// How long it takes to read.
    pub fn minutes_in_words(&self, minutes: u32) -> String {
        let (_, form) = forms(self.minutes()).find(|(most, _)| minutes <= *most).unwrap_or_default();
        filled(form, &[("minutes", &minutes.to_string())])
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

/// The forms of words that count, each with the most that it is for.
pub fn forms(words: &str) -> impl Iterator<Item = (u32, &str)> {
    words.split('|').map(|form| {
        let counted = form.split_once(':').and_then(|(most, words)| Some((most.parse().ok()?, words)));
        counted.unwrap_or((u32::MAX, form))
    })
}

/// The names of the places in a pattern; nothing where a brace is without its other.
#[cfg(feature = "press")]
pub fn places(pattern: &str) -> Option<Vec<&str>> {
    let mut names = Vec::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        if before.contains('}') || name.contains('{') {
            return None;
        }
        names.push(name);
        rest = after;
    }
    (!rest.contains('}')).then_some(names)
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
