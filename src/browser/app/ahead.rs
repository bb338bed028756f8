//! When the page that the reader points at is made, before it is asked for.
//!
//! It stands in the document, laid out and out of sight, so that a click only uncovers it: nothing is rendered, and
//! nothing measured, between the click and the page.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::{App, Message};
use crate::{Content, Route};

/// How long a reader points at a link before its page is made, in milliseconds: not all that a pointer crosses is wanted.
const POINTED: u32 = 65;
/// How often it is looked whether the page has been fetched.
pub(super) const LOOKS: u32 = 20;
/// A story of more blocks than these is not made ahead: it would keep the processor from what the reader does now.
const LONGEST: usize = 400;

impl App {
    /// Makes a page ahead in a moment, if the reader points at nothing else before.
    pub(super) fn point(&mut self, context: &Context<Self>, route: Route, looks: u32) {
        let pointed = context.link().callback(move |()| Message::Pointed { route: route.clone(), looks });
        self._pointed = Some(Timeout::new(POINTED, move || pointed.emit(())));
    }

    /// Makes a page ahead, out of sight, once it is fetched.
    pub(super) fn make_ahead(&mut self, context: &Context<Self>, route: Route, looks: u32) -> bool {
        if self.visit.is_awaited || self.visit.entry.route == route {
            return false;
        }
        let Some(content) = self.libraries.of(&route).and_then(|library| library.fresh(&route)) else {
            if looks > 0 {
                self.point(context, route, looks - 1);
            }
            return false;
        };
        let is_short = is_short(&content);
        let page = self.page_of(route, content);
        // An address that a story had before is that of the page one is on.
        is_short && page.route != self.visit.entry.route && self.stage.make_ahead(page)
    }
}

/// Whether a page may be made ahead.
fn is_short(content: &Content) -> bool {
    !matches!(content, Content::Article(article) if article.body.len() > LONGEST)
}
