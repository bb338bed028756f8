//! The places in the app's page where other pages differ from it.

use std::ops::Range;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use kanbao::escaped;

/// The marks that a shell is cut at, in their order.
pub(super) const MARKS: [&str; 5] = [
    "<html>",
    "<title>",
    r#"<template id="kanbao-head">"#,
    r#"<template id="kanbao-page">"#,
    r#"<template id="kanbao-end">"#,
];

/// Where something that a page replaces is.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    /// For `html`: its attributes without `lang` and `dir`, each after a space.
    pub(super) attributes: String,
}

/// Every place of each of [`MARKS`].
pub(super) fn marks(index: &str) -> [Vec<Mark>; 5] {
    let mut marks: [Vec<Mark>; 5] = Default::default();
    let tokens = tokens(index);
    for (number, token) in tokens.iter().enumerate() {
        let Token::StartTag(tag) = token else { continue };
        let id = tag.attributes.get(b"id".as_slice()).map(|id| id.value.as_slice());
        let (kind, range, attributes) = match (tag.name.as_slice(), id) {
            // The `>` stays with the rest of the page.
            (b"html", _) => (0, tag.span.start..tag.span.end - 1, other_attributes(tag)),
            // What is between the tags goes.
            (b"title", _) => (1, tag.span.end..end_of(&tokens[number..], b"title").start, String::new()),
            (b"template", Some(b"kanbao-head")) => (2, whole(&tokens[number..], tag), String::new()),
            (b"template", Some(b"kanbao-page")) => (3, whole(&tokens[number..], tag), String::new()),
            (b"template", Some(b"kanbao-end")) => (4, whole(&tokens[number..], tag), String::new()),
            _ => continue,
        };
        marks[kind].push(Mark { range, attributes });
    }
    marks
}

/// A page in pieces, with where each stands.
pub(super) fn tokens(html: &str) -> Vec<Token<usize>> {
    let mut emitter = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).map(|token| token.expect("text can always be read")).collect()
}

/// An element from its start tag to its end tag.
pub(super) fn whole(from: &[Token<usize>], tag: &StartTag<usize>) -> Range<usize> {
    tag.span.start..end_of(from, &tag.name).end
}

/// Where the end tag is; nowhere, after the start tag, where there is none.
fn end_of(from: &[Token<usize>], name: &[u8]) -> Range<usize> {
    let end = from.iter().find_map(|token| match token {
        Token::EndTag(end) if end.name.as_slice() == name => Some(end.span.start..end.span.end),
        _ => None,
    });
    let nowhere = || match from {
        [Token::StartTag(tag), ..] => tag.span.end..tag.span.end,
        _ => 0..0,
    };
    end.unwrap_or_else(nowhere)
}

/// The attributes without `lang` and `dir`, each after a space.
fn other_attributes(tag: &StartTag<usize>) -> String {
    let mut others = String::new();
    for (name, value) in &tag.attributes {
        if !matches!(name.as_slice(), b"lang" | b"dir") {
            let [name, value] = [name.as_slice(), value.as_slice()].map(String::from_utf8_lossy);
            others.push_str(&format!(r#" {name}="{}""#, escaped(&value)));
        }
    }
    others
}
