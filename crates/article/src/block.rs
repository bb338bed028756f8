//! What a body is made of.

use serde::Serialize;

use crate::record::record;
use crate::shape::shape;
use crate::{Audio, HeadingLevel, Href, Image, Json, Read, Reader, Text, Video};

/// The kinds of block, each with the `type` it has in JSON.
macro_rules! blocks {
    ($( $(#[$meta:meta])* $kind:literal => $variant:ident($of:ty), )*) => {
        /// One block of a body.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(tag = "type")]
        pub enum Block {
            $( $(#[$meta])* #[serde(rename = $kind)] $variant($of), )*
            /// A block of a type that this Kanbao does not know: shown as a polite placeholder.
            #[serde(untagged)]
            #[cfg_attr(feature = "schema", schemars(skip))]
            Unknown(Unknown),
        }

        impl Read for Block {
            const EXPECTED: &'static str = "a block";

            fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
                if !value.is_record() {
                    return reader.mismatch(value);
                }
                let kind: String = reader.field(value, "type", true);
                match kind.as_str() {
                    // That there is none has been said.
                    "" => Self::blank::<J>(),
                    $( $kind => Self::$variant(<$of>::read(value, reader)), )*
                    _ => {
                        reader.warning(|| {
                            (
                                format!("the block type \"{kind}\" is not known and shows as a placeholder"),
                                concat!("the types are", $( " ", $kind ),*).to_owned(),
                            )
                        });
                        Self::Unknown(Unknown { kind })
                    }
                }
            }

            fn blank<J: Json>() -> Self {
                Self::Unknown(Unknown { kind: String::new() })
            }
        }
    };
}

// What is large, and of which a story has few, is in a box: so that none of its many paragraphs takes the room of a picture.
blocks! {
    /// Running text.
    "paragraph" => Paragraph(Paragraph),
    /// A lead-in with its points.
    "emphasis" => Emphasis(Emphasis),
    /// A heading between paragraphs.
    "heading" => Heading(Heading),
    /// A list.
    "list" => List(List),
    /// What somebody said or wrote.
    "quote" => Quote(Quote),
    /// Words of the article itself, set large.
    "pullquote" => Pullquote(Pullquote),
    /// A picture.
    "image" => Image(Box<Image>),
    /// Several pictures.
    "gallery" => Gallery(Gallery),
    /// A film.
    "video" => Video(Box<Video>),
    /// A sound.
    "audio" => Audio(Box<Audio>),
    /// A table.
    "table" => Table(Box<Table>),
    /// An editor's note or disclaimer.
    "note" => Note(Note),
    /// Something of a third party, shown as a link until the reader asks for it.
    "embed" => Embed(Box<Embed>),
    /// A pause in the text.
    "divider" => Divider(Divider),
}

/// A block of a type that this Kanbao does not know.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Unknown {
    /// Its `type`.
    #[serde(rename = "type")]
    pub kind: String,
}

record! {
    /// Running text.
    pub struct Paragraph("a paragraph") {
        required {
            /// The words.
            text: Text,
        }
        optional {}
    }
}

record! {
    /// A lead-in (“梁偉新強調——”) and its bulleted points.
    pub struct Emphasis("a lead-in with its points") {
        required {
            /// The points, at least one.
            points: Vec<Text>,
        }
        optional {
            /// The words that lead to the points.
            lead: Option<Text>,
        }
    }
    check |emphasis, reader| {
        if emphasis.points.is_empty() {
            reader.warning(|| ("the emphasis block has no points".to_owned(), "add \"points\": a list of texts".to_owned()));
        }
    };
}

record! {
    /// A heading between paragraphs.
    pub struct Heading("a heading") {
        required {
            /// The words.
            text: Text,
        }
        optional {
            /// 2 (the usual) to 6; 1 is the headline's.
            level: HeadingLevel,
        }
    }
}

record! {
    /// A list.
    pub struct List("a list block") {
        required {
            /// The items.
            items: Vec<Text>,
        }
        optional {
            /// Whether the items are numbered.
            ordered: Option<bool>,
        }
    }
    check |list, reader| {
        if list.items.is_empty() {
            reader.warning(|| ("the list has no items".to_owned(), "add \"items\": a list of texts".to_owned()));
        }
    };
}

record! {
    /// What somebody said or wrote.
    pub struct Quote("a quotation") {
        required {
            /// The words.
            text: Text,
        }
        optional {
            /// Whose they are.
            cite: Option<String>,
        }
    }
}

record! {
    /// Words of the article itself, set large.
    pub struct Pullquote("a pull quote") {
        required {
            /// The words.
            text: Text,
        }
        optional {
            /// Whose they are.
            cite: Option<String>,
        }
    }
}

record! {
    /// Several pictures that belong together.
    pub struct Gallery("a gallery") {
        required {
            /// The pictures.
            images: Vec<Image>,
        }
        optional {}
    }
    check |gallery, reader| {
        if gallery.images.is_empty() {
            reader.warning(|| ("the gallery has no pictures".to_owned(), "add \"images\": a list of pictures".to_owned()));
        }
    };
}

record! {
    /// A table.
    pub struct Table("a table") {
        required {
            /// The rows, a list of cells each.
            rows: Vec<Vec<Text>>,
        }
        optional {
            /// What the table shows.
            caption: Option<Text>,
            /// The heads of the columns.
            header: Vec<Text>,
        }
    }
    check |table, reader| {
        if table.rows.is_empty() {
            reader.warning(|| ("the table has no rows".to_owned(), "add \"rows\": a list of rows, each a list of cells".to_owned()));
        }
        let width = if table.header.is_empty() { table.rows.first().map_or(0, Vec::len) } else { table.header.len() };
        if table.rows.iter().any(|row| row.len() != width) {
            reader.warning(|| (format!("not every row of the table has {width} cells"), "give each row a cell for each column; \"\" is an empty one".to_owned()));
        }
    };
}

record! {
    /// An editor's note or disclaimer.
    pub struct Note("a note") {
        required {
            /// The words.
            text: Text,
        }
        optional {}
    }
}

record! {
    /// Something of a third party.
    pub struct Embed("an embedded page") {
        required {
            /// Its address.
            url: Href,
        }
        optional {
            /// What it is called.
            title: Option<String>,
            /// Whose it is.
            provider: Option<String>,
            /// What is shown of it in place, where it lets nobody frame its own page. The press fills it in for some films.
            player: Option<Href>,
            /// Its width in pixels. With `height` what is shown in place has its own shape, which is 16 to 9 otherwise.
            width: Option<u32>,
            /// Its height in pixels.
            height: Option<u32>,
        }
    }
    check |embed, reader| {
        if embed.shape().is_none() && (embed.width.is_some() || embed.height.is_some()) {
            reader.warning(|| (
                "the embedded page has no shape of \"width\" and \"height\", so it is shown as one of 16 to 9".to_owned(),
                "say both, in pixels".to_owned(),
            ));
        }
    };
}

impl Embed {
    /// The shape of what is shown in place, as width and height, where both are said.
    pub fn shape(&self) -> Option<[u32; 2]> {
        shape(self.width, self.height)
    }
}

record! {
    /// A pause in the text.
    pub struct Divider("a divider") {
        required {}
        optional {}
    }
}
