//! Writing the tags of a head. Names are the press's own; every value is escaped, as the viewer escapes what it writes.

use kanbao::escape;

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

    /// Tags that were written before.
    pub(super) fn append(&mut self, tags: &Self) {
        self.0.push_str(&tags.0);
    }

    /// All of them.
    pub(super) fn into_string(self) -> String {
        self.0
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
}
