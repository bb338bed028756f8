//! A piece of a story's body, as a browser reads it fastest.
//!
//! Chromium and WebKit read the commonest elements with a quick parser, and where they meet another they begin with all that
//! they were given anew, with the one that reads everything. Those others apart, a long story takes them half the time.

use article::Block;

use crate::Locale;
use crate::components::{Use, common_and_rare};

/// Some blocks of a story, as HTML.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    /// Paragraphs and lists. In the place of each other block is [`Piece::GAP`].
    pub common: String,
    /// Those others, an element each.
    pub rare: String,
}

impl Piece {
    /// The element that stands for a block of the others. No story has any of its own.
    pub const GAP: &str = "br";

    pub(super) fn new(blocks: &[Block], first: Use, locale: &Locale) -> Self {
        let [common, rare] = common_and_rare(blocks, first, Self::GAP, locale);
        Self { common: common.into_string(), rare: rare.into_string() }
    }
}
