//! The addresses of our pages. Parsing and formatting are each other's inverse.
//!
//! No `yew-router`: it would cost 34 kB for these four lines (measured).

use std::fmt;

use article::{ArticleId, ChannelId};

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
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
        let trimmed = path.strip_suffix("index.html").unwrap_or(path);
        let mut segments = trimmed.split('/').skip(1);
        let segments = [segments.next(), segments.next(), segments.next(), segments.next(), segments.next()]
            .map(|segment| segment.unwrap_or_default());
        let channel = |id: &str, page| ChannelId::new(id).map(|id| Self::Channel { id, page });
        let route = match segments {
            _ if path.contains("//") => None,
            ["", "", "", "", ""] => Some(Self::Front),
            ["articles", id, "", "", ""] => ArticleId::new(id).map(Self::Article),
            ["channels", id, "", "", ""] => channel(id, 1),
            ["channels", id, page, "", ""] => page_number(page).and_then(|page| channel(id, page)),
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
        for path in ["/", "/articles/harbour-rail-opens/", "/channels/news/", "/channels/news/12/"] {
            let route = Route::parse(path);
            assert!(!matches!(route, Route::Missing(_)), "{path}");
            assert_eq!(route.to_string(), path);
        }
        assert_eq!(Route::parse("/articles/x"), Route::parse("/articles/x/index.html"));
        assert_eq!(Route::parse("/index.html"), Route::Front);
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
            "//",
            "/a/b/c/d/e/f/",
        ] {
            assert_eq!(Route::parse(path), Route::Missing(path.to_owned()), "{path}");
        }
    }
}
