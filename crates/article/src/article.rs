//! A news story, one JSON file.

use serde::Serialize;

use crate::record::record;
use crate::{
    ArticleId, Block, ChannelId, Credit, Day, Document, Embedding, Href, Image, Json, Lang, Read, Reader, Role, Step,
    Text, Timestamp,
};

record! {
    /// One news story.
    pub struct Article("an article") {
        required {
            /// The version of the contract that the file follows.
            schema: SchemaVersion,
            /// Its name: the file's own name without `.json`.
            id: ArticleId,
            /// The one title of the story.
            headline: String,
            /// When it first ran.
            published: Timestamp,
            /// The story, block after block.
            body: Vec<Block>,
        }
        optional {
            /// The language it is in; the site's where it is left out.
            lang: Option<Lang>,
            /// The channels it stands in, outermost first: the breadcrumb.
            channel: Vec<ChannelId>,
            /// Short lines above the headline.
            kickers: Vec<String>,
            /// Lines under the headline.
            subheads: Vec<String>,
            /// What it says in two sentences, for lists, feeds and link previews.
            summary: Option<String>,
            /// When it last changed.
            modified: Option<Timestamp>,
            /// The lead image.
            image: Option<Image>,
            /// Who made it.
            credits: Vec<Credit>,
            /// What else to read.
            related: Vec<Related>,
            /// What it is about.
            tags: Vec<String>,
            /// What was wrong in it and is no longer.
            corrections: Vec<Correction>,
            /// Where the story first ran, when that is not here.
            canonical: Option<Href>,
            /// The ids that it had before, oldest first: links to them go on leading here.
            formerly: Vec<ArticleId>,
            /// Whose it is.
            rights: Option<Rights>,
            /// Who may show it on their own pages: `true`, `false`, or a list of origins. The site's where it is left out.
            embed: Option<Embedding>,
            /// Where the copy came from and what was done to it.
            provenance: Option<Provenance>,
            /// The story before this one in its channel. The press fills it in.
            previous: Option<StoryLink>,
            /// The story after this one in its channel. The press fills it in.
            next: Option<StoryLink>,
            /// The headline cut where a line may end. The press fills it in.
            phrases: Vec<String>,
        }
    }
    check |article, reader| {
        if article.headline.trim().is_empty() {
            reader.within(Step::Field("headline"), |reader| {
                reader.blemish(|| ("the headline is empty".to_owned(), "write the story's title into \"headline\"".to_owned()));
            });
        }
        if article.modified.as_ref().is_some_and(|modified| modified.unix() < article.published.unix()) {
            reader.within(Step::Field("modified"), |reader| {
                reader.warning(|| ("modified before it was published".to_owned(), "look at \"published\" and \"modified\" again".to_owned()));
            });
        }
    };
}

impl Document for Article {}

impl Article {
    /// When it last changed: when it first ran, where it has not since.
    pub fn changed(&self) -> &Timestamp {
        self.modified.as_ref().unwrap_or(&self.published)
    }

    /// The names of those who had a role, in their order.
    pub fn names(&self, role: &Role) -> impl Iterator<Item = &str> {
        let credits = self.credits.iter().filter(move |credit| credit.role == *role);
        credits.flat_map(|credit| &credit.names).map(String::as_str)
    }
}

/// The version of the contract: 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SchemaVersion(#[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))] u32);

impl SchemaVersion {
    /// The version that this Kanbao reads.
    pub const CURRENT: Self = Self(1);
}

impl Read for SchemaVersion {
    const EXPECTED: &'static str = "the version of the contract, 1";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        let Some(version) = reader.whole(value) else { return Self::blank::<J>() };
        if version != Self::CURRENT.0 {
            reader.error(|| {
                (
                    format!("this Kanbao reads version 1 of the contract, the file says {version}"),
                    "write \"schema\": 1, or bring Kanbao up to date".to_owned(),
                )
            });
        }
        Self::CURRENT
    }

    fn blank<J: Json>() -> Self {
        Self::CURRENT
    }
}

/// Something else to read.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Related {
    /// A story of the same edition. The press makes a link of it.
    Story(ArticleId),
    /// Any page.
    Link(StoryLink),
}

impl Read for Related {
    const EXPECTED: &'static str = "the id of a story, or a link with title and url";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        if value.text().is_some() {
            Self::Story(ArticleId::read(value, reader))
        } else if value.is_record() {
            Self::Link(StoryLink::read(value, reader))
        } else {
            reader.mismatch(value)
        }
    }

    fn blank<J: Json>() -> Self {
        Self::Story(ArticleId::blank::<J>())
    }
}

record! {
    /// A link to a story.
    pub struct StoryLink("a link with title and url") {
        required {
            /// Its headline.
            title: String,
            /// Its address.
            url: Href,
        }
        optional {
            /// The language of the title, where it is another.
            lang: Option<Lang>,
            /// When it ran.
            published: Option<Timestamp>,
        }
    }
}

record! {
    /// What was wrong and is no longer.
    pub struct Correction("a correction") {
        required {
            /// When it was put right.
            date: Day,
            /// What was wrong, and what is right.
            text: Text,
        }
        optional {}
    }
}

record! {
    /// Whose the story is.
    pub struct Rights("rights") {
        required {}
        optional {
            /// Who holds them.
            holder: Option<String>,
            /// What others may do.
            notice: Option<String>,
        }
    }
}

record! {
    /// Where the copy came from and what was done to it.
    pub struct Provenance("a provenance") {
        required {}
        optional {
            /// The file or address it was read from.
            source: Option<String>,
            /// When that was: RFC 3339 §5.6 with the offset from UTC, `2024-03-05T09:00:00+08:00`.
            retrieved: Option<String>,
            /// The SHA-256 of what was read, in hexadecimal.
            sha256: Option<String>,
            /// What was mended.
            repairs: Vec<Repair>,
        }
    }
}

record! {
    /// One kind of damage that was mended.
    pub struct Repair("a repair") {
        required {
            /// The name of the rule.
            rule: String,
            /// How often it was used.
            count: u32,
        }
        optional {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_knows_when_it_changed_and_who_did_what() {
        let story = |rest: &str| {
            let story = format!(
                r#"{{"schema": 1, "id": "pier", "headline": "Pier", "published": "2024-03-05T09:00:00Z", "body": [], {rest}}}"#
            );
            Article::parse(&story, None).value.expect("an article")
        };
        let credits = r#""credits": [{"role": "reporter", "names": ["Ada", "Ben"]}, {"role": "editor", "names": ["Cy"]},
            {"role": "reporter", "names": ["Dee"]}]"#;
        let changed = story(&format!(r#""modified": "2024-03-06T09:00:00Z", {credits}"#));
        assert_eq!(changed.changed().as_str(), "2024-03-06T09:00:00Z");
        assert_eq!(crate::Teaser::from(&changed).changed(), changed.changed());
        assert_eq!(story(credits).changed().as_str(), "2024-03-05T09:00:00Z");
        assert_eq!(changed.names(&Role::Reporter).collect::<Vec<_>>(), ["Ada", "Ben", "Dee"]);
        assert_eq!(changed.names(&Role::Source).count(), 0);
    }
}
