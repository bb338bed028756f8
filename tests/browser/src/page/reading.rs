//! What the page shows.

use super::waiting::{self, PATIENCE, wait};
use super::{Page, literal};

impl Page {
    /// The text of the first that `css` selects, its blanks drawn together.
    pub(crate) async fn text(&self, css: &str) -> String {
        let texts = self.texts(css).await;
        let first = texts.into_iter().next();
        first.unwrap_or_else(|| panic!("nothing is {css}"))
    }

    /// The text of each that `css` selects, in order.
    pub(crate) async fn texts(&self, css: &str) -> Vec<String> {
        let css = literal(css);
        self.eval_texts(&format!(
            "[...document.querySelectorAll({css})].map(e => e.textContent.replace(/\\s+/g, ' ').trim())"
        ))
        .await
    }

    /// The attribute of the first that `css` selects, if it has it.
    pub(crate) async fn attribute(&self, css: &str, name: &str) -> Option<String> {
        let (selector, name) = (literal(css), literal(name));
        let value = self.eval(&format!("document.querySelector({selector})?.getAttribute({name})")).await;
        value.as_str().map(str::to_owned)
    }

    /// The attribute of each that `css` selects, in order, where it is there.
    pub(crate) async fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        let (css, name) = (literal(css), literal(name));
        self.eval_texts(&format!(
            "[...document.querySelectorAll({css})].map(e => e.getAttribute({name})).filter(v => v !== null)"
        ))
        .await
    }

    /// The headlines in the document, but for that of a page that was made ahead: it is out of reach until it is asked for.
    pub(crate) async fn headlines(&self) -> Vec<String> {
        self.texts("h1:not(.ahead *)").await
    }

    /// How many things `css` selects.
    pub(crate) async fn count(&self, css: &str) -> usize {
        let css = literal(css);
        let count = self.eval(&format!("document.querySelectorAll({css}).length")).await;
        let count = count.as_u64().and_then(|count| count.try_into().ok());
        count.expect("a length is a small whole number")
    }

    /// Whether something that `css` selects is in the page.
    pub(crate) async fn has(&self, css: &str) -> bool {
        self.count(css).await > 0
    }

    /// Whether something that `css` selects can be seen.
    pub(crate) async fn visible(&self, css: &str) -> bool {
        self.eval(&waiting::visible(css)).await == true
    }

    /// All the text of the page's body that is meant to be read.
    pub(crate) async fn all_text(&self) -> String {
        self.eval_text("document.body.innerText").await
    }

    /// Whether the first that `css` selects has the focus.
    pub(crate) async fn has_focus(&self, css: &str) -> bool {
        let css = literal(css);
        self.eval(&format!("!!document.activeElement && document.activeElement === document.querySelector({css})"))
            .await
            == true
    }

    /// Waits until the first that `css` selects has the focus.
    pub(crate) async fn wait_for_focus(&self, css: &str) {
        if !wait(PATIENCE, async || self.has_focus(css).await).await {
            let active = self.eval("document.activeElement?.outerHTML.slice(0, 200)").await;
            panic!("{css} does not get the focus: {active} has it");
        }
    }

    /// What is wider than the window, if the page can be scrolled sideways.
    pub(crate) async fn sideways(&self) -> Vec<String> {
        self.eval_texts(
            "(() => {
                const page = document.scrollingElement, width = document.documentElement.clientWidth;
                if (page.scrollWidth <= width) return [];
                const wide = [...document.querySelectorAll('body *')].filter(e => {
                    const box = e.getBoundingClientRect();
                    return box.right > width + 1 || box.left < -1;
                });
                return [`the page is ${page.scrollWidth} px wide in ${width} px`].concat(
                    wide.map(e => e.outerHTML.slice(0, 120)).slice(0, 5));
            })()",
        )
        .await
    }

    /// Fails when the page can be scrolled sideways, and names what is too wide.
    pub(crate) async fn expect_no_sideways_scrolling(&self) {
        let wide = self.sideways().await;
        assert!(wide.is_empty(), "{} scrolls sideways: {wide:#?}", self.path().await);
    }

    /// A moment in China's zone, as the browser itself writes it for who reads `lang`.
    pub(crate) async fn written(&self, lang: &str, moment: &str) -> String {
        let (lang, moment) = (literal(lang), literal(moment));
        self.eval_text(&format!(
            "new Intl.DateTimeFormat({lang}, {{dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai'}})\
             .format(new Date({moment}))"
        ))
        .await
    }
}
