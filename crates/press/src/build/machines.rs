//! The files of the whole site that are no pages: feeds, site maps, `robots.txt`, lists for the host, the embed dialogue.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use article::{Article, ArticleId, Channel, Channels, Document, Teaser};
use kanbao::Printer;
use rayon::prelude::*;

use super::feeds::{Entry, Feed, STORIES};
use super::home::Home;
use super::order::Newest;
use super::output::Output;
use super::{BuildError, about, dialogue, frames, maps};
use crate::edition::Edition;
use crate::script::Variant;
use crate::utf8;

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
    for (name, dialogue) in dialogue::files() {
        output.write(&name, dialogue.as_bytes())?;
    }
    for (name, list) in frames::files(newest) {
        output.write(name, list.as_bytes())?;
    }
    let Some(home) = home else { return Ok(()) };
    let site = &edition.site;
    for (name, map) in maps::sitemap(newest.all(), site, home, variants) {
        output.write(&name, &map)?;
    }
    output.write("news-sitemap.xml", &maps::news(newest.all(), site, home))?;
    feeds(edition, newest, home, output)
}

fn feeds(edition: &Edition, newest: &Newest, home: &Home, output: &Output) -> Result<(), BuildError> {
    let site = &edition.site;
    let mut channels: Vec<&Channel> = Vec::new();
    site.channels.each(&mut |channel| channels.push(channel));
    let lists = channels.iter().map(|channel| newest.of(&channel.id)).chain([newest.all()]);
    let ids: BTreeSet<&ArticleId> = lists.flat_map(first).map(|story| &story.id).collect();
    let entries: Vec<Option<Entry>> = ids
        .into_par_iter()
        .map_init(|| Printer::new(Rc::new(site.clone())), |printer, id| entry(edition, id, home, printer))
        .collect::<Result<_, _>>()?;
    let entries: BTreeMap<&ArticleId, &Entry> = entries.iter().flatten().map(|entry| (entry.id(), entry)).collect();

    let of = |stories: &[&Teaser]| first(stories).filter_map(|story| entries.get(&story.id).copied()).collect();
    let all: Vec<&Entry> = of(newest.all());
    let feed = Feed { site, home, title: &site.name, lang: &site.lang, page: "/", entries: &all };
    output.write("rss.xml", &feed.rss("/rss.xml"))?;
    output.write("atom.xml", &feed.atom("/atom.xml"))?;
    output.write("feed.json", &feed.json("/feed.json"))?;
    channels.par_iter().try_for_each(|channel| {
        let stories: Vec<&Entry> = of(newest.of(&channel.id));
        let trail = site.channels.trail(&channel.id);
        let feed = Feed {
            site,
            home,
            title: &format!("{} – {}", channel.name, site.name),
            lang: trail.iter().rev().find_map(|channel| channel.lang.as_ref()).unwrap_or(&site.lang),
            page: &format!("/channels/{}/", channel.id),
            entries: &stories,
        };
        let file = format!("channels/{}/rss.xml", channel.id);
        output.write(&file, &feed.rss(&format!("/{file}")))
    })
}

/// The stories of a list that stand in its feed.
fn first<'a>(stories: &[&'a Teaser]) -> impl Iterator<Item = &'a Teaser> {
    stories.iter().take(STORIES).copied()
}

/// Reads a story once more, with absolute addresses of its media. Nothing where it is no longer what was checked.
fn entry(edition: &Edition, id: &ArticleId, home: &Home, printer: &Printer) -> Result<Option<Entry>, BuildError> {
    let path = edition.root().join(Edition::article_file(id.as_str()));
    let text = utf8::read(&path).map_err(about(&path, "read"))?;
    let base = home.absolute(&edition.site.article_file(id));
    Ok(Article::parse(&text, Some(&base)).value.map(|article| Entry::new(article, home, printer)))
}
