//! The site's own address, which canonical links, feeds and site maps need in full.

use article::{Article, Site, resolve};
use kanbao::Destination;

/// An absolute address with scheme and host: where the site is published.
#[derive(Clone, Debug)]
pub(crate) struct Home {
    address: String,
    /// Its scheme and host.
    origin: String,
}

impl Home {
    /// What `site.json` says, where that is an absolute address.
    pub(crate) fn of(site: &Site) -> Option<Self> {
        let address = site.url.as_ref()?.get().filter(|url| is_absolute(url))?.to_owned();
        let origin = resolve(&address, "/").trim_end_matches('/').to_owned();
        Some(Self { address, origin })
    }

    /// The absolute address of a page or file of the site; addresses that are absolute already stay as they are.
    pub(crate) fn absolute(&self, address: &str) -> String {
        // Every page asks this some ten times, of addresses that need only be put after the host.
        if address.starts_with('/') && !address.starts_with("//") && !address.contains("/.") {
            return [&self.origin, address].concat();
        }
        resolve(&self.address, address)
    }
}

/// Where a story stood first, where that is not here: the address that search engines are to show.
pub(crate) fn elsewhere<'a>(article: &'a Article, home: Option<&Home>) -> Option<&'a str> {
    let first = article.canonical.as_ref()?.get().filter(|first| is_absolute(first))?;
    let own = home.map(|home| home.absolute(&Destination::Article(article.id.clone()).to_string()));
    (own.as_deref() != Some(first)).then_some(first)
}

/// Whether an address has a scheme of the web and a host.
pub(crate) fn is_absolute(address: &str) -> bool {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    scheme.is_some_and(|scheme| address[scheme.len()..].starts_with(|first: char| !matches!(first, '/' | '?' | '#')))
}

#[cfg(test)]
mod tests {
    use article::Document;

    use super::*;

    #[test]
    fn an_address_is_resolved_against_the_sites_own() {
        for own in ["https://news.example", "https://news.example/", "http://a.example:8080/paper/x?y=1#z"] {
            let site = format!(r#"{{"name": "Courier", "lang": "en", "url": "{own}"}}"#);
            let home = Home::of(&Site::parse(&site, None).value.expect("a site")).expect("an address");
            for address in
                ["/", "/a/", "/a//b?x=/../y#z", "/a/./b", "/a/../b", "//b.example/x", "a", "", "https://b.example"]
            {
                assert_eq!(home.absolute(address), resolve(own, address), "{own} {address}");
            }
        }
    }

    #[test]
    fn an_absolute_address_has_scheme_and_host() {
        assert!(is_absolute("https://news.example") && is_absolute("HTTP://news.example/x"));
        for address in ["", "/", "news.example", "//news.example", "https:", "https://", "https:///x", "mailto:a@b"] {
            assert!(!is_absolute(address), "{address}");
        }
    }
}
