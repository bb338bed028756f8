//! Writing XML. Names are the press's own; every value is escaped, and characters that XML 1.0 does not allow are left
//! out (§2.2, "Char").

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A document that is being written.
pub(super) struct Xml(Writer<Vec<u8>>);

/// The attributes of an element.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Xml {
    /// Begins a document in UTF-8.
    pub(super) fn new() -> Self {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    /// An element with others in it.
    pub(super) fn element(&mut self, name: &'static str, attributes: Attributes, inside: impl FnOnce(&mut Self)) {
        self.event(Event::Start(start(name, attributes)));
        inside(self);
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with text in it.
    pub(super) fn text(&mut self, name: &'static str, attributes: Attributes, text: &str) {
        self.element(name, attributes, |xml| xml.event(Event::Text(BytesText::new(&allowed(text)))));
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &'static str, attributes: Attributes) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// The document.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0.into_inner()
    }

    fn event(&mut self, event: Event) {
        self.0.write_event(event).expect("memory takes what is written to it");
    }
}

fn start<'a>(name: &'static str, attributes: Attributes) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, allowed(value).as_ref()));
    }
    start
}

/// The text without the characters that XML does not allow.
fn allowed(text: &str) -> Cow<'_, str> {
    let is_allowed = |character: char| matches!(character, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    if text.chars().all(is_allowed) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|character| is_allowed(*character)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_cannot_leave_its_place() {
        let mut xml = Xml::new();
        xml.element("a", &[("b", "\"><c d='&amp;")], |xml| xml.text("e", &[], "</e>]]>\u{0}\u{FFFE}\u{8}潮"));
        assert_eq!(
            String::from_utf8(xml.finish()).expect("UTF-8"),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a b=\"&quot;&gt;&lt;c d=&apos;&amp;amp;\"><e>&lt;/e&gt;]]&gt;潮</e></a>"
        );
    }
}
