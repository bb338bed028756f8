//! All files of a site, written.

use std::collections::BTreeSet;
use std::fs;

use article::{Channel, Channels, Lang, Severity, Site, Teaser};
use indicatif::ProgressBar;
use rayon::prelude::*;
use serde::Serialize;

use super::order::Newest;
use super::output::inventory::Inventory;
use super::output::{Output, Tally, same_bytes};
use super::shell::Shell;
use super::{BuildError, Place, about, articles, lists};
use crate::check::Checked;
use crate::edition::Edition;
use crate::finding::Finding;
use crate::fingerprint::Fingerprint;
use crate::{folder, progress};

const INDEX: &str = "index.html";

/// Writes the site of the stories.
pub(super) fn write(
    edition: &Edition,
    checked: &Checked,
    place: &Place,
    findings: &mut Vec<Finding>,
) -> Result<Tally, BuildError> {
    let stories = &checked.stories;
    let index = place.app.join(INDEX);
    let index = fs::read_to_string(&index).map_err(about(&index, "read"))?;
    let shell = Shell::new(&index)?;
    let site = edition.root().join("site.json");
    let site = Fingerprint::of_file(&site).map_err(about(&site, "read"))?;
    let basis = Fingerprint::of_press().with(&index).and(site);
    let (newest, output) =
        rayon::join(|| Newest::new(stories, &checked.origins, &edition.site), || Output::open(place, basis));
    let writer = Writer { edition, newest, shell, output: output?, bar: progress::bar("writing", stories.len()) };
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

struct Writer<'a> {
    edition: &'a Edition,
    newest: Newest<'a>,
    shell: Shell,
    output: Output,
    bar: ProgressBar,
}

impl Writer<'_> {
    fn all(&self, place: &Place, stories: &[Teaser], findings: &mut Vec<Finding>) -> Result<(), BuildError> {
        let app = self.app(place)?;
        self.edition_files(place, &app, findings)?;
        stories.par_iter().try_for_each(|story| {
            self.bar.inc(1);
            self.story(story)
        })?;
        let mut channels = Vec::new();
        self.site().channels.each(&mut |channel| channels.push(channel));
        channels.par_iter().try_for_each(|channel| self.channel(channel))?;
        self.output.write("front.json", &json(&lists::front(&self.newest, self.site())))?;
        let site = self.site();
        for page in [INDEX, "404.html"] {
            self.output.write(page, self.shell.page(&site.lang, &site.name).as_bytes())?;
        }
        Ok(())
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

    fn story(&self, story: &Teaser) -> Result<(), BuildError> {
        let file = Edition::article_file(story.id.as_str());
        self.output.make(&file, self.newest.made_of(&story.id), || {
            let path = self.edition.root().join(&file);
            let text = fs::read_to_string(&path).map_err(about(&path, "read"))?;
            // What was checked is published, and nothing else.
            match articles::published(&text, story, &self.newest) {
                Ok(json) if self.newest.is_from(&story.id, &text) => Ok(json),
                _ => Err(BuildError::Changed { path }),
            }
        })?;
        let lang = story.lang.as_ref().unwrap_or(&self.site().lang);
        self.page(&format!("articles/{}/index.html", story.id), lang, &story.headline)
    }

    fn channel(&self, channel: &Channel) -> Result<(), BuildError> {
        let trail = self.site().channels.trail(&channel.id);
        let lang = trail.iter().rev().find_map(|channel| channel.lang.as_ref()).unwrap_or(&self.site().lang);
        let pages = lists::pages(&self.newest, channel);
        for page in 1..=pages {
            let shown = lists::stories_on(&self.newest, channel, page).iter().copied();
            let made_of = self.newest.list_made_of(shown).with(format!("{page} of {pages}"));
            self.output.make(&format!("channels/{}/{page}.json", channel.id), made_of, || {
                Ok(json(&lists::archive(&self.newest, channel, page)))
            })?;
            let (folder, title) = match page {
                1 => (channel.id.to_string(), channel.name.clone()),
                _ => (format!("{}/{page}", channel.id), format!("{} {page}", channel.name)),
            };
            self.page(&format!("channels/{folder}/index.html"), lang, &title)?;
        }
        Ok(())
    }

    fn page(&self, file: &str, lang: &Lang, title: &str) -> Result<(), BuildError> {
        let title = format!("{title} – {}", self.site().name);
        let made_of = Fingerprint::of(lang.as_str()).with(&title);
        self.output.make(file, made_of, || Ok(self.shell.page(lang, &title)))
    }
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("the contract's lists are JSON")
}

/// Whether the press writes this file itself.
fn is_ours(file: &str) -> bool {
    let segments: Vec<&str> = file.split('/').collect();
    match segments.as_slice() {
        [name] => matches!(*name, INDEX | "404.html" | "front.json"),
        ["articles", _, name] => *name == INDEX,
        ["channels", ..] => true,
        _ => false,
    }
}
