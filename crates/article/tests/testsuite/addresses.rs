//! Addresses, against the `url` crate: the URL Standard as browsers read it.

use article::{Article, Document, Href, Src, resolve};
use proptest::prelude::*;
use url::Url;

use crate::sample::SAMPLE;

/// A page that an address could stand on.
const PAGE: &str = "https://paper.example/articles/x/";

/// Text that looks like an address, with what browsers overlook and what they do not.
fn address_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("javascript"),
        Just("JavaScript"),
        Just("data"),
        Just("vbscript"),
        Just("blob"),
        Just("file"),
        Just("http"),
        Just("HTTPS"),
        Just("mailto"),
        Just("tel"),
        Just("about"),
        Just("view-source"),
        Just("ftp"),
        Just("ws"),
        Just(":"),
        Just(":"),
        Just("/"),
        Just("//"),
        Just("\\"),
        Just("?"),
        Just("#"),
        Just("@"),
        Just("."),
        Just(".."),
        Just(" "),
        Just("\t"),
        Just("\n"),
        Just("\r"),
        Just("\0"),
        Just("\u{1}"),
        Just("\u{1f}"),
        Just("\u{a0}"),
        Just("\u{feff}"),
        Just("%3A"),
        Just("&colon;"),
        Just("&#58;"),
        Just("："),
        Just("a.example"),
        Just("x"),
        Just("報")
    ];
    prop_oneof![prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat()), "(?s).{0,12}"]
}

fn scheme_of(address: &str) -> Option<String> {
    let page = Url::parse(PAGE).expect("an address");
    page.join(address).ok().map(|url| url.scheme().to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn no_link_leads_to_another_scheme(address in address_like()) {
        if let Some(href) = Href::new(&address) {
            let shown = href.get().expect("an address");
            for read in [address.as_str(), shown] {
                if let Some(scheme) = scheme_of(read) {
                    prop_assert!(["http", "https", "mailto", "tel"].contains(&scheme.as_str()), "{:?}: {}", read, scheme);
                }
            }
            prop_assert_eq!(Href::new(shown), Some(href.clone()), "what was checked once is checked");
        }
    }

    #[test]
    fn no_media_come_by_another_scheme(address in address_like()) {
        if let Some(src) = Src::new(&address) {
            let shown = src.get().expect("an address");
            for read in [address.as_str(), shown] {
                if let Some(scheme) = scheme_of(read) {
                    prop_assert!(["http", "https"].contains(&scheme.as_str()), "{:?}: {}", read, scheme);
                }
            }
        }
    }

    /// Backslashes and percent signs aside, which the URL Standard takes for slashes and dots now and then.
    #[test]
    fn references_resolve_as_in_a_browser(
        base in "https?://[a-z]{1,4}\\.example(:8[0-9])?(/[a-z.;=,]{0,3}){0,4}(\\?[a-z/?=]{0,4})?(#[a-z/?]{0,3})?",
        reference in prop_oneof![
            "(\\.{0,3}/){0,4}[a-z.]{0,3}(/\\.{0,3}){0,3}(\\?[a-z/.?]{0,4})?(#[a-z/.?#]{0,4})?",
            "//[a-z]{1,4}\\.example(/[a-z.]{0,3}){0,3}",
            "https?://[a-z]{1,4}\\.example/[a-z.]{0,3}",
            "[a-z./?#報 ]{0,8}",
        ],
    ) {
        // The reader takes off spaces around an address before.
        let reference = reference.trim();
        // Browsers look for a host after any number of slashes.
        prop_assume!(!reference.starts_with("///"));
        // A base is the address of a file, as the browser has it: without dots.
        let base = Url::parse(&base).expect("an address");
        let expected = base.join(reference);
        let found = Url::parse(&resolve(base.as_str(), reference));
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_resolved_address_keeps_a_scheme_that_may_be_used(base in address_like(), reference in address_like()) {
        if let (Some(base), Some(reference)) = (Src::new(&base), Src::new(&reference)) {
            let (base, reference) = (base.get().expect("an address"), reference.get().expect("an address"));
            let resolved = resolve(base, reference);
            if let Some(scheme) = scheme_of(&resolved) {
                prop_assert!(["http", "https"].contains(&scheme.as_str()), "{:?} {:?} {:?}", base, reference, resolved);
            }
        }
    }
}

#[test]
fn media_count_from_the_file_that_names_them_and_links_do_not() {
    let written = |base| {
        let article = Article::parse(SAMPLE, base).value.expect("an article");
        serde_json::to_value(&article).expect("JSON")
    };
    let (here, there) = (written(None), written(Some("https://copy.example/stories/night-ferry.json")));
    for (pointer, address, in_full) in [
        ("/image/src", "../media/ferry-1600.avif", "https://copy.example/media/ferry-1600.avif"),
        ("/image/sources/0/src", "../media/ferry-800.avif", "https://copy.example/media/ferry-800.avif"),
        ("/body/10/captions/0/src", "/media/f.vtt", "https://copy.example/media/f.vtt"),
        ("/credits/0/url", "/desk/", "/desk/"),
        ("/next/url", "/articles/late/", "/articles/late/"),
    ] {
        let found = [&here, &there].map(|article| article.pointer(pointer).and_then(|address| address.as_str()));
        assert_eq!(found, [Some(address), Some(in_full)], "{pointer}");
    }
}
