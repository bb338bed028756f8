//! Markup: written as HTML, element by element, in the browser as in the press.
//!
//! There is no tree of virtual nodes between the story and the page. A finished page is these very letters; in the
//! browser its own parser, the fastest maker of nodes there is, reads them. What a page is made of stands still once it
//! is there, so there would be nothing to compare such a tree with (`ARCHITECTURE.md`, "Markup").
//!
//! There is no way from here to raw HTML: names are written in the source, and all else is escaped.

use article::Lang;

use crate::Locale;

/// Elements without content and without an end (HTML, "Void elements"), as far as we use them.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "track", "wbr"];

/// Finished markup: text and whole elements.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Markup(String);

/// An element that is being written: first its attributes, then what is in it, in the order of the page.
pub(crate) struct Element(Box<Draft>);

struct Draft {
    name: &'static str,
    html: String,
    /// Whether the start tag is still without its end.
    in_tag: bool,
}

/// Begins an element.
#[inline(never)]
pub(crate) fn el(name: &'static str) -> Element {
    // Most elements need no more room than this before their words.
    let mut html = String::with_capacity(64);
    html.push('<');
    html.push_str(name);
    Element(Box::new(Draft { name, html, in_tag: true }))
}

/// A stretch of words.
#[inline(never)]
pub(crate) fn words(words: &str) -> Markup {
    let mut markup = Markup::default();
    escape(words, false, &mut markup.0);
    markup
}

/// Words of the interface beside others that are the page's.
pub(crate) fn said(text: &str, locale: &Locale) -> Markup {
    match locale.foreign {
        Some(_) => el("span").spoken(locale).text(text).into(),
        None => words(text),
    }
}

/// Pieces, one after the other, with nothing around them.
pub(crate) fn all(pieces: impl IntoIterator<Item = Markup>) -> Markup {
    let mut markup = Markup::default();
    pieces.into_iter().for_each(|piece| join(&mut markup.0, piece));
    markup
}

/// Writes a piece behind what is there, into the greater room of the two: a long story is not copied from element to element
/// around it, each time into memory that WebAssembly never gives back.
#[inline(never)]
fn join(html: &mut String, Markup(mut piece): Markup) {
    if piece.len() > html.len() {
        piece.insert_str(0, html);
        *html = piece;
    } else {
        html.push_str(&piece);
    }
}

impl Markup {
    /// The HTML.
    pub(crate) fn into_string(self) -> String {
        self.0
    }
}

impl Element {
    /// Names the piece of the page that this is: what tests, partners' style sheets and our scripts find it by.
    pub(crate) fn part(self, part: &'static str) -> Self {
        self.attr("part", part)
    }

    /// Adds an attribute. `None` leaves it out.
    #[inline(never)]
    pub(crate) fn attr(self, name: &'static str, value: impl Value) -> Self {
        match value.get() {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// Says how many pixels wide and high it is, as far as that is known.
    #[inline(never)]
    pub(crate) fn size(self, width: Option<u32>, height: Option<u32>) -> Self {
        let pixels = |length: Option<u32>| length.map(|length| length.to_string());
        self.attr("width", pixels(width)).attr("height", pixels(height))
    }

    /// Says which language the element is in and which way it runs, where that is another than around it.
    #[inline(never)]
    pub(crate) fn lang(self, lang: Option<&Lang>) -> Self {
        match lang {
            Some(lang) => self.set("lang", lang.as_str()).set("dir", lang.direction().as_str()),
            None => self,
        }
    }

    /// Says that the words are the interface's, where it does not speak the page's language (WCAG 2.2, 3.1.2).
    #[inline(never)]
    pub(crate) fn spoken(self, locale: &Locale) -> Self {
        self.lang(locale.foreign.as_ref())
    }

    /// Adds words.
    #[inline(never)]
    pub(crate) fn text(mut self, text: &str) -> Self {
        escape(text, false, self.0.content());
        self
    }

    /// Adds a piece.
    pub(crate) fn child(self, child: impl Into<Markup>) -> Self {
        self.push(child.into())
    }

    /// Adds a piece, if there is one.
    pub(crate) fn maybe<T: Into<Markup>>(self, child: Option<T>) -> Self {
        match child {
            Some(child) => self.push(child.into()),
            None => self,
        }
    }

    /// Adds a piece for each of the items.
    pub(crate) fn each<T, N: Into<Markup>>(mut self, items: &[T], piece: impl Fn(&T) -> N) -> Self {
        for item in items {
            self = self.push(piece(item).into());
        }
        self
    }

    #[inline(never)]
    fn set(mut self, name: &'static str, value: &str) -> Self {
        let Draft { name: of, html, in_tag } = &mut *self.0;
        debug_assert!(*in_tag, "{of}: {name} comes after what is in the element");
        debug_assert!(!html.contains(&format!(" {name}=\"")), "{of}: {name} is there already");
        html.push(' ');
        html.push_str(name);
        html.push_str("=\"");
        escape(value, true, html);
        html.push('"');
        self
    }

    #[inline(never)]
    fn push(mut self, child: Markup) -> Self {
        join(self.0.content(), child);
        self
    }
}

impl Draft {
    /// Where what is in the element is written.
    #[inline(never)]
    fn content(&mut self) -> &mut String {
        if self.in_tag {
            self.in_tag = false;
            self.html.push('>');
        }
        &mut self.html
    }
}

impl From<Element> for Markup {
    #[inline(never)]
    fn from(mut element: Element) -> Self {
        let name = element.0.name;
        let html = element.0.content();
        if !VOID.contains(&name) {
            html.push_str("</");
            html.push_str(name);
            html.push('>');
        }
        Self(element.0.html)
    }
}

/// Adds text as it may stand between tags or, `quoted`, between double quotes (HTML, "Escaping a string").
#[inline(never)]
pub fn escape(text: &str, quoted: bool, into: &mut String) {
    // Most texts have none of these. To look at every byte, and not only up to the first, is done many at a time.
    let is_plain = text.bytes().fold(true, |plain, byte| plain & !matches!(byte, b'&' | b'<' | b'>' | b'"'));
    if is_plain {
        return into.push_str(text);
    }
    let mut written = 0;
    for (place, byte) in text.bytes().enumerate() {
        let reference = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' if quoted => "&quot;",
            _ => continue,
        };
        into.push_str(&text[written..place]);
        into.push_str(reference);
        written = place + 1;
    }
    into.push_str(&text[written..]);
}

/// Text as it may stand between tags and between double quotes.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape(text, true, &mut escaped);
    escaped
}

/// What may stand in an attribute.
pub(crate) trait Value {
    /// The value; nothing leaves the attribute out.
    fn get(&self) -> Option<&str>;
}

impl Value for &str {
    fn get(&self) -> Option<&str> {
        Some(self)
    }
}

impl Value for String {
    fn get(&self) -> Option<&str> {
        Some(self)
    }
}

impl<T: Value> Value for Option<T> {
    fn get(&self) -> Option<&str> {
        self.as_ref()?.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_cannot_become_markup() {
        let hostile = r#"<b a="1" c='2'>&amp;</b>"#;
        let markup = Markup::from(el("p").attr("title", hostile).text(hostile));
        let escaped = "&lt;b a=\"1\" c='2'&gt;&amp;amp;&lt;/b&gt;";
        let quoted = escaped.replace('"', "&quot;");
        assert_eq!(markup.into_string(), format!(r#"<p title="{quoted}">{escaped}</p>"#));
        for (text, escaped) in [("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"), ("\"\"", "\"\""), ("", "")] {
            assert_eq!(words(text).into_string(), escaped);
        }
    }

    #[test]
    fn elements_without_content_have_no_end() {
        assert_eq!(Markup::from(el("img").attr("alt", "")).into_string(), r#"<img alt="">"#);
        assert_eq!(Markup::from(el("p")).into_string(), "<p></p>");
    }
}
