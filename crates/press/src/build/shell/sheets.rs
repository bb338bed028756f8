//! The style sheets that not every page needs. What stands before a story in its page is what a reader waits for, so a page
//! has those that it needs itself. All of them are in one file too, which the app loads before it makes other pages.

use std::ops::{BitOr, Range};

use html5gum::Token;

use super::marks::{tokens, whole};

/// Style sheets, each a cascade layer, that only some pages have in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::build) struct Sheets(u8);

/// The layer of each.
const LAYERS: [(&str, Sheets); 5] = [
    ("onward", Sheets::ONWARD),
    ("pictures", Sheets::PICTURES),
    ("blocks", Sheets::BLOCKS),
    ("lists", Sheets::LISTS),
    ("states", Sheets::STATES),
];

impl Sheets {
    /// Where a story leads on to.
    pub(in crate::build) const ONWARD: Self = Self(1);
    /// Pictures.
    pub(in crate::build) const PICTURES: Self = Self(1 << 1);
    /// Blocks that not every story has.
    pub(in crate::build) const BLOCKS: Self = Self(1 << 2);
    /// Front page and channels.
    pub(in crate::build) const LISTS: Self = Self(1 << 3);
    /// A page that is missing.
    pub(in crate::build) const STATES: Self = Self(1 << 4);

    /// Those of a layer that only some pages need.
    fn of_layer(layer: &str) -> Option<Self> {
        LAYERS.into_iter().find_map(|(known, sheets)| (known == layer).then_some(sheets))
    }

    /// Whether all of `others` are among these.
    pub(super) fn contain(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }
}

impl BitOr for Sheets {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Where each of those sheets stands in a page, from the first to the last.
pub(super) fn places(index: &str) -> Vec<(Sheets, Range<usize>)> {
    let tokens = tokens(index);
    let sheets = tokens.iter().enumerate().filter_map(|(number, token)| {
        let Token::StartTag(tag) = token else { return None };
        if tag.name.as_slice() != b"style" {
            return None;
        }
        let layer = layer(&index[tag.span.end..])?;
        Some((Sheets::of_layer(layer)?, whole(&tokens[number..], tag)))
    });
    sheets.collect()
}

/// The layer that a style sheet begins with, if it does with one.
pub(super) fn layer(styles: &str) -> Option<&str> {
    let mut rest = styles.trim_start();
    while let Some(comment) = rest.strip_prefix("/*") {
        rest = comment.split_once("*/")?.1.trim_start();
    }
    let (name, _) = rest.strip_prefix("@layer")?.split_once('{')?;
    // `@layer one, two;` says an order, and has no styles.
    Some(name.trim()).filter(|name| !name.contains([',', ';']))
}

/// What stands in all those sheets.
pub(super) fn styles(index: &str) -> String {
    let sheets = places(index).into_iter().filter_map(|(_, place)| {
        let (_, from) = index[place].split_once('>')?;
        Some(from.rsplit_once("</")?.0)
    });
    sheets.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "<style>@layer tokens, lists; @layer tokens {}</style><STYLE>\n/* @layer x{ */ @layer lists { a > b {} }</STYLE>\
                         <style>@layer article{}</style><style media=all>@layer blocks{c{}}</style>\
                         <p>";

    #[test]
    fn sheets_are_known_by_their_layers() {
        let places = places(INDEX);
        let found: Vec<(Sheets, &str)> = places.into_iter().map(|(sheets, place)| (sheets, &INDEX[place])).collect();
        assert_eq!(
            found,
            [
                (Sheets::LISTS, "<STYLE>\n/* @layer x{ */ @layer lists { a > b {} }</STYLE>"),
                (Sheets::BLOCKS, "<style media=all>@layer blocks{c{}}</style>"),
            ]
        );
        let both = Sheets::LISTS | Sheets::BLOCKS;
        assert!(both.contain(Sheets::LISTS) && !Sheets::LISTS.contain(both) && both.contain(Sheets::default()));
    }

    #[test]
    fn all_of_them_are_in_one_file() {
        let all = "\n/* @layer x{ */ @layer lists { a > b {} }@layer blocks{c{}}";
        assert_eq!(styles(INDEX), all);
        assert_eq!(styles("<style>@layer base{}</style>"), "");
    }
}
