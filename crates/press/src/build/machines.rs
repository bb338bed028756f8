//! What machines ask the whole site for: feeds, site maps, `robots.txt`, lists for the host.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;
use std::sync::OnceLock;

use article::{Article, ArticleId, Channel, Channels, Document, Teaser};
use kanbao::Printer;
use rayon::prelude::*;

use super::feeds::{Entry, Feed, Format, STORIES};
use super::home::Home;
use super::newest::Newest;
use super::output::Output;
use super::{BuildError, frames, maps, moved};
use crate::edition::Edition;
use crate::script::Variant;

/// The file that an edition may bring along itself.
pub(super) const ROBOTS: &str = "robots.txt";

/// Writes them. Without an absolute address of the site there are no feeds and no maps.
pub(super) fn write(
    edition: &Edition,
    newest: &Newest,
    home: Option<&Home>,
    variants: &[&Variant],
    output: &Output,
) -> Result<(), BuildError> {
    if !edition.files.contains(ROBOTS) {
        output.write(ROBOTS, maps::robots(home).as_bytes())?;
    }
    for (name, list) in frames::files(newest, &edition.site).into_iter().chain(moved::files(newest, variants)) {
        output.write(name, list.as_bytes())?;
    }
    let Some(home) = home else { return Ok(()) };
    maps::write(newest, &edition.site, home, variants, output)?;
    feeds(edition, newest, home, output)
}

fn feeds(edition: &Edition, newest: &Newest, home: &Home, output: &Output) -> Result<(), BuildError> {
    let site = &edition.site;
    let all = [("rss.xml", Format::Rss), ("atom.xml", Format::Atom), ("feed.json", Format::Json)];
    let mut feeds: Vec<(String, Format, Option<&Channel>)> =
        all.into_iter().map(|(file, format)| (file.to_owned(), format, None)).collect();
    site.channels.each(&mut |channel| {
        feeds.push((format!("channels/{}/rss.xml", channel.id), Format::Rss, Some(channel)));
    });
    let stories = |channel: Option<&Channel>| {
        let stories = channel.map_or(newest.all(), |channel| newest.of(&channel.id));
        &stories[..stories.len().min(STORIES)]
    };
    let ids: BTreeSet<&ArticleId> =
        feeds.iter().flat_map(|(.., channel)| stories(*channel)).map(|story| &story.id).collect();
    let entries = Entries { edition, newest, home, made: ids.into_iter().map(|id| (id, OnceLock::new())).collect() };
    feeds.par_iter().try_for_each(|(file, format, channel)| {
        let stories = stories(*channel);
        output.make(file, newest.texts_made_of(stories.iter().copied()), || {
            let entries = entries.of(stories)?;
            let address = format!("/{file}");
            let feed = match channel {
                None => Feed { site, home, title: &site.name, lang: &site.lang, page: "/", entries: &entries },
                Some(channel) => Feed {
                    site,
                    home,
                    title: &format!("{} – {}", channel.name, site.name),
                    lang: site.channel_lang(&channel.id),
                    page: &format!("/channels/{}/", channel.id),
                    entries: &entries,
                },
            };
            Ok(feed.write(*format, &address))
        })
    })
}

/// The stories of the feeds, each made once, and only where a feed is.
struct Entries<'a> {
    edition: &'a Edition,
    newest: &'a Newest<'a>,
    home: &'a Home,
    made: HashMap<&'a ArticleId, OnceLock<Entry>>,
}

impl Entries<'_> {
    fn of(&self, stories: &[&Teaser]) -> Result<Vec<&Entry>, BuildError> {
        let printer = Printer::new(Rc::new(self.edition.site.clone()), Rc::new(self.edition.locales.clone()));
        let places = stories.iter().filter_map(|story| self.made.get(&story.id).map(|place| (&story.id, place)));
        places
            .map(|(id, place)| match place.get() {
                Some(entry) => Ok(entry),
                None => self.entry(id, &printer).map(|entry| place.get_or_init(|| entry)),
            })
            .collect()
    }

    /// Reads a story once more, with absolute addresses of its media. What was checked is told, and nothing else.
    fn entry(&self, id: &ArticleId, printer: &Printer) -> Result<Entry, BuildError> {
        let text = self.newest.text(self.edition, id)?;
        let base = self.home.absolute(&self.edition.site.article_file(id));
        let article = Article::parse(&text, Some(&base)).value;
        let path = || self.edition.root().join(Edition::article_file(id.as_str()));
        article
            .map(|article| Entry::new(article, self.newest.first_id(id), self.home, printer))
            .ok_or_else(|| BuildError::Changed { path: path() })
    }
}
