//! The page that the reader points at, made before it is asked for.
//!
//! It stands in the document, laid out and out of sight (`styles/states.css`), so that a click only uncovers it: nothing is
//! rendered, and nothing measured, between the click and the page.

use web_sys::Element;

use super::page;
use crate::PageProps;

/// How long a reader points at a link before its page is made, in milliseconds: not all that a pointer crosses is wanted.
pub(super) const POINTED: u32 = 65;
/// How often it is looked whether the page has been fetched.
pub(super) const LOOKS: u32 = 20;
/// A story of more blocks than these is not made ahead: it would keep the processor from what the reader does now.
pub(super) const LONGEST: usize = 400;

/// A page out of sight.
pub(super) struct Ahead {
    pub(super) page: PageProps,
    /// What the renderer knows it by.
    pub(super) key: u32,
}

impl Ahead {
    /// Whether it is this page, with what was fetched for it last.
    pub(super) fn is(&self, page: &PageProps) -> bool {
        self.page.route == page.route && self.page.content == page.content
    }
}

/// Puts the page that is out of sight in the place of the one that is seen. Gives that one back, if it was the app's: the
/// renderer has still to take it away. Nothing where there is none out of sight.
pub(super) fn uncover() -> Option<Option<Element>> {
    let ahead = page::find("#app > .ahead")?;
    let seen = page::find("#app > .page:not(.ahead)");
    if let Some(seen) = &seen {
        seen.remove();
    }
    ahead.set_class_name("page");
    Some(seen)
}

/// Puts a page back where the renderer expects it.
pub(super) fn put_back(seen: &Element) {
    if let Some(app) = page::find("#app") {
        let _ = app.insert_adjacent_element("afterbegin", seen);
    }
}
