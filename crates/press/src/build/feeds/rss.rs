//! RSS 2.0 (RSS Advisory Board, 2.0.11) with the extensions for whole texts, names, pictures and its own address.

use kanbao::escaped;

use super::{Feed, picture};
use crate::build::moment::rfc822;
use crate::build::xml::Xml;

/// Writes the feed that is found at `address`.
pub(super) fn write(feed: &Feed, address: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    let namespaces = [
        ("version", "2.0"),
        ("xmlns:atom", "http://www.w3.org/2005/Atom"),
        ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        picture::NAMESPACE,
    ];
    xml.element("rss", &namespaces, |xml| xml.element("channel", &[], |xml| channel(xml, feed, address)));
    xml.finish()
}

fn channel(xml: &mut Xml, feed: &Feed, address: &str) {
    xml.text("title", &[], feed.title);
    xml.text("link", &[], &feed.home.absolute(feed.page));
    xml.text("description", &[], feed.title);
    xml.text("language", &[], feed.lang.as_str());
    // Not the time of the build: the same stories make the same feed.
    if let Some(newest) = feed.entries.first().and_then(|entry| rfc822(&entry.article.published)) {
        xml.text("pubDate", &[], &newest);
    }
    xml.empty("atom:link", &[("href", address), ("rel", "self"), ("type", "application/rss+xml")]);
    for entry in feed.entries {
        xml.element("item", &[], |xml| {
            xml.text("title", &[], &entry.article.headline);
            xml.text("link", &[], &entry.url);
            // Where it is not the story's address, nobody is to take it for that.
            let is_address: &[_] = if entry.id == entry.url { &[] } else { &[("isPermaLink", "false")] };
            xml.text("guid", is_address, &entry.id);
            if let Some(published) = rfc822(&entry.article.published) {
                xml.text("pubDate", &[], &published);
            }
            entry.reporters().for_each(|name| xml.text("dc:creator", &[], name));
            entry.subjects(feed.site).for_each(|subject| xml.text("category", &[], subject));
            picture::write(xml, entry);
            // Before the whole text: some readers take whatever comes last for the summary. It is read as HTML (RSS Advisory
            // Board, "description"), where words may look like tags.
            if let Some(summary) = &entry.summary {
                xml.text("description", &[], &escaped(summary));
            }
            xml.text("content:encoded", &[], &entry.content);
        });
    }
}
