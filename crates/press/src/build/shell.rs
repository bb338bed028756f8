//! The app's page, made the page of an address: so any static host answers a deep link.
//!
//! It has the address's language, direction and title, and nothing in it before the app has loaded.

use article::Lang;
use miette::Diagnostic;
use thiserror::Error;

/// The app's `index.html`, cut where a page differs from it.
#[derive(Debug)]
pub(super) struct Shell {
    /// Up to the attributes of `html`, those attributes without `lang` and `dir`, up to the title, and the rest.
    pieces: [String; 4],
}

/// Why the app's page cannot be made the page of an address.
#[derive(Debug, Diagnostic, Error)]
#[error("the app's index.html has {tag} {count} times, and it must have it once")]
#[diagnostic(help("look at the page that the app was built from"))]
pub struct ShellError {
    tag: &'static str,
    count: usize,
}

impl Shell {
    /// Cuts the app's page.
    pub(super) fn new(index: &str) -> Result<Self, ShellError> {
        let html = once(index, "<html")? + "<html".len();
        let html_end = html + attributes_end(&index[html..]);
        let title = once(index, "<title>")? + "<title>".len();
        let title_end = once(index, "</title>")?;
        if title < html_end || title_end < title {
            return Err(ShellError { tag: "<title>", count: 0 });
        }
        let kept = other_attributes(&index[html..html_end]);
        Ok(Self { pieces: [&index[..html], &kept, &index[html_end..title], &index[title_end..]].map(str::to_owned) })
    }

    /// A page.
    pub(super) fn page(&self, lang: &Lang, title: &str) -> String {
        let [start, attributes, head, rest] = &self.pieces;
        // A language tag has letters, digits and hyphens only.
        let (lang, dir) = (lang.as_str(), lang.direction().as_str());
        format!(r#"{start} lang="{lang}" dir="{dir}"{attributes}{head}{}{rest}"#, escaped(title))
    }
}

/// The place of the only occurrence.
fn once(text: &str, tag: &'static str) -> Result<usize, ShellError> {
    let lower = text.to_ascii_lowercase();
    let mut found = lower.match_indices(tag);
    match (found.next(), found.count()) {
        (Some((place, _)), 0) => Ok(place),
        (first, more) => Err(ShellError { tag, count: usize::from(first.is_some()) + more }),
    }
}

/// Where a tag's `>` is: the first outside of quotation marks.
fn attributes_end(attributes: &str) -> usize {
    let mut quote = None;
    for (place, character) in attributes.char_indices() {
        match quote {
            Some(open) if character == open => quote = None,
            Some(_) => {}
            None if matches!(character, '"' | '\'') => quote = Some(character),
            None if character == '>' => return place,
            None => {}
        }
    }
    attributes.len()
}

/// The attributes without `lang` and `dir`, each after a space.
fn other_attributes(attributes: &str) -> String {
    let mut kept = String::new();
    let mut rest = attributes.trim_start();
    while !rest.is_empty() {
        let name_end = rest.find(|character: char| character.is_whitespace() || character == '=').unwrap_or(rest.len());
        let name = &rest[..name_end];
        let end = match rest[name_end..].trim_start().strip_prefix('=') {
            Some(value) => rest.len() - after_value(value.trim_start()).len(),
            None => name_end.max(1),
        };
        if !["lang", "dir"].iter().any(|own| name.eq_ignore_ascii_case(own)) {
            kept.push(' ');
            kept.push_str(rest[..end].trim_end());
        }
        rest = rest[end..].trim_start();
    }
    kept
}

/// What follows a value, with or without quotation marks.
fn after_value(value: &str) -> &str {
    let quoted = value.chars().next().filter(|first| matches!(first, '"' | '\''));
    let end = match quoted {
        Some(quote) => value[1..].find(quote).map_or(value.len(), |place| place + 2),
        None => value.find(char::is_whitespace).unwrap_or(value.len()),
    };
    &value[end..]
}

/// Text in an element (HTML, "Escaping a string").
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(index: &str, title: &str) -> String {
        let lang = Lang::new("ar-EG").expect("a tag");
        Shell::new(index).expect("a page of the app").page(&lang, title)
    }

    #[test]
    fn the_page_gets_its_language_direction_and_title_and_keeps_the_rest() {
        let index =
            "<!doctype html>\n<HTML lang='en' class=\"a > b\" DIR=rtl data-x>\n<head><title>App</title>\n</html>";
        assert_eq!(
            page(index, "Tea & <b>"),
            "<!doctype html>\n<HTML lang=\"ar-EG\" dir=\"rtl\" class=\"a > b\" data-x>\n\
             <head><title>Tea &amp; &lt;b&gt;</title>\n</html>"
        );
        assert_eq!(page("<html><title></title>", "x"), "<html lang=\"ar-EG\" dir=\"rtl\"><title>x</title>");
    }

    #[test]
    fn a_page_made_into_a_page_again_is_the_same() {
        let once = page("<html lang=en><title>App</title>", "x");
        assert_eq!(page(&once, "x"), once);
    }

    #[test]
    fn a_title_cannot_end_the_title() {
        let page = page("<html><title></title>", "</title><script>alert(1)</script>");
        assert!(!page.contains("<script>"), "{page}");
    }

    #[test]
    fn a_page_without_or_with_two_titles_is_refused() {
        for (index, message) in [
            ("<html>", "<title> 0 times"),
            ("<html><title>a</title><title>b</title>", "<title> 2 times"),
            ("<title>a</title>", "<html 0 times"),
        ] {
            let error = Shell::new(index).expect_err(index).to_string();
            assert!(error.contains(message), "{error}");
        }
    }
}
