//! Writing the tags of a head. Names are the press's own; every value is escaped, as the viewer escapes what it writes.

use kanbao::escape;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};
use std::io;

/// The tags of a head, one after the other.
#[derive(Debug, Default)]
pub(super) struct Tags(String);

impl Tags {
    /// `<meta name="…" content="…">`
    pub(super) fn meta(&mut self, name: &'static str, content: &str) {
        self.tag("meta", &[("name", name), ("content", content)]);
    }

    /// `<meta property="…" content="…">`, as Open Graph has it.
    pub(super) fn property(&mut self, property: &'static str, content: &str) {
        self.tag("meta", &[("property", property), ("content", content)]);
    }

    /// `<link rel="…" href="…">`
    pub(super) fn link(&mut self, rel: &'static str, href: &str) {
        self.tag("link", &[("rel", rel), ("href", href)]);
    }

    /// An element without an end tag.
    pub(super) fn tag(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            escape(value, true, &mut self.0);
            self.0.push('"');
        }
        self.0.push('>');
    }

    /// A style sheet and a script of the press's own.
    pub(super) fn own(&mut self, style: &'static str, script: &str) {
        for text in ["<style data-frame>", style, "</style><script>", script, "</script>"] {
            self.0.push_str(text);
        }
    }

    /// Data for machines, which no browser runs.
    pub(super) fn json_ld(&mut self, data: &impl Serialize) {
        let mut json = Vec::new();
        data.serialize(&mut Serializer::with_formatter(&mut json, Inert)).expect("the data has texts for names");
        self.0.push_str(r#"<script type="application/ld+json">"#);
        self.0.push_str(&String::from_utf8(json).expect("JSON is UTF-8"));
        self.0.push_str("</script>");
    }

    /// Tags that were written before.
    pub(super) fn append(&mut self, tags: &Self) {
        self.0.push_str(&tags.0);
    }

    /// All of them.
    pub(super) fn into_string(self) -> String {
        self.0
    }
}

/// JSON that may stand in a `script`: without `<` it can neither end the element nor begin a comment in it
/// (HTML, "Restrictions for contents of script elements").
struct Inert;

impl Formatter for Inert {
    fn write_string_fragment<W: io::Write + ?Sized>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut pieces = fragment.split('<');
        CompactFormatter.write_string_fragment(writer, pieces.next().unwrap_or_default())?;
        for piece in pieces {
            writer.write_all(br"\u003c")?;
            CompactFormatter.write_string_fragment(writer, piece)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "\"><script>alert(1)</script><!--<script> & '";

    #[test]
    fn a_value_cannot_leave_its_attribute() {
        let mut tags = Tags::default();
        tags.meta("description", HOSTILE);
        let written = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;!--&lt;script&gt; &amp; '";
        assert_eq!(tags.into_string(), format!(r#"<meta name="description" content="{written}">"#));
    }

    #[test]
    fn data_cannot_leave_its_script_and_stays_the_same() {
        let mut tags = Tags::default();
        tags.json_ld(&serde_json::json!({"headline": HOSTILE}));
        let html = tags.into_string();
        let json =
            html.strip_prefix(r#"<script type="application/ld+json">"#).and_then(|rest| rest.strip_suffix("</script>"));
        let json = json.expect("one script");
        assert!(!json.contains('<'), "{json}");
        let data: serde_json::Value = serde_json::from_str(json).expect("JSON");
        assert_eq!(data["headline"], HOSTILE);
    }
}
