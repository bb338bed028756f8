//! The files that every story has, in each script that it is published in. Where they are follows from the story's id.

use article::Script;

/// One of a story's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::build) enum Part {
    /// What the app reads.
    Json,
    /// Its page.
    Page,
    /// The page for partners.
    Embed,
    /// What oEmbed tells.
    OEmbed,
}

/// A part of one story in one script.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot<'a> {
    pub(super) part: Part,
    pub(super) script: Option<Script>,
    pub(super) id: &'a str,
}

/// A folder that a story has for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Own {
    /// That of its page.
    Page,
    /// That of the page for partners.
    Embed,
}

/// Where a file of the press's own is in a folder of its own.
const INDEX: &str = "index.html";

/// The scripts that a story may be in: its own, and each where that is not its own.
pub(super) const SCRIPTS: [Option<Script>; 3] = [None, Some(Script::Hans), Some(Script::Hant)];

/// The number of a script in [`SCRIPTS`].
pub(super) fn number_of(script: Option<Script>) -> usize {
    match script {
        None => 0,
        Some(Script::Hans) => 1,
        Some(Script::Hant) => 2,
    }
}

impl Part {
    pub(super) const ALL: [Self; 4] = [Self::Json, Self::Page, Self::Embed, Self::OEmbed];

    /// Its number in [`ALL`](Self::ALL).
    pub(super) fn number(self) -> usize {
        self as usize
    }

    /// Where it is, from the site's folder on.
    pub(super) fn place(self, script: Option<Script>, id: &str) -> String {
        let (outer, root, slash) = (self.outer(), root(script), slash(script));
        match self {
            Self::Json | Self::OEmbed => [root, slash, outer, "/", id, ".json"].concat(),
            Self::Page | Self::Embed => [root, slash, outer, "/", id, "/", INDEX].concat(),
        }
    }

    /// The folder that it shares with other stories.
    pub(super) fn shared(self, script: Option<Script>) -> String {
        [root(script), slash(script), self.outer()].concat()
    }

    /// The folder of the story's own that it lies in.
    pub(super) fn own(self) -> Option<Own> {
        match self {
            Self::Page => Some(Own::Page),
            Self::Embed => Some(Own::Embed),
            Self::Json | Self::OEmbed => None,
        }
    }

    /// The part that is at a place, with its script and the story's id.
    pub(super) fn at(place: &str) -> Option<(Self, Option<Script>, &str)> {
        let (script, place) = in_script(place);
        let (outer, inner) = place.split_once('/')?;
        let (part, id) = match outer {
            "articles" => match inner.split_once('/') {
                None => (Self::Json, inner.strip_suffix(".json")?),
                Some((id, name)) => (Self::Page, (name == INDEX).then_some(id)?),
            },
            "embed" => (Self::Embed, inner.split_once('/').filter(|(_, name)| *name == INDEX)?.0),
            "oembed" => (Self::OEmbed, inner.strip_suffix(".json")?),
            _ => return None,
        };
        is_name(id).then_some((part, script, id))
    }

    fn outer(self) -> &'static str {
        match self {
            Self::Json | Self::Page => "articles",
            Self::Embed => "embed",
            Self::OEmbed => "oembed",
        }
    }
}

impl Spot<'_> {
    /// Where it is, from the site's folder on.
    pub(super) fn place(self) -> String {
        self.part.place(self.script, self.id)
    }

    /// The folder that it shares with other stories, or that its own lies in.
    pub(super) fn shared(self) -> String {
        self.part.shared(self.script)
    }

    /// The folder of the story's own that it lies in, if it does.
    pub(super) fn own_folder(self) -> Option<String> {
        self.part.own().map(|own| own.place(self.script, self.id))
    }
}

impl Own {
    pub(super) const ALL: [Self; 2] = [Self::Page, Self::Embed];

    /// Its number in [`ALL`](Self::ALL).
    pub(super) fn number(self) -> usize {
        self as usize
    }

    /// The file in it.
    pub(super) fn part(self) -> Part {
        match self {
            Self::Page => Part::Page,
            Self::Embed => Part::Embed,
        }
    }

    /// Where it is, from the site's folder on.
    pub(super) fn place(self, script: Option<Script>, id: &str) -> String {
        [root(script), slash(script), self.part().outer(), "/", id].concat()
    }

    /// The folder that is at a place, with its script and the story's id.
    pub(super) fn at(place: &str) -> Option<(Self, Option<Script>, &str)> {
        let (script, place) = in_script(place);
        let own = |own| move |id| is_name(id).then_some((own, script, id));
        let page = place.strip_prefix("articles/").and_then(own(Self::Page));
        page.or_else(|| place.strip_prefix("embed/").and_then(own(Self::Embed)))
    }
}

/// Whether a text may be an id. Whether it is a story's, the list of the stories says.
fn is_name(id: &str) -> bool {
    !id.is_empty() && !id.contains('/')
}

fn root(script: Option<Script>) -> &'static str {
    script.map_or("", Script::as_str)
}

fn slash(script: Option<Script>) -> &'static str {
    if script.is_some() { "/" } else { "" }
}

fn in_script(place: &str) -> (Option<Script>, &str) {
    let below = |script: Script| Some((Some(script), place.strip_prefix(script.as_str())?.strip_prefix('/')?));
    below(Script::Hans).or_else(|| below(Script::Hant)).unwrap_or((None, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_tells_which_file_of_which_story_it_is() {
        for script in SCRIPTS {
            for part in Part::ALL {
                assert_eq!(Part::at(&part.place(script, "pier-2")), Some((part, script, "pier-2")));
                assert!(part.place(script, "pier").starts_with(&part.shared(script)));
            }
            for own in Own::ALL {
                let place = own.place(script, "pier-2");
                assert_eq!(Own::at(&place), Some((own, script, "pier-2")));
                assert_eq!(own.part().place(script, "pier-2"), format!("{place}/index.html"));
                assert_eq!(own.part().own(), Some(own));
            }
            assert_eq!(SCRIPTS[number_of(script)], script);
        }
        assert_eq!(Part::Page.place(Some(Script::Hans), "pier"), "hans/articles/pier/index.html");
        assert_eq!(Part::OEmbed.place(None, "pier"), "oembed/pier.json");
    }

    #[test]
    fn other_places_are_of_no_story() {
        for place in [
            "",
            "articles",
            "articles/",
            "articles/.json",
            "articles/pier.avif",
            "articles/pier/notes.txt",
            "articles/pier/index.html/x",
            "embed/pier.json",
            "embed//index.html",
            "oembed/a/b.json",
            "hans",
            "hans/",
            "hansarticles/pier.json",
            "hans/hant/articles/pier.json",
            "channels/pier/index.html",
        ] {
            assert_eq!(Part::at(place), None, "{place}");
        }
        for place in ["articles", "articles/", "articles/a/b", "embed", "oembed/a", "hant/embed"] {
            assert_eq!(Own::at(place), None, "{place}");
        }
    }
}
