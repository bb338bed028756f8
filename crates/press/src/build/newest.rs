//! The stories in order of time: all of them, and those of each channel.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashSet;

use article::{ArticleId, ChannelId, Channels, Embedding, Href, Lang, Site, StoryLink, Teaser, WebOrigin};

use foldhash::HashMap;

use super::{BuildError, about};
use crate::check::Origin;
use crate::check::moved::Moved;
use crate::edition::Edition;
use crate::files::utf8;
use crate::fingerprint::Fingerprint;

/// The stories of an edition, newest first. Those of one moment are ordered by their ids.
pub(super) struct Newest<'a> {
    stories: Vec<&'a Teaser>,
    /// The stories in the order of their ids, and what each came from: the number of a story is its place in both.
    by_id: &'a [Teaser],
    origins: &'a [Origin],
    /// The ids that they had before.
    moved: &'a Moved,
    by_channel: HashMap<&'a ChannelId, Vec<&'a Teaser>>,
    /// By number: the stories before and after each one in its innermost channel, or of all where the site has none.
    onward: Vec<[Option<&'a Teaser>; 2]>,
    site: &'a Site,
}

impl<'a> Newest<'a> {
    /// Orders stories, which are in the order of their ids. `origins` are theirs, in the same order; `moved` are the ids that
    /// they had before.
    pub(super) fn new(by_id: &'a [Teaser], origins: &'a [Origin], moved: &'a Moved, site: &'a Site) -> Self {
        debug_assert!(by_id.is_sorted_by_key(|story| &story.id) && by_id.len() == origins.len());
        let mut stories: Vec<&Teaser> = by_id.iter().collect();
        stories.sort_by_key(|story| (Reverse(story.published.unix()), &story.id));
        let mut by_channel: HashMap<&ChannelId, Vec<&Teaser>> = HashMap::default();
        let mut innermost: HashMap<Option<&ChannelId>, Vec<&Teaser>> = HashMap::default();
        let around = channels_around(site);
        for story in &stories {
            let mut channels: Vec<&ChannelId> =
                story.channel.iter().filter_map(|id| around.get(id)).flatten().copied().collect();
            channels.sort_unstable();
            channels.dedup();
            for channel in channels {
                by_channel.entry(channel).or_default().push(story);
            }
            let channel = story.channel.last();
            if channel.is_some() || site.channels.is_empty() {
                innermost.entry(channel).or_default().push(story);
            }
        }
        let mut newest =
            Self { stories, by_id, origins, moved, by_channel, onward: vec![[None; 2]; by_id.len()], site };
        for channel in innermost.values() {
            for (index, story) in channel.iter().enumerate() {
                let after = index.checked_sub(1).map(|newer| channel[newer]);
                if let Some(number) = newest.number(story) {
                    newest.onward[number] = [channel.get(index + 1).copied(), after];
                }
            }
        }
        newest
    }

    /// The number of one of the stories.
    fn number(&self, story: &Teaser) -> Option<usize> {
        self.by_id.element_offset(story).or_else(|| self.number_of(&story.id))
    }

    fn number_of(&self, id: &ArticleId) -> Option<usize> {
        self.by_id.binary_search_by_key(&id, |story| &story.id).ok()
    }

    /// The number of the story that an id leads to: of the one that is called so, or was.
    fn number_led_to(&self, id: &ArticleId) -> Option<usize> {
        self.number_of(id).or_else(|| self.moved.story(id))
    }

    fn origin(&self, id: &ArticleId) -> Option<&'a Origin> {
        self.number_of(id).map(|number| &self.origins[number])
    }

    /// All stories.
    pub(super) fn all(&self) -> &[&'a Teaser] {
        &self.stories
    }

    /// The stories of a channel and of those inside it.
    pub(super) fn of(&self, channel: &ChannelId) -> &[&'a Teaser] {
        self.by_channel.get(channel).map_or(&[], Vec::as_slice)
    }

    /// A link to the story that an id leads to, from another story.
    pub(super) fn link(&self, id: &ArticleId, from: &Teaser) -> Option<StoryLink> {
        let to = &self.by_id[self.number_led_to(id)?];
        (to.id != from.id).then(|| self.link_to(to))
    }

    /// The ids that lead to the story of a number: its own, then those that it had before. Each has a row of its own in the order
    /// of all of them ([`Moved::and_of`]).
    pub(super) fn ids_of(&self, number: usize) -> impl Iterator<Item = Called<'a>> {
        let (moved, by_id) = (self.moved, self.by_id);
        let own = &by_id[number].id;
        let formerly = &self.origins[number].formerly;
        let mut named = HashSet::new();
        let former = formerly.iter().filter_map(move |id| {
            let place = moved.place(id).filter(|place| moved.all()[*place].1 == number)?;
            let row = place + by_id.partition_point(|story| story.id < *id);
            named.insert(id).then_some(Called { id, row, is_former: true })
        });
        [Called { id: own, row: number + moved.before(own), is_former: false }].into_iter().chain(former)
    }

    /// The same, of one of the stories.
    pub(super) fn ids_of_story(&self, story: &Teaser) -> impl Iterator<Item = Called<'a>> {
        self.number(story).into_iter().flat_map(|number| self.ids_of(number))
    }

    /// Each id that a story had before, in order, with the one that it has now.
    pub(super) fn moved(&self) -> impl Iterator<Item = (&'a ArticleId, &'a ArticleId)> {
        self.moved.all().iter().map(|(former, number)| (former, &self.by_id[*number].id))
    }

    /// The id that a story had first. Feeds know it by that for good: a story that comes under another name would be shown twice
    /// (RFC 4287 §4.2.6).
    pub(super) fn first_id(&self, id: &'a ArticleId) -> &'a ArticleId {
        let first = self.number_of(id).and_then(|number| self.ids_of(number).nth(1));
        first.map_or(id, |first| first.id)
    }

    /// Of all that the pages of the story of a number are made of, but for what every page is: its file, and the links from
    /// it to others.
    pub(super) fn made_of(&self, number: usize) -> Fingerprint {
        let origin = &self.origins[number];
        let related = origin.related.iter().map(|id| self.number_led_to(id).map(|number| &self.by_id[number]));
        related.chain(self.onward[number]).fold(origin.source, |made_of, link| match link {
            Some(story) => made_of
                .with(story.id.as_str())
                .with(&story.headline)
                .with(story.published.as_str())
                .with(story.lang.as_ref().map_or("", Lang::as_str)),
            None => made_of.with(""),
        })
    }

    /// The origins that alone may embed a story; none where it is for everybody.
    pub(super) fn only(&self, story: &Teaser) -> Option<&'a [WebOrigin]> {
        self.site.embedding(self.own_embedding(story)).only()
    }

    /// Whether a story has a page for partners: one that nobody may show has the way to it there. Where the site has nothing
    /// for them, only a story that speaks of them itself.
    pub(super) fn is_for_partners(&self, story: &Teaser) -> bool {
        self.site.embed.is_allowed() || self.own_embedding(story).is_some()
    }

    fn own_embedding(&self, story: &Teaser) -> Option<&'a Embedding> {
        self.number(story).and_then(|number| self.origins[number].embed.as_ref())
    }

    /// What a story's file in the edition said when it was checked: as it was kept, or read once more.
    pub(super) fn text(&self, edition: &Edition, id: &ArticleId) -> Result<Cow<'a, str>, BuildError> {
        let origin = self.origin(id);
        if let Some(text) = origin.and_then(|origin| origin.text.as_deref()) {
            return Ok(Cow::Borrowed(text));
        }
        let path = edition.root().join(Edition::article_file(id.as_str()));
        let text = utf8::read(&path).map_err(about(&path, "read"))?;
        match origin {
            Some(origin) if origin.source == Fingerprint::of(&text) => Ok(Cow::Owned(text)),
            _ => Err(BuildError::Changed { path }),
        }
    }

    /// Of all that a list of stories is made of, but for what every page is: their teasers, in this order.
    pub(super) fn list_made_of<'t>(&self, stories: impl IntoIterator<Item = &'t Teaser>) -> Fingerprint {
        let shown_as = |story: &Teaser| self.number(story).map(|number| self.origins[number].shown_as);
        stories.into_iter().filter_map(shown_as).fold(Fingerprint::default(), Fingerprint::and)
    }

    /// Of all that the texts of some stories are made of, but for what every page is: their files, in this order, and which of
    /// the ids that they had before are theirs.
    pub(super) fn texts_made_of<'t>(&self, stories: impl IntoIterator<Item = &'t Teaser>) -> Fingerprint {
        let source = |story: &Teaser| {
            let number = self.number(story)?;
            let former = self.ids_of(number).skip(1);
            Some(former.fold(self.origins[number].source, |made_of, called| made_of.with(called.id.as_str())))
        };
        stories.into_iter().filter_map(source).fold(Fingerprint::default(), Fingerprint::and)
    }

    /// The stories that a story's links lead to, if they are there.
    pub(super) fn linked(&self, story: &Teaser) -> &'a [ArticleId] {
        self.number(story).map_or(&[], |number| &self.origins[number].linked)
    }

    /// Whether search engines are to show a story here, and not where it stood first.
    pub(super) fn is_our_own(&self, story: &Teaser) -> bool {
        self.number(story).is_some_and(|number| !self.origins[number].is_from_elsewhere)
    }

    /// Links to the stories before and after this one in its innermost channel, or of all where the site has none.
    pub(super) fn onward(&self, story: &Teaser) -> [Option<StoryLink>; 2] {
        let stories = self.number(story).map(|number| self.onward[number]).unwrap_or_default();
        stories.map(|story| story.map(|story| self.link_to(story)))
    }

    /// A link says its language, which need not be that of the page it is put on.
    fn link_to(&self, story: &Teaser) -> StoryLink {
        StoryLink {
            title: story.headline.clone(),
            url: Href::new(&format!("/articles/{}/", story.id)).expect("an address of ours has no scheme"),
            lang: Some(story.lang.as_ref().unwrap_or(&self.site.lang).clone()),
            published: Some(story.published.clone()),
        }
    }
}

/// An id that leads to a story.
#[derive(Clone, Copy, Debug)]
pub(super) struct Called<'a> {
    pub(super) id: &'a ArticleId,
    /// Its number among all ids that lead to stories.
    pub(super) row: usize,
    /// Whether the story has another one now.
    pub(super) is_former: bool,
}

/// For each channel: itself and those around it.
fn channels_around(site: &Site) -> HashMap<&ChannelId, Vec<&ChannelId>> {
    let mut around = HashMap::default();
    site.channels.each(&mut |channel| {
        let trail = site.channels.trail(&channel.id);
        around.insert(&channel.id, trail.into_iter().map(|channel| &channel.id).collect());
    });
    around
}
