//! Every problem of every file, and what the lists need to know of each sound story.
//!
//! What one article's file shows is said by the contract (`article`). [`across`] looks from there at the rest of the edition;
//! `moved` knows which story an id leads to that it had before; `addresses` knows what no browser can read; `pictures` looks into
//! their files; `cache` keeps what was found from one build to the next.

pub mod across;
mod addresses;
pub(crate) mod cache;
pub mod finding;
pub(crate) mod moved;
mod pictures;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

use article::{Article, ArticleId, Document, Embedding, Lang, Related, Severity, Teaser, Value};
use indicatif::ProgressBar;
use rayon::prelude::*;

use crate::build::home::{Home, elsewhere};
use crate::build::taken;
use crate::edition::Edition;
use crate::files::look::Look;
use crate::fingerprint::{Fingerprint, Stamp};
use crate::phrases;
use across::Asked;
use cache::{Cache, Examined, Notebook, Notes};
use finding::Finding;
use moved::Moved;
use pictures::Pictures;

/// How much text a build keeps between checking and publishing, in bytes: that of some ten thousand stories.
const KEPT: usize = 48 << 20;

/// What came of checking the articles of an edition.
#[derive(Debug, Default)]
pub struct Checked {
    /// The stories without errors, in the order of their ids.
    pub stories: Vec<Teaser>,
    /// What each of them came from.
    pub(crate) origins: Vec<Origin>,
    /// The ids that they had before.
    pub(crate) moved: Moved,
    /// Every problem found: by file, then by line.
    pub findings: Vec<Finding>,
}

/// A sound story.
#[derive(Debug)]
pub(crate) struct Story {
    pub(crate) teaser: Teaser,
    pub(crate) origin: Origin,
}

/// What a story's pages are made of.
#[derive(Clone, Debug, Default)]
pub(crate) struct Origin {
    /// Of the bytes of its file.
    pub(crate) source: Fingerprint,
    /// What the file says, where it was read and there was room to keep it.
    pub(crate) text: Option<Box<str>>,
    /// Of its teaser.
    pub(crate) shown_as: Fingerprint,
    /// The stories of the edition that it names as related.
    pub(crate) related: Vec<ArticleId>,
    /// Who may show it on their own pages.
    pub(crate) embed: Option<Embedding>,
    /// The ids that it had before, oldest first.
    pub(crate) formerly: Vec<ArticleId>,
    /// Those that its links lead to, if they are there.
    pub(crate) linked: Vec<ArticleId>,
    /// Whether it stood elsewhere first, and search engines are to show it there.
    pub(crate) is_from_elsewhere: bool,
}

/// Checks every article, on all cores, with its pictures, and the names of the other files. `progress` takes a step an
/// article.
pub fn check(edition: &Edition, progress: &ProgressBar) -> Checked {
    let mut checked = Checked::default();
    let nothing = Cache::default();
    let room = AtomicUsize::new(0);
    let pictures = Pictures::of(edition);
    checked.findings.extend(pictures.of_site());
    let read = |name: &str| read(edition, name, None, Some(&pictures), None, &nothing, &room);
    examine(edition, progress, read, |_, examined| checked.take(examined));
    checked.settle_moves(edition);
    checked.look_ahead();
    // Of these a build says more: it knows the app as well.
    let taken = edition.files.iter().filter(|file| taken::is_taken(edition, file));
    checked.findings.extend(taken.map(|file| taken::warning(edition, file)));
    checked
}

/// Checks every article for a build, on all cores: its headline is cut into phrases, and what is `known` of it from
/// builds before is taken from there. What is known now is to be saved for the next build.
pub(crate) fn check_for_build<'a>(
    edition: &'a Edition,
    known: Option<Notebook<'a>>,
    progress: &ProgressBar,
) -> (Checked, Notes<'a>) {
    let cache = Cache::of(known, edition);
    let now = SystemTime::now();
    let look = Look::at(&edition.root().join("articles"));
    let room = AtomicUsize::new(KEPT);
    let mut checked = Checked::default();
    checked.stories.reserve(edition.articles.len());
    checked.origins.reserve(edition.articles.len());
    let mut noted = Vec::with_capacity(edition.articles.len());
    let read_one = |name: &str| {
        let stamp = look.stamp(&format!("{name}.json"));
        let known = stamp.and_then(|stamp| cache.recall(edition, name, stamp));
        known.unwrap_or_else(|| {
            let settled = stamp.and_then(|stamp| cache::settled(stamp, now));
            read(edition, name, Some(&edition.site.lang), None, settled, &cache, &room)
        })
    };
    examine(edition, progress, read_one, |name, mut examined| {
        noted.extend(examined.noted.take().map(|found| (name, found)));
        checked.take(examined);
    });
    checked.settle_moves(edition);
    checked.look_ahead();
    (checked, Notes { edition, before: cache, noted })
}

/// Examines every article on all cores, and hands over what comes of it in the order of their names: so many at a time
/// that what is in between takes no room to speak of.
fn examine<'a, 'c>(
    edition: &'a Edition,
    progress: &ProgressBar,
    read: impl Fn(&str) -> Examined<'c> + Sync,
    mut hand_over: impl FnMut(&'a str, Examined<'c>),
) {
    const AT_A_TIME: usize = 4_096;
    let names: Vec<&String> = edition.articles.iter().collect();
    let mut examined = Vec::new();
    for names in names.chunks(AT_A_TIME) {
        names.par_iter().map(|name| read(name)).collect_into_vec(&mut examined);
        progress.inc(names.len() as u64);
        names.iter().zip(examined.drain(..)).for_each(|(name, examined)| hand_over(name, examined));
    }
}

impl Checked {
    /// Warns of a story that is newer than all others by far: with a slip in its year it would stand first for years, and
    /// alone in the news map, which counts back from the newest. The press itself has no clock.
    fn look_ahead(&mut self) {
        const MANY: usize = 10;
        const FAR: i64 = 200 * 24 * 60 * 60;
        let [mut newest, mut next]: [Option<&Teaser>; 2] = [None, None];
        let time = |story: Option<&Teaser>| story.map_or(i64::MIN, |story| story.published.unix());
        for story in self.stories.iter().filter(|_| self.stories.len() >= MANY) {
            let published = story.published.unix();
            if published > time(newest) {
                (newest, next) = (Some(story), newest);
            } else if published > time(next) {
                next = Some(story);
            }
        }
        let (Some(newest), Some(next)) = (newest, next) else { return };
        if newest.published.unix() - next.published.unix() > FAR {
            let message =
                format!("published: the story is newer than all others by far: {}", newest.published.as_str());
            let file = Edition::article_file(newest.id.as_str());
            self.findings.push(Finding::of_file(&file, Severity::Warning, message, "look at the year"));
        }
    }

    /// Adds what came of one article.
    fn take(&mut self, Examined { story, mut findings, .. }: Examined) {
        if let Some(Story { teaser, origin }) = story {
            self.stories.push(teaser);
            self.origins.push(origin);
        }
        self.findings.append(&mut findings);
    }
}

/// Reads an article's file and checks it, unless its bytes are known, and cuts its headline where a line may end, in an edition
/// of the language `cut`. `pictures` looks at those of the story, where they are to be looked at. `stamp` is the file's, where
/// that can be trusted. Its text is kept while there is room.
fn read<'c>(
    edition: &Edition,
    name: &str,
    cut: Option<&Lang>,
    pictures: Option<&Pictures>,
    stamp: Option<Stamp>,
    cache: &Cache<'c>,
    room: &AtomicUsize,
) -> Examined<'c> {
    let file = Edition::article_file(name);
    let text = match edition.read(&file) {
        Ok(text) => text,
        Err(problem) => {
            return Examined { story: None, findings: vec![Finding { file, problem }], noted: None };
        }
    };
    let source = Fingerprint::of(&text);
    if let Some(known) = cache.recognise(edition, name, source, stamp) {
        return known;
    }
    let mut asked = Asked::default();
    let mut unsaid = Vec::new();
    let more = |article: &Value| {
        let mut problems = across::article(edition, name, article, &mut asked);
        problems.extend(pictures.into_iter().flat_map(|pictures| pictures.of_story(name, article, &mut unsaid)));
        problems
    };
    let mut parsed = Article::parse_with(&text, Some(&format!("/{file}")), more);
    pictures::say_sizes(&mut parsed.problems, &unsaid);
    let parsed = parsed.locate(&text);
    let sound = parsed.is_sound();
    let findings = parsed.problems.into_iter().map(|problem| Finding { file: file.clone(), problem }).collect();
    let story = parsed.value.filter(|_| sound).map(|article| {
        let mut teaser = Teaser::from(&article);
        if let Some(lang) = cut {
            phrases::fill_in(&mut teaser, lang);
        }
        let shown_as = Fingerprint::of(serde_json::to_vec(&teaser).expect("the contract's teasers are JSON"));
        let is_from_elsewhere = elsewhere(&article, Home::of(&edition.site).as_ref()).is_some();
        let related = article.related.into_iter().filter_map(|related| match related {
            Related::Story(id) => Some(id),
            Related::Link(_) => None,
        });
        let fits = room.try_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(text.len())).is_ok();
        let origin = Origin {
            source,
            text: fits.then(|| text.into_boxed_str()),
            shown_as,
            related: related.collect(),
            formerly: article.formerly,
            linked: asked.linked.clone(),
            embed: article.embed,
            is_from_elsewhere,
        };
        Story { teaser, origin }
    });
    Examined::new(story, findings, &asked, source, stamp)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_text_is_kept_while_there_is_room() {
        let sample = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../static"));
        let edition = Edition::open(sample, &mut Vec::new()).expect("the sample edition");
        let (name, nothing) = (edition.articles.first().expect("a story"), Cache::default());
        let said = edition.read(&Edition::article_file(name)).expect("a file");
        let room = AtomicUsize::new(said.len());
        let read = || read(&edition, name, None, None, None, &nothing, &room).story.expect("a sound story").origin.text;
        assert_eq!(read().as_deref(), Some(said.as_str()));
        assert_eq!(read(), None);
    }
}
