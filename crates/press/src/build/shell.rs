//! The app's page, made the page of an address.
//!
//! Trunk's `index.html` is the shell: the press writes into it what differs from page to page, and leaves everything else
//! as it is. Three marks say where: `<template id="kanbao-head">` where the head's tags go, and
//! `<template id="kanbao-page">` and `<template id="kanbao-end">` around what is shown where no page was served.

mod partners;

use std::ops::Range;

use article::Lang;
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};
use kanbao::escaped;
use miette::Diagnostic;
use thiserror::Error;

/// The app's `index.html`, cut where a page differs from it.
#[derive(Debug)]
pub(super) struct Shell {
    page: Pieces,
    embed: Pieces,
}

/// What is the same on all pages.
#[derive(Debug)]
struct Pieces {
    /// Up to the attributes of `html`.
    start: String,
    /// Those attributes, without `lang` and `dir`.
    attributes: String,
    /// Up to the title, up to the head's tags, up to the page, and the rest.
    parts: [String; 4],
}

/// What is written into a shell.
pub(super) struct Filling<'a> {
    /// The language of the page.
    pub(super) lang: &'a Lang,
    /// Its title, as plain text.
    pub(super) title: &'a str,
    /// The tags of its head.
    pub(super) head: &'a str,
    /// What stands in its body.
    pub(super) body: &'a str,
}

/// Why the app's page cannot be made the page of an address.
#[derive(Debug, Diagnostic, Error)]
#[diagnostic(help("look at the page that the app was built from, and build the app anew: cargo xtask app"))]
pub enum ShellError {
    /// A tag is missing, or there are several.
    #[error("the app's index.html has {tag} {count} times, and it must have it once")]
    Count {
        /// The tag.
        tag: &'static str,
        /// How often it is there.
        count: usize,
    },
    /// The tags are not in the order of a page.
    #[error("the app's index.html has {tag} before what must come first")]
    Order {
        /// The tag.
        tag: &'static str,
    },
}

/// The places that a shell is cut at, in their order.
const PLACES: [&str; 5] = [
    "<html>",
    "<title>",
    r#"<template id="kanbao-head">"#,
    r#"<template id="kanbao-page">"#,
    r#"<template id="kanbao-end">"#,
];

impl Shell {
    /// Cuts the app's page.
    pub(super) fn new(index: &str) -> Result<Self, ShellError> {
        Ok(Self { page: Pieces::new(index)?, embed: Pieces::new(&partners::page(index))? })
    }

    /// Whether the text has none of the marks: then it is a page that was made of a shell, and no shell.
    pub(super) fn is_filled(index: &str) -> bool {
        let marks = places(index);
        marks[2..].iter().all(Vec::is_empty)
    }

    /// Writes a page over what is in `into`.
    pub(super) fn page(&self, filling: &Filling, into: &mut String) {
        self.page.fill(filling, into);
    }

    /// Writes a page for partners over what is in `into`: it runs no script of the app.
    pub(super) fn embed(&self, filling: &Filling, into: &mut String) {
        self.embed.fill(filling, into);
    }
}

impl Pieces {
    fn new(index: &str) -> Result<Self, ShellError> {
        let mut found = Vec::with_capacity(PLACES.len());
        for (tag, places) in PLACES.into_iter().zip(places(index)) {
            let [place] =
                <[Place; 1]>::try_from(places).map_err(|places| ShellError::Count { tag, count: places.len() })?;
            found.push((tag, place));
        }
        if let Some([_, (tag, _)]) =
            found.array_windows().find(|[(_, one), (_, next)]| one.range.end > next.range.start)
        {
            return Err(ShellError::Order { tag });
        }
        let [html, title, head, page, end] =
            <[_; 5]>::try_from(found).expect("a place for each tag").map(|(_, place)| place);
        let parts = [
            &index[html.range.end..title.range.start],
            &index[title.range.end..head.range.start],
            &index[head.range.end..page.range.start],
            &index[end.range.end..],
        ];
        Ok(Self {
            start: index[..html.range.start].to_owned(),
            attributes: html.attributes,
            parts: parts.map(str::to_owned),
        })
    }

    fn fill(&self, filling: &Filling, into: &mut String) {
        into.clear();
        let [to_title, to_head, to_page, rest] = &self.parts;
        let title = escaped(filling.title);
        for part in [
            self.start.as_str(),
            r#"<html lang=""#,
            // A language tag has letters, digits and hyphens only.
            filling.lang.as_str(),
            r#"" dir=""#,
            filling.lang.direction().as_str(),
            r#"""#,
            &self.attributes,
            to_title,
            &title,
            to_head,
            filling.head,
            to_page,
            filling.body,
            rest,
        ] {
            into.push_str(part);
        }
    }
}

/// Where something that a page replaces is.
#[derive(Debug)]
struct Place {
    range: Range<usize>,
    /// For `html`: its attributes without `lang` and `dir`, each after a space.
    attributes: String,
}

/// Every place for each of [`PLACES`].
fn places(index: &str) -> [Vec<Place>; 5] {
    let mut places: [Vec<Place>; 5] = Default::default();
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
        places[kind].push(Place { range, attributes });
    }
    places
}

fn tokens(html: &str) -> Vec<Token<usize>> {
    let mut emitter = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).map(|token| token.expect("text can always be read")).collect()
}

/// An element from its start tag to its end tag.
fn whole(from: &[Token<usize>], tag: &StartTag<usize>) -> Range<usize> {
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

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: &str = "<template id=kanbao-head></template><body><template id='kanbao-page'></template>x\
                         <template id=\"kanbao-end\"></template>";

    fn fill(index: &str, title: &str) -> String {
        let lang = Lang::new("ar-EG").expect("a tag");
        let filling = Filling { lang: &lang, title, head: "<meta>", body: "<p>" };
        let mut page = "before".to_owned();
        Shell::new(index).expect("a page of the app").page(&filling, &mut page);
        page
    }

    #[test]
    fn the_page_gets_what_is_its_own_and_keeps_the_rest() {
        let index = format!(
            "<!doctype html>\n<HTML lang='報' class=\"a > b\" DIR=rtl data-x>\n<head><!-- <title> --><title>看報</title>\n\
             <style>a > b {{}}</style>{MARKS}<script>'<title>'</script>\n</html>"
        );
        assert_eq!(
            fill(&index, "Tea & <b>"),
            "<!doctype html>\n<html lang=\"ar-EG\" dir=\"rtl\" class=\"a &gt; b\" data-x=\"\">\n\
             <head><!-- <title> --><title>Tea &amp; &lt;b&gt;</title>\n<style>a > b {}</style>\
             <meta><body><p><script>'<title>'</script>\n</html>"
        );
        assert_eq!(
            fill(&format!("<html><title></title>{MARKS}"), "x"),
            "<html lang=\"ar-EG\" dir=\"rtl\"><title>x</title><meta><body><p>"
        );
    }

    #[test]
    fn a_page_that_was_made_of_a_shell_is_none() {
        let index = format!("<html><title></title>{MARKS}");
        assert!(!Shell::is_filled(&index));
        assert!(Shell::is_filled(&fill(&index, "x")));
    }

    #[test]
    fn a_title_cannot_end_the_title() {
        let page = fill(&format!("<html><title></title>{MARKS}"), "</title><script>alert(1)</script>");
        assert!(!page.contains("<script>"), "{page}");
    }

    #[test]
    fn a_page_that_lacks_a_tag_or_has_it_twice_is_refused() {
        for (index, message) in [
            ("<html>".to_owned(), "<title> 0 times"),
            (format!("<html><title>a</title><title>b</title>{MARKS}"), "<title> 2 times"),
            (format!("<title>a</title>{MARKS}"), "<html> 0 times"),
            ("<html><title>a</title>".to_owned(), "<template id=\"kanbao-head\"> 0 times"),
            (format!("<html><title>a</title>{MARKS}{MARKS}"), "<template id=\"kanbao-head\"> 2 times"),
            (format!("<html>{MARKS}<title>a</title>"), "<template id=\"kanbao-head\"> before what must come first"),
        ] {
            let error = Shell::new(&index).expect_err(&index).to_string();
            assert!(error.contains(message), "{error}");
        }
    }
}
