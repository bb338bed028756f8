//! All files of a site, written.

mod story;

use std::collections::{BTreeSet, HashSet};
use std::fs;

use article::{Channel, Channels, Lang, Script, Site, Teaser};
use indicatif::ProgressBar;
use kanbao::Destination;
use rayon::prelude::*;
use serde::Serialize;

use super::head::Heads;
use super::home::Home;
use super::newest::Newest;
use super::output::inventory::Inventory;
use super::output::{Output, Tally, same_bytes};
use super::pages::{Pages, Press};
use super::shell::Shell;
use super::taken::{self, INDEX};
use super::{BuildError, Place, about, dialogue, lists, machines};
use crate::check::Checked;
use crate::check::finding::Finding;
use crate::edition::Edition;
use crate::files::folder;
use crate::fingerprint::Fingerprint;
use crate::progress;
use crate::script::Variant;

/// Where the app's page is kept when the front page takes its place.
const SHELL: &str = ".press.shell.html";

/// What becomes of it.
const OLD_APP: &str = "pages that it makes itself may look and speak otherwise. Build it anew: cargo xtask app";

/// Writes the site of the stories.
pub(super) fn write(
    edition: &Edition,
    checked: &Checked,
    place: &Place,
    findings: &mut Vec<Finding>,
) -> Result<Tally, BuildError> {
    let stories = &checked.stories;
    let index = shell_of(place)?;
    let locales = edition.locales.only(&spoken(&edition.site, stories));
    let shell = Shell::new(&index, &locales)?;
    shell.expect_whole(&place.app)?;
    if shell.has_own_words() {
        progress::say(format_args!("{} has an app of a version before the press's: {OLD_APP}", place.app.display()));
    }
    let home = Home::of(&edition.site);
    let basis = Fingerprint::of_press().with(&index).with(locales.all_words()).and(Fingerprint::of(&edition.site_text));
    let newest = || Newest::new(stories, &checked.origins, &checked.moved, &edition.site);
    let variants = || {
        let mut variants = Variant::all(&edition.site, stories, &edition.overrides);
        variants.iter_mut().for_each(|variant| variant.pages.follow(&checked.moved, stories));
        variants
    };
    let ((newest, variants), output) =
        rayon::join(|| rayon::join(newest, variants), || Output::open(place, &checked.moved.and_of(stories), basis));
    let press = |site, script| Press {
        shell: &shell,
        heads: Heads::new(site, home.as_ref(), script),
        site,
        locales: &locales,
        script,
    };
    let writer = Writer {
        edition,
        newest,
        home: home.as_ref(),
        press: press(&edition.site, None),
        variants: variants.iter().map(|variant| (variant, press(&variant.site, Some(variant.script())))).collect(),
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

/// The languages that a site's pages are in, and those of stories that come from elsewhere, as far as the site names them.
fn spoken(site: &Site, stories: &[Teaser]) -> Vec<Lang> {
    // In what language a story from elsewhere is cannot be known: English stands in.
    let stand_in = site.source.is_some().then(|| Lang::new("en")).flatten();
    let mut langs = HashSet::from([&site.lang]);
    langs.extend(&stand_in);
    langs.extend(&site.locales);
    site.channels.each(&mut |channel| langs.extend(&channel.lang));
    langs.extend(stories.iter().filter_map(|story| story.lang.as_ref()));
    let scripts = |lang: &Lang| match site.is_converted() {
        true => vec![lang.clone(), lang.in_script(Script::Hans), lang.in_script(Script::Hant)],
        false => vec![lang.clone()],
    };
    langs.into_iter().flat_map(scripts).collect()
}

struct Writer<'a> {
    edition: &'a Edition,
    newest: Newest<'a>,
    home: Option<&'a Home>,
    press: Press<'a>,
    /// The pages in the other script, and who makes them.
    variants: Vec<(&'a Variant, Press<'a>)>,
    output: Output,
    bar: ProgressBar,
}

impl Writer<'_> {
    fn all(&self, place: &Place, stories: &[Teaser], findings: &mut Vec<Finding>) -> Result<(), BuildError> {
        let mut app = self.app(place)?;
        for added in self.press.shell.added() {
            self.output.write(&added.name, added.content.as_bytes())?;
            app.insert(added.name.clone());
        }
        self.edition_files(place, &app, findings)?;
        stories.par_iter().enumerate().try_for_each_init(
            || self.makers(),
            |makers, (number, story)| {
                self.bar.inc(1);
                self.story(number, story, makers)
            },
        )?;
        let mut channels = Vec::new();
        self.site().channels.each(&mut |channel| channels.push(channel));
        let archives: Vec<(&Channel, usize)> = channels
            .into_iter()
            .flat_map(|channel| (1..=lists::pages(&self.newest, channel)).map(move |page| (channel, page)))
            .collect();
        archives
            .par_iter()
            .try_for_each_init(|| self.makers(), |makers, (channel, page)| self.archive(channel, *page, makers))?;
        let front = lists::front(&self.newest, self.site());
        for (variant, press) in &self.variants {
            self.output.write(&press.file("site.json"), &json(&variant.site))?;
            if variant.pages.has(&Destination::Front) {
                let front = variant.front(front.clone());
                self.output.write(&press.file("front.json"), &json(&front))?;
                self.output.write(&press.file(INDEX), press.pages().front(front).as_bytes())?;
            }
        }
        let mut pages = self.press.pages();
        self.output.write("front.json", &json(&front))?;
        self.output.write(INDEX, pages.front(front).as_bytes())?;
        self.output.write("404.html", pages.missing().as_bytes())?;
        for (name, dialogue) in dialogue::files(self.press.locales) {
            self.output.write(&name, dialogue.as_bytes())?;
        }
        let variants: Vec<&Variant> = self.variants.iter().map(|(variant, _)| *variant).collect();
        machines::write(self.edition, &self.newest, self.home, &variants, &self.output)?;
        // In the app's own folder the app is nobody's but its own.
        if place.app == place.out { Ok(()) } else { self.output.keep_apps(app, self.press.shell.words()) }
    }

    fn site(&self) -> &Site {
        &self.edition.site
    }

    /// Those who make pages, for one thread.
    fn makers(&self) -> Makers<'_> {
        let variants = self.variants.iter().map(|(variant, press)| (*variant, press.pages())).collect();
        Makers { own: self.press.pages(), variants }
    }

    /// Copies the app, where the site goes elsewhere. Gives the names of the app's files.
    fn app(&self, place: &Place) -> Result<BTreeSet<String>, BuildError> {
        let listing = folder::list(&place.app).map_err(about(&place.app, "read"))?;
        // An app's folder may be the site of an earlier build: what that wrote is not the app's.
        let published = Inventory::read(&place.app);
        let files = listing.files.into_iter().filter(|file| *file == INDEX || !published.contains(file));
        let files: BTreeSet<String> = files.collect();
        if place.app != place.out {
            let is_theirs = |file: &String| is_icon(file) && self.edition.files.contains(file);
            let others: Vec<_> = files.iter().filter(|file| *file != INDEX && !is_theirs(file)).collect();
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
        let is_apart = place.app != place.out;
        let is_free =
            |file: &str| !taken::is_taken(self.edition, file) && (!app.contains(file) || (is_apart && is_icon(file)));
        let (free, taken): (Vec<&String>, Vec<&String>) = self.edition.files.iter().partition(|file| is_free(file));
        // An app may have been built with the edition's own icons: then there is nothing to say.
        let other =
            taken.into_iter().filter(|file| !same_bytes(&root.join(file), &place.app.join(file)).unwrap_or(false));
        findings.extend(other.map(|file| taken::warning(self.edition, file)));
        self.output.write("site.json", self.edition.site_text.as_bytes())?;
        free.par_iter().try_for_each(|file| self.output.copy(file, &root.join(file)))
    }

    fn archive(&self, channel: &Channel, page: usize, makers: &mut Makers) -> Result<(), BuildError> {
        let shown = lists::stories_on(&self.newest, channel, page);
        let all = lists::pages(&self.newest, channel);
        let made_of = self.newest.list_made_of(shown.iter().copied()).with(format!("{page} of {all}"));
        let archive = || lists::archive(&self.newest, channel, page);
        let list = format!("channels/{}/{page}.json", channel.id);
        self.output.make(&list, made_of, || Ok(json(&archive())))?;
        let file = match page {
            1 => format!("channels/{}/index.html", channel.id),
            _ => format!("channels/{}/{page}/index.html", channel.id),
        };
        let to = Destination::Channel { id: channel.id.clone(), page: 1 };
        for (variant, pages) in makers.variants.iter_mut().filter(|(variant, _)| variant.pages.has(&to)) {
            let linked = shown.iter().flat_map(|story| self.newest.linked(story));
            let made_of = variant.made_of(made_of, linked);
            let converted = || variant.archive(archive());
            self.output.make(&pages.file(&list), made_of, || Ok(json(&converted())))?;
            self.output.make(&pages.file(&file), made_of, || Ok(pages.archive(converted())))?;
        }
        let pages = &mut makers.own;
        self.output.make(&file, made_of, || Ok(pages.archive(archive())))
    }
}

fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("the contract's lists are JSON")
}

/// Those who make the pages of each script.
struct Makers<'a> {
    own: Pages<'a>,
    variants: Vec<(&'a Variant, Pages<'a>)>,
}

/// Whether this is an icon: a paper may have its own in the place of the app's.
fn is_icon(file: &str) -> bool {
    file.starts_with("icons/")
}
