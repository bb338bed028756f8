//! Writing data for machines, which no browser runs.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

/// JSON-LD, one after the other (JSON-LD 1.1, "Embedding JSON-LD in HTML Documents"). It stands where the page ends: no reader
/// waits for it, and in the head it would hold up the words by what it weighs.
#[derive(Debug, Default)]
pub(super) struct Data(String);

impl Data {
    /// `<script type="application/ld+json">…</script>`
    pub(super) fn add(&mut self, data: &impl Serialize) {
        let mut json = Vec::new();
        data.serialize(&mut Serializer::with_formatter(&mut json, Inert)).expect("the data has texts for names");
        self.0.push_str(r#"<script type="application/ld+json">"#);
        self.0.push_str(&String::from_utf8(json).expect("JSON is UTF-8"));
        self.0.push_str("</script>");
    }

    /// All of it.
    pub(super) fn into_string(self) -> String {
        self.0
    }
}

/// JSON that may stand in a `script`: without `<` it can neither end the element nor begin a comment in it
/// (HTML, "Restrictions for contents of script elements").
struct Inert;

impl Formatter for Inert {
    fn write_string_fragment<W: io::Write + ?Sized>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if !fragment.as_bytes().contains(&b'<') {
            return CompactFormatter.write_string_fragment(writer, fragment);
        }
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
    fn data_cannot_leave_its_script_and_stays_the_same() {
        let mut data = Data::default();
        data.add(&serde_json::json!({"headline": HOSTILE}));
        let html = data.into_string();
        let json =
            html.strip_prefix(r#"<script type="application/ld+json">"#).and_then(|rest| rest.strip_suffix("</script>"));
        let json = json.expect("one script");
        assert!(!json.contains('<'), "{json}");
        let read: serde_json::Value = serde_json::from_str(json).expect("JSON");
        assert_eq!(read["headline"], HOSTILE);
    }
}
