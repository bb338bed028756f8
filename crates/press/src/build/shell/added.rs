//! Files that the press adds to an app: what it alone knows, and only this site's pages need.

use std::ops::Range;

use html5gum::{StartTag, Token};
use kanbao::escaped;

use super::marks::tokens;
use crate::fingerprint::Fingerprint;

/// A file at the top of the site, which the app is told of.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::build) struct Added {
    /// Its name: another for other content.
    pub(in crate::build) name: String,
    /// What is in it.
    pub(in crate::build) content: String,
}

impl Added {
    /// A file of a kind, `js` or `css`.
    pub(super) fn new(content: String, kind: &str) -> Self {
        let [hash @ .., _, _, _, _, _, _, _, _] = Fingerprint::of(&content).to_bytes();
        Self { name: format!("kanbao-{:016x}.{kind}", u64::from_le_bytes(hash)), content }
    }
}

/// What the page of an app says of it, where it does.
pub(super) struct App {
    /// Where its own files are.
    files: String,
    /// The scripts that its page asks for by a tag of their own.
    scripts: Vec<String>,
    /// Which words it has places for (`Locales::shape`); nothing where it is of a version that has words of its own.
    pub(super) words: Option<String>,
    /// The tag.
    place: Range<usize>,
}

impl App {
    /// Looks for it.
    pub(super) fn of(index: &str) -> Option<Self> {
        let tokens = tokens(index);
        let tags = || tokens.iter().filter_map(|token| if let Token::StartTag(tag) = token { Some(tag) } else { None });
        let value = |tag: &StartTag<usize>, name: &[u8]| {
            tag.attributes.get(name).map(|value| String::from_utf8_lossy(&value.value).into_owned())
        };
        let scripts = || tags().filter(|tag| tag.name.as_slice() == b"script").filter_map(|tag| value(tag, b"src"));
        tags().filter(|tag| tag.name.as_slice() == b"meta").find_map(|tag| {
            value(tag, b"name").filter(|name| name == "kanbao-app")?;
            Some(Self {
                files: value(tag, b"content")?,
                scripts: scripts().collect(),
                words: value(tag, b"data-words"),
                place: tag.span.start..tag.span.end,
            })
        })
    }

    /// The files beside its page without which none comes alive.
    pub(super) fn files(&self) -> Vec<String> {
        let files = self.files.split_ascii_whitespace().chain(self.scripts.iter().map(String::as_str));
        files.filter_map(|file| Some(file.strip_prefix('/')?.to_owned())).collect()
    }

    /// Its page with the names of these files behind those of its own.
    pub(super) fn told(self, index: &str, added: &[Added]) -> String {
        let files = added.iter().fold(self.files, |files, added| files + " /" + &added.name);
        let told = format!(r#"<meta name="kanbao-app" content="{}">"#, escaped(&files));
        [&index[..self.place.start], &told, &index[self.place.end..]].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_of_what_is_in_the_file() {
        let file = |content: &str| Added::new(content.to_owned(), "css").name;
        assert!(file("a").starts_with("kanbao-") && file("a").ends_with(".css") && file("a").len() == 7 + 16 + 4);
        assert_eq!(file("a"), file("a"));
        assert_ne!(file("a"), file("b"));
    }

    #[test]
    fn the_app_is_told_of_them() {
        let added = ["x", "y"].map(|content| Added::new(content.to_owned(), "js"));
        let page = |meta: &str| format!("<p>{meta}<style>a > b {{}}</style>");
        let told = |files: &str| page(&format!(r#"<meta name="kanbao-app" content="{files}">"#));
        let files = format!("/a.js /b.wasm /{} /{}", added[0].name, added[1].name);
        for (says, words) in [("", None), (" data-words=7f", Some("7f"))] {
            let meta = format!("<META content='/a.js /b.wasm'{says} name=kanbao-app>");
            let index = page(&meta);
            let app = App::of(&index).expect("an app");
            assert_eq!(app.words.as_deref(), words);
            let scripts =
                "<script>x()</script><script src='https://x.example/x.js'></script><script defer src=/c.js></script>";
            let with_loader = App::of(&page(&[scripts, &meta].concat())).expect("an app");
            assert_eq!(with_loader.files(), ["a.js", "b.wasm", "c.js"]);
            assert_eq!(app.told(&index, &added), told(&files));
            assert!(App::of(&index.replace("kanbao-app", "x")).is_none());
        }
    }
}
