//! Structure out of blocks: a page has paragraphs, and in them the same credits, lists and lead-ins as flat copy.

use article::{Block, Emphasis, Paragraph, Role, Run, Text};

use super::super::date::Zone;
use super::super::story::Story;
use super::body::{self, Source};
use super::lines::{Line, length};
use super::{byline, credits, furniture, head};

/// So many blocks from the top can repeat the head of the page.
const HEAD: usize = 6;

/// Puts the blocks of a body in order, and takes out what belongs to the story's head or to the page.
pub(crate) fn arrange(mut blocks: Vec<Block>, zone: Zone, story: &mut Story) {
    take_head(&mut blocks, zone, story);
    let lines: Vec<Line> = blocks.iter().enumerate().filter_map(line).collect();
    let end = if lines.is_empty() { 0 } else { furniture::start(&lines) };
    if let Some(end) = lines.get(end).map(|line| line.number) {
        blocks.truncate(end);
    }
    let lines = lines.iter().take(end).filter(|line| !furniture::is_tool(&line.text)).collect();
    let (kept, found) = credits::take(lines);
    for credit in found {
        story
            .credits
            .retain(|known| !(known.role == credit.role && known.label == credit.label && known.names == credit.names));
        story.credits.push(credit);
    }
    credits::join(&mut story.credits);
    let mut lost = 0;
    let paragraphs = Paragraphs { blocks: &blocks };
    let mut arranged = Vec::new();
    let mut kept = kept.into_iter().peekable();
    let mut stretch: Vec<&Line> = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        if let Some(line) = kept.next_if(|line| line.number == number) {
            stretch.push(line);
        } else if line((number, block)).is_none() {
            arranged.extend(body::blocks(&std::mem::take(&mut stretch), &paragraphs, &mut lost));
            arranged.push(block.clone());
        }
    }
    arranged.extend(body::blocks(&stretch, &paragraphs, &mut lost));
    story.body = with_points(arranged);
    story.repaired("lost-list-marker", lost);
}

/// The same for a body that is flat text, a paragraph a line.
pub(crate) fn paragraphs(text: &str, zone: Zone, story: &mut Story) {
    let lines = text.split('\n').map(super::spaced).filter(|line| !line.is_empty());
    let blocks = lines.map(|line| Block::Paragraph(Paragraph { text: Text::Plain(line) }));
    arrange(blocks.collect(), zone, story);
}

/// A paragraph as a line.
fn line((number, block): (usize, &Block)) -> Option<Line> {
    let Block::Paragraph(paragraph) = block else { return None };
    Some(Line { number, text: super::spaced(&paragraph.text.plain()) })
}

/// Takes the headline, kickers, date and credits away that stand above the text again.
fn take_head(blocks: &mut Vec<Block>, zone: Zone, story: &mut Story) {
    let mut place = 0;
    while place < HEAD.min(blocks.len()) {
        let text = match &blocks[place] {
            Block::Paragraph(paragraph) => paragraph.text.plain(),
            Block::Heading(heading) => heading.text.plain(),
            _ => {
                place += 1;
                continue;
            }
        };
        let text = super::spaced(&text);
        let again = |line: &String| head::is_same(line, &text);
        if !story.headline.is_empty() && head::is_same(&story.headline, &text) {
            if matches!(blocks[place], Block::Paragraph(_)) {
                story.repaired("headline-in-body", 1);
            }
        } else if !(story.kickers.iter().any(again)
            || story.subheads.iter().any(again)
            || is_known_byline(&text, story)
            || is_dateline(&text, zone, story))
        {
            place += 1;
            continue;
        }
        blocks.remove(place);
    }
}

/// Whether a line is nothing but `By` and reporters of whom the story says already that they are.
fn is_known_byline(text: &str, story: &Story) -> bool {
    let reporters = || story.credits.iter().filter(|credit| credit.role == Role::Reporter);
    let is_known = |name: &String| reporters().any(|credit| credit.names.contains(name));
    byline::read(text).is_some_and(|names| names.iter().all(is_known))
}

fn is_dateline(text: &str, zone: Zone, story: &mut Story) -> bool {
    if length(text) > 80 {
        return false;
    }
    let mut seen = Story::default();
    if !head::dateline(text, zone, &mut seen) {
        return false;
    }
    if story.published.is_none() {
        story.published = seen.published;
        story.remarks.extend(seen.remarks);
    }
    for credit in seen.credits {
        if !story.credits.iter().any(|known| known.role == credit.role) {
            story.credits.push(credit);
        }
    }
    true
}

/// A lead-in and the list that follows it are one block: 闻汝舟强调——
fn with_points(blocks: Vec<Block>) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::new();
    for block in blocks {
        let lead = match (joined.last(), &block) {
            (Some(Block::Paragraph(lead)), Block::List(_)) if body::is_lead(&lead.text.plain()) => {
                Some(lead.text.clone())
            }
            _ => None,
        };
        match (lead, block) {
            (Some(lead), Block::List(list)) => {
                joined.pop();
                joined.push(Block::Emphasis(Emphasis { lead: Some(lead), points: list.items }));
            }
            (_, block) => joined.push(block),
        }
    }
    joined
}

struct Paragraphs<'b> {
    blocks: &'b [Block],
}

impl Paragraphs<'_> {
    fn of(&self, line: &Line) -> Option<&Text> {
        match self.blocks.get(line.number) {
            Some(Block::Paragraph(paragraph)) => Some(&paragraph.text),
            _ => None,
        }
    }
}

impl Source for Paragraphs<'_> {
    fn text(&self, line: &Line, without: usize) -> Text {
        let mut text = self.of(line).cloned().unwrap_or_default();
        let mut left = without;
        drop_characters(&mut text, &mut left);
        text
    }

    /// On a page a heading looks like one: all of it is bold.
    fn is_heading(&self, line: &Line) -> bool {
        matches!(self.of(line), Some(Text::Runs(runs)) if matches!(runs.as_slice(), [Run::Strong { .. }]))
    }
}

/// Takes characters away at the start of a text, whatever runs it is cut into.
fn drop_characters(text: &mut Text, left: &mut usize) {
    let cut = |words: &mut String, left: &mut usize| {
        let count = words.chars().count().min(*left);
        *words = words.chars().skip(count).collect();
        *left -= count;
    };
    match text {
        Text::Plain(words) => cut(words, left),
        Text::Runs(runs) => {
            for run in runs.iter_mut() {
                match run {
                    Run::Plain(words) => cut(words, left),
                    Run::Strong { strong: text } | Run::Em { em: text } => drop_characters(text, left),
                    Run::Link { link } => drop_characters(&mut link.text, left),
                    Run::Ruby { ruby } => cut(&mut ruby.base, left),
                    Run::Lang { lang } => drop_characters(&mut lang.text, left),
                }
            }
            runs.retain(|run| !matches!(run, Run::Plain(words) if words.is_empty()));
        }
    }
}
