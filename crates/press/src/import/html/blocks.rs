//! Markup as blocks of the contract.
//!
//! Only what the contract has a block or a run for is taken; everything else is read through or dropped. So no script,
//! style, form, tracker or event attribute can get into an article: there is nowhere to put it.

use article::{
    Audio, Block, Captions, Divider, Embed, Emphasis, Gallery, Heading, HeadingLevel, Href, Image, Lang, List, Note,
    Paragraph, Pullquote, Quote, Rendition, Src, Table, Text, Video,
};
use dom_query::{NodeId, NodeRef};

use super::super::text::spaced;
use super::runs::{Line, absolute};

/// Pictures up to this width and height count readers, and show nothing.
const TRACKER: u32 = 2;

/// Elements that have nothing of the story in them.
pub(super) fn is_dropped(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "form"
            | "button"
            | "input"
            | "select"
            | "textarea"
            | "svg"
            | "math"
            | "canvas"
            | "object"
            | "applet"
            | "nav"
            | "head"
            | "link"
            | "meta"
            | "title"
            | "dialog"
            | "datalist"
            | "map"
    )
}

/// Elements that begin a new line.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "aside"
            | "center"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "blockquote"
            | "figure"
            | "figcaption"
            | "pre"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "caption"
            | "hr"
            | "address"
            | "details"
            | "summary"
            | "nav"
            | "video"
            | "audio"
            | "iframe"
            | "embed"
            | "img"
            | "picture"
            | "body"
            | "html"
    )
}

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
                let heading = self.text(node).map(|text| Block::Heading(Heading { text, level }));
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
                let image = self.image(node).map(Block::Image);
                self.push(image);
            }
            "table" => self.table(node),
            "video" | "audio" => {
                let film = if &*name == "video" { self.video(node) } else { self.audio(node) };
                self.push(film);
            }
            "iframe" | "embed" => {
                let embed = self.embed(node.attr("src").as_deref(), node.attr("title").as_deref(), None);
                self.push(embed);
            }
            "aside" | "div" if node.has_class("kanbao-emphasis") => {
                let emphasis = self.emphasis(node);
                self.push(emphasis);
            }
            "aside" if node.has_class("kanbao-note") => {
                let note = self.text(node).map(|text| Block::Note(Note { text }));
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

    /// All words of an element in one text.
    fn text(&self, node: &NodeRef<'_>) -> Option<Text> {
        let mut line = Line::default();
        line.children(node, self.base);
        line.take()
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
            let embed = self.embed(address.as_deref(), title.as_deref(), provider);
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
        let mut images: Vec<Image> = images.iter().filter_map(|image| self.image(image)).collect();
        if let Some(last) = images.last_mut() {
            last.caption = caption;
            last.credit = credit_text;
        }
        self.blocks.extend(if images.len() > 1 {
            vec![Block::Gallery(Gallery { images })]
        } else {
            images.into_iter().map(Block::Image).collect()
        });
    }

    fn figures(&mut self, node: &NodeRef<'_>) -> Vec<Image> {
        let mut images = Vec::new();
        for block in of(node, self.base) {
            match block {
                Block::Image(image) => images.push(image),
                Block::Gallery(gallery) => images.extend(gallery.images),
                _ => {}
            }
        }
        images
    }

    fn image(&self, node: &NodeRef<'_>) -> Option<Image> {
        // Pages that load pictures late have the real address beside the first.
        let late = ["data-src", "data-original", "data-lazy-src", "data-actualsrc", "file"];
        let shown = node.attr("src").filter(|src| !src.starts_with("data:") && !src.is_empty());
        let address = late.iter().find_map(|name| node.attr(name).filter(|src| !src.is_empty())).or(shown)?;
        let number =
            |name: &str| node.attr(name).and_then(|value| value.trim().trim_end_matches("px").parse::<u32>().ok());
        let (width, height) = (number("width"), number("height"));
        if width.is_some_and(|width| width <= TRACKER) || height.is_some_and(|height| height <= TRACKER) {
            return None;
        }
        let src = Src::new(&absolute(self.base, Src::new(&address)?.get()?))?;
        let sources = node.attr("srcset").map(|set| self.renditions(&set)).unwrap_or_default();
        let alt = node.attr("alt").map(|alt| spaced(&alt));
        Some(Image { src, alt, caption: None, credit: None, width, height, sources })
    }

    fn renditions(&self, set: &str) -> Vec<Rendition> {
        let entry = |entry: &str| {
            let (address, width) = entry.trim().rsplit_once(' ')?;
            let width = width.strip_suffix('w')?.parse().ok()?;
            Some(Rendition { src: Src::new(&absolute(self.base, address.trim()))?, width })
        };
        set.split(", ").filter_map(entry).collect()
    }

    fn video(&self, node: &NodeRef<'_>) -> Option<Block> {
        let track = |node: &NodeRef<'_>| {
            let src = self.src(node)?;
            let lang = node.attr("srclang").and_then(|tag| Lang::new(&tag))?;
            Some(Captions { src, lang, label: node.attr("label").map(|label| label.to_string()) })
        };
        Some(Block::Video(Video {
            src: self.media(node)?,
            poster: node.attr("poster").and_then(|address| Src::new(&absolute(self.base, &address))),
            captions: named(node, "track").iter().filter_map(track).collect(),
            title: node.attr("title").map(|title| spaced(&title)),
            transcript: first(node, &["p"]).and_then(|transcript| self.text(&transcript)),
        }))
    }

    fn audio(&self, node: &NodeRef<'_>) -> Option<Block> {
        Some(Block::Audio(Audio {
            src: self.media(node)?,
            title: node.attr("title").map(|title| spaced(&title)),
            transcript: first(node, &["p"]).and_then(|transcript| self.text(&transcript)),
        }))
    }

    fn media(&self, node: &NodeRef<'_>) -> Option<Src> {
        self.src(node).or_else(|| named(node, "source").iter().find_map(|source| self.src(source)))
    }

    fn src(&self, node: &NodeRef<'_>) -> Option<Src> {
        let address = node.attr("src").filter(|address| !address.is_empty())?;
        Src::new(&absolute(self.base, Src::new(&address)?.get()?))
    }

    fn embed(&self, address: Option<&str>, title: Option<&str>, provider: Option<String>) -> Option<Block> {
        let url = Href::new(&absolute(self.base, Href::new(address?)?.get()?))?;
        let title = title.map(spaced).filter(|title| !title.is_empty());
        Some(Block::Embed(Embed { url, title, provider }))
    }

    fn emphasis(&self, node: &NodeRef<'_>) -> Option<Block> {
        let lead = first(node, &["p"]).and_then(|lead| self.text(&lead));
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
        table.caption = first(node, &["caption"]).and_then(|caption| self.text(&caption));
        for row in &rows {
            let nodes = cells(row);
            let texts: Vec<Text> = nodes.iter().map(|cell| self.text(cell).unwrap_or_default()).collect();
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
        self.blocks.push(Block::Table(table));
    }
}

/// The cells of a row.
fn cells<'n>(row: &NodeRef<'n>) -> Vec<NodeRef<'n>> {
    row.children_it(false).filter(|cell| cell.has_name("td") || cell.has_name("th")).collect()
}

/// The descendants of that name, in order.
fn named<'n>(node: &NodeRef<'n>, name: &str) -> Vec<NodeRef<'n>> {
    node.descendants_it().filter(|inner| inner.is_element() && inner.has_name(name)).collect()
}

/// The first descendant of the first of these names that there is.
fn first<'n>(node: &NodeRef<'n>, names: &[&str]) -> Option<NodeRef<'n>> {
    names.iter().find_map(|name| named(node, name).into_iter().next())
}
