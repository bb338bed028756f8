//! The style sheets that not every page needs. What stands before a story in its page is what a reader waits for, so a page
//! has those that it needs itself. All of them are in one file too, which the app loads before it makes other pages.

use std::ops::{BitOr, Range};

use html5gum::{StartTag, Token};
use kanbao::escaped;

use super::marks::{tokens, whole};
use crate::fingerprint::Fingerprint;

/// Style sheets, each a cascade layer, that only some pages have in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::build) struct Sheets(u8);

/// The layer of each.
const LAYERS: [(&str, Sheets); 5] = [
    ("onward", Sheets::ONWARD),
    ("pictures", Sheets::PICTURES),
    ("blocks", Sheets::BLOCKS),
    ("lists", Sheets::LISTS),
    ("states", Sheets::STATES),
];

impl Sheets {
    /// Where a story leads on to.
    pub(in crate::build) const ONWARD: Self = Self(1);
    /// Pictures.
    pub(in crate::build) const PICTURES: Self = Self(1 << 1);
    /// Blocks that not every story has.
    pub(in crate::build) const BLOCKS: Self = Self(1 << 2);
    /// Front page and channels.
    pub(in crate::build) const LISTS: Self = Self(1 << 3);
    /// A page that is missing.
    pub(in crate::build) const STATES: Self = Self(1 << 4);

    /// Those of a layer that only some pages need.
    fn of_layer(layer: &str) -> Option<Self> {
        LAYERS.into_iter().find_map(|(known, sheets)| (known == layer).then_some(sheets))
    }

    /// Whether all of `others` are among these.
    pub(super) fn contain(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }
}

impl BitOr for Sheets {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The file with all sheets that some pages lack.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::build) struct Rest {
    /// Its name: another for other content.
    pub(in crate::build) name: String,
    /// What is in it.
    pub(in crate::build) styles: String,
}

/// Where each of those sheets stands in a page, from the first to the last.
pub(super) fn places(index: &str) -> Vec<(Sheets, Range<usize>)> {
    let tokens = tokens(index);
    let sheets = tokens.iter().enumerate().filter_map(|(number, token)| {
        let Token::StartTag(tag) = token else { return None };
        if tag.name.as_slice() != b"style" {
            return None;
        }
        let layer = layer(&index[tag.span.end..])?;
        Some((Sheets::of_layer(layer)?, whole(&tokens[number..], tag)))
    });
    sheets.collect()
}

/// The layer that a style sheet begins with, if it does with one.
pub(super) fn layer(styles: &str) -> Option<&str> {
    let mut rest = styles.trim_start();
    while let Some(comment) = rest.strip_prefix("/*") {
        rest = comment.split_once("*/")?.1.trim_start();
    }
    let (name, _) = rest.strip_prefix("@layer")?.split_once('{')?;
    // `@layer one, two;` says an order, and has no styles.
    Some(name.trim()).filter(|name| !name.contains([',', ';']))
}

/// The file of the sheets of an app's page, and that page with the name in it, where the app finds it. An app that does not
/// say where its own files are loads no such file: then there is none, and its pages keep all sheets.
pub(super) fn rest(index: &str) -> Option<(Rest, String)> {
    let places = places(index);
    let tokens = tokens(index);
    let (tag, files) = tokens.iter().find_map(app)?;
    if places.is_empty() {
        return None;
    }
    let mut styles = String::new();
    for (_, place) in places {
        let (_, from) = index[place.clone()].split_once('>')?;
        styles.push_str(from.rsplit_once("</")?.0);
    }
    let [hash @ .., _, _, _, _, _, _, _, _] = Fingerprint::of(&styles).to_bytes();
    let name = format!("kanbao-{:016x}.css", u64::from_le_bytes(hash));
    let told = format!(r#"<meta name="kanbao-app" content="{} /{name}">"#, escaped(&files));
    let page = [&index[..tag.span.start], &told, &index[tag.span.end..]].concat();
    Some((Rest { name, styles }, page))
}

/// The tag that says where the app's files are, and what it says.
fn app(token: &Token<usize>) -> Option<(&StartTag<usize>, String)> {
    let Token::StartTag(tag) = token else { return None };
    let value = |name: &[u8]| tag.attributes.get(name).map(|attribute| String::from_utf8_lossy(&attribute.value));
    if tag.name.as_slice() != b"meta" || value(b"name")? != "kanbao-app" {
        return None;
    }
    Some((tag, value(b"content")?.into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: &str = "<style>@layer tokens, lists; @layer tokens {}</style><STYLE>\n/* @layer x{ */ @layer lists { a > b {} }</STYLE>\
                         <style>@layer article{}</style><style media=all>@layer blocks{c{}}</style>\
                         <meta content='/a.js /b.wasm' name=kanbao-app><p>";

    #[test]
    fn sheets_are_known_by_their_layers() {
        let places = places(INDEX);
        let found: Vec<(Sheets, &str)> = places.into_iter().map(|(sheets, place)| (sheets, &INDEX[place])).collect();
        assert_eq!(
            found,
            [
                (Sheets::LISTS, "<STYLE>\n/* @layer x{ */ @layer lists { a > b {} }</STYLE>"),
                (Sheets::BLOCKS, "<style media=all>@layer blocks{c{}}</style>"),
            ]
        );
        let both = Sheets::LISTS | Sheets::BLOCKS;
        assert!(both.contain(Sheets::LISTS) && !Sheets::LISTS.contain(both) && both.contain(Sheets::default()));
    }

    #[test]
    fn the_app_is_told_where_the_rest_is() {
        let (Rest { name, styles }, page) = rest(INDEX).expect("a rest");
        assert_eq!(styles, "\n/* @layer x{ */ @layer lists { a > b {} }@layer blocks{c{}}");
        assert!(name.starts_with("kanbao-") && name.ends_with(".css") && name.len() == 7 + 16 + 4, "{name}");
        let meta = "<meta content='/a.js /b.wasm' name=kanbao-app>";
        let told = format!(r#"<meta name="kanbao-app" content="/a.js /b.wasm /{name}">"#);
        assert_eq!(page, INDEX.replace(meta, &told));
        assert_ne!(rest(&INDEX.replace("c{}", "d{}")).expect("a rest").0.name, name);
    }

    #[test]
    fn an_app_that_loads_no_rest_has_none() {
        assert_eq!(rest(&INDEX.replace("kanbao-app", "x")), None);
        assert_eq!(rest("<style>@layer base{}</style><meta name=kanbao-app content=a>"), None);
    }
}
