//! The files of one story: its JSON, its page, the page for partners, what oEmbed tells; in each script.
//!
//! All of them are made of the same. So the story is read, and printed, for those that have to be made, and once.

use std::cell::OnceCell;
use std::rc::Rc;

use article::{Article, ArticleId, Document, Teaser};

use super::{Makers, Writer, json};
use crate::build::oembed::OEmbed;
use crate::build::output::Part;
use crate::build::pages::Pages;
use crate::build::{BuildError, articles};
use crate::edition::Edition;
use crate::fingerprint::Fingerprint;

type Made<T> = Result<T, BuildError>;

impl Writer<'_> {
    /// Sees to all files of a story, which has this number among the stories of the build.
    pub(super) fn story(&self, number: usize, story: &Teaser, makers: &mut Makers) -> Made<()> {
        let (id, made_of) = (&story.id, self.newest.made_of(number));
        let (text, article) = (OnceCell::new(), OnceCell::new());
        let text = || ready(&text, || self.published(story));
        let article = || ready(&article, || self.parsed(id, text()?).map(Rc::new)).cloned();
        self.files_of(number, story, made_of, &mut makers.own, text, &article)?;
        for (variant, pages) in makers.variants.iter_mut().filter(|(variant, _)| variant.pages.has_story(id)) {
            let made_of = variant.made_of(made_of, self.newest.linked(story).iter());
            let converted = OnceCell::new();
            let converted =
                || ready(&converted, || Ok(Rc::new(variant.article(Article::clone(&*article()?))))).cloned();
            self.files_of(number, story, made_of, pages, || Ok(json(&*converted()?)), &converted)?;
        }
        Ok(())
    }

    /// The files of a story in one script, at its address and at those that it had before: there is its JSON too, and the page for
    /// partners, so that what somebody has put on their pages and links in an open app are as they were; its page leads on.
    fn files_of<B: AsRef<[u8]>>(
        &self,
        number: usize,
        story: &Teaser,
        made_of: Fingerprint,
        pages: &mut Pages,
        text: impl Fn() -> Made<B>,
        article: &impl Fn() -> Made<Rc<Article>>,
    ) -> Made<()> {
        let printed = OnceCell::new();
        let printed =
            |pages: &Pages| ready(&printed, || article().map(|article| Rc::new(pages.story(article)))).cloned();
        for called in self.newest.ids_of(number) {
            let made_of = if called.is_former { made_of.with("moved") } else { made_of };
            let mut proof = self.output.proof(called.row, called.id.as_str(), pages.script(), made_of);
            if proof.keep_all() {
                continue;
            }
            proof.make(Part::Json, &text)?;
            if called.is_former {
                proof.make(Part::Page, || article().map(|article| pages.moved(article)))?;
            } else {
                proof.make(Part::Page, || printed(pages).map(|story| pages.article(&story)))?;
            }
            if self.newest.is_for_partners(story) {
                proof.make(Part::Embed, || printed(pages).map(|story| pages.embed(&story)))?;
            }
            // What is not for everybody is not offered to everybody.
            if let Some(home) = self.home.filter(|_| self.newest.only(story).is_none()) {
                proof.make(Part::OEmbed, || Ok(json(&OEmbed::new(&*article()?, pages, home))))?;
            }
        }
        Ok(())
    }

    /// The JSON to publish for a story. What was checked is published, and nothing else.
    fn published(&self, story: &Teaser) -> Made<String> {
        let text = self.newest.text(self.edition, &story.id)?;
        articles::published(&text, story, &self.newest).map_err(|_| self.changed(&story.id))
    }

    fn parsed(&self, id: &ArticleId, text: &str) -> Made<Article> {
        Article::parse(text, Some(&self.site().article_file(id))).value.ok_or_else(|| self.changed(id))
    }

    fn changed(&self, id: &ArticleId) -> BuildError {
        BuildError::Changed { path: self.edition.root().join(Edition::article_file(id.as_str())) }
    }
}

/// What a cell holds, made if it is empty.
fn ready<T>(cell: &OnceCell<T>, make: impl FnOnce() -> Made<T>) -> Made<&T> {
    match cell.get() {
        Some(ready) => Ok(ready),
        None => {
            let made = make()?;
            Ok(cell.get_or_init(|| made))
        }
    }
}
