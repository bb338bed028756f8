//! What stories are called now that had another id before: an editor has renamed them since.
//!
//! [`check::moved`](crate::check) knows the same of an edition that it has gone through.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use article::{Article, ArticleId, Document};
use rayon::prelude::*;

use crate::edition::Edition;

/// The stories of an edition by the ids that they had before. All files are read for that, and only where somebody asks.
pub(crate) struct Renamed<'e> {
    edition: &'e Edition,
    by_former: OnceCell<BTreeMap<ArticleId, ArticleId>>,
}

impl<'e> Renamed<'e> {
    pub(crate) fn new(edition: &'e Edition) -> Self {
        Self { edition, by_former: OnceCell::new() }
    }

    /// What a story of this id is called now, where no story is called so any more and one says that it was.
    pub(crate) fn now(&self, id: &ArticleId) -> Option<ArticleId> {
        if self.edition.articles.contains(id.as_str()) {
            return None;
        }
        self.by_former.get_or_init(|| self.read()).get(id).cloned()
    }

    /// Whether a story may say that it had this id before: what a story of the edition has for one, or had, is not for another
    /// that comes.
    pub(crate) fn may_have(&self, id: &ArticleId, former: &ArticleId) -> bool {
        !self.edition.articles.contains(former.as_str())
            && self.by_former.get_or_init(|| self.read()).get(former).is_none_or(|story| story == id)
    }

    fn read(&self) -> BTreeMap<ArticleId, ArticleId> {
        let names: Vec<&String> = self.edition.articles.iter().collect();
        let pairs = names.par_iter().flat_map_iter(|name| {
            let text = self.edition.read(&Edition::article_file(name)).ok();
            let text = text.filter(|text| text.contains("\"formerly\""));
            let article = text.and_then(|text| Article::parse(&text, None).value);
            article
                .into_iter()
                .flat_map(|Article { id, formerly, .. }| formerly.into_iter().map(move |former| (former, id.clone())))
        });
        // Of two stories that were called so, the first has it.
        let mut pairs: Vec<_> = pairs.collect();
        pairs.reverse();
        pairs.into_iter().collect()
    }
}
