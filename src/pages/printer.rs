//! Pages as text, printed by Yew's server renderer.
//!
//! Nothing of ours waits for anything while it renders, so a page is ready the first time it is asked for: no
//! asynchronous runtime takes part. What stands around the main part is printed once for each channel and language.

use std::cell::RefCell;
use std::collections::HashMap;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use article::{Article, ChannelId, Site};
use yew::prelude::*;

use super::PageProps;
use super::served::{content, embedded, served};
use crate::Route;
use crate::markup::el;
use crate::setting::Setting;

/// Prints the pages of one site. Each thread needs its own.
#[derive(Debug)]
pub struct Printer {
    site: Rc<Site>,
    frames: RefCell<HashMap<(&'static str, Option<ChannelId>), Rc<Frame>>>,
}

/// What stands around the main part, cut where a page differs: up to the value of `data-path`, up to the main part, the
/// rest.
#[derive(Debug)]
struct Frame([String; 3]);

impl Printer {
    /// A printer for the pages of `site`.
    pub fn new(site: Rc<Site>) -> Self {
        Self { site, frames: RefCell::default() }
    }

    /// The site.
    pub fn site(&self) -> &Rc<Site> {
        &self.site
    }

    /// Adds `#served` and `#stopped` of a page to `into`. A page for addresses that lead nowhere has no `data-path`.
    pub fn page(&self, page: &PageProps, into: &mut String) {
        let Route::Missing(_) = page.route else {
            let frame = self.frame(page);
            let [before_path, before_main, after_main] = &frame.0;
            into.push_str(before_path);
            // The address of a page has letters, digits, hyphens and slashes only.
            into.push_str(&page.route.to_string());
            into.push_str(before_main);
            into.push_str(&print(page.main().into()));
            into.push_str(after_main);
            return;
        };
        into.push_str(&print(served(None, page.around(page.main().into()), page.setting().locale)));
    }

    /// Adds the page with a story alone to `into`: what a partner's `<iframe>` shows.
    pub fn embed(&self, article: &Article, into: &mut String) {
        let setting = Setting::new(&self.site, article.lang.as_ref());
        let path = format!("/embed/{}/", article.id);
        into.push_str(&print(served(Some(path), vec![embedded(article, setting)], setting.locale)));
    }

    /// The lead image and body of a story, for a feed.
    pub fn content(&self, article: &Article) -> String {
        let lang = article.lang.as_ref().unwrap_or(&self.site.lang);
        print(content(article, lang))
    }

    fn frame(&self, page: &PageProps) -> Rc<Frame> {
        let locale = page.setting().locale;
        let key = (locale.tag, page.channel().cloned());
        if let Some(frame) = self.frames.borrow().get(&key) {
            return Rc::clone(frame);
        }
        // No component makes a `slot`, and no text can: what stands in a text is escaped.
        let html = print(served(Some(String::new()), page.around(el("slot").into()), locale));
        let cut = html.split_once(r#"data-path=""#).zip(html.split_once("<slot></slot>"));
        let ((before_path, _), (before_main, after_main)) = cut.expect("the page has a path and a main part");
        let path = before_path.len() + r#"data-path=""#.len();
        let frame = Rc::new(Frame([&html[..path], &before_main[path..], after_main].map(str::to_owned)));
        self.frames.borrow_mut().insert(key, Rc::clone(&frame));
        frame
    }
}

#[derive(PartialEq, Properties)]
struct Sheet {
    markup: Html,
}

#[component]
fn Print(sheet: &Sheet) -> Html {
    sheet.markup.clone()
}

/// The markup as text.
fn print(markup: Html) -> String {
    let rendering = yew::LocalServerRenderer::<Print>::with_props(Sheet { markup }).hydratable(false).render();
    match pin!(rendering).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(html) => html,
        Poll::Pending => unreachable!("no component of ours waits for anything"),
    }
}

#[cfg(test)]
mod tests {
    use article::{Document, Front};

    use super::*;
    use crate::Content;

    const SITE: &str = r#"{
        "name": "<slot></slot> data-path=\"", "lang": "en",
        "channels": [{"id": "town", "name": "Town"}, {"id": "arts", "name": "فنون", "lang": "ar"}]
    }"#;

    const STORY: &str = r#"{
        "schema": 1, "id": "pier", "headline": "燈亮了", "lang": "zh-Hant", "published": "2024-03-05T09:00:00Z",
        "channel": ["CHANNEL"], "body": [{"type": "paragraph", "text": "<slot></slot>"}]
    }"#;

    fn read<T: Document>(json: &str) -> Rc<T> {
        Rc::new(T::parse(json, None).value.expect("the test's own JSON follows the contract"))
    }

    #[test]
    fn a_page_in_a_frame_that_was_printed_before_is_the_same_as_one_printed_whole() {
        let printer = Printer::new(read(SITE));
        let story = |channel| Content::Article(read(&STORY.replace("CHANNEL", channel)));
        for (path, content) in [
            ("/articles/pier/", story("town")),
            ("/articles/pier/", story("town")),
            ("/articles/pier/", story("arts")),
            ("/", Content::Front(read::<Front>("{}"))),
        ] {
            let page = PageProps { site: Rc::clone(printer.site()), route: Route::parse(path), content };
            let mut printed = "before".to_owned();
            printer.page(&page, &mut printed);
            let whole = print(served(Some(path.to_owned()), vec![page.view()], page.setting().locale));
            assert_eq!(printed, format!("before{whole}"));
        }
    }
}
