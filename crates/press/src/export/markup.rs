//! Blocks and runs as HTML. Every character of an article is escaped here, and the importer reads it all back.

use std::fmt::Write;

use article::{Block, Href, Image, Run, Src, Text};
use kanbao::escaped;

/// The blocks of a body.
pub(super) fn body(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect::<Vec<_>>().join("\n")
}

/// One block.
pub(super) fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(paragraph) => element("p", &paragraph.text),
        Block::Heading(heading) => element(&format!("h{}", heading.level.get()), &heading.text),
        Block::List(list) => items(&list.items, list.ordered == Some(true)),
        Block::Quote(quote) => quotation("<blockquote>", &quote.text, quote.cite.as_deref()),
        Block::Pullquote(quote) => {
            quotation("<blockquote class=\"kanbao-pullquote\">", &quote.text, quote.cite.as_deref())
        }
        Block::Emphasis(emphasis) => {
            let lead = emphasis.lead.as_ref().map(|lead| element("p", lead)).unwrap_or_default();
            format!("<div class=\"kanbao-emphasis\">{lead}{}</div>", items(&emphasis.points, false))
        }
        Block::Image(image) => figure(image),
        Block::Gallery(gallery) => {
            let figures: String = gallery.images.iter().map(figure).collect();
            format!("<div class=\"kanbao-gallery\">{figures}</div>")
        }
        Block::Video(video) => {
            let mut markup = format!("<figure><video controls src=\"{}\"", src(&video.src));
            attribute(&mut markup, "poster", video.poster.as_ref().and_then(Src::get));
            attribute(&mut markup, "title", video.title.as_deref());
            size(&mut markup, video.width, video.height);
            markup.push('>');
            for track in &video.captions {
                markup.push_str(&format!("<track kind=\"captions\" src=\"{}\"", src(&track.src)));
                attribute(&mut markup, "srclang", Some(track.lang.as_str()));
                attribute(&mut markup, "label", track.label.as_deref());
                markup.push('>');
            }
            markup.push_str(&video.transcript.as_ref().map(|text| element("p", text)).unwrap_or_default());
            markup + "</video></figure>"
        }
        Block::Audio(audio) => {
            let mut markup = format!("<figure><audio controls src=\"{}\"", src(&audio.src));
            attribute(&mut markup, "title", audio.title.as_deref());
            markup.push('>');
            markup.push_str(&audio.transcript.as_ref().map(|text| element("p", text)).unwrap_or_default());
            markup + "</audio></figure>"
        }
        Block::Table(table) => {
            let mut markup = "<table>".to_owned();
            markup.push_str(&table.caption.as_ref().map(|caption| element("caption", caption)).unwrap_or_default());
            let row = |cells: &[Text], name: &str| -> String {
                format!("<tr>{}</tr>", cells.iter().map(|cell| element(name, cell)).collect::<String>())
            };
            if !table.header.is_empty() {
                markup.push_str(&format!("<thead>{}</thead>", row(&table.header, "th")));
            }
            let rows: String = table.rows.iter().map(|cells| row(cells, "td")).collect();
            markup + "<tbody>" + &rows + "</tbody></table>"
        }
        Block::Note(note) => format!("<aside class=\"kanbao-note\">{}</aside>", element("p", &note.text)),
        Block::Embed(embed) => {
            let mut markup = "<figure class=\"kanbao-embed\"".to_owned();
            attribute(&mut markup, "data-provider", embed.provider.as_deref());
            let address = href(&embed.url);
            let title = embed.title.as_deref().map_or_else(|| address.clone(), escaped);
            markup + &format!("><a href=\"{address}\">{title}</a></figure>")
        }
        Block::Divider(_) => "<hr>".to_owned(),
        // Nobody knows what it is.
        Block::Unknown(_) => String::new(),
    }
}

/// The runs of a text.
pub(super) fn text(text: &Text) -> String {
    match text {
        Text::Plain(words) => escaped(words),
        Text::Runs(runs) => runs.iter().map(run).collect(),
    }
}

/// One run.
pub(super) fn run(run: &Run) -> String {
    match run {
        Run::Plain(words) => escaped(words),
        Run::Strong { strong } => format!("<strong>{}</strong>", text(strong)),
        Run::Em { em } => format!("<em>{}</em>", text(em)),
        Run::Link { link } => match link.href.get() {
            Some(_) => format!("<a href=\"{}\">{}</a>", href(&link.href), text(&link.text)),
            None => text(&link.text),
        },
        Run::Ruby { ruby } => format!("<ruby>{}<rt>{}</rt></ruby>", escaped(&ruby.base), escaped(&ruby.text)),
        Run::Lang { lang } => format!("<span lang=\"{}\">{}</span>", escaped(lang.tag.as_str()), text(&lang.text)),
    }
}

fn element(name: &str, words: &Text) -> String {
    format!("<{name}>{}</{name}>", text(words))
}

fn items(items: &[Text], ordered: bool) -> String {
    let name = if ordered { "ol" } else { "ul" };
    let items: String = items.iter().map(|item| element("li", item)).collect();
    format!("<{name}>{items}</{name}>")
}

fn quotation(open: &str, words: &Text, cite: Option<&str>) -> String {
    let cite = cite.map(|cite| format!("<footer>{}</footer>", escaped(cite))).unwrap_or_default();
    format!("{open}{}{cite}</blockquote>", element("p", words))
}

fn figure(image: &Image) -> String {
    let mut markup = format!("<figure><img src=\"{}\"", src(&image.src));
    attribute(&mut markup, "alt", image.alt.as_deref());
    size(&mut markup, image.width, image.height);
    let set: Vec<String> =
        image.sources.iter().filter_map(|source| Some(format!("{} {}w", source.src.get()?, source.width))).collect();
    attribute(&mut markup, "srcset", Some(set.join(", ").as_str()).filter(|set| !set.is_empty()));
    markup.push('>');
    if image.caption.is_some() || image.credit.is_some() {
        let caption = image.caption.as_ref().map(text).unwrap_or_default();
        let credit =
            image.credit.as_deref().map(|credit| format!(" <small>{}</small>", escaped(credit))).unwrap_or_default();
        markup.push_str(&format!("<figcaption>{caption}{credit}</figcaption>"));
    }
    markup + "</figure>"
}

fn size(markup: &mut String, width: Option<u32>, height: Option<u32>) {
    for (name, pixels) in [("width", width), ("height", height)] {
        attribute(markup, name, pixels.map(|pixels| pixels.to_string()).as_deref());
    }
}

fn attribute(markup: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        // A String takes whatever is written to it.
        _ = write!(markup, " {name}=\"{}\"", escaped(value));
    }
}

fn src(src: &Src) -> String {
    escaped(src.get().unwrap_or_default())
}

fn href(href: &Href) -> String {
    escaped(href.get().unwrap_or_default())
}
