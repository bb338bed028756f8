//! What no file shows alone: names, channels, related stories and media; and what the site makes of a story that is within the
//! contract.
//!
//! These checks look at plain JSON, not at an [`Article`](article::Article), so that a file with other faults is
//! looked through as well: one run shows all there is to mend.

mod at;
mod channels;
mod corrections;
mod damage;
mod formerly;
mod links;
mod media;
mod names;
mod related;
mod site;

use article::{ArticleId, Problem, Value};

use crate::edition::Edition;
use at::At;
use channels::channels;
use corrections::told_to_nobody;
use damage::damaged;
use formerly::formerly;
use links::{Links, first_ran_nowhere, no_address};
pub(crate) use media::{Local, address_of};
use media::{Search, media};
pub(crate) use names::name_is_id;
pub(crate) use related::LEFT_OUT;
use related::related;
pub use site::{address, site};

/// What was asked of the edition's other files, and whether they were there.
#[derive(Debug, Default)]
pub struct Asked {
    /// Names of articles.
    pub articles: Vec<(String, bool)>,
    /// Other files.
    pub files: Vec<(String, bool)>,
    /// The stories that links in the article lead to, whether they are there or not.
    pub linked: Vec<ArticleId>,
}

/// Looks through what stands in the file called `name`.json. What the answer depends on is added to `asked`.
pub fn article(edition: &Edition, name: &str, article: &Value, asked: &mut Asked) -> Vec<Problem> {
    let mut problems = Vec::new();
    problems.extend(name_is_id(edition, name, article, asked));
    channels(edition, article, &mut problems);
    related(edition, name, article, asked, &mut problems);
    formerly(edition, name, article, asked, &mut problems);
    let links = Links { edition, base: &format!("/articles/{name}/") };
    At::Top.each(article, &mut |field, text, at| {
        problems.extend(damaged(text, at));
        problems.extend(no_address(field, text, at));
        if matches!(field, "href" | "url") {
            problems.extend(links.leads_nowhere(text, at, asked));
        }
    });
    problems.extend(first_ran_nowhere(article));
    problems.extend(told_to_nobody(article));
    let base = format!("/articles/{name}.json");
    let mut search = Search { files: &edition.files, base: &base, asked: &mut asked.files };
    media(&mut search, article, &mut Vec::new(), &mut problems);
    problems
}

/// What is said of a story that is named and is not there.
pub(crate) fn no_article(id: &str) -> String {
    format!("there is no article \"{id}\"")
}

impl Asked {
    fn article(&mut self, edition: &Edition, name: &str) -> bool {
        let there = edition.articles.contains(name);
        self.articles.push((name.to_owned(), there));
        there
    }
}
