//! The addresses of our pages. Parsing and formatting are each other's inverse.
//!
//! No `yew-router`: it would cost 34 kB for these four lines (measured).

use std::fmt;

use article::{ArticleId, ChannelId, Script};

/// The address of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The script that the page is in, where that is not its own: `/hant/…`.
    pub script: Option<Script>,
    /// The page.
    pub to: Destination,
}

/// A page of the site, in whatever script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// `/`
    Front,
    /// `/channels/<id>/`, `/channels/<id>/2/`
    Channel {
        /// The channel.
        id: ChannelId,
        /// The page of its archive, counted from 1.
        page: u32,
    },
    /// `/articles/<id>/`
    Article(ArticleId),
    /// Any other address: there is no such page.
    Missing(String),
}

impl Route {
    /// Reads the path of an address. A trailing slash may be missing, and `index.html` may be there.
    pub fn parse(path: &str) -> Self {
        for script in [Script::Hans, Script::Hant] {
            let mut route = Self { script: Some(script), to: Destination::Front };
            let inner = path.strip_prefix(route.prefix()).filter(|inner| inner.is_empty() || inner.starts_with('/'));
            let Some(inner) = inner else { continue };
            route.to = Destination::parse(inner);
            if !route.is_missing() {
                return route;
            }
        }
        Destination::parse(path).into()
    }

    /// Whether there is no such page.
    pub fn is_missing(&self) -> bool {
        matches!(self.to, Destination::Missing(_))
    }

    /// Where a story stands alone, for partners, in the same script: `/embed/<id>/`.
    pub fn alone(&self, id: &ArticleId) -> String {
        [self.prefix(), "/embed/", id.as_str(), "/"].concat()
    }

    /// What stands before the addresses of pages and files in its script: `/hant`, or nothing.
    pub fn prefix(&self) -> &'static str {
        match self.script {
            None => "",
            Some(Script::Hans) => "/hans",
            Some(Script::Hant) => "/hant",
        }
    }
}

impl From<Destination> for Route {
    /// The page in its own script.
    fn from(to: Destination) -> Self {
        Self { script: None, to }
    }
}

impl Destination {
    fn parse(path: &str) -> Self {
        let folder = path.strip_suffix("index.html").filter(|folder| folder.ends_with('/')).unwrap_or(path);
        // Hosts take two slashes for one.
        let mut segments = folder.split('/').filter(|segment| !segment.is_empty());
        let channel = |id: &str, page| ChannelId::new(id).map(|id| Self::Channel { id, page });
        let route = match [segments.next(), segments.next(), segments.next(), segments.next()] {
            [None, ..] => Some(Self::Front),
            [Some("articles"), Some(id), None, None] => ArticleId::new(id).map(Self::Article),
            [Some("channels"), Some(id), None, None] => channel(id, 1),
            [Some("channels"), Some(id), Some(page), None] => page_number(page).and_then(|page| channel(id, page)),
            _ => None,
        };
        route.unwrap_or_else(|| Self::Missing(path.to_owned()))
    }
}

/// A page number of two or more, written without a leading zero: each page has one address.
fn page_number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|page: &u32| *page > 1 && page.to_string() == text)
}

impl fmt::Display for Route {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.prefix())?;
        self.to.fmt(formatter)
    }
}

impl fmt::Display for Destination {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Front => formatter.write_str("/"),
            Self::Channel { id, page: 1 } => write!(formatter, "/channels/{id}/"),
            Self::Channel { id, page } => write!(formatter, "/channels/{id}/{page}/"),
            Self::Article(id) => write!(formatter, "/articles/{id}/"),
            Self::Missing(path) => formatter.write_str(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_its_route_are_the_same_thing() {
        for path in [
            "/",
            "/articles/harbour-rail-opens/",
            "/channels/news/",
            "/channels/news/12/",
            "/hant/",
            "/hans/articles/harbour-rail-opens/",
            "/hant/channels/news/2/",
        ] {
            let route = Route::parse(path);
            assert!(!route.is_missing(), "{path}");
            assert_eq!(route.to_string(), path);
        }
        assert_eq!(Route::parse("/articles/x"), Route::parse("/articles/x/index.html"));
        assert_eq!(Route::parse("/index.html"), Destination::Front.into());
        assert_eq!(Route::parse("/hant"), Route { script: Some(Script::Hant), to: Destination::Front });
    }

    #[test]
    fn anything_else_is_missing() {
        for path in [
            "/about/",
            "/articles/",
            "/articles/X/",
            "/articles/a/b/",
            "/articles/x.json",
            "/channels/news/1/",
            "/channels/news/02/",
            "/channels/news/x/",
            "/channels/news/2/3/",
            "/articles/xindex.html/",
            "/xindex.html",
            "/a/b/c/d/e/f/",
            "/hant/about/",
            "/hantarticles/x/",
            "/hant/hans/articles/x/",
            "/Hant/",
            "/繁/",
        ] {
            assert_eq!(Route::parse(path), Destination::Missing(path.to_owned()).into(), "{path}");
        }
    }
}
