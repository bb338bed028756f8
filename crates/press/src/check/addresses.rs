//! Addresses that browsers make nothing of.
//!
//! The contract lets an address through by its scheme alone: the browser has no room for a parser of addresses, and one that
//! nobody can read does no harm there. But the link is dead, and the editor is the one who can mend it.

use std::sync::LazyLock;

use url::Url;

/// Where addresses in a file have their place.
const FIELDS: [&str; 6] = ["href", "url", "canonical", "player", "src", "poster"];

/// Any page of a site: what others count from.
static PAGE: LazyLock<Url> = LazyLock::new(|| Url::parse("https://news.example/").expect("an address"));

/// What is wrong with the text of a field, and what to do about it, where that is an address that no browser can read.
pub(super) fn unreadable(field: &str, text: &str) -> Option<(String, &'static str)> {
    // What may not be used at all, the contract reports.
    if !FIELDS.contains(&field) || article::Href::new(text).is_none() {
        return None;
    }
    let error = PAGE.join(text).err()?;
    let message = format!("browsers cannot read the address \"{}\": {error}", text.trim());
    Some((message, "the link leads nowhere: look at what stands behind // up to the next slash"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_browsers_cannot_read_is_told() {
        for address in ["https://[bad", "//[bad/x", "http://a b.example/", "https://news.example:port/", "https:///"] {
            assert!(unreadable("url", address).is_some(), "{address}");
        }
        for address in [
            "https://news.example",
            "//news.example/x",
            "/about/",
            "x y",
            "#top",
            "?q=[",
            "https://報.example/é",
            "https:x",
            "mailto:desk@news.example",
            "tel:+47 55",
            "HTTPS://[::1]/",
            "javascript:x",
            "",
        ] {
            assert!(unreadable("url", address).is_none(), "{address}");
        }
        assert!(unreadable("text", "https://[bad").is_none(), "it is no address");
    }
}
