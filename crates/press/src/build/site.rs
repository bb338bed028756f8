//! All files of a site, written.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::fs;

use article::{Article, ArticleId, Channel, Channels, Document, Severity, Site, Teaser};
use indicatif::ProgressBar;
use rayon::prelude::*;
use serde::Serialize;

use super::head::Heads;
use super::home::Home;
use super::order::Newest;
use super::output::inventory::Inventory;
use super::output::{Output, Tally, same_bytes};
use super::pages::{Pages, Press};
use super::shell::Shell;
use super::{BuildError, Place, about, articles, lists, machines, maps};
use crate::check::Checked;
use crate::edition::Edition;
use crate::finding::Finding;
use crate::fingerprint::Fingerprint;
use crate::{folder, progress, utf8};

const INDEX: &str = "index.html";
/// What the press writes beside the pages.
const OURS: [&str; 7] = [INDEX, "404.html", "front.json", "rss.xml", "atom.xml", "feed.json", "news-sitemap.xml"];
/// Where the app's page is kept when the front page takes its place.
const SHELL: &str = ".press.shell.html";

/// Writes the site of the stories.
pub(super) fn write(
    edition: &Edition,
    checked: &Checked,
    place: &Place,
    findings: &mut Vec<Finding>,
) -> Result<Tally, BuildError> {
    let stories = &checked.stories;
    let index = shell_of(place)?;
    let shell = Shell::new(&index)?;
    let home = Home::of(&edition.site);
    let site = edition.root().join("site.json");
    let site = Fingerprint::of_file(&site).map_err(about(&site, "read"))?;
    let basis = Fingerprint::of_press().with(&index).and(site);
    let (newest, output) =
        rayon::join(|| Newest::new(stories, &checked.origins, &edition.site), || Output::open(place, basis));
    let writer = Writer {
        edition,
        newest,
        home: home.as_ref(),
        press: Press { shell: &shell, heads: Heads::new(&edition.site, home.as_ref()) },
        output: output?,
        bar: progress::bar("writing", stories.len()),
    };
    if place.app == place.out {
        writer.output.write(SHELL, index.as_bytes())?;
    }
    let result = writer.all(place, stories, findings);
    writer.bar.finish_and_clear();
    match result {
        Ok(()) => writer.output.finish(),
        Err(error) => {
            writer.output.abandon();
            Err(error)
        }
    }
}

/// The app's page. In a folder that is app and site in one, the front page stands where it was: then it is kept beside
/// it, until the app is built anew and brings its own.
fn shell_of(place: &Place) -> Result<String, BuildError> {
    let read = |name| {
        let path = place.app.join(name);
        fs::read_to_string(&path).map_err(about(&path, "read"))
    };
    let index = read(INDEX)?;
    if Shell::is_filled(&index) && place.app.join(SHELL).is_file() { read(SHELL) } else { Ok(index) }
}

struct Writer<'a> {
    edition: &'a Edition,
    newest: Newest<'a>,
    home: Option<&'a Home>,
    press: Press<'a>,
    output: Output,
    bar: ProgressBar,
}

impl Writer<'_> {
    fn all(&self, place: &Place, stories: &[Teaser], findings: &mut Vec<Finding>) -> Result<(), BuildError> {
        let app = self.app(place)?;
        self.edition_files(place, &app, findings)?;
        stories.par_iter().try_for_each_init(
            || self.press.pages(self.site()),
            |pages, story| {
                self.bar.inc(1);
                self.story(story, pages)
            },
        )?;
        let mut channels = Vec::new();
        self.site().channels.each(&mut |channel| channels.push(channel));
        let archives: Vec<(&Channel, usize)> = channels
            .into_iter()
            .flat_map(|channel| (1..=lists::pages(&self.newest, channel)).map(move |page| (channel, page)))
            .collect();
        archives.par_iter().try_for_each_init(
            || self.press.pages(self.site()),
            |pages, (channel, page)| self.archive(channel, *page, pages),
        )?;
        let mut pages = self.press.pages(self.site());
        let front = lists::front(&self.newest, self.site());
        self.output.write("front.json", &json(&front))?;
        self.output.write(INDEX, pages.front(front).as_bytes())?;
        self.output.write("404.html", pages.missing().as_bytes())?;
        machines::write(self.edition, &self.newest, self.home, &self.output)
    }

    fn site(&self) -> &Site {
        &self.edition.site
    }

    /// Copies the app, where the site goes elsewhere. Gives the names of the app's files.
    fn app(&self, place: &Place) -> Result<BTreeSet<String>, BuildError> {
        let listing = folder::list(&place.app).map_err(about(&place.app, "read"))?;
        // An app's folder may be the site of an earlier build: what that wrote is not the app's.
        let published = Inventory::read(&place.app);
        let files = listing.files.into_iter().filter(|file| *file == INDEX || !published.contains(file));
        let files: BTreeSet<String> = files.collect();
        if place.app != place.out {
            let others: Vec<_> = files.iter().filter(|file| *file != INDEX).collect();
            others.par_iter().try_for_each(|file| self.output.copy(file, &place.app.join(file)))?;
        }
        Ok(files)
    }

    /// Copies what the edition has beside its articles.
    fn edition_files(
        &self,
        place: &Place,
        app: &BTreeSet<String>,
        findings: &mut Vec<Finding>,
    ) -> Result<(), BuildError> {
        let root = self.edition.root();
        let (free, taken): (Vec<&String>, Vec<&String>) =
            self.edition.files.iter().partition(|file| !app.contains(*file) && !is_ours(file));
        // An app may have been built with the edition's own icons: then there is nothing to say.
        let other =
            taken.into_iter().filter(|file| !same_bytes(&root.join(file), &place.app.join(file)).unwrap_or(false));
        findings.extend(other.map(|file| {
            let message = "not published: the site has a file of its own there";
            Finding::of_file(file, Severity::Warning, message, "give the file another name")
        }));
        self.output.copy("site.json", &root.join("site.json"))?;
        free.par_iter().try_for_each(|file| self.output.copy(file, &root.join(file)))
    }

    /// A story's file and its two pages. They are made of the same, so it is read, and printed, for all of them or for none.
    fn story(&self, story: &Teaser, pages: &mut Pages) -> Result<(), BuildError> {
        let (id, made_of) = (&story.id, self.newest.made_of(&story.id));
        let (json, printed) = (OnceCell::new(), OnceCell::new());
        let json = || ready(&json, || self.published(story));
        self.output.make(&Edition::article_file(id.as_str()), made_of, json)?;

        let print = |pages: &Pages| {
            let article = Article::parse(json()?, Some(&self.site().article_file(id))).value;
            Ok(pages.story(article.ok_or_else(|| self.changed(id))?))
        };
        self.output.make(&format!("articles/{id}/index.html"), made_of, || {
            let story = ready(&printed, || print(pages))?;
            Ok(pages.article(story))
        })?;
        self.output.make(&format!("embed/{id}/index.html"), made_of, || {
            let story = ready(&printed, || print(pages))?;
            Ok(pages.embed(story))
        })
    }

    /// The JSON to publish for a story. What was checked is published, and nothing else.
    fn published(&self, story: &Teaser) -> Result<String, BuildError> {
        let path = self.edition.root().join(Edition::article_file(story.id.as_str()));
        let text = utf8::read(&path).map_err(about(&path, "read"))?;
        match articles::published(&text, story, &self.newest) {
            Ok(json) if self.newest.is_from(&story.id, &text) => Ok(json),
            _ => Err(self.changed(&story.id)),
        }
    }

    fn changed(&self, id: &ArticleId) -> BuildError {
        BuildError::Changed { path: self.edition.root().join(Edition::article_file(id.as_str())) }
    }

    fn archive(&self, channel: &Channel, page: usize, pages: &mut Pages) -> Result<(), BuildError> {
        let shown = lists::stories_on(&self.newest, channel, page).iter().copied();
        let all = lists::pages(&self.newest, channel);
        let made_of = self.newest.list_made_of(shown).with(format!("{page} of {all}"));
        let archive = || lists::archive(&self.newest, channel, page);
        self.output.make(&format!("channels/{}/{page}.json", channel.id), made_of, || Ok(json(&archive())))?;
        let file = match page {
            1 => format!("channels/{}/index.html", channel.id),
            _ => format!("channels/{}/{page}/index.html", channel.id),
        };
        self.output.make(&file, made_of, || Ok(pages.archive(archive())))
    }
}

/// What a cell holds, made if it is empty.
fn ready<T>(cell: &OnceCell<T>, make: impl FnOnce() -> Result<T, BuildError>) -> Result<&T, BuildError> {
    match cell.get() {
        Some(ready) => Ok(ready),
        None => {
            let made = make()?;
            Ok(cell.get_or_init(|| made))
        }
    }
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("the contract's lists are JSON")
}

/// Whether the press writes this file itself.
fn is_ours(file: &str) -> bool {
    let segments: Vec<&str> = file.split('/').collect();
    match segments.as_slice() {
        [name] => OURS.contains(name) || maps::is_sitemap(name),
        ["articles", _, name] => *name == INDEX,
        ["channels" | "embed", ..] => true,
        _ => false,
    }
}
