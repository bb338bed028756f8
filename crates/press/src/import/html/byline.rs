//! Who wrote the story, as an element of the page says that is named for it: `<p class="byline">By Bo Chan</p>`.
//!
//! Readability takes that element out of the text, so it has to be looked for by itself.

use article::{Block, Credit, Role};
use dom_query::{Document, NodeId, NodeRef};

use super::super::date::{self, Zone};
use super::super::story::Story;
use super::super::text::{byline, credits, is_same, spaced};
use super::elements::is_aside;
use super::flat;

/// So many blocks from the top can repeat the line.
const HEAD: usize = 4;

/// The longest byline that is taken as it is, in characters.
const LONGEST: usize = 80;

/// The byline of a page.
pub(super) struct Byline {
    /// The lines that say it.
    lines: Vec<String>,
    names: Vec<String>,
    /// The element, if it has nothing else in it that is to be read.
    pub(super) element: Option<NodeId>,
}

/// Looks for the byline. Only what follows the headline is the story's: lists of other stories name people too.
pub(super) fn find(document: &Document, zone: Zone) -> Option<Byline> {
    let mut is_below = !document.select("h1").exists();
    for node in document.root().descendants_it().filter(NodeRef::is_element) {
        is_below |= node.has_name("h1");
        if is_below && is_byline(&node) && !is_aside(&node) {
            return read(&node, zone);
        }
    }
    None
}

impl Byline {
    /// Adds the reporters to what else was read of the page, and takes the line out of the text.
    pub(super) fn add(self, page: &mut Story, blocks: &mut Vec<Block>) {
        let head = blocks.len().min(HEAD);
        let repeats = |block: &Block| match block {
            Block::Paragraph(paragraph) => self.lines.iter().any(|line| is_same(&paragraph.text.plain(), line)),
            _ => false,
        };
        let left: Vec<Block> = blocks.drain(..head).filter(|block| !repeats(block)).collect();
        blocks.splice(0..0, left);
        page.credits.push(Credit { role: Role::Reporter, names: self.names, label: None, url: None });
        credits::join(&mut page.credits);
    }
}

fn is_byline(node: &NodeRef<'_>) -> bool {
    node.attr("class")
        .is_some_and(|class| class.split_whitespace().any(|name| name.to_ascii_lowercase().contains("byline")))
}

fn read(node: &NodeRef<'_>, zone: Zone) -> Option<Byline> {
    let text = flat::of(node);
    let mut lines: Vec<String> = text.split('\n').map(spaced).filter(|line| !line.is_empty()).collect();
    // The word and the name can stand in elements of their own.
    lines.truncate(if lines.first()?.eq_ignore_ascii_case("by") { 2 } else { 1 });
    let line = lines.join(" ");
    // By Bo Chan | 2026-11-21 09:00
    let end = date::find(&line, zone).map_or(line.len(), |found| found.range.start);
    let said = line[..end].split(['|', '·', '•', '–', '—']).next().unwrap_or_default().trim();
    let names = names(said)?;
    let element = date::find(&text, zone).is_none().then_some(node.id);
    Some(Byline { lines, names, element })
}

/// The names; what stands behind `By` as it is where it says more than names.
fn names(said: &str) -> Option<Vec<String>> {
    // By Bo Chan, 21 November 2026
    let has_digit = |part: &&str| part.contains(|character: char| character.is_ascii_digit());
    let undated = said.split(", ").filter(|part| !has_digit(part)).collect::<Vec<_>>().join(", ");
    let whole = || {
        let (by, rest) = said.split_once(' ')?;
        (by.eq_ignore_ascii_case("by") && rest.chars().count() <= LONGEST).then(|| vec![rest.to_owned()])
    };
    byline::read(&undated).or_else(|| byline::read(&format!("By {undated}"))).or_else(whole)
}
