//! JSON that somebody has parsed, as the reader sees it.
//!
//! The reader asks for what it wants, and leaves the rest where it is. So a browser's own objects need not be copied into a
//! tree of ours first: for a story of 10,000 blocks that tree was 3.6 MB of WebAssembly's memory, which never shrinks.

use std::borrow::Cow;

#[cfg(feature = "report")]
use crate::Value;

/// A JSON value (RFC 8259), whoever holds it: [`Value`] in the press, what the browser has parsed in a browser. Each program
/// has one of them, so that what reads them is compiled once.
pub trait Json: Sized {
    /// `null`.
    fn null() -> Self;

    /// Whether it is an object.
    fn is_record(&self) -> bool;

    /// What it is, for who tells of what is wrong.
    #[cfg(feature = "report")]
    fn kind(&self) -> Kind;

    /// Its words, if it is a text.
    fn text(&self) -> Option<Cow<'_, str>>;

    /// The number that it is, as JavaScript would hold it, if it is one.
    fn number(&self) -> Option<f64>;

    /// Whether it is `true`, if it is that or `false`.
    fn answer(&self) -> Option<bool>;

    /// The field of that name, if this is an object that has it. `null` counts as not there, and where a key stands twice,
    /// the last one counts.
    fn field(&self, name: &str) -> Option<Self>;

    /// How many items there are, if this is a list.
    fn length(&self) -> Option<usize>;

    /// One of the items, or `null`.
    fn item(&self, index: usize) -> Self;

    /// All fields with their names, if this is an object, for who tells of names that are not known.
    #[cfg(feature = "report")]
    fn fields(&self) -> &[(String, Value)];
}

/// What a JSON value is.
#[cfg(feature = "report")]
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

#[cfg(feature = "report")]
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
