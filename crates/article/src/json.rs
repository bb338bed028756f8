//! JSON that somebody has parsed, as the reader sees it.
//!
//! The reader asks for what it wants, and leaves the rest where it is. So a browser's own objects need not be copied into a
//! tree of ours first: for a story of 10,000 blocks that tree was 3.6 MB of WebAssembly's memory, which never
//! shrinks.

use std::borrow::Cow;
use std::ops::Deref;

use crate::Value;

/// A JSON value (RFC 8259), whoever holds it. It is passed as `&dyn Json`: so reading is compiled once.
pub trait Json {
    /// What it is.
    fn kind(&self) -> Kind;

    /// Its words, if it is a text.
    fn text(&self) -> Option<Cow<'_, str>>;

    /// The number that it is, as JavaScript would hold it, if it is one.
    fn number(&self) -> Option<f64>;

    /// Whether it is `true`, if it is that or `false`.
    fn answer(&self) -> Option<bool>;

    /// The field of that name, if this is an object that has it. `null` counts as not there.
    fn field(&self, name: &'static str) -> Option<Held<'_>>;

    /// How many items there are, if this is a list.
    fn length(&self) -> Option<usize>;

    /// One of the items.
    fn item(&self, index: usize) -> Held<'_>;

    /// All fields with their names, if this is an object, for who tells of names that are not known. A browser does not tell.
    fn fields(&self) -> &[(String, Value)] {
        &[]
    }
}

/// A value that is in another one.
pub enum Held<'a> {
    /// It stands there.
    There(&'a (dyn Json + 'a)),
    /// It was made to be looked at.
    Made(Box<dyn Json>),
}

impl<'a> Deref for Held<'a> {
    type Target = dyn Json + 'a;

    fn deref(&self) -> &Self::Target {
        match self {
            Self::There(value) => *value,
            Self::Made(value) => &**value,
        }
    }
}

/// What a JSON value is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number.
    Number,
    /// A string.
    Text,
    /// An array.
    List,
    /// An object.
    Record,
}

impl Kind {
    /// What this is, in the words of an error message.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "true or false",
            Self::Number => "a number",
            Self::Text => "a text",
            Self::List => "a list",
            Self::Record => "an object",
        }
    }
}

/// `null`, of which no parser is needed.
impl Json for () {
    fn kind(&self) -> Kind {
        Kind::Null
    }

    fn text(&self) -> Option<Cow<'_, str>> {
        None
    }

    fn number(&self) -> Option<f64> {
        None
    }

    fn answer(&self) -> Option<bool> {
        None
    }

    fn field(&self, _: &'static str) -> Option<Held<'_>> {
        None
    }

    fn length(&self) -> Option<usize> {
        None
    }

    fn item(&self, _: usize) -> Held<'_> {
        Held::There(self)
    }
}
