//! The site maps: where every page of the site is, in every script.

use std::ops::Range;

use article::{Channel, Channels, Lang, Script, Site, Teaser, Timestamp};
use kanbao::{Destination, Route};

use super::NAMESPACE;
use crate::build::head::alternates;
use crate::build::home::Home;
use crate::build::moment::rfc3339;
use crate::build::newest::Newest;
use crate::build::xml::Xml;
use crate::fingerprint::Fingerprint;
use crate::script::Variant;

/// The most addresses that a site map has: 50,000 may be in one, and 50 MB (sitemaps.org, "Using Sitemap index files"), which fewer
/// fill where host and ids are as long as they may be and each page is there in two scripts.
pub(super) const ADDRESSES: usize = 24_000;
/// That of `xhtml:link`, which names the same page in another script (Google, "Tell Google about localized versions").
const XHTML: (&str, &str) = ("xmlns:xhtml", "http://www.w3.org/1999/xhtml");

/// The site maps: one, or an index and as many as are needed.
///
/// Only pages whose canonical address is their own are in them (Google, "Build and submit a sitemap"). The oldest story
/// comes first, so that a new one changes the last map alone.
pub(super) struct Maps<'a> {
    site: &'a Site,
    home: &'a Home,
    variants: &'a [&'a Variant],
    /// When the front page last changed.
    changed: Option<&'a Timestamp>,
    pages: Vec<Page<'a>>,
    /// The pages that each map has.
    pub(super) parts: Vec<Range<usize>>,
}

/// A page that search engines may read, in every script that it is written in.
#[derive(Clone, Copy)]
enum Page<'a> {
    Story(&'a Teaser),
    Channel(&'a Channel),
    Front,
}

impl<'a> Maps<'a> {
    /// Maps of at most so many addresses.
    pub(super) fn new(
        newest: &Newest<'a>,
        site: &'a Site,
        home: &'a Home,
        variants: &'a [&'a Variant],
        most: usize,
    ) -> Self {
        let stories = newest.all().iter().rev().filter(|story| newest.is_our_own(story));
        let mut pages: Vec<Page> = stories.map(|story| Page::Story(story)).collect();
        site.channels.each(&mut |channel| pages.push(Page::Channel(channel)));
        pages.push(Page::Front);
        let changed = newest.all().first().map(|story| story.changed());
        let mut maps = Self { site, home, variants, changed, pages, parts: Vec::new() };
        let (mut start, mut addresses) = (0, 0);
        for (index, page) in maps.pages.iter().enumerate() {
            let more = 1 + maps.scripts(page).count();
            // The two scripts of a page stay together.
            if addresses + more > most && index > start {
                maps.parts.push(start..index);
                (start, addresses) = (index, 0);
            }
            addresses += more;
        }
        maps.parts.push(start..maps.pages.len());
        maps
    }

    /// What a map is called, counted from 0.
    pub(super) fn name(&self, number: usize) -> String {
        if self.parts.len() == 1 { "sitemap.xml".to_owned() } else { format!("sitemap-{}.xml", number + 1) }
    }

    /// Of all that a map is made of, but for what every page is.
    pub(super) fn made_of(&self, part: &Range<usize>) -> Fingerprint {
        self.pages[part.clone()].iter().fold(Fingerprint::of("map"), |made_of, page| {
            let made_of = match page {
                Page::Story(story) => made_of.with(story.id.as_str()).with(self.lang(page).as_str()),
                // Channels are the site's, which everything is made of.
                Page::Channel(_) | Page::Front => made_of,
            };
            made_of.with(self.changed(page).map_or("", Timestamp::as_str))
        })
    }

    /// A map.
    pub(super) fn map(&self, part: &Range<usize>) -> Vec<u8> {
        let pages = &self.pages[part.clone()];
        let mut xml = Xml::new();
        let is_plain = pages.iter().all(|page| self.scripts(page).next().is_none());
        let namespaces = if is_plain { &[NAMESPACE][..] } else { &[NAMESPACE, XHTML] };
        xml.element("urlset", namespaces, |xml| pages.iter().for_each(|page| self.page(xml, page)));
        xml.finish()
    }

    fn page(&self, xml: &mut Xml, page: &Page) {
        let to = match page {
            Page::Story(story) => Destination::Article(story.id.clone()),
            Page::Channel(channel) => Destination::Channel { id: channel.id.clone(), page: 1 },
            Page::Front => Destination::Front,
        };
        let changed = self.changed(page).map(rfc3339);
        let mut others = self.scripts(page).map(Some).peekable();
        let alternates = if others.peek().is_some() { alternates(&to, self.lang(page), None) } else { Vec::new() };
        let alternates: Vec<_> =
            alternates.into_iter().map(|(lang, route)| (lang, self.home.absolute(&route.to_string()))).collect();
        for script in [None].into_iter().chain(others) {
            xml.element("url", &[], |xml| {
                xml.text("loc", &[], &self.home.absolute(&Route { script, to: to.clone() }.to_string()));
                if let Some(changed) = &changed {
                    xml.text("lastmod", &[], changed);
                }
                for (lang, href) in &alternates {
                    xml.empty("xhtml:link", &[("rel", "alternate"), ("hreflang", lang), ("href", href)]);
                }
            });
        }
    }

    /// The scripts that a page is written in beside its own.
    fn scripts(&self, page: &Page) -> impl Iterator<Item = Script> {
        let has = |variant: &&&Variant| match page {
            Page::Story(story) => variant.pages.has_story(&story.id),
            Page::Channel(channel) => variant.pages.has(&Destination::Channel { id: channel.id.clone(), page: 1 }),
            Page::Front => variant.pages.has(&Destination::Front),
        };
        self.variants.iter().filter(has).map(|variant| variant.script())
    }

    fn lang(&self, page: &Page<'a>) -> &'a Lang {
        match page {
            Page::Story(story) => story.lang.as_ref().unwrap_or(&self.site.lang),
            Page::Channel(channel) => self.site.channel_lang(&channel.id),
            Page::Front => &self.site.lang,
        }
    }

    fn changed(&self, page: &Page<'a>) -> Option<&'a Timestamp> {
        match page {
            Page::Story(story) => Some(story.changed()),
            Page::Channel(_) => None,
            Page::Front => self.changed,
        }
    }

    /// The index of the maps.
    pub(super) fn index(&self) -> Vec<u8> {
        let mut index = Xml::new();
        index.element("sitemapindex", &[NAMESPACE], |xml| {
            for number in 0..self.parts.len() {
                let address = self.home.absolute(&format!("/{}", self.name(number)));
                xml.element("sitemap", &[], |xml| xml.text("loc", &[], &address));
            }
        });
        index.finish()
    }
}

#[cfg(test)]
mod tests {
    use article::{ArticleId, Href, ScriptOverrides};

    use super::*;
    use crate::build::maps::recent;
    use crate::build::maps::tests::{origins, site, stories, text};
    use crate::check::moved::Moved;

    #[test]
    fn what_is_too_much_for_one_map_gets_an_index() {
        let (site, stories) = (site(), stories(&["2024-03-05T09:00:00Z"; 4]));
        let (home, origins, moved) = (Home::of(&site).expect("an address"), origins(&stories), Moved::default());
        let newest = Newest::new(&stories, &origins, &moved, &site);
        let maps = Maps::new(&newest, &site, &home, &[], 5);
        assert_eq!((maps.parts.len(), maps.name(0).as_str()), (1, "sitemap.xml"));
        let maps = Maps::new(&newest, &site, &home, &[], 3);
        let counts = maps.parts.iter().map(|part| text(maps.map(part)).matches("<loc>").count());
        assert_eq!(counts.collect::<Vec<_>>(), [3, 2]);
        let index = text(maps.index());
        assert_eq!(index.matches("<loc>").count(), 2, "{index}");
        assert!(index.contains("<loc>https://courier.example/sitemap-2.xml</loc>"), "{index}");
    }

    #[test]
    fn a_map_of_the_longest_addresses_is_not_too_long() {
        let (mut site, mut stories) = (site(), stories(&["2024-03-05T09:00:00.123456+08:00"; 20]));
        // A host has at most 253 letters (RFC 1035, §2.3.4, without what is not written).
        site.url = Href::new(&format!("https://{}.example", "a.".repeat(122) + "a"));
        for (number, story) in stories.iter_mut().enumerate() {
            let id = format!("{number:0>width$}", width = ArticleId::LONGEST);
            story.id = ArticleId::new(&id).expect("an id");
        }
        let (home, origins, moved) = (Home::of(&site).expect("an address"), origins(&stories), Moved::default());
        let newest = Newest::new(&stories, &origins, &moved, &site);
        let variants = Variant::all(&site, &stories, &ScriptOverrides { words: Vec::new() });
        let variants: Vec<&Variant> = variants.iter().collect();
        let maps = Maps::new(&newest, &site, &home, &variants, ADDRESSES);
        let map = text(maps.map(&maps.parts[0]));
        let longest = map.split("<url>").map(str::len).max().expect("it has addresses") + "<url>".len();
        assert!(longest * ADDRESSES <= 52_428_800, "{longest} bytes each");
    }

    #[test]
    fn both_scripts_of_a_story_are_in_one_map() {
        let (site, stories) = (site(), stories(&["2024-03-05T09:00:00Z"; 4]));
        let (home, origins, moved) = (Home::of(&site).expect("an address"), origins(&stories), Moved::default());
        let newest = Newest::new(&stories, &origins, &moved, &site);
        let variants = Variant::all(&site, &stories, &ScriptOverrides { words: Vec::new() });
        let variants: Vec<&Variant> = variants.iter().collect();
        let maps = Maps::new(&newest, &site, &home, &variants, 5);
        assert_eq!(maps.parts, [0..2, 2..4, 4..5]);
        // A map that is too small for a page has it all the same.
        assert_eq!(Maps::new(&newest, &site, &home, &variants, 1).parts.len(), 5);
    }

    #[test]
    fn a_new_story_changes_the_last_map_alone() {
        let (site, stories) =
            (site(), stories(&["2024-03-05T09:00:00Z", "2024-03-06T09:00:00Z", "2024-03-07T09:00:00Z"]));
        let (home, origins, moved) = (Home::of(&site).expect("an address"), origins(&stories), Moved::default());
        let made_of = |count: usize| {
            let newest = Newest::new(&stories[..count], &origins[..count], &moved, &site);
            let maps = Maps::new(&newest, &site, &home, &[], 2);
            maps.parts.iter().map(|part| maps.made_of(part)).collect::<Vec<_>>()
        };
        let (before, after) = (made_of(2), made_of(3));
        assert_eq!((before.len(), after.len(), before[0]), (2, 2, after[0]));
        assert_ne!(before[1], after[1]);
    }

    #[test]
    fn what_stood_elsewhere_first_is_in_no_map() {
        let (site, stories) = (site(), stories(&["2024-03-05T09:00:00Z", "2024-03-06T09:00:00Z"]));
        let (home, mut origins, moved) = (Home::of(&site).expect("an address"), origins(&stories), Moved::default());
        origins[1].is_from_elsewhere = true;
        let newest = Newest::new(&stories, &origins, &moved, &site);
        let maps = Maps::new(&newest, &site, &home, &[], ADDRESSES);
        let map = text(maps.map(&maps.parts[0]));
        assert!(map.contains("/articles/s-00000/") && !map.contains("/articles/s-00001/"), "{map}");
        assert_eq!(recent(&newest).iter().map(|story| story.id.as_str()).collect::<Vec<_>>(), ["s-00000"]);
    }
}
