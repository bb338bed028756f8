//! A table of words and how they are written, and the longest of them that a text goes on with.
//!
//! It does what OpenCC does with its tables, reading a text from the left: the longest word of the table that begins here
//! is written as the table says, and where none does, a character stays. ferrous-opencc copies every candidate of every
//! word that it finds. Here a word is found by going down a tree, character by character, and what need not be written
//! anew is not copied.

use std::borrow::Cow;
use std::ops::Range;

/// Words by their characters.
#[derive(Debug)]
pub(super) struct Table {
    /// By the code of a word's first character, up to the last that begins a word: its node, or 0.
    first: Vec<u32>,
    nodes: Vec<Node>,
    /// How words are written, by number.
    written: Vec<&'static str>,
}

/// A character after those on the way to it.
#[derive(Clone, Copy, Debug)]
struct Node {
    character: char,
    /// The first of the nodes after it, which lie in the order of their characters. They end where those of the next
    /// node begin.
    after: u32,
    /// The word that ends here: its number.
    word: u32,
}

/// No word ends at a node.
const NONE: u32 = u32::MAX;

impl Table {
    /// The table of some words and how each is written. Of a word that stands twice, the first counts.
    pub(super) fn new(words: impl IntoIterator<Item = (&'static str, &'static str)>) -> Self {
        let mut words: Vec<_> = words.into_iter().filter(|(word, way)| !word.is_empty() && !way.is_empty()).collect();
        words.sort_by_key(|(word, _)| *word);
        words.dedup_by_key(|(word, _)| *word);

        // Level by level, so that the nodes after one node lie together.
        let mut nodes = vec![Node { character: '\0', after: 1, word: NONE }];
        let mut below = vec![(0..words.len(), 0)];
        let mut at = 0;
        while at < nodes.len() {
            let (mut rows, depth) = below[at].clone();
            if words.get(rows.start).is_some_and(|(word, _)| rows.start < rows.end && word.len() == depth) {
                nodes[at].word = number(rows.start);
                rows.start += 1;
            }
            nodes[at].after = number(nodes.len());
            while let Some(character) = words[rows.clone()].first().and_then(|(word, _)| word[depth..].chars().next()) {
                let length = words[rows.clone()].iter().take_while(|(word, _)| word[depth..].starts_with(character));
                let end = rows.start + length.count();
                nodes.push(Node { character, after: 0, word: NONE });
                below.push((rows.start..end, depth + character.len_utf8()));
                rows.start = end;
            }
            at += 1;
        }
        nodes.push(Node { character: '\0', after: number(nodes.len()), word: NONE });

        let beginnings = nodes[0].after as usize..nodes[1].after as usize;
        let most = nodes[beginnings.clone()].last().map_or(0, |last| last.character as usize + 1);
        let mut first = vec![0; most];
        for node in beginnings {
            first[nodes[node].character as usize] = number(node);
        }
        Self { first, nodes, written: words.into_iter().map(|(_, way)| way).collect() }
    }

    /// The characters of all that the table writes.
    pub(super) fn characters(&self) -> impl Iterator<Item = char> {
        self.written.iter().flat_map(|written| written.chars())
    }

    /// The text with every word written as the table says.
    pub(super) fn write<'a>(&self, text: &'a str) -> Cow<'a, str> {
        self.write_where(text, |_| true)
    }

    /// The same where words of several characters count only at places that `counts` says.
    pub(super) fn write_where<'a>(&self, text: &'a str, mut counts: impl FnMut(&Range<usize>) -> bool) -> Cow<'a, str> {
        let mut result = String::new();
        let (mut done, mut at) = (0, 0);
        while let Some(character) = text[at..].chars().next() {
            let begins = self.first.get(character as usize).copied().unwrap_or_default();
            let after = at + character.len_utf8();
            if begins == 0 {
                at = after;
                continue;
            }
            let mut found = self.longest(text, begins, after, text.len());
            while let Some((end, _)) = found.filter(|(end, _)| *end > after && !counts(&(at..*end))) {
                found = self.longest(text, begins, after, end - 1);
            }
            let Some((end, written)) = found else {
                at = after;
                continue;
            };
            if text[at..end] != *written {
                if done == 0 {
                    result.reserve(text.len() + text.len() / 8);
                }
                result.push_str(&text[done..at]);
                result.push_str(written);
                done = end;
            }
            at = end;
        }
        if done == 0 {
            return Cow::Borrowed(text);
        }
        result.push_str(&text[done..]);
        Cow::Owned(result)
    }

    /// The longest word that begins with the character of `node`, which ends at `at`, and ends before or at `last`: its end, and
    /// how it is written.
    fn longest(&self, text: &str, mut node: u32, mut at: usize, last: usize) -> Option<(usize, &'static str)> {
        let mut longest = None;
        let mut rest = text[at..].chars();
        loop {
            let here = &self.nodes[node as usize];
            if here.word != NONE {
                longest = Some((at, self.written[here.word as usize]));
            }
            let after = &self.nodes[here.after as usize..self.nodes[node as usize + 1].after as usize];
            if after.is_empty() {
                return longest;
            }
            let Some(next) = rest.next() else { return longest };
            let Ok(found) = after.binary_search_by_key(&next, |node| node.character) else { return longest };
            node = here.after + number(found);
            at += next.len_utf8();
            if at > last {
                return longest;
            }
        }
    }
}

/// The words of texts as OpenCC has them: a word a line, a tab, and ways to write it, of which the first counts.
pub(super) fn rows(texts: &[&'static str]) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = texts.iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with('#'));
    let rows = lines.filter_map(|line| line.split_once('\t'));
    rows.map(|(word, ways)| (word, ways.split(' ').next().unwrap_or_default()))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("a table has fewer than 4,000,000,000 characters")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_counts_and_reading_goes_on_behind_it() {
        let table = Table::new(rows(&["# not a word\tx\nab\tAB x\nabcd\tABCD\nc\t\nbc\tBC\n", "b\tB\nab\tno\nd\td\n"]));
        for (text, written) in [
            ("", ""),
            ("abc", "ABc"),
            ("abcd", "ABCD"),
            ("abce", "ABce"),
            ("xabcx", "xABcx"),
            ("bcd", "BCd"),
            ("cdd", "cdd"),
            ("b", "B"),
            ("\u{10FFFF}ab\u{10FFFF}", "\u{10FFFF}AB\u{10FFFF}"),
        ] {
            assert_eq!(table.write(text), written, "{text}");
        }
        assert!(matches!(table.write("cdd"), Cow::Borrowed(_)));
        assert_eq!(Table::new([]).write("abc"), "abc");
    }
}
