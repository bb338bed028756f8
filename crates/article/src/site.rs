//! The paper itself: its name, its channels, its footer.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::record::record;
use crate::{ArticleId, Channel, Channels, Document, Href, Lang, Read, Reader, Src, Value};

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
        }
    }
    check |site, reader| {
        if site.name.trim().is_empty() {
            reader.error("the site has no name", "write the paper's name into \"name\"");
        }
        let mut seen = BTreeSet::new();
        let mut twice = Vec::new();
        site.channels.each(&mut |channel| {
            if !seen.insert(&channel.id) {
                twice.push(&channel.id);
            }
        });
        for id in twice {
            reader.error(format!("two channels are called \"{id}\""), "give each channel an id of its own");
        }
    };
}

impl Document for Site {}

impl Site {
    /// The address of an article's file.
    pub fn article_file(&self, id: &ArticleId) -> String {
        match &self.source {
            Some(template) => template.0.replace("{id}", id.as_str()),
            None => format!("/articles/{id}.json"),
        }
    }
}

/// An address with `{id}` where an article's id goes: `https://copy.example/articles/{id}.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceTemplate(#[cfg_attr(feature = "schema", schemars(regex(pattern = r"\{id\}")))] String);

impl Read for SourceTemplate {
    const EXPECTED: &'static str = "an address with {id} in it";

    fn read(value: &Value, reader: &mut Reader) -> Option<Self> {
        let template = String::read(value, reader)?;
        if !template.contains("{id}") || Src::new(&template).is_none() {
            reader.error(
                format!("\"{template}\" does not say where articles are"),
                "write an https address with {id} in it: \"https://copy.example/articles/{id}.json\"",
            );
            return None;
        }
        Some(Self(template))
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
            reader.warning("the contact has neither number nor address", "add \"tel\" or \"email\"");
        }
    };
}
