//! What checking found in a file, packed.
//!
//! A teaser comes out of the cache through the same constructors that read it out of an article, so nothing unchecked gets
//! in that way either.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use article::{
    ArticleId, ChannelId, Embedding, Image, Lang, Position, Problem, Read, Reader, Rendition, Severity, Src, Step,
    Teaser, Text, Timestamp, Value, WebOrigin,
};
use serde::{Deserialize, Serialize};

use crate::check::across::Asked;
use crate::check::finding::Finding;
use crate::check::{Origin, Story};
use crate::edition::Edition;
use crate::fingerprint::Fingerprint;

/// What checking found in a file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Record<'a> {
    #[serde(borrow)]
    story: Option<Packed<'a>>,
    problems: Vec<Fault<'a>>,
    /// Names of articles that were asked for, and whether there were any.
    articles: Vec<(&'a str, bool)>,
    /// The same of other files.
    files: Vec<(Cow<'a, str>, bool)>,
}

/// A story.
#[derive(Debug, Serialize, Deserialize)]
struct Packed<'a> {
    id: &'a str,
    headline: &'a str,
    published: &'a str,
    lang: Option<&'a str>,
    channel: Vec<&'a str>,
    kicker: Option<&'a str>,
    summary: Option<&'a str>,
    #[serde(borrow)]
    image: Option<Picture<'a>>,
    modified: Option<&'a str>,
    phrases: Vec<&'a str>,
    related: Vec<&'a str>,
    formerly: Vec<&'a str>,
    /// Where it says who may embed it: everybody, or these origins alone.
    embed: Option<Option<Vec<&'a str>>>,
    linked: Vec<&'a str>,
    is_from_elsewhere: bool,
    shown_as: Fingerprint,
}

#[derive(Debug, Serialize, Deserialize)]
struct Picture<'a> {
    src: &'a str,
    alt: Option<&'a str>,
    #[serde(borrow)]
    caption: Option<Caption<'a>>,
    credit: Option<&'a str>,
    width: Option<u32>,
    height: Option<u32>,
    sources: Vec<(&'a str, u32)>,
}

#[derive(Debug, Serialize, Deserialize)]
enum Caption<'a> {
    Plain(&'a str),
    /// Runs, as JSON.
    Runs(String),
}

/// A problem.
#[derive(Debug, Serialize, Deserialize)]
struct Fault<'a> {
    is_error: bool,
    #[serde(borrow)]
    path: Vec<Down<'a>>,
    position: Option<(usize, usize)>,
    message: &'a str,
    remedy: &'a str,
}

#[derive(Debug, Serialize, Deserialize)]
enum Down<'a> {
    Field(&'a str),
    Name(&'a str),
    Item(usize),
}

impl<'a> Record<'a> {
    pub(super) fn of(story: Option<&'a Story>, findings: &'a [Finding], asked: &'a Asked) -> Self {
        Self {
            story: story.map(Packed::of),
            problems: findings.iter().map(|finding| Fault::of(&finding.problem)).collect(),
            articles: asked.articles.iter().map(|(name, there)| (name.as_str(), *there)).collect(),
            files: asked.files.iter().map(|(name, there)| (Cow::Borrowed(name.as_str()), *there)).collect(),
        }
    }

    pub(super) fn pack(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("a record has nothing in it that cannot be packed")
    }

    pub(super) fn unpack(bytes: &'a [u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// Whether an edition with other files would still answer the same. What to do about a missing file depends on
    /// all of them.
    pub(super) fn holds(&self, edition: &Edition) -> bool {
        self.articles.iter().all(|(name, there)| edition.articles.contains(*name) == *there)
            && self.files.iter().all(|(name, there)| *there && edition.files.contains(&**name))
    }

    /// The story and the problems; none where the record is damaged.
    pub(super) fn tell(&self, name: &str, source: Fingerprint) -> Option<(Option<Story>, Vec<Finding>)> {
        let story = match &self.story {
            Some(packed) => Some(packed.story(source)?),
            None => None,
        };
        let file = Edition::article_file(name);
        let findings = self.problems.iter().map(|fault| Finding { file: file.clone(), problem: fault.problem() });
        Some((story, findings.collect()))
    }
}

impl<'a> Packed<'a> {
    fn of(story: &'a Story) -> Self {
        let Teaser { id, headline, published, lang, channel, kicker, summary, image, modified, phrases, url: _ } =
            &story.teaser;
        Self {
            id: id.as_str(),
            headline,
            published: published.as_str(),
            lang: lang.as_ref().map(Lang::as_str),
            channel: channel.iter().map(ChannelId::as_str).collect(),
            kicker: kicker.as_deref(),
            summary: summary.as_deref(),
            image: image.as_ref().map(Picture::of),
            modified: modified.as_ref().map(Timestamp::as_str),
            phrases: phrases.iter().map(String::as_str).collect(),
            related: story.origin.related.iter().map(ArticleId::as_str).collect(),
            formerly: story.origin.formerly.iter().map(ArticleId::as_str).collect(),
            embed: story.origin.embed.as_ref().map(|embed| embed.only().map(origins)),
            linked: story.origin.linked.iter().map(ArticleId::as_str).collect(),
            is_from_elsewhere: story.origin.is_from_elsewhere,
            shown_as: story.origin.shown_as,
        }
    }

    fn story(&self, source: Fingerprint) -> Option<Story> {
        let teaser = Teaser {
            id: ArticleId::new(self.id)?,
            headline: self.headline.to_owned(),
            published: Timestamp::new(self.published)?,
            lang: optional(self.lang, Lang::new)?,
            channel: self.channel.iter().map(|id| ChannelId::new(id)).collect::<Option<_>>()?,
            kicker: self.kicker.map(str::to_owned),
            summary: self.summary.map(str::to_owned),
            image: optional(self.image.as_ref(), Picture::image)?,
            modified: optional(self.modified, Timestamp::new)?,
            phrases: self.phrases.iter().map(|phrase| (*phrase).to_owned()).collect(),
            // The press alone fills it in, and in lists.
            url: None,
        };
        let embed = match &self.embed {
            None => None,
            Some(None) => Some(Embedding::Anybody(true)),
            Some(Some(only)) => {
                Some(Embedding::Only(only.iter().map(|origin| WebOrigin::new(origin)).collect::<Option<_>>()?))
            }
        };
        let ids = |ids: &[&str]| ids.iter().map(|id| ArticleId::new(id)).collect::<Option<Vec<_>>>();
        let origin = Origin {
            source,
            text: None,
            shown_as: self.shown_as,
            related: ids(&self.related)?,
            formerly: ids(&self.formerly)?,
            linked: ids(&self.linked)?,
            embed,
            is_from_elsewhere: self.is_from_elsewhere,
        };
        Some(Story { teaser, origin })
    }
}

fn origins(origins: &[WebOrigin]) -> Vec<&str> {
    origins.iter().map(WebOrigin::as_str).collect()
}

impl<'a> Picture<'a> {
    fn of(image: &'a Image) -> Self {
        Self {
            src: image.src.get().unwrap_or_default(),
            alt: image.alt.as_deref(),
            caption: image.caption.as_ref().map(|caption| match caption {
                Text::Plain(words) => Caption::Plain(words),
                runs => Caption::Runs(serde_json::to_string(runs).expect("the contract's texts are JSON")),
            }),
            credit: image.credit.as_deref(),
            width: image.width,
            height: image.height,
            sources: image.sources.iter().map(|it| (it.src.get().unwrap_or_default(), it.width)).collect(),
        }
    }

    fn image(&self) -> Option<Image> {
        let rendition = |(src, width): &(&str, u32)| Some(Rendition { src: Src::new(src)?, width: *width });
        Some(Image {
            src: Src::new(self.src)?,
            alt: self.alt.map(str::to_owned),
            caption: optional(self.caption.as_ref(), Caption::text)?,
            credit: self.credit.map(str::to_owned),
            width: self.width,
            height: self.height,
            sources: self.sources.iter().map(rendition).collect::<Option<_>>()?,
        })
    }
}

impl Caption<'_> {
    fn text(&self) -> Option<Text> {
        match self {
            Self::Plain(words) => Some(Text::Plain((*words).to_owned())),
            Self::Runs(json) => {
                let runs: Value = serde_json::from_str(json).ok()?;
                Some(Text::read(&&runs, &mut Reader::default()))
            }
        }
    }
}

impl<'a> Fault<'a> {
    fn of(problem: &'a Problem) -> Self {
        Self {
            is_error: problem.severity == Severity::Error,
            path: problem.path.iter().map(Down::of).collect(),
            position: problem.position.map(|position| (position.line, position.column)),
            message: &problem.message,
            remedy: &problem.remedy,
        }
    }

    fn problem(&self) -> Problem {
        Problem {
            severity: if self.is_error { Severity::Error } else { Severity::Warning },
            path: self.path.iter().map(Down::step).collect(),
            position: self.position.map(|(line, column)| Position { line, column }),
            message: self.message.to_owned(),
            remedy: self.remedy.to_owned(),
        }
    }
}

impl<'a> Down<'a> {
    fn of(step: &'a Step) -> Self {
        match step {
            Step::Field(name) => Self::Field(name),
            Step::Name(name) => Self::Name(name),
            Step::Item(index) => Self::Item(*index),
        }
    }

    fn step(&self) -> Step {
        match self {
            Self::Field(name) => Step::Field(field(name)),
            Self::Name(name) => Step::Name((*name).to_owned()),
            Self::Item(index) => Step::Item(*index),
        }
    }
}

/// The name of a field for good. There are some dozens, however many problems name them.
fn field(name: &str) -> &'static str {
    static FIELDS: Mutex<Option<HashSet<&'static str>>> = Mutex::new(None);
    let mut fields = FIELDS.lock().unwrap_or_else(PoisonError::into_inner);
    let fields = fields.get_or_insert_default();
    match fields.get(name) {
        Some(known) => known,
        None => {
            let known: &'static str = name.to_owned().leak();
            fields.insert(known);
            known
        }
    }
}

/// What is there has to be readable; what is not there need not.
fn optional<T, U>(there: Option<T>, read: impl FnOnce(T) -> Option<U>) -> Option<Option<U>> {
    match there {
        Some(there) => read(there).map(Some),
        None => Some(None),
    }
}
