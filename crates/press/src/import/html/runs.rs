//! Markup within a line as runs.

use article::{Foreign, Href, Lang, Link, Ruby, Run, Text, resolve};
use dom_query::{NodeId, NodeRef};

use super::elements::is_dropped;

/// All words of an element in one text. `base` is what its addresses count from.
pub(super) fn text(node: &NodeRef<'_>, base: Option<&str>) -> Option<Text> {
    let mut line = Line::default();
    line.children(node, base);
    line.take()
}

/// So many marks can be in one another: each is up to three levels of an article's JSON, which may have 128 in all.
const DEEPEST: usize = 32;

/// A line of text while it is read.
#[derive(Debug, Default)]
pub(super) struct Line {
    runs: Vec<Run>,
    /// How many marks it is in.
    marks: usize,
    /// What is read elsewhere, wherever it stands in the line.
    without: Option<NodeId>,
}

impl Line {
    /// A line that leaves a node out.
    pub(super) fn without(node: Option<&NodeRef<'_>>) -> Self {
        Self { without: node.map(|node| node.id), ..Self::default() }
    }

    /// Adds a text node: every stretch of blanks is one.
    pub(super) fn text(&mut self, text: &str) {
        let mut words = String::with_capacity(text.len());
        let mut blank = false;
        for character in text.chars() {
            if character.is_whitespace() {
                blank = true;
                continue;
            }
            if matches!(character, '\u{feff}' | '\u{200b}') || (character.is_control()) {
                continue;
            }
            if blank {
                words.push(' ');
            }
            blank = false;
            words.push(character);
        }
        if blank {
            words.push(' ');
        }
        self.push(Run::Plain(words));
    }

    /// Adds an element that stands within a line.
    pub(super) fn element(&mut self, node: &NodeRef<'_>, base: Option<&str>) {
        let Some(name) = node.node_name() else { return };
        if self.without == Some(node.id) {
            return;
        }
        let (without, marks) = (self.without, self.marks + 1);
        let inner = || {
            let mut line = Self { runs: Vec::new(), marks, without };
            line.children(node, base);
            line
        };
        match &*name {
            _ if is_dropped(&name) => {}
            "ruby" => self.ruby(node),
            "br" => self.text(" "),
            _ if self.marks == DEEPEST => self.children(node, base),
            "strong" | "b" => self.marked(inner(), |strong| Run::Strong { strong }),
            "em" | "i" => self.marked(inner(), |em| Run::Em { em }),
            "a" => {
                let href = node.attr("href").and_then(|href| Href::new(&href));
                let href = href.and_then(|href| Href::new(&absolute(base, href.get()?)));
                match href {
                    Some(href) => self.marked(inner(), |text| Run::Link { link: Link { href, text } }),
                    None => self.children(node, base),
                }
            }
            _ => match node.attr("lang").and_then(|tag| Lang::new(tag.trim())) {
                Some(tag) => self.marked(inner(), |text| Run::Lang { lang: Foreign { tag, text } }),
                None => self.children(node, base),
            },
        }
    }

    /// Adds all that is in an element.
    pub(super) fn children(&mut self, node: &NodeRef<'_>, base: Option<&str>) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.text(&child.text());
            } else if child.is_element() {
                self.element(&child, base);
            }
        }
    }

    /// The line as it stands, without blanks around it. None where there is nothing in it.
    pub(super) fn take(&mut self) -> Option<Text> {
        let mut runs = std::mem::take(&mut self.runs);
        trim(&mut runs, true);
        trim(&mut runs, false);
        let text = shaped(runs);
        (!text.is_empty()).then_some(text)
    }

    fn ruby(&mut self, node: &NodeRef<'_>) {
        let (mut base, mut reading) = (String::new(), String::new());
        for child in node.children_it(false) {
            match child.node_name().as_deref() {
                Some("rt") => reading.push_str(child.text().trim()),
                Some("rp" | "rtc") => {}
                _ => base.push_str(child.text().trim()),
            }
        }
        if reading.is_empty() {
            self.text(&base);
        } else if !base.is_empty() {
            self.push(Run::Ruby { ruby: Ruby { base, text: reading } });
        }
    }

    fn marked(&mut self, inner: Self, mark: impl FnOnce(Text) -> Run) {
        let text = shaped(inner.runs);
        if text.is_empty() {
            // The blank in an empty <b> </b> parts words all the same.
            self.text(&text.plain());
        } else {
            self.push(mark(text));
        }
    }

    fn push(&mut self, run: Run) {
        match (self.runs.last_mut(), run) {
            (_, Run::Plain(words)) if words.is_empty() => {}
            (Some(Run::Plain(before)), Run::Plain(words)) => {
                let words = if before.ends_with(' ') { words.trim_start() } else { &words };
                before.push_str(words);
            }
            (_, run) => self.runs.push(run),
        }
    }
}

/// One text of runs: a plain one where nothing is marked.
fn shaped(mut runs: Vec<Run>) -> Text {
    match runs.as_mut_slice() {
        [] => Text::default(),
        [Run::Plain(words)] => Text::Plain(std::mem::take(words)),
        _ => Text::Runs(runs),
    }
}

/// Takes the blanks away at one end.
fn trim(runs: &mut Vec<Run>, start: bool) {
    loop {
        let run = if start { runs.first_mut() } else { runs.last_mut() };
        let Some(Run::Plain(words)) = run else { return };
        let trimmed = if start { words.trim_start() } else { words.trim_end() }.to_owned();
        *words = trimmed;
        if !words.is_empty() {
            return;
        }
        if start {
            runs.remove(0);
        } else {
            runs.pop();
        }
    }
}

/// An address as seen from nowhere: relative ones count from the page they stand on, where that is known.
pub(super) fn absolute(base: Option<&str>, address: &str) -> String {
    base.map_or_else(|| address.to_owned(), |base| resolve(base, address))
}
