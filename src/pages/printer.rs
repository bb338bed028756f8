//! Pages printed for the press.
//!
//! What stands around the main part is printed once for each channel and language, and a story once for all the pages
//! that show it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use article::{Article, ChannelId, Script, Site};

use super::Page;
use super::article::{around, story};
use super::dialogue::dialogue;
use super::embedded::{card, embedded};
use super::feed::content;
use super::served::served;
use crate::markup::{Element, Markup, el};
use crate::setting::Setting;
use crate::{Content, Destination, Locale, Locales, Route};

/// Prints the pages of one site. Each thread needs its own.
#[derive(Debug)]
pub struct Printer {
    site: Rc<Site>,
    locales: Rc<Locales>,
    frames: RefCell<HashMap<Kind, Rc<Frame>>>,
}

/// What decides what stands around the main part: the tag of the interface, whether it stands in for another, and the outermost
/// channel.
type Kind = (&'static str, bool, Option<ChannelId>);

/// What stands around the main part, cut where a page differs: up to the value of `data-path`, up to the address of the
/// page in the other script (nothing where there is none), up to the main part, up to that address again, the rest.
#[derive(Debug)]
struct Frame([String; 5]);

/// A story, printed once for its own page and for partners'.
#[derive(Debug)]
pub struct Story {
    page: Page,
    article: Rc<Article>,
    html: String,
}

impl Printer {
    /// A printer for the pages of `site`, in these languages.
    pub fn new(site: Rc<Site>, locales: Rc<Locales>) -> Self {
        Self { site, locales, frames: RefCell::default() }
    }

    /// Adds `#served` and `#stopped` of a page to `into`. The page for addresses that lead nowhere is that of all
    /// of them, or has no `data-path` where the app may know of stories that the press does not.
    pub fn page(&self, page: &Page, into: &mut String) {
        let main = print(page.main());
        match page.route.to {
            Destination::Missing(_) => {
                let around = page.around(slot().into());
                let path = self.site.source.is_none().then(|| "*".to_owned());
                fill(&print(served(path, around, page.setting().locale)), &main, into);
            }
            _ => self.framed(page, &[&main], into),
        }
    }

    /// Prints a story, in the script that the page is in where that is not its own.
    pub fn story(&self, article: Rc<Article>, script: Option<Script>) -> Story {
        let html =
            print(story(&article, &article.body, Setting::new(&self.site, &self.locales, article.lang.as_ref())));
        let content = Content::Article(Rc::clone(&article));
        let page = Page {
            site: Rc::clone(&self.site),
            locales: Rc::clone(&self.locales),
            route: Route { script, to: Destination::Article(article.id.clone()) },
            content,
        };
        Story { page, article, html }
    }

    /// Adds `#served` and `#stopped` of the story's own page to `into`.
    pub fn article(&self, story: &Story, into: &mut String) {
        let place = around(&story.article, slot(), story.page.setting());
        let main = print(story.page.main_of(place));
        let [before, after] = cut(&main);
        self.framed(&story.page, &[before, &story.html, after], into);
    }

    /// Adds the page with the story alone to `into`, or the way to the story where it may not be embedded: what a partner's
    /// `<iframe>` shows.
    pub fn embed(&self, story: &Story, into: &mut String) {
        let setting = story.page.setting();
        let route = &story.page.route;
        let place = print(served(
            Some(route.alone(&story.article.id)),
            embedded(&story.article, route, slot(), setting),
            setting.locale,
        ));
        if self.site.embedding(story.article.embed.as_ref()).is_allowed() {
            fill(&place, &story.html, into);
        } else {
            fill(&place, &print(card(&story.article)), into);
        }
    }

    /// What a feed holds of a story.
    pub fn content(&self, article: &Article) -> String {
        print(content(article, Setting::new(&self.site, &self.locales, article.lang.as_ref())))
    }

    /// The dialogue with the code that embeds a story, in one language.
    pub fn dialogue(locale: &Locale) -> String {
        print(dialogue(locale))
    }

    /// Adds a page, the pieces of its main part in their order, to `into`.
    fn framed(&self, page: &Page, main: &[&str], into: &mut String) {
        let frame = self.frame(page);
        let [before_path, before_other, before_main, after_main, rest] = &frame.0;
        let other = page.other_script().map(|(other, _)| other.to_string()).unwrap_or_default();
        into.push_str(before_path);
        // The address of a page has letters, digits, hyphens and slashes only.
        into.push_str(&page.route.to_string());
        into.push_str(before_other);
        into.push_str(&other);
        into.push_str(before_main);
        main.iter().for_each(|piece| into.push_str(piece));
        into.push_str(after_main);
        into.push_str(&other);
        into.push_str(rest);
    }

    fn frame(&self, page: &Page) -> Rc<Frame> {
        let locale = page.setting().locale;
        let key = (locale.tag(), locale.foreign.is_some(), page.channel().cloned());
        if let Some(frame) = self.frames.borrow().get(&key) {
            return Rc::clone(frame);
        }
        let html = print(served(Some(String::new()), page.around(slot().into()), locale));
        let [before, after_main] = cut(&html);
        let (before_path, before_main) = before.split_once(PATH).expect("the page has a path");
        // The address of the page that this frame was printed for is taken out.
        let other = page.other_script().map(|(other, _)| format!("{OTHER}{other}"));
        let halves = |html: &str| match &other {
            Some(other) => {
                let (before, after) = html.split_once(other).expect("a page in two scripts has links to the other one");
                [format!("{before}{OTHER}"), after.to_owned()]
            }
            None => [String::new(), html.to_owned()],
        };
        let [before_other, before_main] = halves(before_main);
        let [after_main, rest] = halves(after_main);
        let frame = Rc::new(Frame([format!("{before_path}{PATH}"), before_other, before_main, after_main, rest]));
        self.frames.borrow_mut().insert(key, Rc::clone(&frame));
        frame
    }
}

impl Story {
    /// The story.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// The story's own page.
    pub fn page(&self) -> &Page {
        &self.page
    }
}

const PATH: &str = r#"data-path=""#;
const OTHER: &str = r#"part="script" href=""#;

/// Holds the place of something that is printed by itself. No component makes a `slot`, and no text can: what stands in
/// a text is escaped.
fn slot() -> Element {
    el("slot")
}

/// What is before the slot, and what is after it.
fn cut(html: &str) -> [&str; 2] {
    let (before, after) = html.split_once("<slot></slot>").expect("the markup has a slot");
    [before, after]
}

/// Adds markup to `into`, with `inside` in the place of its slot.
fn fill(html: &str, inside: &str, into: &mut String) {
    let [before, after] = cut(html);
    [before, inside, after].into_iter().for_each(|piece| into.push_str(piece));
}

fn print(markup: impl Into<Markup>) -> String {
    markup.into().into_string()
}

#[cfg(test)]
mod tests {
    use article::{Document, Front};

    use super::*;
    use crate::Trouble;

    const SITE: &str = r#"{
        "name": "<slot></slot> data-path=\"", "lang": "en",
        "channels": [{"id": "town", "name": "Town"}, {"id": "arts", "name": "فنون", "lang": "ar"}]
    }"#;

    const STORY: &str = r#"{
        "schema": 1, "id": "pier", "headline": "燈亮了", "lang": "LANG", "published": "2024-03-05T09:00:00Z",
        "channel": ["CHANNEL"], "body": [{"type": "paragraph", "text": "<slot></slot>"}]
    }"#;

    fn read<T: Document>(json: &str) -> Rc<T> {
        Rc::new(T::parse(json, None).value.expect("the test's own JSON follows the contract"))
    }

    #[test]
    fn what_is_printed_in_pieces_is_the_same_as_what_is_printed_whole() {
        let site: Rc<Site> = read(SITE);
        let locales = Rc::new(Locales::known());
        let printer = Printer::new(Rc::clone(&site), Rc::clone(&locales));
        let whole = |page: &Page, path| {
            let html = page.around(page.main().into());
            format!("before{}", print(served(path, html, page.setting().locale)))
        };
        // The second one of a channel is put into a frame that was printed before. English stands in for Klingon.
        for (channel, lang) in
            [("town", "zh-Hant"), ("town", "zh-Hant"), ("arts", "zh-Hant"), ("town", "en"), ("town", "tlh")]
        {
            let story = STORY.replace("CHANNEL", channel).replace("LANG", lang);
            let story = printer.story(read(&story), None);
            let mut printed = "before".to_owned();
            printer.article(&story, &mut printed);
            assert_eq!(printed, whole(story.page(), Some("/articles/pier/".to_owned())));
        }
        for (path, said, content) in
            [("/", "/", Content::Front(read::<Front>("{}"))), ("/nowhere", "*", Content::Trouble(Trouble::Missing))]
        {
            let page =
                Page { site: Rc::clone(&site), locales: Rc::clone(&locales), route: Route::parse(path), content };
            let mut printed = "before".to_owned();
            printer.page(&page, &mut printed);
            assert_eq!(printed, whole(&page, Some(said.to_owned())));
        }
    }
}
