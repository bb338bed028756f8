//! The picture of a story as feed readers show it beside the headline (Media RSS 1.5.1, "media:content").

use super::Entry;
use crate::build::xml::Xml;

/// The words for pictures in the other formats.
pub(super) const NAMESPACE: (&str, &str) = ("xmlns:media", "http://search.yahoo.com/mrss/");

/// Writes the story's picture, if it has one.
pub(super) fn write(xml: &mut Xml, entry: &Entry) {
    let (Some(image), Some(url)) = (&entry.article.image, &entry.image) else { return };
    let [width, height] = image.pixels().map(|length| length.map(|length| length.to_string()));
    let mut attributes = vec![("url", url.as_str()), ("medium", "image")];
    attributes.extend(width.as_deref().map(|width| ("width", width)));
    attributes.extend(height.as_deref().map(|height| ("height", height)));
    xml.element("media:content", &attributes, |xml| {
        if let Some(alt) = image.alt.as_deref().filter(|alt| !alt.is_empty()) {
            xml.text("media:description", &[("type", "plain")], alt);
        }
        if let Some(credit) = image.credit.as_deref().filter(|credit| !credit.is_empty()) {
            xml.text("media:credit", &[], credit);
        }
    });
}
