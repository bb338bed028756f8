//! A saved article page.
//!
//! | module | idea |
//! |---|---|
//! | `nesting` | no page is deeper than anybody writes one |
//! | `metadata` | what the page says of itself: JSON-LD, Open Graph, `meta` |
//! | `byline` | who wrote it, where an element is named for that |
//! | `ran` | when it ran, where a `time` element near the headline says so |
//! | `lead` | the picture that the page names for links, if it is one of the text too |
//! | `blocks` | markup as blocks; whatever is no text, picture, list, table, quote or link is gone |
//! | `elements` | elements by their names |
//! | `media` | pictures, films, sounds, embeds |
//! | `runs` | markup within a line as runs |
//! | `flat` | the whole page as text, as if it were pasted |
//! | `references` | `&#x9805;` as the character that it stands for |
//!
//! The story is found by `dom_smoothie`, Mozilla's Readability. What stands outside of it (breadcrumb, date, kickers,
//! credits, footer) is read from the page as text, by the same rules as pasted text.

mod blocks;
mod byline;
mod elements;
mod flat;
mod lead;
mod media;
mod metadata;
mod nesting;
mod ran;
pub(in crate::import) mod references;
mod runs;

use article::Block;
use dom_query::Document;
use dom_smoothie::{Config, Readability};
use ran::Ran;

use super::date::Zone;
use super::fault::Unreadable;
use super::story::Story;
use super::text;

/// Fewer characters than this are no story, to Readability. Its own 500 are for English.
const SHORTEST: usize = 120;

/// Reads a page.
pub(super) fn read(html: &str, zone: Zone) -> Result<Vec<Story>, Unreadable> {
    let document = nesting::page(html);
    let mut story = Story::default();
    metadata::read(&document, zone, &mut story);
    let base = story.canonical.as_ref().and_then(|href| href.get()).map(str::to_owned);
    let mut blocks = content(&document, base.as_deref()).unwrap_or_default();
    if blocks.is_empty() {
        blocks = self::blocks::of(&document.root(), base.as_deref());
    }
    let byline = byline::find(&document, zone);
    let mut page = text::read(&flat::without(&document, byline.as_ref().and_then(|byline| byline.element)), zone);
    if let Some(byline) = byline {
        byline.add(&mut page, &mut blocks);
    }
    dated(&mut story, &page, ran::find(&document, zone));
    complete(&mut story, page);
    if story.headline.is_empty() {
        story.headline = heading(&document);
    }
    text::arrange(blocks, zone, &mut story);
    lead::join(&mut story, base.as_deref());
    Ok(vec![story])
}

/// The blocks of a piece of HTML that is a story's body and nothing else. `base` is what its addresses count from.
pub(super) fn fragment(html: &str, base: Option<&str>) -> Vec<Block> {
    blocks::of(&nesting::fragment(html).root(), base)
}

/// The words of a short text that may have markup in it.
pub(super) fn words(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return text::spaced(html);
    }
    let lines = fragment(html, None).into_iter().filter_map(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.plain()),
        Block::Heading(heading) => Some(heading.text.plain()),
        _ => None,
    });
    text::spaced(&lines.collect::<Vec<_>>().join(" "))
}

fn content(page: &Document, base: Option<&str>) -> Option<Vec<Block>> {
    let config = Config { char_threshold: SHORTEST, keep_classes: true, ..Config::default() };
    let base_of_page = base.filter(|base| base.starts_with("http"));
    let article = Readability::with_document(page.clone(), base_of_page, Some(config)).ok()?.parse().ok()?;
    Some(fragment(&article.content, base))
}

fn heading(document: &Document) -> String {
    let of = |selector: &str| {
        document.select(selector).iter().next().map(|one| text::spaced(&one.text())).unwrap_or_default()
    };
    let heading = of("h1");
    if heading.is_empty() { title(&of("title")) } else { heading }
}

/// A page's title without the paper's name behind it: 挡潮闸明年通水_鹭浦日报
fn title(title: &str) -> String {
    let parts: Vec<&str> = title.split(['_', '|', '｜']).collect();
    let first = parts.first().map_or("", |first| first.trim());
    let dashed = first.rsplit_once(" - ").or_else(|| first.rsplit_once("--")).map_or(first, |(first, _)| first);
    dashed.trim().to_owned()
}

/// Takes the date of the page's `time` element where its metadata have none, and its text none with the hour.
fn dated(story: &mut Story, page: &Story, ran: Option<Ran>) {
    let Some(ran) = ran.filter(|_| story.published.is_none()) else { return };
    if page.published.is_none() || ran.has_time && page.remarks.contains(&text::no_time()) {
        if !ran.has_time {
            story.remarks.push(text::no_time());
        }
        story.published = Some(ran.timestamp);
    }
}

/// Fills in from the page's text what its metadata do not say.
fn complete(story: &mut Story, page: Story) {
    let same = |one: &str, other: &str| text::is_same(one, other);
    if story.headline.is_empty() || same(&story.headline, &page.headline) {
        // The page has the headline as it is printed; metadata often cut it, or add the paper's name.
        if page.published.is_some() && !page.headline.is_empty() {
            story.headline = page.headline;
            story.kickers = if story.kickers.is_empty() { page.kickers } else { std::mem::take(&mut story.kickers) };
            story.subheads =
                if story.subheads.is_empty() { page.subheads } else { std::mem::take(&mut story.subheads) };
        }
    }
    if story.published.is_none() {
        story.published = page.published;
        story.remarks.extend(page.remarks);
    }
    if story.channels.is_empty() {
        story.channels = page.channels;
    }
    // What the page prints counts more than what its metadata name, and has all of them.
    if !page.credits.is_empty() {
        let roles: Vec<_> = page.credits.iter().map(|credit| credit.role.clone()).collect();
        story.credits.retain(|credit| !roles.contains(&credit.role));
        story.credits.splice(0..0, page.credits);
    }
    story.footer = page.footer;
}
