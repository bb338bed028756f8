//! Which pages there are in the other script, and links to them.
//!
//! A page is written in the other script where its own language is Chinese in this one. So a site in Simplified has all its
//! Simplified pages below `/hant/`, and its Traditional stories below `/hans/`.

use article::{ArticleId, ChannelId, Channels, Href, Lang, Script, Site, Teaser, resolve};
use foldhash::HashSet;
use kanbao::{Destination, Route};

use crate::check::moved::Moved;

/// The pages of an edition that are written in a script which is not their own.
#[derive(Debug)]
pub struct Pages {
    script: Script,
    /// Whether the front page is.
    front: bool,
    channels: HashSet<ChannelId>,
    articles: HashSet<ArticleId>,
}

impl Pages {
    /// The pages to write in a script.
    pub fn new(site: &Site, stories: &[Teaser], script: Script) -> Self {
        let is_other = |lang: &Lang| lang.chinese() == Some(script.other());
        let mut channels = HashSet::default();
        site.channels.each(&mut |channel| {
            if is_other(site.channel_lang(&channel.id)) {
                channels.insert(channel.id.clone());
            }
        });
        let articles = stories.iter().filter(|story| is_other(story.lang.as_ref().unwrap_or(&site.lang)));
        let articles = articles.map(|story| story.id.clone()).collect();
        Self { script, front: is_other(&site.lang), channels, articles }
    }

    /// Adds what stories were called before: links to it lead to the story in this script, as to its own.
    pub(crate) fn follow(&mut self, moved: &Moved, stories: &[Teaser]) {
        let there = moved.all().iter().filter(|(_, number)| self.articles.contains(&stories[*number].id));
        let there: Vec<_> = there.map(|(id, _)| id.clone()).collect();
        self.articles.extend(there);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        !self.front && self.channels.is_empty() && self.articles.is_empty()
    }

    /// The script.
    pub fn script(&self) -> Script {
        self.script
    }

    /// Whether a page is written in this script.
    pub fn has(&self, page: &Destination) -> bool {
        match page {
            Destination::Front => self.front,
            Destination::Channel { id, .. } => self.channels.contains(id),
            Destination::Article(id) => self.has_story(id),
            Destination::Missing(_) => false,
        }
    }

    /// Whether a story is written in this script.
    pub fn has_story(&self, id: &ArticleId) -> bool {
        self.articles.contains(id)
    }

    /// The address of a page in this script, if there is one.
    pub fn address(&self, page: Destination) -> Option<Href> {
        self.has(&page).then(|| {
            let route = Route { script: Some(self.script), to: page };
            Href::new(&route.to_string()).expect("an address of ours has no scheme")
        })
    }
}

/// The links of one page.
pub(super) struct Links<'a> {
    pub(super) pages: &'a Pages,
    /// The page's own address, from which relative links count.
    pub(super) base: String,
}

impl Links<'_> {
    /// Turns a link to a page of ours to the one in this script. A relative link to anything else is made to count from
    /// the site's root, since the page that it stands on has another address in this script.
    pub(super) fn turn(&self, href: &mut Href) {
        let Some(address) = href.get() else { return };
        // A place on the same page stays one.
        if address.starts_with('#') {
            return;
        }
        let resolved = resolve(&self.base, address);
        let Some((route, rest)) = ours(&resolved) else { return };
        let turned = match route.script {
            None => self.pages.address(route.to),
            Some(_) => None,
        };
        let address = match turned.as_ref().and_then(|turned| turned.get()) {
            Some(turned) => format!("{turned}{rest}"),
            None => resolved,
        };
        *href = Href::new(&address).unwrap_or_else(|| href.clone());
    }
}

/// The page of the site, in its own script, that a link on the page at `base` leads to: one of those that [`Links::turn`]
/// looks up.
pub(crate) fn destination(base: &str, address: &str) -> Option<Destination> {
    let resolved = resolve(base, Href::new(address)?.get()?);
    match ours(&resolved)?.0 {
        Route { script: None, to } => Some(to),
        Route { script: Some(_), .. } => None,
    }
}

/// What an address, already resolved, leads to on the site, and what it has after the path; none where it leads elsewhere.
fn ours(address: &str) -> Option<(Route, &str)> {
    if !address.starts_with('/') || address.starts_with("//") {
        return None;
    }
    let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
    Some((Route::parse(path), rest))
}
