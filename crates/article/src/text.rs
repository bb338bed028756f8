//! Running text: a plain string, or a list of runs. There is no HTML anywhere in the contract.

use serde::Serialize;

use crate::record::record;
use crate::{Href, Json, Lang, Read, Reader};

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

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        if let Some(words) = value.text() {
            Self::Plain(words.into_owned())
        } else if value.length().is_some() {
            Self::Runs(Vec::read(value, reader))
        } else {
            reader.mismatch(value)
        }
    }

    fn blank<J: Json>() -> Self {
        Self::default()
    }
}

impl Read for Run {
    const EXPECTED: &'static str = "a text, or one of \"strong\", \"em\", \"link\", \"ruby\", \"lang\"";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        if let Some(words) = value.text() {
            return Self::Plain(words.into_owned());
        }
        if let Some(strong) = reader.field(value, "strong", false) {
            Self::Strong { strong }
        } else if let Some(em) = reader.field(value, "em", false) {
            Self::Em { em }
        } else if let Some(link) = reader.field(value, "link", false) {
            Self::Link { link }
        } else if let Some(ruby) = reader.field(value, "ruby", false) {
            Self::Ruby { ruby }
        } else if let Some(lang) = reader.field(value, "lang", false) {
            Self::Lang { lang }
        } else {
            reader.mismatch(value)
        }
    }

    fn blank<J: Json>() -> Self {
        Self::Plain(String::new())
    }
}
