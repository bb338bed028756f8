//! Atom (RFC 4287), with the extension for pictures.

use super::{Feed, picture};
use crate::build::xml::Xml;

/// Writes the feed that is found at `address`.
pub(super) fn write(feed: &Feed, address: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    let page = feed.home.absolute(feed.page);
    let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.lang.as_str()), picture::NAMESPACE];
    xml.element("feed", &attributes, |xml| {
        xml.text("id", &[], &page);
        xml.text("title", &[], feed.title);
        // A feed without stories has not changed since time began.
        let updated = feed.entries.iter().max_by_key(|entry| entry.article.changed().unix());
        xml.text("updated", &[], &updated.map_or_else(|| "1970-01-01T00:00:00Z".to_owned(), |entry| entry.modified()));
        xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", address)]);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)]);
        xml.element("author", &[], |xml| {
            xml.text("name", &[], &feed.site.name);
            xml.text("uri", &[], &feed.home.absolute("/"));
        });
        for entry in feed.entries {
            xml.element("entry", &[("xml:lang", entry.lang(feed.site).as_str())], |xml| {
                xml.text("id", &[], &entry.id);
                xml.text("title", &[], &entry.article.headline);
                xml.text("published", &[], &entry.published());
                xml.text("updated", &[], &entry.modified());
                xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.url)]);
                for name in entry.reporters() {
                    xml.element("author", &[], |xml| xml.text("name", &[], name));
                }
                entry.subjects(feed.site).for_each(|subject| xml.empty("category", &[("term", subject)]));
                picture::write(xml, entry);
                if let Some(summary) = &entry.summary {
                    xml.text("summary", &[], summary);
                }
                xml.text("content", &[("type", "html")], &entry.content);
            });
        }
    });
    xml.finish()
}
