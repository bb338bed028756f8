//! Running text: a plain string, or a list of runs. There is no HTML anywhere in the contract.

use serde::Serialize;

use crate::record::record;
use crate::{Href, Json, Kind, Lang, Read, Reader};

/// Text with or without runs in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Text {
    /// Text and nothing else.
    Plain(String),
    /// Pieces, one after the other.
    Runs(Vec<Run>),
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Run {
    /// Text and nothing else.
    Plain(String),
    /// Important words.
    Strong {
        /// The words.
        strong: Text,
    },
    /// Stressed words: italics in Latin writing, dots in Chinese.
    Em {
        /// The words.
        em: Text,
    },
    /// A link.
    Link {
        /// Where it leads and what it says.
        link: Link,
    },
    /// Characters with their reading.
    Ruby {
        /// The characters and the reading.
        ruby: Ruby,
    },
    /// Words in another language.
    Lang {
        /// The language and the words.
        lang: Foreign,
    },
}

record! {
    /// A link in running text.
    pub struct Link("a link") {
        required {
            /// Where it leads.
            href: Href,
            /// What it says.
            text: Text,
        }
        optional {}
    }
}

record! {
    /// Characters with their reading above: 單 with `shàn`.
    pub struct Ruby("a base with its reading") {
        required {
            /// The characters.
            base: String,
            /// How they are read.
            text: String,
        }
        optional {}
    }
}

record! {
    /// Words in another language than the text around them.
    pub struct Foreign("a language tag with its text") {
        required {
            /// Their language.
            tag: Lang,
            /// The words.
            text: Text,
        }
        optional {}
    }
}

impl Text {
    /// The words without their runs, as a screen reader would say them: readings are left out.
    pub fn plain(&self) -> String {
        let mut plain = String::new();
        self.each(&mut |words| plain.push_str(words));
        plain
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        let mut empty = true;
        self.each(&mut |words| empty &= words.trim().is_empty());
        empty
    }

    /// Calls `see` with every stretch of words, in order.
    pub fn each(&self, see: &mut dyn FnMut(&str)) {
        match self {
            Self::Plain(words) => see(words),
            Self::Runs(runs) => {
                for run in runs {
                    match run {
                        Run::Plain(words) => see(words),
                        Run::Strong { strong: text } | Run::Em { em: text } => text.each(see),
                        Run::Link { link } => link.text.each(see),
                        Run::Ruby { ruby } => see(&ruby.base),
                        Run::Lang { lang } => lang.text.each(see),
                    }
                }
            }
        }
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

impl Read for Text {
    const EXPECTED: &'static str = "a text or a list of runs";

    fn read(value: &dyn Json, reader: &mut Reader) -> Self {
        match value.kind() {
            Kind::Text => Self::Plain(String::read(value, reader)),
            Kind::List => Self::Runs(Vec::read(value, reader)),
            _ => reader.mismatch(value),
        }
    }

    fn blank() -> Self {
        Self::default()
    }
}

impl Read for Run {
    const EXPECTED: &'static str = "a text, or one of \"strong\", \"em\", \"link\", \"ruby\", \"lang\"";

    fn read(value: &dyn Json, reader: &mut Reader) -> Self {
        if value.kind() == Kind::Text {
            return Self::Plain(String::read(value, reader));
        }
        let has = |name| value.field(name).is_some();
        if has("strong") {
            Self::Strong { strong: reader.field(value, "strong", true) }
        } else if has("em") {
            Self::Em { em: reader.field(value, "em", true) }
        } else if has("link") {
            Self::Link { link: reader.field(value, "link", true) }
        } else if has("ruby") {
            Self::Ruby { ruby: reader.field(value, "ruby", true) }
        } else if has("lang") {
            Self::Lang { lang: reader.field(value, "lang", true) }
        } else {
            reader.mismatch(value)
        }
    }

    fn blank() -> Self {
        Self::Plain(String::new())
    }
}
