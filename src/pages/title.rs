//! The title of the document.

use super::Page;
use crate::Content;
use crate::setting::Setting;

/// What the page shows, then the site: `Headline – Site`. The front page has the site's name alone.
pub(super) fn title(page: &Page, setting: Setting) -> String {
    let site = &setting.site.name;
    let own = match &page.content {
        Content::Front(_) => return site.clone(),
        Content::Article(article) => article.headline.clone(),
        Content::Archive(archive) => setting.site.archive_title(archive),
        Content::Waiting { .. } => setting.locale.loading().to_owned(),
        Content::Trouble(trouble) => setting.locale.trouble(trouble)[0].to_owned(),
    };
    format!("{own} – {site}")
}
