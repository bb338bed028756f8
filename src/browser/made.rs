//! A page that the app has made: its nodes, and what they show.
//!
//! The browser's own parser makes them of the page's HTML, those of a story piece by piece; Yew is handed the finished element and
//! keeps it in its place. Nothing of ours walks through the page afterwards, so what an extension, a translator or the reader
//! has changed in it is in nobody's way.

use web_sys::Element;
use yew::virtual_dom::{Key, VList, VNode};

use super::document;
use crate::{Content, Page, Piece};

/// The class of a page that is laid out, but out of sight (`styles/states.css`).
const AHEAD: &str = "page ahead";
/// What says so to readers of the document that know no styles.
const HIDDEN: &str = "aria-hidden";

pub(super) struct Made {
    page: Page,
    element: Element,
    /// What the renderer knows it by: a page that takes another's place has another key.
    key: Key,
}

impl Made {
    /// Makes a page. It is seen as soon as it is in the document.
    pub(super) fn new(page: Page, key: u32) -> Self {
        Self::with_class("page", page, key)
    }

    /// Makes a page that stays out of sight until it is uncovered.
    pub(super) fn ahead(page: Page, key: u32) -> Self {
        let made = Self::with_class(AHEAD, page, key);
        // Firefox's reader view would take its text for the story's.
        let _ = made.element.set_attribute(HIDDEN, "true");
        made
    }

    #[expect(clippy::disallowed_methods, reason = "`markup.rs` has escaped all that is not written in the source")]
    fn with_class(class: &str, page: Page, key: u32) -> Self {
        let element = document::element("div");
        element.set_class_name(class);
        element.set_inner_html(&page.html_without_blocks());
        if let Ok(Some(body)) = element.query_selector("[part~=body]") {
            let rare = document::element("div");
            for piece in page.blocks() {
                // Fails on positions that are none; this is one.
                let _ = body.insert_adjacent_html("beforeend", &piece.common);
                let _ = rare.insert_adjacent_html("beforeend", &piece.rare);
            }
            fill(&body, &rare);
        }
        Self { page, element, key: key.into() }
    }

    /// What it shows.
    pub(super) fn page(&self) -> &Page {
        &self.page
    }

    /// Whether it is this page, with what was fetched for it last.
    pub(super) fn is(&self, page: &Page) -> bool {
        self.page.route == page.route && self.page.content == page.content
    }

    /// Whether it is in the document.
    pub(super) fn is_there(&self) -> bool {
        self.element.is_connected()
    }

    /// Has the browser lay out a page that was made ahead, once it is in the document.
    pub(super) fn lay_out(&self) {
        self.element.set_class_name("page ahead measured");
        self.element.get_bounding_client_rect();
        self.element.set_class_name(AHEAD);
    }

    /// Brings a page that was made ahead into sight.
    pub(super) fn uncover(&self) {
        self.element.set_class_name("page");
        let _ = self.element.remove_attribute(HIDDEN);
    }

    /// Takes it out of sight, as long as it still stands in the document.
    pub(super) fn cover(&self) {
        document::cover(&self.element);
    }

    /// Takes it out of the document. The renderer need not know.
    pub(super) fn take_out(&self) {
        self.element.remove();
    }

    /// Whether it says no more than that something is on its way.
    pub(super) fn is_skeleton(&self) -> bool {
        matches!(self.page.content, Content::Waiting { .. })
    }

    /// Says what another page has to say about how things are going, and leaves all else as it is: what a screen reader
    /// is to read out has to change where it stands.
    pub(super) fn say(&mut self, page: Page) {
        let status = |element: &Element| element.query_selector("[role=status]").ok().flatten();
        let other = Self::new(page, 0);
        if let (Some(said), Some(new)) = (status(&self.element), status(&other.element)) {
            said.set_class_name(&new.class_name());
            said.set_text_content(new.text_content().as_deref());
            if let Some(part) = new.get_attribute("part") {
                // Fails on names that are none; this is one.
                let _ = said.set_attribute("part", &part);
            }
        }
        self.page = other.page;
    }

    /// The page for the renderer.
    pub(super) fn node(&self) -> VNode {
        let nodes = vec![VNode::VRef(self.element.clone().into())];
        VList::with_children(nodes, Some(self.key.clone())).into()
    }
}

/// Puts each of the rarer blocks into its gap.
fn fill(body: &Element, rare: &Element) {
    let Ok(gaps) = body.query_selector_all(Piece::GAP) else { return };
    for gap in (0..gaps.length()).filter_map(|index| gaps.get(index)) {
        if let Some(block) = rare.first_element_child() {
            // Fails where it would contain itself.
            let _ = body.replace_child(&block, &gap);
        }
    }
}
