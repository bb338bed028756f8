//! What every page has: masthead, main part, footer, the way back.

use std::rc::Rc;

use ::article::{Block, ChannelId, Channels, Lang, Script, Site};

use super::{Piece, archive, article, front, notice, title, waiting};
use crate::components::{Use, back_to_top, footer, masthead, script};
use crate::markup::{Element, Markup, all, el};
use crate::setting::Setting;
use crate::{Content, Locales, Route};

/// How many blocks of a story are in a piece. WebAssembly gives no memory back, and ten thousand blocks in one string took 4 MB.
const AT_ONCE: usize = 100;

/// A page of the site.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The site.
    pub site: Rc<Site>,
    /// The languages that the interface speaks there.
    pub locales: Rc<Locales>,
    /// The address of the page.
    pub route: Route,
    /// What it shows.
    pub content: Content,
}

impl Page {
    /// The language of the page: the story's, the channel's, or the site's.
    pub fn lang(&self) -> &Lang {
        let own = match &self.content {
            Content::Article(article) => article.lang.as_ref(),
            Content::Archive(archive) => archive::lang(archive, &self.site),
            _ => None,
        };
        own.unwrap_or(&self.site.lang)
    }

    /// The title of the document: what the page shows, then the site.
    pub fn title(&self) -> String {
        title::title(self, self.setting())
    }

    /// The page as HTML.
    pub fn html(&self) -> String {
        self.around(self.main().into()).into_string()
    }

    /// The page as HTML without the blocks of a story, whose body is empty: the app puts them there.
    pub fn html_without_blocks(&self) -> String {
        self.around(self.main_of(self.shown(&[])).into()).into_string()
    }

    /// The blocks of a story, a piece after the other.
    pub fn blocks(&self) -> impl Iterator<Item = Piece> {
        let first = match &self.content {
            Content::Article(article) => article::first(article),
            _ => Use::Block,
        };
        self.body().chunks(AT_ONCE).enumerate().map(move |(place, blocks)| {
            Piece::new(blocks, if place == 0 { first } else { Use::Block }, self.setting().locale)
        })
    }

    /// The body of a story.
    fn body(&self) -> &[Block] {
        match &self.content {
            Content::Article(article) => &article.body,
            _ => &[],
        }
    }

    /// What stands around the main part: it is the same on all pages of a channel in one language.
    pub(super) fn around(&self, main: Markup) -> Markup {
        let locale = self.setting().locale;
        let chrome = Setting::new(&self.site, &self.locales, None);
        let switch = || self.other_script().map(|(other, name)| script(&other, name));
        let skip = el("a").attr("class", "skip").attr("href", "#main").spoken(locale).text(locale.skip());
        let mut parts = vec![skip.into(), masthead(self.channel(), switch(), chrome).into(), main];
        parts.extend(footer(chrome).map(Markup::from));
        parts.push(back_to_top(switch(), self.setting()).into());
        all(parts)
    }

    /// The main part: what no other page has.
    pub(super) fn main(&self) -> Element {
        self.main_of(self.shown(self.body()))
    }

    /// The main part with something in it.
    pub(super) fn main_of(&self, shown: Element) -> Element {
        el("main").attr("id", "main").attr("tabindex", "-1").lang(Some(self.lang())).child(shown)
    }

    fn shown(&self, blocks: &[Block]) -> Element {
        let setting = self.setting();
        match &self.content {
            Content::Front(front) => front::front(front, setting),
            Content::Archive(archive) => archive::archive(archive, setting),
            Content::Article(article) => article::article(article, blocks, setting),
            Content::Waiting { slow } => waiting::waiting(*slow, setting.locale),
            Content::Trouble(trouble) => notice::notice(trouble, setting),
        }
    }

    pub(super) fn setting(&self) -> Setting<'_> {
        Setting { script: self.route.script, ..Setting::new(&self.site, &self.locales, Some(self.lang())) }
    }

    /// The same page in the other script, if it is Chinese and the site has both, and which script that is. It is the
    /// newsroom's own page, or the one that the press has made of it.
    pub fn other_script(&self) -> Option<(Route, Script)> {
        if matches!(self.content, Content::Waiting { .. } | Content::Trouble(_)) || !self.site.is_converted() {
            return None;
        }
        let other = self.lang().chinese()?.other();
        let script = if self.route.script.is_some() { None } else { Some(other) };
        Some((Route { script, to: self.route.to.clone() }, other))
    }

    /// The outermost channel that the page belongs to.
    pub(super) fn channel(&self) -> Option<&ChannelId> {
        let innermost = match &self.content {
            Content::Article(article) => article.channel.last(),
            Content::Archive(archive) => Some(&archive.channel),
            _ => None,
        }?;
        self.site.channels.trail(innermost).first().map(|channel| &channel.id)
    }
}
