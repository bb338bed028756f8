//! The site's own address, which canonical links, feeds and site maps need in full.

use article::{Article, Site, resolve, share_host};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

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

    /// The top of its host, with a slash at the end: where the front page is.
    pub(crate) fn top(&self) -> String {
        [&self.origin, "/"].concat()
    }

    /// Whether its address names more than a host.
    pub(crate) fn is_below_the_top(&self) -> bool {
        !matches!(self.address.strip_prefix(&self.origin), Some("" | "/"))
    }

    /// The absolute address of a page or file of the site; addresses that are absolute already stay as they are.
    pub(crate) fn absolute(&self, address: &str) -> String {
        // Every page asks this some ten times, of addresses that need only be put after the host.
        if address.starts_with('/') && !address.starts_with("//") && !address.contains("/.") {
            return encoded([&self.origin, address].concat());
        }
        encoded(resolve(&self.address, address))
    }
}

/// What machines read has to be spelt as they send it: a space, and what is not ASCII, by its bytes (URL Standard,
/// "percent-encode sets"). The host stays: it has a spelling of its own.
fn encoded(address: String) -> String {
    const NEEDED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>');
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>');
    if address.bytes().all(is_plain) {
        return address;
    }
    let after_host = address.find("//").map_or(0, |slashes| slashes + 2);
    let path = address[after_host..].find(['/', '?', '#']).map_or(address.len(), |path| after_host + path);
    [&address[..path], &utf8_percent_encode(&address[path..], NEEDED).to_string()].concat()
}

/// Where a story stood first, where that is not here: the address that search engines are to show. A place on the site's own
/// host is here: what stood there before the site did is gone with it.
pub(crate) fn elsewhere<'a>(article: &'a Article, home: Option<&Home>) -> Option<&'a str> {
    let first = article.canonical.as_ref()?.get().filter(|first| is_absolute(first))?;
    (!home.is_some_and(|home| share_host(&home.origin, first))).then_some(first)
}

/// The absolute form of an address, where it has one.
pub(crate) fn address(home: Option<&Home>, address: &str) -> Option<String> {
    let absolute = home.map_or_else(|| address.to_owned(), |home| home.absolute(address));
    Some(absolute).filter(|address| is_absolute(address))
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
    fn addresses_are_spelt_as_machines_send_them() {
        let site = r#"{"name": "Courier", "lang": "en", "url": "https://news.example"}"#;
        let home = Home::of(&Site::parse(site, None).value.expect("a site")).expect("an address");
        for (address, spelt) in [
            ("/media/图片 1.jpg", "https://news.example/media/%E5%9B%BE%E7%89%87%201.jpg"),
            ("/media/a%20b.jpg?x=\"1\"#y", "https://news.example/media/a%20b.jpg?x=%221%22#y"),
            ("https://報.example/圖.jpg", "https://報.example/%E5%9C%96.jpg"),
            ("https://報.example", "https://報.example"),
        ] {
            assert_eq!(home.absolute(address), spelt);
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
