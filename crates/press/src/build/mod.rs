//! From an edition and an app to a site.
//!
//! | address | module |
//! |---|---|
//! | `/articles/<id>.json` | `articles`, with `players` of films |
//! | `/front.json`, `/channels/<id>/<page>.json` | `lists` |
//! | `/`, `/articles/<id>/`, `/channels/<id>/`, `/channels/<id>/2/`, `/embed/<id>/`, `/404.html` | `pages` |
//! | `/rss.xml`, `/atom.xml`, `/feed.json`, `/channels/<id>/rss.xml` | `feeds`, `xml` |
//! | `/sitemap.xml`, `/news-sitemap.xml`, `/robots.txt` | `maps` |
//! | `/oembed/<id>.json` | `oembed` |
//! | `/embed-dialogue/<language>.html` | `dialogue` |
//! | `/kanbao-<hash>.css`, `/kanbao-<hash>.js` | `shell`, for the app |
//! | which pages may frame which, for the host | `frames` |
//! | which stories have gone where, for the host | `moved` |
//! | `/site.json`, media, the app's own files | as they are |
//!
//! `site` goes through all of these, and `machines` through those that no reader sees. A page is made of a `shell`, the app's
//! own, with a `head` in it; `home` knows absolute addresses, and `links` makes those in a story's text so; `newest` knows which
//! story is newer, `moment` the days and hours that machines read, `place` where a site comes from and goes, `taken` what
//! in it is the press's alone.
//!
//! `output` brings them into the folder of the site, and takes away what an earlier build wrote and this one did not. A
//! file is made only where its `fingerprint` says that it would be another; `hold` keeps two builds apart.

mod articles;
mod dialogue;
mod feeds;
mod frames;
mod head;
mod hold;
pub(crate) mod home;
pub(crate) mod links;
mod lists;
mod machines;
mod maps;
mod moment;
mod moved;
mod newest;
mod oembed;
mod output;
mod pages;
mod place;
mod players;
mod record;
mod shell;
mod site;
pub(crate) mod taken;
mod xml;

use std::io;
use std::mem;
use std::path::{Path, PathBuf};

use miette::Diagnostic;
use thiserror::Error;

use crate::check::finding::{self, Finding};
use crate::check::{self, Checked, cache};
use crate::edition::{Edition, EditionError};
use crate::progress;

use hold::Hold;
pub use output::Tally;
use output::live;
pub use place::Place;
pub use shell::ShellError;

/// How often a build begins again, where an article is saved while it is at work.
const ATTEMPTS: u32 = 3;

/// What a build is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// The edition.
    pub edition: PathBuf,
    /// The built app.
    pub app: PathBuf,
    /// Where the site goes; into the app's own folder where it is left out.
    pub out: Option<PathBuf>,
    /// Whether an edition without stories may take the place of stories.
    pub allow_empty: bool,
    /// Whether nothing is published while there is an error.
    pub strict: bool,
}

/// What a build has done.
#[derive(Debug)]
pub struct Published {
    /// How many stories are on the site.
    pub stories: usize,
    /// How many articles were left out.
    pub left_out: usize,
    /// Those of them that were on the site before, by their ids.
    pub taken_down: Vec<String>,
    /// What became of the files.
    pub files: Tally,
}

/// Why a site could not be made.
#[derive(Debug, Diagnostic, Error)]
pub enum BuildError {
    /// There is no edition.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Edition(#[from] EditionError),
    /// There is no app, or folders lie in each other.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Place(#[from] place::PlaceError),
    /// The app's page cannot be made the site's.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Shell(#[from] ShellError),
    /// There are errors, and nothing was to be published then.
    #[error("with --strict nothing is published while there are errors ({0})")]
    #[diagnostic(help("mend what is listed above, then build again; the site is as it was"))]
    Faulty(usize),
    /// Not one article is sound.
    #[error("none of the {0} articles can be published")]
    #[diagnostic(help("mend what is listed above; what was published before stays as it is"))]
    NoStory(usize),
    /// There is not one article, but there were.
    #[error("there are no stories in {}, and {} has some", .edition.display(), .site.display())]
    #[diagnostic(help(
        "see that {} is there and has all of them; --allow-empty takes down those that are published. Nothing was changed",
        .edition.join("articles").display()
    ))]
    Empty {
        /// The edition.
        edition: PathBuf,
        /// What is published.
        site: PathBuf,
    },
    /// A file could not be read or written.
    #[error("{} could not be {doing}", .path.display())]
    #[diagnostic(help("see that {}, then build again", needed_to_be(.doing)))]
    File {
        /// The file.
        path: PathBuf,
        /// `read`, `written`, …
        doing: &'static str,
        /// What the system says.
        source: io::Error,
    },
    /// Somebody has put something where the site has a file or a folder of its own.
    #[error("{} is somebody else's, and stands where the site has a file or folder of its own", .path.display())]
    #[diagnostic(help("take it away, then build again; what was published before is still there"))]
    InTheWay {
        /// What stands there.
        path: PathBuf,
    },
    /// There is no room for the site.
    #[error("the disk is full: {} could not be {doing}", .path.display())]
    #[diagnostic(help("make room on it, then build again; what was published before is still there"))]
    Full {
        /// The file.
        path: PathBuf,
        /// `written`, …
        doing: &'static str,
        /// What the system says.
        source: io::Error,
    },
    /// An article changed between checking and writing, again and again.
    #[error("{} is no longer what was checked", .path.display())]
    #[diagnostic(help("build again when whoever writes it has finished"))]
    Changed {
        /// The file.
        path: PathBuf,
    },
}

/// Makes a site. What is wrong with the edition is added to `findings`; articles with errors are left out.
pub fn build(request: &Request, findings: &mut Vec<Finding>) -> Result<Published, BuildError> {
    let place = Place::new(&Edition::folder(&request.edition)?, &request.app, request.out.as_deref())?;
    // The edition is read once the builds before this one have ended, so that the last to end publishes the newest.
    let _hold = Hold::take(&place).map_err(about(&place.out, "held"))?;
    output::recover(&place)?;
    let before = findings.len();
    for _ in 1..ATTEMPTS {
        match attempt(request, &place, findings) {
            Err(BuildError::Changed { path }) => {
                progress::say(format_args!("{} was saved while the site was made: once more", path.display()));
                findings.truncate(before);
            }
            done => return done,
        }
    }
    attempt(request, &place, findings)
}

fn attempt(request: &Request, place: &Place, findings: &mut Vec<Finding>) -> Result<Published, BuildError> {
    let notebook = place.beside.as_ref().map(|beside| beside.join("checked"));
    let bytes = notebook.as_deref().map(cache::load).unwrap_or_default();
    let (edition, known) = rayon::join(|| Edition::open(&request.edition, findings), || cache::read(&bytes));
    let edition = edition?;
    let bar = progress::bar("checking", edition.articles.len());
    let (mut checked, notes) = check::check_for_build(&edition, known, &bar);
    bar.finish_and_clear();
    findings.append(&mut checked.findings);
    // Only the next build needs the notes: this one goes on meanwhile.
    let save = || notebook.iter().for_each(|file| notes.save(file));
    let (published, ()) = rayon::join(|| publish(request, place, &edition, &checked, findings), save);
    // Unless there is another try, the program ends here: to give back a million pieces of memory one by one would take a tenth of a
    // second for nothing.
    if !matches!(published, Err(BuildError::Changed { .. })) {
        mem::forget((checked, notes));
        mem::forget((edition, bytes));
    }
    published
}

fn publish(
    request: &Request,
    place: &Place,
    edition: &Edition,
    checked: &Checked,
    findings: &mut Vec<Finding>,
) -> Result<Published, BuildError> {
    let left_out = edition.articles.len() - checked.stories.len();
    let (errors, _) = finding::count(findings);
    if request.strict && errors > 0 {
        return Err(BuildError::Faulty(errors));
    }
    if checked.stories.is_empty() {
        may_be_empty(request, place, left_out)?;
    }
    let were_there: Vec<&String> = left_out_of(edition, checked).filter(|id| live::has_story(&place.out, id)).collect();
    let files = site::write(edition, checked, place, findings)?;
    let gone = were_there.into_iter().filter(|id| !live::has_story(&place.out, id));
    Ok(Published { stories: checked.stories.len(), left_out, taken_down: gone.cloned().collect(), files })
}

/// The articles that are not published. Both lists are in order, and a sound article has its file's name as its id.
fn left_out_of<'a>(edition: &'a Edition, checked: &Checked) -> impl Iterator<Item = &'a String> {
    let mut sound = checked.stories.iter().map(|story| story.id.as_str()).peekable();
    edition.articles.iter().filter(move |name| sound.next_if_eq(&name.as_str()).is_none())
}

/// Stops where an edition that was not to be had, or has no sound story, would take the place of what is published.
fn may_be_empty(request: &Request, place: &Place, left_out: usize) -> Result<(), BuildError> {
    if left_out > 0 {
        return Err(BuildError::NoStory(left_out));
    }
    if !request.allow_empty && live::has_stories(&place.out).map_err(about(&place.out, "read"))? {
        return Err(BuildError::Empty { edition: request.edition.clone(), site: place.out.clone() });
    }
    Ok(())
}

/// What a file needs for something to be done with it.
fn needed_to_be(doing: &str) -> &'static str {
    match doing {
        "read" | "looked at" => "it is there and may be read",
        _ => "the disk has room and that the folder may be written to",
    }
}

/// Says which file an operation of the system was about.
fn about<'a>(path: &'a Path, doing: &'static str) -> impl FnOnce(io::Error) -> BuildError + 'a {
    move |source| {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => BuildError::Full { path, doing, source },
            _ => BuildError::File { path, doing, source },
        }
    }
}
