//! The head of a story on a partner's page.

use article::Article;
use kanbao::Destination;

use super::data::Data;
use super::tags::Tags;
use super::{Head, Heads, frame};

impl Heads<'_> {
    /// That of a story on a partner's page: its links open beside that page, which a frame in a sandbox may not leave, and
    /// search engines pass it by.
    pub(in crate::build) fn embed(&self, article: &Article) -> Head {
        let mut tags = Tags::default();
        tags.own(frame::STYLE, &frame::SCRIPT);
        tags.tag("base", &[("target", "_blank")]);
        let to = Destination::Article(article.id.clone());
        for (hreflang, route) in self.in_both_scripts(&to, article.lang.as_ref().unwrap_or(&self.site.lang)) {
            let path = route.alone(&article.id);
            tags.tag("link", &[("rel", "alternate"), ("hreflang", hreflang), ("href", &path)]);
        }
        self.canonical_of(&mut tags, article);
        tags.meta("robots", "noindex");
        Head::new(tags, Data::default())
    }
}
