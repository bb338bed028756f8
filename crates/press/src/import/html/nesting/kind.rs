//! What a tag means to what is open, as far as depth goes (HTML Standard, "The stack of open elements").

/// A kind of element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// There is nothing in it but words, or it is there once.
    Leaf,
    /// `b`, `font`: it goes on in the next block until its own end tag comes.
    Mark,
    /// It begins within a line and ends with the block at the latest.
    Inline,
    /// `p`: the next block ends it.
    Paragraph,
    /// `li`, `dt`, `dd`: the next one ends it.
    Item,
    /// What a table has beside its cells' contents: it stands in the table, however deep the last cell is.
    Cell,
    /// No end tag in it ends what is around it.
    Table,
    /// Any other block.
    Block,
}

impl Kind {
    /// What an element of this name, in small letters, is.
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"area" | b"base" | b"basefont" | b"bgsound" | b"body" | b"br" | b"col" | b"embed" | b"frame" | b"head"
            | b"hr" | b"html" | b"iframe" | b"img" | b"image" | b"input" | b"keygen" | b"link" | b"meta"
            | b"noembed" | b"noframes" | b"param" | b"plaintext" | b"script" | b"source" | b"style" | b"textarea"
            | b"title" | b"track" | b"wbr" | b"xmp" => Self::Leaf,
            b"a" | b"b" | b"big" | b"code" | b"em" | b"font" | b"i" | b"nobr" | b"s" | b"small" | b"strike"
            | b"strong" | b"tt" | b"u" => Self::Mark,
            b"p" => Self::Paragraph,
            b"li" | b"dt" | b"dd" => Self::Item,
            b"caption" | b"colgroup" | b"tbody" | b"td" | b"tfoot" | b"th" | b"thead" | b"tr" => Self::Cell,
            b"applet" | b"marquee" | b"object" | b"table" | b"template" => Self::Table,
            b"address" | b"article" | b"aside" | b"blockquote" | b"button" | b"center" | b"details" | b"dialog"
            | b"dir" | b"div" | b"dl" | b"fieldset" | b"figcaption" | b"figure" | b"footer" | b"form" | b"h1"
            | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"header" | b"hgroup" | b"listing" | b"main" | b"menu"
            | b"nav" | b"noscript" | b"ol" | b"pre" | b"search" | b"section" | b"select" | b"summary" | b"ul" => {
                Self::Block
            }
            _ => Self::Inline,
        }
    }
}
