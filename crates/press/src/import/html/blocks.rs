//! Markup as blocks of the contract.
//!
//! Only what the contract has a block or a run for is taken; everything else is read through or dropped. So no script,
//! style, form, tracker or event attribute can get into an article: there is nowhere to put it.

use article::{
    Block, Divider, Emphasis, Gallery, Heading, HeadingLevel, Image, List, Note, Paragraph, Pullquote, Quote, Table,
    Text,
};
use dom_query::{NodeId, NodeRef};

use super::super::text::spaced;
use super::elements::{first, is_block, is_dropped, named};
use super::media;
use super::runs::{Line, text};

/// The blocks in a node. `base` is the address that others count from.
pub(super) fn of(node: &NodeRef<'_>, base: Option<&str>) -> Vec<Block> {
    without(node, None, base)
}

/// The blocks in a node but for one of its descendants.
fn without(node: &NodeRef<'_>, left_out: Option<&NodeRef<'_>>, base: Option<&str>) -> Vec<Block> {
    let mut builder =
        Builder { blocks: Vec::new(), line: Line::default(), base, without: left_out.map(|node| node.id) };
    builder.children(node);
    builder.end_line();
    builder.blocks
}

struct Builder<'b> {
    blocks: Vec<Block>,
    line: Line,
    base: Option<&'b str>,
    without: Option<NodeId>,
}

impl Builder<'_> {
    fn children(&mut self, node: &NodeRef<'_>) {
        for child in node.children_it(false) {
            if child.is_text() {
                self.line.text(&child.text());
            } else if child.is_element() {
                self.element(&child);
            }
        }
    }

    fn end_line(&mut self) {
        if let Some(text) = self.line.take() {
            self.blocks.push(Block::Paragraph(Paragraph { text }));
        }
    }

    fn push(&mut self, block: Option<Block>) {
        self.end_line();
        self.blocks.extend(block);
    }

    fn element(&mut self, node: &NodeRef<'_>) {
        let Some(name) = node.node_name() else { return };
        if is_dropped(&name) || self.without == Some(node.id) {
            return;
        }
        match &*name {
            "br" => self.end_line(),
            "hr" => self.push(Some(Block::Divider(Divider {}))),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes()[1] - b'0';
                let level = HeadingLevel::new(level).unwrap_or_default();
                let heading = text(node, self.base).map(|text| Block::Heading(Heading { text, level }));
                self.push(heading);
            }
            "ul" | "ol" => {
                let items = self.items(node);
                let ordered = Some(&*name == "ol");
                self.push((!items.is_empty()).then_some(Block::List(List { items, ordered })));
            }
            "blockquote" => self.quotes(node),
            "figure" => self.figure(node),
            "img" => {
                let image = media::image(node, self.base).map(|image| Block::Image(Box::new(image)));
                self.push(image);
            }
            "table" => self.table(node),
            "video" | "audio" => {
                let film =
                    if &*name == "video" { media::video(node, self.base) } else { media::audio(node, self.base) };
                self.push(film);
            }
            "iframe" | "embed" => {
                let embed = media::embed(node.attr("src").as_deref(), node.attr("title").as_deref(), None, self.base);
                self.push(embed);
            }
            "aside" | "div" if node.has_class("kanbao-emphasis") => {
                let emphasis = self.emphasis(node);
                self.push(emphasis);
            }
            "aside" if node.has_class("kanbao-note") => {
                let note = text(node, self.base).map(|text| Block::Note(Note { text }));
                self.push(note);
            }
            "div" if node.has_class("kanbao-gallery") => {
                let images = self.figures(node);
                self.push((!images.is_empty()).then_some(Block::Gallery(Gallery { images })));
            }
            _ if is_block(&name) => {
                self.end_line();
                self.children(node);
                self.end_line();
            }
            // A link around a picture, a bold paragraph: what is inside begins lines of its own.
            _ if node
                .descendants_it()
                .any(|inner| inner.node_name().is_some_and(|name| is_block(&name) || &*name == "br")) =>
            {
                self.children(node);
            }
            _ => self.line.element(node, self.base),
        }
    }

    fn items(&self, list: &NodeRef<'_>) -> Vec<Text> {
        let mut items = Vec::new();
        for item in list.children_it(false).filter(|child| child.is_element()) {
            let mut line = Line::default();
            let mut inner = Vec::new();
            for child in item.children_it(false) {
                match child.node_name().as_deref() {
                    _ if child.is_text() => line.text(&child.text()),
                    Some("ul" | "ol") => inner.extend(self.items(&child)),
                    Some(_) if child.is_element() => line.element(&child, self.base),
                    _ => {}
                }
            }
            items.extend(line.take());
            items.extend(inner);
        }
        items
    }

    fn quotes(&mut self, node: &NodeRef<'_>) {
        let pull = node.has_class("kanbao-pullquote");
        let element = first(node, &["footer", "cite"]);
        let cite = element.as_ref().map(|cite| spaced(&cite.text()));
        let cite =
            cite.map(|cite| cite.trim_start_matches(['—', '－', ' ']).to_owned()).filter(|cite| !cite.is_empty());
        let inner = without(node, element.as_ref(), self.base);
        self.end_line();
        for block in inner {
            self.blocks.push(match block {
                Block::Paragraph(paragraph) if pull => {
                    Block::Pullquote(Pullquote { text: paragraph.text, cite: cite.clone() })
                }
                Block::Paragraph(paragraph) => Block::Quote(Quote { text: paragraph.text, cite: cite.clone() }),
                other => other,
            });
        }
    }

    fn figure(&mut self, node: &NodeRef<'_>) {
        self.end_line();
        if node.has_class("kanbao-embed") {
            let link = first(node, &["a"]);
            let address = link.as_ref().and_then(|link| link.attr("href"));
            let title = link.as_ref().map(|link| spaced(&link.text()));
            let title = title.filter(|title| Some(title.as_str()) != address.as_deref());
            let provider = node.attr("data-provider").map(|provider| provider.to_string());
            let embed = media::embed(address.as_deref(), title.as_deref(), provider, self.base);
            self.blocks.extend(embed);
            return;
        }
        let caption = first(node, &["figcaption"]);
        let images: Vec<NodeRef<'_>> = named(node, "img");
        if images.is_empty() {
            self.children(node);
            self.end_line();
            return;
        }
        let credit = caption.as_ref().and_then(|caption| first(caption, &["cite", "small"]));
        let credit_text = credit.as_ref().map(|credit| spaced(&credit.text())).filter(|credit| !credit.is_empty());
        let caption = caption.and_then(|caption| {
            let mut line = Line::without(credit.as_ref());
            line.children(&caption, self.base);
            line.take()
        });
        let mut images: Vec<Image> = images.iter().filter_map(|image| media::image(image, self.base)).collect();
        if let Some(last) = images.last_mut() {
            last.caption = caption;
            last.credit = credit_text;
        }
        self.blocks.extend(if images.len() > 1 {
            vec![Block::Gallery(Gallery { images })]
        } else {
            images.into_iter().map(|image| Block::Image(Box::new(image))).collect()
        });
    }

    fn figures(&mut self, node: &NodeRef<'_>) -> Vec<Image> {
        let mut images = Vec::new();
        for block in of(node, self.base) {
            match block {
                Block::Image(image) => images.push(*image),
                Block::Gallery(gallery) => images.extend(gallery.images),
                _ => {}
            }
        }
        images
    }

    fn emphasis(&self, node: &NodeRef<'_>) -> Option<Block> {
        let lead = first(node, &["p"]).and_then(|lead| text(&lead, self.base));
        let points = first(node, &["ul", "ol"]).map(|list| self.items(&list))?;
        Some(Block::Emphasis(Emphasis { points, lead }))
    }

    /// A table of data; one that only lays the page out is read through.
    fn table(&mut self, node: &NodeRef<'_>) {
        self.end_line();
        let rows: Vec<NodeRef<'_>> = named(node, "tr");
        let width = rows.iter().map(|row| cells(row).len()).max().unwrap_or_default();
        let holds_pages =
            named(node, "table").len() + named(node, "img").len() + named(node, "p").len() > rows.len() * width;
        if width < 2 || holds_pages {
            self.children(node);
            self.end_line();
            return;
        }
        let mut table = Table { rows: Vec::new(), caption: None, header: Vec::new() };
        table.caption = first(node, &["caption"]).and_then(|caption| text(&caption, self.base));
        for row in &rows {
            let nodes = cells(row);
            let texts: Vec<Text> = nodes.iter().map(|cell| text(cell, self.base).unwrap_or_default()).collect();
            let is_header =
                nodes.iter().all(|cell| cell.has_name("th")) && table.rows.is_empty() && table.header.is_empty();
            if texts.iter().all(Text::is_empty) {
                continue;
            }
            if is_header {
                table.header = texts;
            } else {
                table.rows.push(texts);
            }
        }
        self.blocks.push(Block::Table(Box::new(table)));
    }
}

/// The cells of a row.
fn cells<'n>(row: &NodeRef<'n>) -> Vec<NodeRef<'n>> {
    row.children_it(false).filter(|cell| cell.has_name("td") || cell.has_name("th")).collect()
}
