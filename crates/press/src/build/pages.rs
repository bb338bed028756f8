//! Finished pages: the shell with a head and a body in it.
//!
//! The body is rendered by the viewer's own components, so that what a browser shows first and what the app shows later
//! are the same.

use std::rc::Rc;

use article::{Archive, Article, Block, Front, Script, Site};
use kanbao::{Content, Destination, Locales, Page, Printer, Route, Story, Trouble, escaped};

use super::head::{Head, Heads};
use super::shell::{Filling, Sheets, Shell};

/// What all pages are made from.
pub(super) struct Press<'a> {
    pub(super) shell: &'a Shell,
    pub(super) heads: Heads<'a>,
    /// The site in the script of the pages.
    pub(super) site: &'a Site,
    /// The languages of the interface.
    pub(super) locales: &'a Locales,
    /// The script that the pages are in, where that is not their own.
    pub(super) script: Option<Script>,
}

/// Makes pages, one after the other. Each thread has its own, and its own room for the page.
pub(super) struct Pages<'a> {
    press: &'a Press<'a>,
    site: Rc<Site>,
    locales: Rc<Locales>,
    printer: Printer,
    body: String,
    page: String,
}

impl Press<'_> {
    /// Where a file of the site stands in the script of the pages: `articles/x.json`, `hant/articles/x.json`.
    pub(super) fn file(&self, file: &str) -> String {
        match self.script {
            Some(script) => format!("{}/{file}", script.as_str()),
            None => file.to_owned(),
        }
    }

    /// Somebody to make pages.
    pub(super) fn pages(&self) -> Pages<'_> {
        let site = Rc::new(self.site.clone());
        let locales = Rc::new(self.locales.clone());
        let printer = Printer::new(Rc::clone(&site), Rc::clone(&locales));
        Pages { press: self, site, locales, printer, body: String::new(), page: String::new() }
    }
}

impl Pages<'_> {
    /// The front page.
    pub(super) fn front(&mut self, front: Front) -> &str {
        let head = self.press.heads.front(&front);
        self.page(Destination::Front, Content::Front(front.into()), &head, Sheets::LISTS | Sheets::PICTURES)
    }

    /// A page of a channel.
    pub(super) fn archive(&mut self, archive: Archive) -> &str {
        let to = Destination::Channel { id: archive.channel.clone(), page: archive.page };
        let archive = Rc::new(archive);
        let page = self.props(to.clone(), Content::Archive(Rc::clone(&archive)));
        let head = self.press.heads.archive(&archive, page.lang());
        self.page(to, page.content, &head, Sheets::LISTS | Sheets::PICTURES)
    }

    /// The site in the script of the pages.
    pub(super) fn site(&self) -> &Site {
        &self.site
    }

    /// The languages of the interface.
    pub(super) fn locales(&self) -> &Locales {
        &self.locales
    }

    /// The script that the pages are in, where that is not their own.
    pub(super) fn script(&self) -> Option<Script> {
        self.press.script
    }

    /// Where a file of the site stands in the script of the pages.
    pub(super) fn file(&self, file: &str) -> String {
        self.press.file(file)
    }

    /// A story, printed for the two pages that show it.
    pub(super) fn story(&self, article: Rc<Article>) -> Story {
        self.printer.story(article, self.press.script)
    }

    /// A story's own page.
    pub(super) fn article(&mut self, story: &Story) -> &str {
        let head = self.press.heads.article(story.article());
        self.body.clear();
        self.printer.article(story, &mut self.body);
        self.filled(story.page(), &head, sheets(story.article()), Shell::page)
    }

    /// The page at an address that a story had before: it leads to the one that the story has now.
    pub(super) fn moved(&mut self, article: Rc<Article>) -> &str {
        let to = Destination::Article(article.id.clone());
        let path = Route { script: self.press.script, to: to.clone() }.to_string();
        let head = self.press.heads.moved(&article, &path);
        let page = self.props(to, Content::Article(Rc::clone(&article)));
        let (lang, title) = (page.lang(), page.title());
        self.page.clear();
        // A page of this size is there and gone before anybody has seen it, in the light as in the dark.
        self.page.extend([
            "<!doctype html>\n<html lang=\"",
            lang.as_str(),
            "\" dir=\"",
            lang.direction().as_str(),
            "\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\"><title>",
            &escaped(&title),
            "</title>",
            &head,
            "</head>\n<body><p><a href=\"",
            &path,
            "\">",
            &escaped(&article.headline),
            "</a></p></body>\n</html>\n",
        ]);
        &self.page
    }

    /// A story alone, for a partner's `<iframe>`.
    pub(super) fn embed(&mut self, story: &Story) -> &str {
        let head = self.press.heads.embed(story.article());
        self.body.clear();
        self.printer.embed(story, &mut self.body);
        self.filled(story.page(), &head, Sheets::default(), Shell::embed)
    }

    /// The page for addresses that lead nowhere.
    pub(super) fn missing(&mut self) -> &str {
        let head = self.press.heads.missing();
        self.page(Destination::Missing(String::new()), Content::Trouble(Trouble::Missing), &head, Sheets::STATES)
    }

    fn page(&mut self, to: Destination, content: Content, head: &Head, sheets: Sheets) -> &str {
        let page = self.props(to, content);
        self.body.clear();
        self.printer.page(&page, &mut self.body);
        self.filled(&page, head, sheets, Shell::page)
    }

    fn filled(&mut self, page: &Page, head: &Head, sheets: Sheets, fill: fn(&Shell, &Filling, &mut String)) -> &str {
        let (lang, title) = (page.lang(), page.title());
        let filling = Filling { lang, title: &title, head: &head.tags, sheets, body: &self.body, data: &head.data };
        fill(self.press.shell, &filling, &mut self.page);
        &self.page
    }

    fn props(&self, to: Destination, content: Content) -> Page {
        let route = Route { script: self.press.script, to };
        Page { site: Rc::clone(&self.site), locales: Rc::clone(&self.locales), route, content }
    }
}

/// The style sheets that a story's page needs.
fn sheets(article: &Article) -> Sheets {
    let mut sheets = Sheets::ONWARD;
    if article.image.is_some() {
        sheets = sheets | Sheets::PICTURES;
    }
    for block in &article.body {
        sheets = sheets
            | match block {
                // Their styles are with those of the article.
                Block::Paragraph(_) | Block::Emphasis(_) => Sheets::default(),
                Block::Image(_) | Block::Gallery(_) => Sheets::PICTURES,
                // Some have a caption, as pictures do.
                _ => Sheets::PICTURES | Sheets::BLOCKS,
            };
    }
    sheets
}
