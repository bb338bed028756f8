//! The paper itself: its name, its channels, its footer.

use serde::{Serialize, Serializer};

use crate::record::record;
use crate::{
    Archive, ArticleId, Channel, ChannelId, Channels, Document, Embedding, Href, Json, Lang, Read, Reader, Src, Step,
};

record! {
    /// What `site.json` says.
    pub struct Site("a site") {
        required {
            /// The paper's name.
            name: String,
            /// The language of its interface.
            lang: Lang,
        }
        optional {
            /// Its own address.
            url: Option<Href>,
            /// Its mark, shown beside the name.
            logo: Option<Src>,
            /// Its sections.
            channels: Vec<Channel>,
            /// The languages it publishes in.
            locales: Vec<Lang>,
            /// What stands at the end of every page.
            footer: Option<Footer>,
            /// Where article files are, when that is another origin than the app's.
            source: Option<SourceTemplate>,
            /// Whether its Chinese pages are there in the other script too. They are where it is left out.
            convert: Option<bool>,
            /// Who may show its stories on their own pages, where a story does not say it itself: `true`, `false`, or a list of
            /// origins. Everybody where it is left out.
            embed: Embedding,
            /// Its front page, where that is another than `/`. The press fills it in for the other script.
            home: Option<Href>,
        }
    }
    check |site, reader| {
        if site.name.trim().is_empty() {
            reader.within(Step::Field("name"), |reader| {
                reader.blemish(|| ("the site has no name".to_owned(), "write the paper's name into \"name\"".to_owned()));
            });
        }
        let mut ids: Vec<&ChannelId> = Vec::new();
        site.channels.each(&mut |channel| {
            if ids.contains(&&channel.id) {
                reader.within(Step::Field("channels"), |reader| {
                    reader.blemish(|| {
                        (
                            format!("two channels are called \"{}\"", channel.id),
                            "give each channel an id of its own".to_owned(),
                        )
                    });
                });
            }
            ids.push(&channel.id);
        });
    };
}

impl Document for Site {}

impl Site {
    /// Whether Chinese pages are there in both scripts.
    pub fn is_converted(&self) -> bool {
        self.convert != Some(false)
    }

    /// Who may show a story on their own pages: what it says itself, or what the site says.
    pub fn embedding<'a>(&'a self, story: Option<&'a Embedding>) -> &'a Embedding {
        story.unwrap_or(&self.embed)
    }

    /// The language of a channel's page: the channel's own, else that of the innermost channel around it that names one, else
    /// the site's.
    pub fn channel_lang(&self, id: &ChannelId) -> &Lang {
        let trail = self.channels.trail(id);
        trail.iter().rev().find_map(|channel| channel.lang.as_ref()).unwrap_or(&self.lang)
    }

    /// What a page of a channel is called: by the channel, and the later ones by their number too.
    pub fn archive_title(&self, archive: &Archive) -> String {
        let trail = self.channels.trail(&archive.channel);
        let name = trail.last().map_or(archive.channel.as_str(), |channel| &channel.name);
        match archive.page {
            1 => name.to_owned(),
            page => format!("{name} {page}"),
        }
    }

    /// The address of an article's file.
    pub fn article_file(&self, id: &ArticleId) -> String {
        match &self.source {
            Some(SourceTemplate { before, after }) => format!("{before}{id}{after}"),
            None => format!("/articles/{id}.json"),
        }
    }
}

/// An address with `{id}` where an article's id goes: `https://copy.example/articles/{id}.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceTemplate {
    before: String,
    after: String,
}

impl SourceTemplate {
    /// The template, if the text is an address that may be fetched, with the place of the id in it.
    pub fn new(text: &str) -> Option<Self> {
        let (before, rest) = text.split_once('{')?;
        let after = rest.strip_prefix("id}")?;
        Src::new(text).map(|_| Self { before: before.to_owned(), after: after.to_owned() })
    }
}

impl Serialize for SourceTemplate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}{{id}}{}", self.before, self.after))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for SourceTemplate {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SourceTemplate".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "An address with {id} where an article's id goes.",
            "type": "string",
            "pattern": r"^[^{]*\{id\}"
        })
    }
}

impl Read for SourceTemplate {
    const EXPECTED: &'static str = "an address with {id} in it";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        let Some(template) = reader.text(value) else { return Self::blank::<J>() };
        Self::new(&template).unwrap_or_else(|| {
            reader.error(|| {
                (
                    format!("\"{template}\" does not say where articles are"),
                    "write an https address with {id} in it: \"https://copy.example/articles/{id}.json\"".to_owned(),
                )
            });
            Self::blank::<J>()
        })
    }

    fn blank<J: Json>() -> Self {
        Self { before: String::new(), after: String::new() }
    }
}

record! {
    /// What stands at the end of every page.
    pub struct Footer("a footer") {
        required {}
        optional {
            /// Pages about the paper.
            links: Vec<FooterLink>,
            /// What it is licensed to do.
            licences: Vec<Licence>,
            /// How to reach it.
            contacts: Vec<Contact>,
            /// Who runs it.
            operator: Option<String>,
            /// Where they are.
            address: Option<String>,
            /// Whose the words are.
            copyright: Option<String>,
            /// Where to report what should not be here.
            report: Option<FooterLink>,
        }
    }
}

record! {
    /// A link in the footer.
    pub struct FooterLink("a link with label and url") {
        required {
            /// What it says.
            label: String,
            /// Where it leads.
            url: Href,
        }
        optional {}
    }
}

record! {
    /// A licence or record number.
    pub struct Licence("a licence") {
        required {
            /// What kind of licence it is.
            label: String,
            /// Its number.
            number: String,
        }
        optional {
            /// `icp`, `beian`, `news`, `av` or another.
            kind: Option<String>,
            /// Where it can be looked up.
            url: Option<Href>,
        }
    }
}

record! {
    /// A way to reach the paper.
    pub struct Contact("a contact") {
        required {
            /// What it is for.
            label: String,
        }
        optional {
            /// A telephone number.
            tel: Option<String>,
            /// A mail address.
            email: Option<String>,
        }
    }
    check |contact, reader| {
        if contact.tel.is_none() && contact.email.is_none() {
            reader.warning(|| ("the contact has neither number nor address".to_owned(), "add \"tel\" or \"email\"".to_owned()));
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channels_page_is_in_the_language_of_the_innermost_channel_that_names_one() {
        let site = r#"{"name": "Courier", "lang": "en", "channels": [
            {"id": "arts", "name": "فنون", "lang": "ar", "channels": [
                {"id": "stage", "name": "مسرح"}, {"id": "film", "name": "电影", "lang": "zh"}
            ]},
            {"id": "town", "name": "Town"}
        ]}"#;
        let site = Site::parse(site, None).value.expect("a site");
        for (id, lang) in [("arts", "ar"), ("stage", "ar"), ("film", "zh"), ("town", "en"), ("nowhere", "en")] {
            assert_eq!(site.channel_lang(&ChannelId::new(id).expect("an id")).as_str(), lang, "{id}");
        }
    }

    #[test]
    fn a_story_is_where_the_site_says_and_for_whom_the_story_says_or_the_site() {
        let site = |more: &str| {
            let site = format!(r#"{{"name": "Courier", "lang": "en"{more}}}"#);
            Site::parse(&site, None).value.expect("a site")
        };
        let id = ArticleId::new("pier").expect("an id");
        assert_eq!(site("").article_file(&id), "/articles/pier.json");
        let elsewhere = site(r#", "source": "https://copy.example/{id}.json?x", "embed": false"#);
        assert_eq!(elsewhere.article_file(&id), "https://copy.example/pier.json?x");
        assert_eq!(elsewhere.embedding(None), &Embedding::Anybody(false));
        assert_eq!(elsewhere.embedding(Some(&Embedding::Anybody(true))), &Embedding::Anybody(true));
    }
}
