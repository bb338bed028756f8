//! Markup that nests no deeper than anybody writes it.
//!
//! A page of a few kilobytes can open an element in another ten thousand times. Parsers, Readability and our own walks look at
//! all that is open for every element, or go into it step by step: such a page would take minutes, or all of the stack. So
//! what is deeper stands beside, as browsers have it: first the tags that would open more go (`source`), then, since a parser has
//! its own ways with wrong markup, the elements that are too deep all the same are moved (`tree`).

mod kind;
mod source;
mod tree;

use dom_query::Document;

/// So many elements can be in one another by their tags. Browsers allow 512; pages have some 30.
const DEEPEST: usize = 256;

/// So many more a parser adds: `html`, `body`, marks that it opens anew.
const ADDED: usize = 32;

/// A page as a tree of no more than so many levels.
pub(super) fn page(html: &str) -> Document {
    let document = Document::from(&*source::levelled(html));
    tree::level(&document);
    document
}

/// A piece of a page as such a tree.
pub(super) fn fragment(html: &str) -> Document {
    let document = Document::fragment(&*source::levelled(html));
    tree::level(&document);
    document
}
