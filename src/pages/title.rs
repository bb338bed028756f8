//! The title of the document.

use article::Channels;

use super::Page;
use crate::Content;
use crate::setting::Setting;

/// What the page shows, then the site: `Headline – Site`. The front page has the site's name alone.
pub(super) fn title(page: &Page, setting: Setting) -> String {
    let site = &setting.site.name;
    let own = match &page.content {
        Content::Front(_) => return site.clone(),
        Content::Article(article) => article.headline.clone(),
        Content::Archive(archive) => {
            let trail = setting.site.channels.trail(&archive.channel);
            let name = trail.last().map_or(archive.channel.as_str(), |channel| &channel.name);
            match archive.page {
                1 => name.to_owned(),
                page => format!("{name} {page}"),
            }
        }
        Content::Waiting { .. } => setting.locale.loading().to_owned(),
        Content::Trouble(trouble) => setting.locale.trouble(trouble)[0].to_owned(),
    };
    format!("{own} – {site}")
}
