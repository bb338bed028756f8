//! The body of a story: a block after the other.

use article::{Block, Heading, Image, List, Quote};
use yew::prelude::*;

use super::embed::embed;
use super::emphasis::emphasis;
use super::media::{audio, video};
use super::picture::{Use, figure};
use super::table::table;
use super::text::text;
use crate::Locale;

/// All of it.
pub(crate) fn body(blocks: &[Block], locale: &Locale) -> Html {
    html! { <div part="body">for block in blocks { {one(block, locale)} }</div> }
}

fn one(block: &Block, locale: &Locale) -> Html {
    match block {
        Block::Paragraph(paragraph) => html! { <p>{text(&paragraph.text)}</p> },
        Block::Emphasis(block) => emphasis(block),
        Block::Heading(block) => heading(block),
        Block::List(block) => list(block),
        Block::Quote(block) => quote(block),
        Block::Pullquote(pullquote) => html! {
            <aside part="pullquote">
                <p>{text(&pullquote.text)}</p>
                if let Some(cite) = &pullquote.cite {
                    <cite>{cite}</cite>
                }
            </aside>
        },
        Block::Image(image) => figure(image, "image", Use::Block, locale),
        Block::Gallery(block) => gallery(&block.images, locale),
        Block::Video(block) => video(block, locale),
        Block::Audio(block) => audio(block, locale),
        Block::Table(block) => table(block, locale),
        Block::Note(note) => html! {
            <aside part="note"><b>{locale.note}{locale.colon}</b>{text(&note.text)}</aside>
        },
        Block::Embed(block) => embed(block, locale),
        Block::Divider(_) => html! { <hr /> },
        Block::Unknown(_) => html! { <p part="unknown">{locale.unknown_block}</p> },
    }
}

fn heading(heading: &Heading) -> Html {
    let words = text(&heading.text);
    match heading.level.get() {
        2 => html! { <h2>{words}</h2> },
        3 => html! { <h3>{words}</h3> },
        4 => html! { <h4>{words}</h4> },
        5 => html! { <h5>{words}</h5> },
        _ => html! { <h6>{words}</h6> },
    }
}

fn list(list: &List) -> Html {
    let items: Html = list.items.iter().map(|item| html! { <li>{text(item)}</li> }).collect();
    if list.ordered == Some(true) {
        html! { <ol>{items}</ol> }
    } else {
        html! { <ul>{items}</ul> }
    }
}

fn quote(quote: &Quote) -> Html {
    html! {
        <figure part="quote">
            <blockquote><p>{text(&quote.text)}</p></blockquote>
            if let Some(cite) = &quote.cite {
                <figcaption>{cite}</figcaption>
            }
        </figure>
    }
}

fn gallery(images: &[Image], locale: &Locale) -> Html {
    html! {
        <div part="gallery">
            for image in images {
                {figure(image, "image", Use::Small, locale)}
            }
        </div>
    }
}
