//! What a body is made of.

use serde::Serialize;

use crate::record::record;
use crate::{Href, Image, Lang, Read, Reader, Src, Text, Value};

/// The kinds of block, each with the `type` it has in JSON.
macro_rules! blocks {
    ($( $(#[$meta:meta])* $kind:literal => $variant:ident, )*) => {
        /// One block of a body.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(tag = "type")]
        pub enum Block {
            $( $(#[$meta])* #[serde(rename = $kind)] $variant($variant), )*
            /// A block of a type that this Kanbao does not know: shown as a polite placeholder.
            #[serde(untagged)]
            #[cfg_attr(feature = "schema", schemars(skip))]
            Unknown(Unknown),
        }

        impl Read for Block {
            const EXPECTED: &'static str = "a block";

            fn read(value: &Value, reader: &mut Reader) -> Self {
                if !matches!(value, Value::Record(_)) {
                    return reader.mismatch(value);
                }
                let kind: String = reader.field(value, "type", true);
                match kind.as_str() {
                    // That there is none has been said.
                    "" => Self::blank(),
                    $( $kind => Self::$variant($variant::read(value, reader)), )*
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

            fn blank() -> Self {
                Self::Unknown(Unknown { kind: String::new() })
            }
        }
    };
}

blocks! {
    /// Running text.
    "paragraph" => Paragraph,
    /// A lead-in with its points.
    "emphasis" => Emphasis,
    /// A heading between paragraphs.
    "heading" => Heading,
    /// A list.
    "list" => List,
    /// What somebody said or wrote.
    "quote" => Quote,
    /// Words of the article itself, set large.
    "pullquote" => Pullquote,
    /// A picture.
    "image" => Image,
    /// Several pictures.
    "gallery" => Gallery,
    /// A film.
    "video" => Video,
    /// A sound.
    "audio" => Audio,
    /// A table.
    "table" => Table,
    /// An editor's note or disclaimer.
    "note" => Note,
    /// Something of a third party, shown as a link until the reader asks for it.
    "embed" => Embed,
    /// A pause in the text.
    "divider" => Divider,
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

/// How deep a heading is: 2 to 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HeadingLevel(#[cfg_attr(feature = "schema", schemars(range(min = 2, max = 6)))] u8);

impl HeadingLevel {
    /// The level, if it is one.
    pub fn new(level: u8) -> Option<Self> {
        (2..=6).contains(&level).then_some(Self(level))
    }

    /// The number of the heading element.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl Default for HeadingLevel {
    fn default() -> Self {
        Self(2)
    }
}

impl Read for HeadingLevel {
    const EXPECTED: &'static str = "a level from 2 to 6";

    fn read(value: &Value, reader: &mut Reader) -> Self {
        let Some(number) = reader.whole(value) else { return Self::blank() };
        u8::try_from(number).ok().and_then(Self::new).unwrap_or_else(|| {
            reader
                .error(|| (format!("{number} is no level of a heading"), "use 2 to 6; 1 is the headline's".to_owned()));
            Self::blank()
        })
    }

    fn blank() -> Self {
        Self::default()
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
}

/// How to name a film or a sound.
const NAME: &str = "add \"title\": a screen reader has no other name for it";

record! {
    /// A film.
    pub struct Video("a film") {
        required {
            /// The film itself.
            src: Src,
        }
        optional {
            /// The picture shown before it starts.
            poster: Option<Src>,
            /// Its words in writing, a track a language.
            captions: Vec<Captions>,
            /// What it is called.
            title: Option<String>,
            /// All that is said and shown in it.
            transcript: Option<Text>,
        }
    }
    check |video, reader| {
        if video.title.is_none() {
            reader.warning(|| ("the film has no title".to_owned(), NAME.to_owned()));
        }
        if video.captions.is_empty() && video.transcript.is_none() {
            reader.warning(|| (
                "the film has neither captions nor a transcript".to_owned(),
                "add \"captions\", or \"transcript\": what is said and shown in it, for who cannot hear or see it".to_owned(),
            ));
        }
    };
}

record! {
    /// A WebVTT file with the words of a film.
    pub struct Captions("captions") {
        required {
            /// The WebVTT file.
            src: Src,
            /// Its language.
            lang: Lang,
        }
        optional {
            /// What the player's menu calls it.
            label: Option<String>,
        }
    }
}

record! {
    /// A sound.
    pub struct Audio("a sound") {
        required {
            /// The sound itself.
            src: Src,
        }
        optional {
            /// What it is called.
            title: Option<String>,
            /// All that is said in it.
            transcript: Option<Text>,
        }
    }
    check |audio, reader| {
        if audio.title.is_none() {
            reader.warning(|| ("the sound has no title".to_owned(), NAME.to_owned()));
        }
        if audio.transcript.is_none() {
            reader.warning(|| (
                "the sound has no transcript".to_owned(),
                "add \"transcript\": what is said in it, for who cannot hear it".to_owned(),
            ));
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
        }
    }
}

record! {
    /// A pause in the text.
    pub struct Divider("a divider") {
        required {}
        optional {}
    }
}
