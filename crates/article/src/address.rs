//! Addresses that may be shown: the scheme is checked once, by a type.
//!
//! A link may be `https`, `http`, `mailto`, `tel` or relative; media may be `https`, `http` or relative. Any other
//! scheme (`javascript:`, `data:`, …) is an error to the press and dead text to the reader.

use crate::{Json, Read, Reader};

/// Where a link leads. Its [`get`](Href::get) is safe to put into an `href` attribute.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Href(
    #[cfg_attr(
        feature = "schema",
        schemars(regex(
            pattern = r"^(?:[Hh][Tt][Tt][Pp][Ss]?:|[Mm][Aa][Ii][Ll][Tt][Oo]:|[Tt][Ee][Ll]:|[/?#]|[^\x00-\x20:/?#][^:/?#]*(?:[/?#]|$))"
        ))
    )]
    String,
);

/// Where a picture, a film or a sound is.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Src(
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = r"^(?:[Hh][Tt][Tt][Pp][Ss]?:|[/?#]|[^\x00-\x20:/?#][^:/?#]*(?:[/?#]|$))"))
    )]
    String,
);

impl Href {
    /// Checks an address for use in a link.
    pub fn new(address: &str) -> Option<Self> {
        checked(address, &["https", "http", "mailto", "tel"]).map(Self)
    }

    /// The address, or nothing where the file had one that may not be clicked.
    pub fn get(&self) -> Option<&str> {
        Some(self.0.as_str()).filter(|address| !address.is_empty())
    }
}

impl Src {
    /// Checks an address for use as media.
    pub fn new(address: &str) -> Option<Self> {
        checked(address, &["https", "http"]).map(Self)
    }

    /// The address, or nothing where the file had one that may not be loaded.
    pub fn get(&self) -> Option<&str> {
        Some(self.0.as_str()).filter(|address| !address.is_empty())
    }
}

impl Read for Href {
    const EXPECTED: &'static str = "an address";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        let Some(address) = reader.text(value) else { return Self::blank::<J>() };
        Self::new(&address).unwrap_or_else(|| {
            refuse(&address, "use https, http, mailto, tel or a relative address", reader);
            Self::blank::<J>()
        })
    }

    fn blank<J: Json>() -> Self {
        Self(String::new())
    }
}

impl Read for Src {
    const EXPECTED: &'static str = "an address";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        let Some(address) = reader.text(value) else { return Self::blank::<J>() };
        let Some(source) = Self::new(&address) else {
            refuse(&address, "use https, http or a relative address", reader);
            return Self::blank::<J>();
        };
        match reader.base() {
            Some(base) => Self(resolve(base, &source.0)),
            None => source,
        }
    }

    fn blank<J: Json>() -> Self {
        Self(String::new())
    }
}

/// An address that may not be used is an error, and dead text where the document is shown all the same.
fn refuse(address: &str, remedy: &str, reader: &mut Reader) {
    reader.blemish(|| {
        let message = match address.trim() {
            "" => "the address is empty".to_owned(),
            _ => format!("the address \"{address}\" may not be used here"),
        };
        (message, remedy.to_owned())
    });
}

/// The address as a browser would read it (URL Standard, "basic URL parser": outer spaces and control characters and
/// inner tabs and newlines are dropped), if its scheme is one of those allowed.
fn checked(address: &str, schemes: &[&str]) -> Option<String> {
    let address: String = address
        .trim_matches(|character: char| character <= ' ')
        .chars()
        .filter(|character| !matches!(character, '\t' | '\n' | '\r'))
        .collect();
    let allowed = match scheme(&address) {
        Some(scheme) => schemes.iter().any(|allowed| scheme.eq_ignore_ascii_case(allowed)),
        None => !address.is_empty(),
    };
    allowed.then_some(address)
}

/// What stands before the first colon, where no slash, question mark or hash comes first.
fn scheme(address: &str) -> Option<&str> {
    let end = address.find([':', '/', '?', '#'])?;
    address[end..].starts_with(':').then_some(&address[..end])
}

/// Resolves a relative address against the address of the file it stands in (RFC 3986 §5.2).
pub fn resolve(base: &str, reference: &str) -> String {
    if scheme(reference).is_some() {
        return reference.to_owned();
    }
    let base = base.split('#').next().unwrap_or_default();
    let (base, query) = base.split_at(base.find('?').unwrap_or(base.len()));
    let scheme_end = scheme(base).map_or(0, |scheme| scheme.len() + 1);
    if reference.starts_with("//") {
        return format!("{}{reference}", &base[..scheme_end]);
    }
    let origin_end = match base[scheme_end..].strip_prefix("//") {
        Some(rest) => base.len() - rest.len() + rest.find('/').unwrap_or(rest.len()),
        None => scheme_end,
    };
    let (origin, base_path) = base.split_at(origin_end);
    let split = reference.find(['?', '#']).unwrap_or(reference.len());
    let (path, rest) = reference.split_at(split);
    let path = if path.is_empty() {
        // Only a reference without a path keeps the query.
        format!("{base_path}{}", if rest.starts_with('?') { "" } else { query })
    } else if path.starts_with('/') {
        without_dots(path)
    } else {
        let folder = &base_path[..base_path.rfind('/').map_or(0, |slash| slash + 1)];
        without_dots(&format!("{}{path}", if folder.is_empty() { "/" } else { folder }))
    };
    format!("{origin}{path}{rest}")
}

/// Removes `.` and `..` from a path that starts with a slash (RFC 3986 §5.2.4).
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for segment in path.split('/').skip(1) {
        match segment {
            "." | ".." => {
                if segment == ".." {
                    kept.pop();
                }
            }
            _ => kept.push(segment),
        }
    }
    let folder = matches!(path.rsplit('/').next(), Some("." | "..")) && !kept.is_empty();
    format!("/{}{}", kept.join("/"), if folder { "/" } else { "" })
}

/// Whether two addresses are on one host, by whatever scheme: with `www.` before its name or without, and with the port that goes
/// without saying.
pub fn share_host(one: &str, other: &str) -> bool {
    host(one).zip(host(other)).is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
}

fn host(address: &str) -> Option<&str> {
    // To look for a text instead of a letter would cost the browser a kilobyte.
    let mut parts = address.split('/');
    let host = parts.next().filter(|scheme| scheme.ends_with(':')).and_then(|_| parts.nth(1))?;
    let host = host.strip_suffix(":443").or(host.strip_suffix(":80")).unwrap_or(host);
    Some(host.strip_prefix("www.").unwrap_or(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_that_run_code_are_refused() {
        for address in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "blob:https://x/y",
            "file:///etc/passwd",
            ":nothing",
            "",
            "  ",
        ] {
            assert_eq!(Href::new(address), None, "{address:?}");
            assert_eq!(Src::new(address), None, "{address:?}");
        }
    }

    #[test]
    fn what_may_be_clicked_and_what_may_be_loaded() {
        for address in
            ["https://a.example/?q=a:b", "HTTP://a.example", "//a.example/x", "/x:y", "x/y:z", "#x", "?a:b", "報.html"]
        {
            assert!(Href::new(address).is_some() && Src::new(address).is_some(), "{address}");
        }
        for address in ["mailto:desk@a.example", "tel:+86-593-0000000"] {
            assert!(Href::new(address).is_some() && Src::new(address).is_none(), "{address}");
        }
    }

    #[test]
    fn a_host_is_the_same_however_it_is_written() {
        for other in [
            "http://courier.example",
            "HTTPS://Courier.Example/a",
            "https://www.courier.example/?b",
            "//courier.example/",
        ] {
            let is_whole = other.contains(':');
            assert_eq!(share_host("https://courier.example:443/", other), is_whole, "{other}");
        }
        for other in [
            "https://courier.example.net/",
            "https://courier.example:8080/",
            "/courier.example",
            "mailto:a@courier.example",
        ] {
            assert!(!share_host("https://courier.example/", other), "{other}");
        }
    }

    /// The examples of RFC 3986 §5.4, those with a hierarchical path.
    #[test]
    fn references_resolve_as_the_standard_says() {
        for (reference, target) in [
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p?q#s"),
            ("", "http://a/b/c/d;p?q"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g;x?y#s", "http://a/b/c/g;x?y#s"),
            (".", "http://a/b/c/"),
            ("./", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"),
            ("../../g", "http://a/g"),
            ("../../../g", "http://a/g"),
            ("/./g", "http://a/g"),
            ("g.", "http://a/b/c/g."),
            ("..g", "http://a/b/c/..g"),
            ("g?y/../x", "http://a/b/c/g?y/../x"),
            ("https://z.example/", "https://z.example/"),
        ] {
            assert_eq!(resolve("http://a/b/c/d;p?q", reference), target, "{reference}");
        }
        assert_eq!(resolve("/articles/x.json", "../media/a.svg"), "/media/a.svg");
        assert_eq!(resolve("/articles/x.json", "a.svg"), "/articles/a.svg");
        assert_eq!(resolve("https://cdn.example", "a.svg"), "https://cdn.example/a.svg");
    }
}
