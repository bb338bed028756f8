//! How long a story takes to be there on a partner's page: as our element, beside the same words in the page itself and in
//! an iframe.
//!
//! The largest paint is a paragraph of the story in all of them. In the iframe it is counted from when the page around it
//! was asked for.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};
use browser_tests::{Nginx, prepare};
use clap::Args;
use serde::Deserialize;
use tokio::time::sleep;

use crate::figures::Sample;
use crate::quiet;
use crate::reader::Reader;
use crate::table::{Table, against};

/// At most so many times what the words take in the page itself.
const OF_STATIC: f64 = 1.15;
/// Less than what they take in an iframe.
const OF_IFRAME: f64 = 1.0;
/// What the figures cannot say.
const NOTE: &str = "Without a preload the story is asked for when `embed.js` has come: one latency later than in the page itself, \
                    which neither a browser nor a script can make up for (that of a few lines does nothing but ask for the \
                    story and show it), and about when a lazy iframe is asked for, which waits for the page's layout. With one it \
                    comes together with the script. What follows an element moves once, when the story comes, where the page \
                    keeps no height for it ([docs/embed.md](embed.md)).\n";
/// What stands in the pages for the newsroom's origin.
const ORIGIN: &str = "http://NEWS";
/// How long a story may take with all its paints and shifts. Until then nothing is asked: that would take the page's time.
const QUIET: Duration = Duration::from_millis(2_000);
const WORDS: &str = ".textContent.replace(/\\s+/g, '')";

/// A story on a partner's page, in several ways.
#[derive(Args)]
pub(crate) struct Partner {
    /// The newsroom's host, whose site is published already
    #[arg(long)]
    news: String,
    /// The partner's host, with a folder for each way and a `page.html` in each
    #[arg(long)]
    partner: String,
    /// The story
    #[arg(long)]
    article: String,
    /// What the story is, in words
    #[arg(long)]
    subject: String,
}

/// A way to show the story.
#[derive(Default)]
struct Way {
    folder: &'static str,
    name: &'static str,
    /// The story's article, in the page or in its frame.
    article: &'static str,
    framed: bool,
    first: Sample,
    largest: Sample,
    shift: Sample,
}

/// What `observer.js` has seen, in milliseconds since `origin`, which is in milliseconds since 1970.
#[derive(Deserialize)]
struct Seen {
    fcp: f64,
    lcp: f64,
    shift: f64,
    origin: f64,
}

impl Partner {
    /// Visits all in turn, and writes a table.
    pub(crate) async fn measure(&self, sites: &Path, workplace: &Path, rounds: usize) -> Result<String> {
        let nginx = workplace.join("nginx");
        let server = Nginx::start(sites, &[&self.news], &[&self.partner], &nginx).map_err(|error| anyhow!(error))?;
        let plain = "document.querySelector('article')";
        let shadow = "document.querySelector('kanbao-article').shadowRoot?.querySelector('article')";
        let mut ways = [
            Way::new("element", "our element", shadow, false),
            Way::new("hinted", "our element, with a preload", shadow, false),
            Way::new("least", "by a script of a few lines", shadow, false),
            Way::new("static", "in the page itself", plain, false),
            Way::new("iframe", "in an iframe", plain, true),
        ];
        let site = sites.join(&self.partner);
        for way in &ways {
            let folder = site.join(way.folder);
            let page = fs::read_to_string(folder.join("page.html")).with_context(|| way.folder.to_owned())?;
            fs::write(folder.join("index.html"), page.replace(ORIGIN, &server.origin(&self.news)))?;
        }
        prepare(&site).map_err(|error| anyhow!(error))?;

        let before = quiet::others().await;
        let reader = Reader::start(workplace).await?;
        let partner = server.origin(&self.partner);
        expect_same_words(&reader, &partner, &ways).await?;
        for round in 1..=rounds {
            for way in &mut ways {
                way.visit(&reader, &partner).await?;
            }
            eprintln!("  on a partner's page: round {round} of {rounds}");
        }
        let version = reader.version().await?;
        reader.close().await?;
        let quiet = quiet::said(before, quiet::others().await);
        let report = report(&ways, &self.subject)?;
        Ok(format!(
            "{version}, 150 ms latency, 1.6 Mbit/s, processor slowed 4×, window 390 × 844; host page and newsroom on two \
             origins, nginx with brotli. The latency is of each request: what it takes to find and greet a second host \
             (DNS, TCP, TLS) comes on top of the element and the iframe alike. {rounds} visits of each page in turn, all \
             caches emptied before each; medians, with the middle half of the visits in brackets.\n\n{quiet}\n\n{report}"
        ))
    }
}

/// A page that shows less is no peer.
async fn expect_same_words(reader: &Reader, partner: &str, ways: &[Way]) -> Result<()> {
    let mut expected: Option<String> = None;
    for way in ways {
        way.open(reader, partner).await?;
        let words: String = reader.read(&format!("{}{WORDS}", way.article)).await?;
        way.close(reader).await?;
        ensure!(words.len() > 500, "the story {} has next to no words: {words}", way.name);
        let expected = expected.get_or_insert_with(|| words.clone());
        ensure!(*expected == words, "the story {} has other words:\n{words}\n\ninstead of\n\n{expected}", way.name);
    }
    Ok(())
}

impl Way {
    fn new(folder: &'static str, name: &'static str, article: &'static str, framed: bool) -> Self {
        Way { folder, name, article, framed, ..Way::default() }
    }

    /// Loads the page until the story is there. Questions are then of the document that has it.
    async fn open(&self, reader: &Reader, partner: &str) -> Result<()> {
        reader.visit(&format!("{partner}/{}/", self.folder)).await?;
        sleep(QUIET).await;
        if self.framed {
            reader.enter_frame().await?;
        }
        reader.until(&format!("document.readyState === 'complete' && {}", self.article)).await
    }

    async fn close(&self, reader: &Reader) -> Result<()> {
        if self.framed { reader.leave_frame().await } else { Ok(()) }
    }

    async fn visit(&mut self, reader: &Reader, partner: &str) -> Result<()> {
        self.open(reader, partner).await?;
        let seen = "({...window.__seen, origin: performance.timeOrigin})";
        let story: Seen = reader.read(seen).await?;
        self.close(reader).await?;
        let page: Seen = reader.read(seen).await?;
        let largest = story.origin + story.lcp - page.origin;
        // What is painted first is of the page around the story, unless they come together.
        let late = if self.folder == "static" { largest >= page.fcp } else { largest > page.fcp };
        ensure!(story.lcp > 0.0 && late, "the largest paint is not of the story {}", self.name);
        self.first.add(page.fcp);
        self.largest.add(largest);
        self.shift.add(page.shift);
        Ok(())
    }
}

fn report(ways: &[Way; 5], subject: &str) -> Result<String> {
    let columns = ["the story", "FCP of the page", "LCP", "layout shift"];
    let mut table = Table::new(&format!("A story appears ({subject})"), &columns);
    for way in ways {
        table.row(&[
            way.name.to_owned(),
            way.first.middle()?.show("ms", 0),
            way.largest.middle()?.show("ms", 0),
            format!("{:.4}", way.shift.middle()?.median),
        ]);
    }
    let mut ratios = Table::new("… and in ratios of LCP", &["", "÷ in the page itself", "÷ in an iframe"]);
    let [element, hinted, least, plain, framed] = ways;
    let of =
        |way: &Way, peer: &Way| -> Result<f64> { Ok(way.largest.middle()?.median / peer.largest.middle()?.median) };
    for way in [element, hinted] {
        let (plain, framed) = (of(way, plain)?, of(way, framed)?);
        ratios.row(&[
            way.name.to_owned(),
            against(plain, OF_STATIC, &format!("{plain:.2}")),
            against(framed, OF_IFRAME, &format!("{framed:.2}")),
        ]);
    }
    let (of_plain, of_framed) = (of(least, plain)?, of(least, framed)?);
    ratios.row(&[least.name.to_owned(), format!("{of_plain:.2}"), format!("{of_framed:.2}")]);
    ratios.row(&["at most".to_owned(), OF_STATIC.to_string(), format!("below {OF_IFRAME}")]);
    Ok(format!("{}\n{}\n{NOTE}", table.finish(), ratios.finish()))
}
