//! Files that the press adds to an app: what it alone knows, and only this site's pages need.

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

/// The app's page with the names of these files behind those of the app's own. An app that does not say where its own files
/// are asks for no others.
pub(super) fn told(index: &str, added: &[Added]) -> Option<String> {
    let tokens = tokens(index);
    let (tag, files) = tokens.iter().find_map(app)?;
    let files = added.iter().fold(files, |files, added| files + " /" + &added.name);
    let told = format!(r#"<meta name="kanbao-app" content="{}">"#, escaped(&files));
    Some([&index[..tag.span.start], &told, &index[tag.span.end..]].concat())
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
        let index = page("<META content='/a.js /b.wasm' name=kanbao-app>");
        let files = format!("/a.js /b.wasm /{} /{}", added[0].name, added[1].name);
        assert_eq!(super::told(&index, &added), Some(told(&files)));
        assert_eq!(super::told(&index.replace("kanbao-app", "x"), &added), None);
    }
}
