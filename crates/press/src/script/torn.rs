//! Words of OpenCC's that tear the words of a text: 生发 (hair that grows) in 学生发展 (how students develop).
//!
//! OpenCC reads from the left, takes the longest word of its table, and asks nothing of what is left over: 学｜生髮｜展, 全｜國曆｜史,
//! 嚴｜重製｜約. Of two words in a row that papers use every day it does that to one pair in a thousand. Which words a text has is
//! known from the dictionary that headlines are cut by. A word of the table does not count where it ends within one of the
//! text's words that has begun in it. One that only begins within another counts: what it leaves of that was read before, and
//! a single character behind it is more often right as the table has it (没｜有餘).

use std::ops::Range;

use article::writing::is_han;

use crate::phrases;

/// The words of a Simplified text. They are looked for where something depends on them.
pub(super) struct Words<'a> {
    text: &'a str,
    /// The stretch of Chinese that was cut last.
    stretch: Range<usize>,
    /// Where the words in it end.
    ends: Vec<usize>,
}

impl<'a> Words<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, stretch: 0..0, ends: Vec::new() }
    }

    /// Whether a part of the text tears a word of it.
    pub(super) fn are_torn_by(&mut self, part: &Range<usize>) -> bool {
        let inside = self.text[part.clone()].char_indices().skip(1).map(|(place, _)| part.start + place);
        // Most parts are known by this, which takes far less time than to cut the text.
        if !inside.into_iter().any(|place| phrases::has_word_beyond(&self.text[place..], part.end - place)) {
            return false;
        }
        if !self.stretch.contains(&part.start) {
            self.cut_around(part.start);
        }
        let word = self.ends.partition_point(|end| *end < part.end);
        let begin = word.checked_sub(1).map_or(self.stretch.start, |before| self.ends[before]);
        self.ends.get(word).is_some_and(|end| *end > part.end) && begin > part.start
    }

    fn cut_around(&mut self, place: usize) {
        let before = self.text[..place].char_indices().rev().take_while(|(_, character)| is_han(*character)).last();
        let start = before.map_or(place, |(start, _)| start);
        let rest = &self.text[start..];
        let end = start + rest.find(|character| !is_han(character)).unwrap_or(rest.len());
        self.stretch = start..end;
        self.ends = phrases::ends(&self.text[start..end]).map(|length| start + length).collect();
    }
}
