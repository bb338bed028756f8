//! The body of a story: a block after the other.

use article::{Block, Heading, List, Quote};

use super::embed::embed;
use super::emphasis::emphasis;
use super::media::{audio, video};
use super::picture::{Use, figure};
use super::table::table;
use super::text::text;
use crate::Locale;
use crate::markup::{Element, Markup, all, el};

/// All of it. Where it begins with a picture, that is for this use.
pub(crate) fn body(blocks: &[Block], first: Use, locale: &Locale) -> Element {
    el("div").part("body").child(all(shown(blocks, first).map(|(block, picture)| one(block, picture, locale).into())))
}

/// Paragraphs and lists, with an element in the place of each other block; and those others.
pub(crate) fn common_and_rare(blocks: &[Block], first: Use, gap: &'static str, locale: &Locale) -> [Markup; 2] {
    let mut markup = [Vec::new(), Vec::new()];
    for (block, picture) in shown(blocks, first) {
        let is_rare = !matches!(block, Block::Paragraph(_) | Block::List(_));
        if is_rare {
            markup[0].push(el(gap).into());
        }
        markup[usize::from(is_rare)].push(one(block, picture, locale).into());
    }
    markup.map(all)
}

/// A heading without words is none: a screen reader would stop at it for nothing.
fn shown(blocks: &[Block], first: Use) -> impl Iterator<Item = (&Block, Use)> {
    blocks
        .iter()
        .filter(|block| !matches!(block, Block::Heading(heading) if heading.text.is_empty()))
        .enumerate()
        .map(move |(place, block)| (block, if place == 0 { first } else { Use::Block }))
}

/// A block. If it is a picture, or has one, it is for this use.
fn one(block: &Block, picture: Use, locale: &Locale) -> Element {
    match block {
        Block::Paragraph(paragraph) => el("p").child(text(&paragraph.text)),
        Block::Emphasis(block) => emphasis(block),
        Block::Heading(block) => heading(block),
        Block::List(block) => list(block),
        Block::Quote(block) => quote(block),
        Block::Pullquote(pullquote) => el("aside")
            .part("pullquote")
            .child(el("p").child(text(&pullquote.text)))
            .maybe(pullquote.cite.as_ref().map(|cite| el("cite").text(cite))),
        Block::Image(image) => figure(image, "image", picture, locale),
        Block::Gallery(gallery) => {
            // Reader views take a `div` of pictures for none of the story.
            el("section").part("gallery").each(&gallery.images, |image| figure(image, "image", Use::Gallery, locale))
        }
        Block::Video(block) => video(block, picture, locale),
        Block::Audio(block) => audio(block, locale),
        Block::Table(block) => table(block, locale),
        Block::Note(note) => el("div")
            .part("note")
            .attr("role", "note")
            .child(el("b").spoken(locale).text(locale.note()).text(locale.colon()))
            .child(text(&note.text)),
        Block::Embed(block) => embed(block, locale),
        Block::Divider(_) => el("hr"),
        Block::Unknown(_) => unknown(locale),
    }
}

/// A polite placeholder for what cannot be shown.
pub(super) fn unknown(locale: &Locale) -> Element {
    el("p").part("unknown").spoken(locale).text(locale.unknown_block())
}

fn heading(heading: &Heading) -> Element {
    let name = match heading.level.get() {
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    el(name).child(text(&heading.text))
}

fn list(list: &List) -> Element {
    let name = if list.ordered == Some(true) { "ol" } else { "ul" };
    el(name).each(&list.items, |item| el("li").child(text(item)))
}

fn quote(quote: &Quote) -> Element {
    el("figure")
        .part("quote")
        .child(el("blockquote").child(el("p").child(text(&quote.text))))
        .maybe(quote.cite.as_ref().map(|cite| el("figcaption").text(cite)))
}
