//! Who may show a story on their own pages.

use serde::Serialize;

use crate::{Json, Read, Reader};

/// Whether partners may embed a story, or the stories of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Embedding {
    /// Everybody may, or nobody.
    Anybody(bool),
    /// Pages of these origins may.
    Only(Vec<WebOrigin>),
}

/// The origin of a web page (RFC 6454 §6.2): `https://partner.example`, with a port where it is not the usual one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WebOrigin(
    #[cfg_attr(
        feature = "schema",
        schemars(regex(pattern = r"^https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?$"))
    )]
    String,
);

impl Embedding {
    /// Whether anybody may embed the story.
    pub fn is_allowed(&self) -> bool {
        match self {
            Self::Anybody(allowed) => *allowed,
            Self::Only(origins) => !origins.is_empty(),
        }
    }

    /// The origins that alone may show the story; none where it is for everybody. An empty list is for nobody.
    pub fn only(&self) -> Option<&[WebOrigin]> {
        match self {
            Self::Anybody(true) => None,
            Self::Anybody(false) => Some(&[]),
            Self::Only(origins) => Some(origins),
        }
    }
}

impl Default for Embedding {
    fn default() -> Self {
        Self::Anybody(true)
    }
}

impl Read for Embedding {
    const EXPECTED: &'static str = "true, false or a list of origins";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        if let Some(allowed) = value.answer() {
            return Self::Anybody(allowed);
        }
        match value.length() {
            // A reader's page only has to know that the story is not for everybody.
            Some(_) if !cfg!(feature = "report") => Self::Only(Vec::new()),
            Some(_) => Self::Only(Vec::read(value, reader)),
            None => reader.mismatch(value),
        }
    }

    fn blank<J: Json>() -> Self {
        Self::default()
    }

    fn is_absent(&self) -> bool {
        *self == Self::default()
    }
}

impl WebOrigin {
    /// The origin, if the text is one in the form that browsers write it in: small letters, no slash at the end.
    pub fn new(text: &str) -> Option<Self> {
        let authority = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let (host, port) = authority.split_once(':').unwrap_or((authority, "0"));
        let is_host = host.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-'));
        let has_ends = !host.is_empty() && !host.starts_with(['.', '-']) && !host.ends_with(['.', '-']);
        let is_port = (1..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit());
        // A browser leaves the usual port out, and would take the two for different ones.
        let usual = if text.starts_with("https") { ":443" } else { ":80" };
        (is_host && has_ends && is_port).then(|| Self(text.strip_suffix(usual).unwrap_or(text).to_owned()))
    }

    /// The origin as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Read for WebOrigin {
    const EXPECTED: &'static str = "an origin";

    fn read<J: Json>(value: &J, reader: &mut Reader) -> Self {
        let remedy = "write scheme and host and nothing after them, in small letters, one origin for each host (there are no \
                      wildcards): \"https://partner.example\", \"https://www.partner.example\"";
        reader.accept(value, Self::new, "origin", remedy)
    }

    fn blank<J: Json>() -> Self {
        Self(String::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_story_is_for_everybody_for_some_or_for_nobody() {
        let some = vec![WebOrigin("https://partner.example".to_owned())];
        for (embedding, is_allowed, only) in [
            (Embedding::default(), true, None),
            (Embedding::Anybody(true), true, None),
            (Embedding::Anybody(false), false, Some(&[][..])),
            (Embedding::Only(Vec::new()), false, Some(&[])),
            (Embedding::Only(some.clone()), true, Some(some.as_slice())),
        ] {
            assert_eq!((embedding.is_allowed(), embedding.only()), (is_allowed, only), "{embedding:?}");
            // What goes without saying is not said.
            assert_eq!(embedding.is_absent(), only.is_none(), "{embedding:?}");
        }
    }

    #[test]
    fn an_origin_is_a_scheme_and_a_host() {
        for text in
            ["https://partner.example", "http://localhost:8081", "https://xn--fiq228c.example", "https://10.0.0.1"]
        {
            assert!(WebOrigin::new(text).is_some(), "{text}");
        }
        assert_eq!(WebOrigin::new("https://a.example:443"), WebOrigin::new("https://a.example"));
        assert_eq!(WebOrigin::new("http://a.example:443").expect("an origin").as_str(), "http://a.example:443");
        for text in [
            "",
            "partner.example",
            "https://",
            "https://partner.example/",
            "https://Partner.example",
            "https://a b.example",
            "https://a.example; script-src *",
            "https://.example",
            "https://a.example:",
            "https://a.example:port",
            "https://*.example",
            "ftp://a.example",
        ] {
            assert!(WebOrigin::new(text).is_none(), "{text}");
        }
    }
}
