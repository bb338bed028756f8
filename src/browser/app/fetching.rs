//! What is asked for: the page of the visit, what the reader will probably want, and the site that both stand in.

use article::Script;
use yew::prelude::*;

use super::super::libraries::Opened;
use super::{App, Message};
use crate::{Content, Route};

impl App {
    /// Fetches the page of this visit; the site first, where it is not here yet, and beside it, where it may have changed.
    pub(super) fn fetch(&mut self, context: &Context<Self>) {
        let number = self.visit.number;
        let done = context.link().callback(move |outcome| Message::Arrived { number, outcome });
        let route = &self.visit.entry.route;
        let is_current = self.libraries.of(route).is_some_and(|library| {
            library.fetch(route, Some(done));
            library.is_current()
        });
        if !is_current {
            self.fetch_site(context, route.script);
        }
    }

    /// Fetches what the reader will probably ask for.
    pub(super) fn expect(&mut self, context: &Context<Self>, route: Route) {
        match self.libraries.of(&route) {
            _ if self.stage.has_fresh(&route) => {}
            Some(library) if library.fresh(&route).is_some() => {}
            Some(library) => {
                library.fetch(&route, None);
                if !library.is_current() {
                    self.fetch_site(context, route.script);
                }
            }
            None => {
                let script = route.script;
                self.expected = Some(route);
                self.fetch_site(context, script);
            }
        }
    }

    pub(super) fn fetch_site(&mut self, context: &Context<Self>, script: Option<Script>) {
        self.libraries.ask(script, context.link().callback(Message::Site));
    }

    /// The site is here, or will not come.
    pub(super) fn opened(&mut self, context: &Context<Self>, opened: Opened) -> bool {
        let script = opened.script;
        let is_awaited = self.visit.is_awaited && self.visit.entry.route.script == script;
        match self.libraries.open(opened) {
            Ok(is_first) => {
                if is_awaited && is_first {
                    self.fetch(context);
                }
                if let Some(route) = self.expected.take_if(|route| route.script == script) {
                    self.expect(context, route);
                }
                false
            }
            // Nobody asked for more than the page that is there.
            Err(_) if !is_awaited => false,
            Err(trouble) => self.show(context, Content::Trouble(trouble)),
        }
    }
}
