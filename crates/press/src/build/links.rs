//! Links that lead to the same page wherever a story is read.

use article::{Article, Block, Href, Image, Related, Run, Text, resolve};

/// Makes the story's links absolute, `base` being the address of its page. The addresses of media are made so where the story
/// is read ([`article::Document::parse`]).
pub(crate) fn make_absolute(article: &mut Article, base: &str) {
    article.image.iter_mut().for_each(|image| picture(image, base));
    article.body.iter_mut().for_each(|part| block(part, base));
    for related in &mut article.related {
        if let Related::Link(link) = related {
            href(&mut link.url, base);
        }
    }
    article.corrections.iter_mut().for_each(|correction| text(&mut correction.text, base));
    article.canonical.iter_mut().for_each(|link| href(link, base));
}

fn block(block: &mut Block, base: &str) {
    let all = |texts: &mut dyn Iterator<Item = &mut Text>| texts.for_each(|words| text(words, base));
    match block {
        Block::Paragraph(paragraph) => text(&mut paragraph.text, base),
        Block::Emphasis(emphasis) => all(&mut emphasis.lead.iter_mut().chain(&mut emphasis.points)),
        Block::Heading(heading) => text(&mut heading.text, base),
        Block::List(list) => all(&mut list.items.iter_mut()),
        Block::Quote(quote) => text(&mut quote.text, base),
        Block::Pullquote(quote) => text(&mut quote.text, base),
        Block::Image(image) => picture(image, base),
        Block::Gallery(gallery) => gallery.images.iter_mut().for_each(|image| picture(image, base)),
        Block::Video(video) => all(&mut video.transcript.iter_mut()),
        Block::Audio(audio) => all(&mut audio.transcript.iter_mut()),
        Block::Table(table) => {
            all(&mut table.caption.iter_mut().chain(&mut table.header).chain(table.rows.iter_mut().flatten()));
        }
        Block::Note(note) => text(&mut note.text, base),
        Block::Embed(embed) => href(&mut embed.url, base),
        Block::Divider(_) | Block::Unknown(_) => {}
    }
}

fn picture(image: &mut Image, base: &str) {
    image.caption.iter_mut().for_each(|caption| text(caption, base));
}

fn text(words: &mut Text, base: &str) {
    let Text::Runs(runs) = words else { return };
    for run in runs {
        match run {
            Run::Strong { strong: inner } | Run::Em { em: inner } => text(inner, base),
            Run::Lang { lang } => text(&mut lang.text, base),
            Run::Link { link } => {
                href(&mut link.href, base);
                text(&mut link.text, base);
            }
            Run::Plain(_) | Run::Ruby { .. } => {}
        }
    }
}

fn href(link: &mut Href, base: &str) {
    if let Some(absolute) = link.get().and_then(|address| Href::new(&resolve(base, address))) {
        *link = absolute;
    }
}
