//! The app's page, made the page of an address.
//!
//! Trunk's `index.html` is the shell: the press writes into it what differs from page to page, and leaves everything else
//! as it is. Three marks say where: `<template id="kanbao-head">` where the head's tags go, and
//! `<template id="kanbao-page">` and `<template id="kanbao-end">` around what is shown where no page was served.

mod added;
mod marks;
mod partners;
mod pieces;
mod sheets;

use std::path::{Path, PathBuf};

use article::Lang;
use kanbao::Locales;
use miette::Diagnostic;
use thiserror::Error;

use added::{Added, App};
use marks::marks;
use pieces::Pieces;
pub(super) use sheets::Sheets;

/// The app's `index.html`, cut where a page differs from it.
#[derive(Debug)]
pub(super) struct Shell {
    page: Pieces,
    embed: Pieces,
    added: Vec<Added>,
    /// The files of the app without which no page comes alive.
    files: Vec<String>,
    has_own_words: bool,
}

/// What is written into a shell.
pub(super) struct Filling<'a> {
    /// The language of the page.
    pub(super) lang: &'a Lang,
    /// Its title, as plain text.
    pub(super) title: &'a str,
    /// The tags of its head.
    pub(super) head: &'a str,
    /// Which of the sheets that only some pages have it needs. A page for partners has all that may be of use to it.
    pub(super) sheets: Sheets,
    /// What stands in its body.
    pub(super) body: &'a str,
    /// Data for machines, behind it.
    pub(super) data: &'a str,
}

/// Why the app's page cannot be made the page of an address.
#[derive(Debug, Diagnostic, Error)]
pub enum ShellError {
    /// A tag is missing, or there are several.
    #[error("the app's index.html has {tag} {count} times, and it must have it once")]
    #[diagnostic(help("look at the page that the app was built from, and build the app anew: cargo xtask app"))]
    Count {
        /// The tag.
        tag: &'static str,
        /// How often it is there.
        count: usize,
    },
    /// The tags are not in the order of a page.
    #[error("the app's index.html has {tag} before what must come first")]
    #[diagnostic(help("look at the page that the app was built from, and build the app anew: cargo xtask app"))]
    Order {
        /// The tag.
        tag: &'static str,
    },
    /// The app would take one word for another, or stop.
    #[error("the app is of another version of Kanbao than the press: it has other words in other places")]
    #[diagnostic(help(
        "take app and press of one version: cargo xtask app builds the app anew. What was published before stays as it is"
    ))]
    Version,
    /// The page would name a file that nobody can get, and none would come alive.
    #[error("the app in {} is not whole: its page names {file}, which is not there", .app.display())]
    #[diagnostic(help(
        "copy all of its folder, or build the app anew: cargo xtask app. What was published before stays as it is"
    ))]
    Torn {
        /// The app's folder.
        app: PathBuf,
        /// The file.
        file: String,
    },
}

impl Shell {
    /// Cuts the app's page, for a site whose interface speaks these languages.
    pub(super) fn new(index: &str, locales: &Locales) -> Result<Self, ShellError> {
        let embed = Pieces::new(&partners::page(index), &[])?;
        // In this order: an app of a version before knows the first alone.
        let added = [Added::new(sheets::styles(index), "css"), Added::new(words(locales), "js")];
        // An app that asks for none has all sheets in its pages.
        let Some(app) = App::of(index) else {
            return Ok(Self {
                page: Pieces::new(index, &[])?,
                embed,
                added: Vec::new(),
                files: Vec::new(),
                has_own_words: false,
            });
        };
        let has_own_words = app.words.is_none();
        if app.words.as_ref().is_some_and(|words| *words != Locales::shape()) {
            return Err(ShellError::Version);
        }
        let files = app.files();
        let index = app.told(index, &added);
        let page = Pieces::new(&index, &sheets::places(&index))?;
        Ok(Self { page, embed, added: added.into(), files, has_own_words })
    }

    /// Whether the files that the page names are in the app's folder.
    ///
    /// # Errors
    /// With the first that is not.
    pub(super) fn expect_whole(&self, app: &Path) -> Result<(), ShellError> {
        match self.files.iter().find(|file| !app.join(file).is_file()) {
            Some(file) => Err(ShellError::Torn { app: app.to_owned(), file: file.clone() }),
            None => Ok(()),
        }
    }

    /// Whether the app is of a version that has words of its own, and not those that it is given.
    pub(super) fn has_own_words(&self) -> bool {
        self.has_own_words
    }

    /// What the app is given beside its own files: the style sheets that some pages lack, and the words of the interface.
    pub(super) fn added(&self) -> &[Added] {
        &self.added
    }

    /// The name of the file with the words of the interface, which are the site's and not the app's.
    pub(super) fn words(&self) -> Option<&str> {
        self.added.last().map(|words| words.name.as_str())
    }

    /// Whether the text has none of the marks: then it is a page that was made of a shell, and no shell.
    pub(super) fn is_filled(index: &str) -> bool {
        let marks = marks(index);
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

/// The words of the interface as a module, which the app's loader imports.
fn words(locales: &Locales) -> String {
    let words = serde_json::to_string(&locales.file()).expect("a string is JSON");
    format!("export default {words};\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: &str = "<template id=kanbao-head></template><body><template id='kanbao-page'></template>x\
                         <template id=\"kanbao-end\"></template>";

    fn fill(index: &str, title: &str) -> String {
        let lang = Lang::new("ar-EG").expect("a tag");
        let filling = Filling { lang: &lang, title, head: "<meta>", sheets: Sheets::BLOCKS, body: "<p>", data: "<i>" };
        let mut page = "before".to_owned();
        Shell::new(index, &Locales::known()).expect("a page of the app").page(&filling, &mut page);
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
             <meta><body><p><i><script>'<title>'</script>\n</html>"
        );
        assert_eq!(
            fill(&format!("<html><title></title>{MARKS}"), "x"),
            "<html lang=\"ar-EG\" dir=\"rtl\"><title>x</title><meta><body><p><i>"
        );
    }

    #[test]
    fn a_page_has_the_sheets_that_it_needs() {
        let sheets = "<style>@layer base{}</style><style>@layer lists{}</style><meta content=/a.js name=kanbao-app>\
                      <style>@layer blocks{}</style>";
        let marks = MARKS.replace("</template><body>", &format!("</template>{sheets}<body>"));
        let index = format!("<html><title></title>{marks}");
        let page = fill(&index, "x");
        assert!(
            page.contains("<style>@layer base{}</style>") && page.contains("<style>@layer blocks{}</style>"),
            "{page}"
        );
        assert!(!page.contains("lists"), "{page}");
        // Where the app loads no file of them, all stay.
        assert!(fill(&index.replace("kanbao-app", "x"), "x").contains(&sheets.replace("kanbao-app", "x")));
    }

    #[test]
    fn an_app_takes_the_words_that_the_press_has() {
        let words = Locales::shape();
        let trunk = include_str!("../../../../../Trunk.toml");
        assert!(trunk.contains(&format!(r#"data-words="{words}""#)), "Trunk.toml has to say data-words=\"{words}\"");
        let shell = |says: &str| {
            let index = format!("<html><title></title><meta name=kanbao-app content=/a.js{says}>{MARKS}");
            Shell::new(&index, &Locales::known())
        };
        let of_this_version = shell(&format!(" data-words={words}")).expect("a page of the app");
        assert!(!of_this_version.has_own_words());
        assert!(shell("").expect("a page of an app of before").has_own_words());
        assert!(matches!(shell(" data-words=0"), Err(ShellError::Version)));
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
            let error = Shell::new(&index, &Locales::known()).expect_err(&index).to_string();
            assert!(error.contains(message), "{error}");
        }
    }
}
