//! When the page that the reader points at is made, before it is asked for.
//!
//! It stands in the document, laid out and out of sight, so that a click only uncovers it: nothing is rendered, and
//! nothing measured, between the click and the page.

use crate::Content;

/// How long a reader points at a link before its page is made, in milliseconds: not all that a pointer crosses is wanted.
pub(super) const POINTED: u32 = 65;
/// How often it is looked whether the page has been fetched.
pub(super) const LOOKS: u32 = 20;
/// A story of more blocks than these is not made ahead: it would keep the processor from what the reader does now.
const LONGEST: usize = 400;

/// Whether a page may be made ahead.
pub(super) fn is_short(content: &Content) -> bool {
    !matches!(content, Content::Article(article) if article.body.len() > LONGEST)
}
