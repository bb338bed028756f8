//! How fast an edition is published: beside Hugo, at three sizes, and after a small change.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::edition::{self, Offer, Story};
use super::hugo::{self, Hugo};
use super::measure::{self, Took, median};
use super::{Bench, machine};
use crate::command::aloud;
use crate::folder::{self, Size};
use crate::{progress, project, tools};

/// How many stories the comparison with Hugo has.
const COMPARED: u64 = 10_000;

/// The folders that are measured in.
struct Room {
    folder: PathBuf,
    press: PathBuf,
    app: PathBuf,
    runs: usize,
}

/// Measures, and gives a section for the page.
pub(super) fn measure(bench: &Bench) -> Result<String> {
    ensure!(bench.runs > 0 && bench.articles > 0, "nothing to measure: name at least one run and one article");
    let hugo = Hugo::ready()?;
    let app = bench.app()?;
    aloud(Command::new("cargo").current_dir(project::root()).args(["build", "--release", "--package", "press"]))?;
    let folder = bench.workshop()?.join("press");
    folder::remove(&folder)?;
    let room = Room { folder, press: project::program("release", "press")?, app, runs: bench.runs };
    let kept = machine::kept(&bench.workshop()?);
    let mut section = format!("## Publishing\n\n{}. Editions and sites lie {kept}.\n", machine::described());
    room.beside_hugo(&hugo, COMPARED.min(bench.articles), &mut section)?;
    room.at_each_size(bench.articles, &mut section)?;
    folder::remove(&room.folder)?;
    Ok(section)
}

impl Room {
    fn beside_hugo(&self, hugo: &Hugo, articles: u64, section: &mut String) -> Result<()> {
        progress::begin(format_args!("{} articles, press and Hugo in turns", progress::grouped(articles)));
        let mut editions = Vec::new();
        for offer in Offer::ALL {
            editions.push((offer, self.edition(offer.folder(), offer, articles)?, Vec::new()));
        }
        let peer = self.folder.join("hugo");
        hugo::write(&peer, articles)?;
        let mut theirs = Vec::new();
        // The first of each takes memory, and finds files, that nobody has used before: it does not count.
        for run in 0..=self.runs {
            let mut note = Vec::new();
            for (offer, edition, ours) in &mut editions {
                let took = self.take(&mut self.press(edition, &self.emptied(offer.folder())?))?;
                note.push(format!("{} {}", offer.folder(), line(took)));
                ours.push(took);
            }
            let took = self.take(&mut hugo.build(&peer, &self.emptied("hugo")?))?;
            note.push(format!("Hugo {}", line(took)));
            theirs.push(took);
            if run == 0 {
                editions.iter_mut().for_each(|(_, _, ours)| ours.clear());
                theirs.clear();
            } else {
                progress::note(format_args!("run {run}: {}", note.join("; ")));
            }
        }
        if !Offer::ALL.iter().all(|offer| finished(&self.out(offer.folder()))) {
            progress::warn("the press wrote no finished pages or no RSS, as Hugo did: the page gets no comparison");
            return self.clear();
        }
        let theirs = median(&theirs);
        let (mut rows, mut ratios) = (String::new(), String::new());
        for (offer, _, ours) in &editions {
            let (called, ours) = (called(*offer), median(ours));
            writeln!(rows, "| press, {called} | {} |", row(ours, folder::size(&self.out(offer.folder()))?))?;
            writeln!(ratios, "| Hugo ÷ press, {called} | | | {} |", ratio(theirs, ours))?;
        }
        let version = tools::HUGO.version()?;
        writeln!(
            section,
            "\n### Beside Hugo {version}\n\n\
             {} articles of the seed's shape, from nothing: HTML, archive lists of 20, RSS. {} runs each, in turns, after \
             one of each that does not count. Hugo writes one file of each story: its page. The press writes, for *readers*, \
             its page with the styles that it needs and its JSON (`\"convert\": false, \"embed\": false` in `site.json`): what it \
             has beside Hugo's is what the app opens stories with. For *partners too* it adds the page they frame and what \
             oEmbed asks for (`\"convert\": false`). When `site.json` says neither, it does all that in *both scripts*.\n\n\
             | | files | MB | wall | processors | memory |\n|---|--:|--:|--:|--:|--:|\n\
             | Hugo | {} |\n{rows}{}",
            progress::grouped(articles),
            self.runs,
            row(theirs, folder::size(&self.out("hugo"))?),
            ratios.trim_end(),
        )?;
        self.clear()
    }

    fn at_each_size(&self, most: u64, section: &mut String) -> Result<()> {
        let mut rows = String::new();
        // The least that is compared with Hugo, and all.
        for offer in [Offer::Readers, Offer::BothScripts] {
            for articles in [1_000, 10_000, 100_000].into_iter().filter(|articles| *articles <= most) {
                self.at_size(articles, offer, &mut rows)?;
            }
        }
        writeln!(
            section,
            "\n### At each size\n\n\
             From nothing, then with one headline changed, then with nothing changed. *Own work* is what the press does itself, \
             on all processors; the rest is the system's, which makes files, and for them finds memory that nobody has used \
             before.\n\n\
             | | articles | from nothing | an article | own work, an article | most memory | one changed | none changed |\n\
             |---|--:|--:|--:|--:|--:|--:|--:|\n{}",
            rows.trim_end()
        )?;
        Ok(())
    }

    fn at_size(&self, articles: u64, offer: Offer, rows: &mut String) -> Result<()> {
        let (called, grouped) = (called(offer), progress::grouped(articles));
        progress::begin(format_args!("{grouped} articles for {called}, from nothing and after a change"));
        let edition = self.edition("edition", offer, articles)?;
        // The runs of the largest take long; one that goes wrong shows in the others.
        let runs = if articles > COMPARED { self.runs.min(3) } else { self.runs };
        let (mut first, mut changed, mut same) = (Vec::new(), Vec::new(), Vec::new());
        for run in 1..=runs {
            let out = self.emptied("site")?;
            first.push(self.take(&mut self.press(&edition, &out))?);
            change(&edition, articles, run)?;
            changed.push(self.take(&mut self.press(&edition, &out))?);
            same.push(self.take(&mut self.press(&edition, &out))?);
            let [first, changed, same] = [&first, &changed, &same].map(|runs| line(runs[run - 1]));
            progress::note(format_args!("run {run}: {first}; one changed {changed}; none {same}"));
        }
        let [first, changed, same] = [&first, &changed, &same].map(|runs| median(runs));
        writeln!(
            rows,
            "| {called} | {grouped} | {} | {:.0} µs | {:.0} µs | {} | {} | {} |",
            seconds(first.wall),
            first.wall.as_secs_f64() * 1e6 / articles as f64,
            first.own.as_secs_f64() * 1e6 / articles as f64,
            megabytes(first.memory.max(changed.memory)),
            seconds(changed.wall),
            seconds(same.wall)
        )?;
        self.clear()
    }

    fn edition(&self, name: &str, offer: Offer, articles: u64) -> Result<PathBuf> {
        let folder = self.folder.join(name);
        edition::write(&folder, offer, articles).with_context(|| format!("{} cannot be written", folder.display()))?;
        Ok(folder)
    }

    fn press(&self, edition: &Path, out: &Path) -> Command {
        let mut press = Command::new(&self.press);
        press.arg("build").arg(edition).arg("--app").arg(&self.app).arg("--out").arg(out);
        press
    }

    fn take(&self, command: &mut Command) -> Result<Took> {
        measure::run(command.current_dir(&self.folder))
    }

    fn out(&self, name: &str) -> PathBuf {
        self.folder.join("out").join(name)
    }

    /// A place for a site, where there is none. Deleting goes on in the system after the command that asked for it, so it is
    /// waited for.
    fn emptied(&self, name: &str) -> Result<PathBuf> {
        let out = self.out(name);
        folder::remove(&out)?;
        folder::remove(&out.with_file_name(format!(".{name}.press")))?;
        aloud(&mut Command::new("sync"))?;
        Ok(out)
    }

    /// Removes what was made.
    fn clear(&self) -> Result<()> {
        folder::remove(&self.folder)
    }
}

/// Whether a site has what the comparison says: an article with its headline in the page, and RSS.
fn finished(site: &Path) -> bool {
    let page = site.join("articles").join(Story::new(0).id()).join("index.html");
    fs::read_to_string(page).is_ok_and(|page| page.contains("<h1")) && site.join("rss.xml").is_file()
}

/// Gives an old story another headline: of another run too.
fn change(edition: &Path, articles: u64, run: usize) -> Result<()> {
    let story = Story::new(articles / 2);
    let path = edition::article(edition, &story);
    let changed = story.json().replace(&story.headline, &format!("{}，第{run}次更新", story.headline));
    fs::write(&path, changed).with_context(|| format!("{} cannot be written", path.display()))
}

fn line(took: Took) -> String {
    format!("{} ({} of processors, {})", seconds(took.wall), seconds(took.cpu), megabytes(took.memory))
}

/// What an offer is called on the page.
fn called(offer: Offer) -> &'static str {
    match offer {
        Offer::Readers => "readers",
        Offer::Partners => "partners too",
        Offer::BothScripts => "both scripts",
    }
}

fn row(took: Took, written: Size) -> String {
    format!("{} | {:.0} | {}", progress::grouped(written.files), written.bytes as f64 / 1e6, cells(took))
}

fn ratio(theirs: Took, ours: Took) -> String {
    let ratio = |theirs: Duration, ours: Duration| theirs.as_secs_f64() / ours.as_secs_f64();
    format!(
        "**{:.1}** | **{:.1}** | {:.1}",
        ratio(theirs.wall, ours.wall),
        ratio(theirs.cpu, ours.cpu),
        theirs.memory as f64 / ours.memory as f64
    )
}

fn cells(took: Took) -> String {
    format!("{} | {} | {}", seconds(took.wall), seconds(took.cpu), megabytes(took.memory))
}

fn seconds(duration: Duration) -> String {
    format!("{:.2} s", duration.as_secs_f64())
}

fn megabytes(bytes: u64) -> String {
    format!("{:.0} MB", bytes as f64 / 1e6)
}
