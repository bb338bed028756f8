//! Every problem of every file, and what the lists need to know of each sound story.

use std::path::Path;
use std::time::SystemTime;

use article::{Article, ArticleId, Document, Embedding, Lang, Related, Teaser, Value};
use indicatif::ProgressBar;
use rayon::prelude::*;

use crate::across::{self, Asked};
use crate::build::home::{Home, elsewhere};
use crate::cache::{self, Cache, Examined, Notebook};
use crate::edition::Edition;
use crate::finding::Finding;
use crate::fingerprint::{Fingerprint, Stamp};
use crate::look::Look;
use crate::phrases;

/// What came of checking the articles of an edition.
#[derive(Debug, Default)]
pub struct Checked {
    /// The stories without errors, in the order of their ids.
    pub stories: Vec<Teaser>,
    /// What each of them came from.
    pub(crate) origins: Vec<Origin>,
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
    /// Of its teaser.
    pub(crate) shown_as: Fingerprint,
    /// The stories of the edition that it names as related.
    pub(crate) related: Vec<ArticleId>,
    /// Who may show it on their own pages.
    pub(crate) embed: Embedding,
    /// Those that its links lead to, if they are there.
    pub(crate) linked: Vec<ArticleId>,
    /// Whether it stood elsewhere first, and search engines are to show it there.
    pub(crate) is_from_elsewhere: bool,
}

/// Checks every article, on all cores. `progress` takes a step an article.
pub fn check(edition: &Edition, progress: &ProgressBar) -> Checked {
    let mut checked = Checked::default();
    let nothing = Cache::default();
    let read = |_, name: &str| read(edition, name, None, &nothing);
    examine(edition, progress, read, |fresh| fresh.noted(None), |_, examined| checked.take(examined));
    checked
}

/// Checks every article for a build, on all cores: its headline is cut into phrases, and what is `known` of it from
/// builds before is taken from there. What is known now goes into `notes`, a file.
pub(crate) fn check_for_build(
    edition: &Edition,
    notes: Option<&Path>,
    known: Option<Notebook>,
    progress: &ProgressBar,
) -> Checked {
    let cache = Cache::of(known, edition);
    let now = SystemTime::now();
    let look = Look::at(&edition.root().join("articles"));
    let mut checked = Checked::default();
    checked.stories.reserve(edition.articles.len());
    checked.origins.reserve(edition.articles.len());
    let mut found = Vec::with_capacity(if notes.is_some() { edition.articles.len() } else { 0 });
    let stamps: Vec<Option<Stamp>> = {
        let names: Vec<&String> = edition.articles.iter().collect();
        names.par_iter().map(|name| look.stamp(&format!("{name}.json"))).collect()
    };
    // A headline that is new needs the dictionary, which takes as long to read as thousands of stories: so begin with it.
    if edition.articles.iter().zip(&stamps).any(|(name, stamp)| !cache.may_know(name, *stamp)) {
        phrases::prepare(&edition.site.lang);
    }
    let read_one = |number: usize, name: &str| {
        let stamp = stamps[number];
        let known = stamp.and_then(|stamp| cache.recall(edition, name, stamp));
        known.map(Reading::Examined).unwrap_or_else(|| {
            let settled = stamp.and_then(|stamp| cache::settled(stamp, now));
            read(edition, name, settled, &cache)
        })
    };
    let cut_and_note = |fresh: Fresh| fresh.noted(Some(&edition.site.lang));
    examine(edition, progress, read_one, cut_and_note, |name, mut examined| {
        if notes.is_some() {
            found.extend(examined.noted.take().map(|noted| (name, noted)));
        }
        checked.take(examined);
    });
    if let Some(notes) = notes {
        cache::save(notes, edition, &cache, &found);
    }
    checked
}

/// Examines every article on all cores, and hands over what comes of it in the order of their names: so many at a time
/// that what is in between takes no room to speak of. First all of them are read, by number and name; then what was not
/// known is noted. So nobody waits for the dictionary while there is something to read.
fn examine<'a, 'c>(
    edition: &'a Edition,
    progress: &ProgressBar,
    read: impl Fn(usize, &str) -> Reading<'c> + Sync,
    note: impl Fn(Fresh) -> Examined<'c> + Sync,
    mut hand_over: impl FnMut(&'a str, Examined<'c>),
) {
    const AT_A_TIME: usize = 4_096;
    let names: Vec<&String> = edition.articles.iter().collect();
    let (mut readings, mut examined) = (Vec::new(), Vec::new());
    for (chunk, names) in names.chunks(AT_A_TIME).enumerate() {
        let all = names.par_iter().enumerate();
        all.map(|(number, name)| read(chunk * AT_A_TIME + number, name)).collect_into_vec(&mut readings);
        let all = readings.par_drain(..).map(|reading| match reading {
            Reading::Examined(examined) => examined,
            Reading::Fresh(fresh) => note(fresh),
        });
        all.collect_into_vec(&mut examined);
        progress.inc(names.len() as u64);
        names.iter().zip(examined.drain(..)).for_each(|(name, examined)| hand_over(name, examined));
    }
}

impl Checked {
    /// Adds what came of one article.
    fn take(&mut self, Examined { story, mut findings, .. }: Examined) {
        if let Some(Story { teaser, origin }) = story {
            self.stories.push(teaser);
            self.origins.push(origin);
        }
        self.findings.append(&mut findings);
    }
}

/// What came of reading an article's file.
enum Reading<'c> {
    /// All there is to find: its bytes are known, or it could not be read.
    Examined(Examined<'c>),
    /// Its bytes are new.
    Fresh(Fresh),
}

/// An article that was read and checked, and not noted yet.
struct Fresh {
    /// Its headline is not cut yet, and so what it is shown as is not known.
    story: Option<Story>,
    findings: Vec<Finding>,
    asked: Asked,
    source: Fingerprint,
    stamp: Option<Stamp>,
}

impl Fresh {
    /// Cuts the headline where a line may end, in an edition of this language, and notes what came of checking.
    fn noted<'c>(self, cut: Option<&Lang>) -> Examined<'c> {
        let Self { mut story, findings, asked, source, stamp } = self;
        if let Some(Story { teaser, origin }) = &mut story {
            if let Some(lang) = cut {
                phrases::fill_in(teaser, lang);
            }
            origin.shown_as = Fingerprint::of(serde_json::to_vec(&*teaser).expect("the contract's teasers are JSON"));
        }
        Examined::new(story, findings, &asked, source, stamp)
    }
}

/// Reads an article's file and checks it, unless its bytes are known. `stamp` is the file's, where that can be trusted.
fn read<'c>(edition: &Edition, name: &str, stamp: Option<Stamp>, cache: &Cache<'c>) -> Reading<'c> {
    let file = Edition::article_file(name);
    let text = match edition.read(&file) {
        Ok(text) => text,
        Err(problem) => {
            return Reading::Examined(Examined { story: None, findings: vec![Finding { file, problem }], noted: None });
        }
    };
    let source = Fingerprint::of(&text);
    if let Some(known) = cache.recognise(edition, name, source, stamp) {
        return Reading::Examined(known);
    }
    let mut asked = Asked::default();
    let across = |article: &Value| across::article(edition, name, article, &mut asked);
    let parsed = Article::parse_with(&text, Some(&format!("/{file}")), across).locate(&text);
    let sound = parsed.is_sound();
    let findings = parsed.problems.into_iter().map(|problem| Finding { file: file.clone(), problem }).collect();
    let story = parsed.value.filter(|_| sound).map(|article| {
        let teaser = Teaser::from(&article);
        let is_from_elsewhere = elsewhere(&article, Home::of(&edition.site).as_ref()).is_some();
        let related = article.related.into_iter().filter_map(|related| match related {
            Related::Story(id) => Some(id),
            Related::Link(_) => None,
        });
        let origin = Origin {
            source,
            shown_as: Fingerprint::default(),
            related: related.collect(),
            linked: asked.linked.clone(),
            embed: article.embed,
            is_from_elsewhere,
        };
        Story { teaser, origin }
    });
    Reading::Fresh(Fresh { story, findings, asked, source, stamp })
}
