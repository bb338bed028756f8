//! The head of the page at an address that a story had before.

use article::Article;

use super::Heads;
use super::article::{poster, shown_by};
use super::tags::Tags;

impl Heads<'_> {
    /// It leads to the story at once, on any host: browsers put that in the place of this page in the history (HTML, "shared
    /// declarative refresh steps"), and search engines take it for a permanent redirect (Google, "Redirects and Google
    /// Search"). It has no `noindex`, which would keep the story from taking over what they know of this address (Google, "How
    /// to specify a canonical URL"). Who reads the card of a link, or asks how the story is embedded, follows no such lead, and
    /// finds both here.
    pub(in crate::build) fn moved(&self, article: &Article, path: &str) -> String {
        let mut tags = Tags::default();
        tags.tag("meta", &[("http-equiv", "refresh"), ("content", &["0; url=", path].concat())]);
        self.canonical_of(&mut tags, article);
        let poster = poster(article);
        self.card_of(&mut tags, article, shown_by(article, poster.as_ref()).first().copied());
        self.oembed(&mut tags, article);
        tags.into_string()
    }
}
