//! The depth of markup, by its tags alone.

use std::borrow::Cow;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::DEEPEST;
use super::kind::Kind;

/// So many marks can be open at once: a parser opens them all anew in every block.
const MARKS: usize = 16;

/// The same mark, open more often than this, goes on in the next block only so often.
const ALIKE: usize = 3;

/// So many elements come with a table, up to its cells.
const TABLE: usize = 4;

/// How far up the opening tag of an end tag is looked for.
const REACH: usize = 2 * DEEPEST;

/// The markup without the tags that would open more than [`DEEPEST`] elements in one another.
pub(super) fn levelled(html: &str) -> Cow<'_, str> {
    // What has fewer tags than there may be levels cannot have too many of these: so it is with most items of feeds.
    if memchr::memchr_iter(b'<', html.as_bytes()).count() <= DEEPEST {
        return Cow::Borrowed(html);
    }
    let mut emitter = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    let (mut open, mut kept, mut done) = (Open::default(), String::new(), 0);
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let (stays, span) = match token {
            Ok(Token::StartTag(tag)) => {
                (open.start(&tag.name, &html[tag.span.start..tag.span.end], tag.self_closing), tag.span)
            }
            Ok(Token::EndTag(tag)) => (open.end(&tag.name), tag.span),
            _ => continue,
        };
        if !stays {
            kept.push_str(&html[done..span.start]);
            // Words on both sides stay two.
            kept.push(' ');
            done = span.end;
        }
    }
    if done == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(&html[done..]);
    Cow::Owned(kept)
}

/// What is open.
#[derive(Default)]
struct Open<'h> {
    elements: Vec<Element>,
    /// The tags of the marks that go on, wherever they were opened.
    marks: Vec<(Vec<u8>, &'h str)>,
}

/// An element that is open.
struct Element {
    name: Vec<u8>,
    kind: Kind,
    /// How deep it is.
    depth: usize,
    /// Whether its tag stays.
    stays: bool,
    /// How many marks there were before it.
    marks: usize,
}

impl<'h> Open<'h> {
    /// Opens an element; whether its tag stays.
    fn start(&mut self, name: &[u8], tag: &'h str, self_closing: bool) -> bool {
        let kind = Kind::of(name);
        match kind {
            Kind::Leaf => return true,
            Kind::Cell => {
                if let Some(table) = self.last(|element| element.kind == Kind::Table) {
                    self.elements.truncate(table + 1);
                    self.marks.truncate(self.elements[table].marks);
                }
                return true;
            }
            Kind::Inline if self_closing && self.is_drawing() => return true,
            Kind::Mark if name == b"a" => {
                self.end(name);
            }
            Kind::Item => self.end_item(),
            _ => {}
        }
        if matches!(kind, Kind::Block | Kind::Paragraph | Kind::Item)
            && let Some(paragraph) = self.within(|element| element.kind == Kind::Paragraph)
        {
            self.elements.truncate(paragraph);
        }
        let depth = self.elements.last().map_or(0, |last| last.depth) + if kind == Kind::Table { TABLE } else { 1 };
        let mut stays = depth <= DEEPEST;
        let marks = self.marks.len();
        if kind == Kind::Mark && stays {
            if self.marks.iter().filter(|(_, known)| *known == tag).count() == ALIKE {
                let first = self.marks.iter().position(|(_, known)| *known == tag).unwrap_or_default();
                self.marks.remove(first);
            }
            stays = self.marks.len() < MARKS;
            if stays {
                self.marks.push((name.to_owned(), tag));
            }
        }
        self.elements.push(Element { name: name.to_owned(), kind, depth, stays, marks });
        stays
    }

    /// Closes an element; whether its tag stays.
    fn end(&mut self, name: &[u8]) -> bool {
        let kind = Kind::of(name);
        let found = match kind {
            Kind::Leaf | Kind::Cell => return true,
            Kind::Table => self.last(|element| element.name == name),
            Kind::Inline => {
                let found = self.last(|element| element.name == name || !is_in_line(element.kind));
                found.filter(|found| self.elements[*found].name == name)
            }
            _ => self.within(|element| element.name == name),
        };
        let stays = found.is_none_or(|found| self.elements[found].stays);
        if kind == Kind::Mark && stays {
            let mark = self.marks.iter().rposition(|(known, _)| known == name);
            mark.map(|mark| self.marks.remove(mark));
        }
        let Some(found) = found else { return stays };
        if kind == Kind::Table {
            self.marks.truncate(self.elements[found].marks);
        }
        if kind == Kind::Mark && self.elements[found..].iter().any(|element| !is_in_line(element.kind)) {
            self.elements.remove(found);
        } else {
            self.elements.truncate(found);
        }
        stays
    }

    /// Closes the item before, in the same list.
    fn end_item(&mut self) {
        let found = self.last(|element| match element.kind {
            Kind::Block => !matches!(element.name.as_slice(), b"address" | b"div"),
            kind => matches!(kind, Kind::Item | Kind::Table),
        });
        if let Some(found) = found.filter(|found| self.elements[*found].kind == Kind::Item) {
            self.elements.truncate(found);
        }
    }

    /// Whether tags may close themselves, as they may in drawings and formulas alone.
    fn is_drawing(&self) -> bool {
        let around = self.last(|element| !is_in_line(element.kind) || matches!(&*element.name, b"svg" | b"math"));
        around.map(|around| &self.elements[around]).is_some_and(|around| around.stays && is_in_line(around.kind))
    }

    /// The last element of its kind that is open in the same table.
    fn within(&self, is_meant: impl Fn(&Element) -> bool) -> Option<usize> {
        let found = self.last(|element| is_meant(element) || element.kind == Kind::Table)?;
        is_meant(&self.elements[found]).then_some(found)
    }

    fn last(&self, is_meant: impl Fn(&Element) -> bool) -> Option<usize> {
        let reached = self.elements.len().saturating_sub(REACH);
        self.elements[reached..].iter().rposition(is_meant).map(|found| reached + found)
    }
}

fn is_in_line(kind: Kind) -> bool {
    matches!(kind, Kind::Mark | Kind::Inline)
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::super::ADDED;
    use super::*;

    fn depth(html: &str) -> usize {
        let document = Document::fragment(html);
        document.root().descendants_it().map(|node| node.ancestors_it(None).count()).max().unwrap_or_default()
    }

    #[test]
    fn no_markup_opens_more_elements_than_there_may_be() {
        let many = 3_000;
        let fonts = |between: &str| (0..many).map(|size| format!("<font size={size}>x{between}")).collect::<String>();
        for html in [
            "<div>x".repeat(many),
            "<div/>x".repeat(many),
            "<span><p>x</span></p>".repeat(many),
            "<p><b><i>x".repeat(many),
            "<blockquote><ul><li>x".repeat(many),
            "<table><tr><td>x".repeat(many),
            "<div><table><tr><td>x</div>".repeat(many),
            "<ul><li><svg><g/>x".repeat(many),
            "<h1>x</h2><unknown>".repeat(many),
            fonts(""),
            fonts("</p><p>"),
            fonts("<table><td>"),
        ] {
            let levelled = levelled(&html);
            assert!(depth(&levelled) <= DEEPEST + ADDED, "{} {}", depth(&levelled), &html[..30]);
            let words = Document::fragment(&*levelled).text().matches('x').count();
            assert_eq!(words, html.matches('x').count(), "{}", &html[..30]);
        }
    }

    #[test]
    fn markup_of_any_length_stays_as_it_is() {
        let many = 3_000;
        for html in [
            "<p>one<p>two<br>".repeat(many),
            format!("<ul>{}</ul>", "<li>one <b>two</b><ul><li>three</ul>".repeat(many)),
            format!("<dl>{}</dl>", "<dt>one<dd>two".repeat(many)),
            format!("<table>{}</table>", "<tr><td>one<td><font size=2>two".repeat(many)),
            "<div><p>one<span>two</div>\r\n".repeat(many),
            "<p><b>one</p>".repeat(many),
            "<p><a href=/a>one<p><a href=/b>two".repeat(many),
            "<svg><path d='M0'/><g><path/></g></svg>".repeat(many),
            "<script>if (a<b) c('<div>')</script><!-- <div> -->".repeat(many),
            "<img src=a><input><hr>".repeat(many),
            format!("{}x{}", "<div>".repeat(DEEPEST), "</div>".repeat(DEEPEST)),
        ] {
            assert_eq!(levelled(&html), html, "{}", &html[..30]);
        }
    }

    #[test]
    fn tags_go_with_the_end_tags_that_they_had() {
        let (open, close) = ("<div>".repeat(DEEPEST), "</div>".repeat(DEEPEST));
        let html = format!("{open}<div>報<b>館</b></div><div>二</div>{close}<div>三</div>");
        assert_eq!(levelled(&html), format!("{open} 報 館   二 {close}<div>三</div>"));
    }
}
