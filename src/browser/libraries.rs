//! What has been fetched of a site, in each script that the reader has seen.

use std::rc::Rc;

use article::{Script, Site};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use super::library::Library;
use super::network;
use crate::{Destination, Route, Trouble};

/// A library for each script. There is none before its `site.json` is here.
#[derive(Default)]
pub(super) struct Libraries {
    open: Vec<(Option<Script>, Library)>,
    awaited: Vec<Option<Script>>,
}

/// What came of asking for the site in a script.
pub(super) struct Opened {
    pub(super) script: Option<Script>,
    pub(super) outcome: Result<Rc<Site>, Trouble>,
}

impl Libraries {
    /// What has been fetched of the pages in the script of this one.
    pub(super) fn of(&self, route: &Route) -> Option<&Library> {
        self.open.iter().find(|(script, _)| *script == route.script).map(|(_, library)| library)
    }

    /// Asks for the site in a script, unless it is on its way.
    pub(super) fn ask(&mut self, script: Option<Script>, tell: Callback<Opened>) {
        if !self.awaited.contains(&script) {
            self.awaited.push(script);
            let address = Route { script, to: Destination::Front }.to_string() + "site.json";
            spawn_local(async move {
                let outcome = network::load::<Site>(&address).await.map(Rc::new);
                tell.emit(Opened { script, outcome });
            });
        }
    }

    /// Takes in what came, or says why there is no site in this script. Tells whether it is the first one: then its pages
    /// have waited for it.
    pub(super) fn open(&mut self, Opened { script, outcome }: Opened) -> Result<bool, Trouble> {
        self.awaited.retain(|awaited| *awaited != script);
        let open = self.open.iter_mut().find(|(open, _)| *open == script);
        let is_first = open.is_none();
        match open {
            Some((_, library)) => library.renew(outcome.ok()),
            None => self.open.push((script, Library::new(outcome?))),
        }
        Ok(is_first)
    }
}
