//! How long an article takes to be there: ours beside the static page and the Preact app.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::Nginx;
use serde::Deserialize;
use tokio::time::sleep;

use crate::Arguments;
use crate::figures::Sample;
use crate::reader::{LATENCY, Reader};
use crate::table::{Table, against};

/// At most so many times the static page's.
const OF_STATIC: f64 = 1.05;
/// At most so many times the Preact app's.
const OF_PREACT: f64 = 0.55;
/// At most so many milliseconds in which the page does not answer.
const BLOCKING: f64 = 50.0;
/// What of the article and of the page around it is compared before anything is measured.
const PARTS: &str = "['masthead', 'breadcrumb', 'kicker', 'headline', 'dateline', 'body', 'credits', 'footer']";
/// How long after the last thing that happens a late paint, shift or long task is waited for.
const QUIET: Duration = Duration::from_millis(1_500);

/// A site that shows the article, and how to tell that it has come to rest.
#[derive(Default)]
struct Peer {
    host: &'static str,
    name: &'static str,
    ready: &'static str,
    first: Sample,
    largest: Sample,
    blocking: Sample,
    longest: Sample,
    shift: Sample,
    bytes: Sample,
    /// What the largest paint was of.
    element: String,
}

/// What `observer.js` has seen.
#[derive(Deserialize)]
struct Seen {
    fcp: f64,
    lcp: f64,
    blocking: f64,
    longest: f64,
    shift: f64,
    element: String,
}

/// Visits all three in turn, and writes a table.
pub(crate) async fn measure(reader: &Reader, server: &Nginx, arguments: &Arguments) -> Result<String> {
    let mut peers = [
        Peer::new("kanbao", "Kanbao", "document.documentElement.hasAttribute('data-alive')"),
        Peer::new("static", "static page", "document.readyState === 'complete'"),
        Peer::new("preact", "Preact 11 + Vite 7", "document.querySelector('[part~=body] p')"),
    ];
    expect_same_page(reader, server, arguments, &peers).await?;
    for round in 1..=arguments.rounds {
        for peer in &mut peers {
            peer.visit(reader, &address(server, peer.host, arguments)).await?;
        }
        eprintln!("  loading: round {round} of {}", arguments.rounds);
    }
    report(&peers, &arguments.subject)
}

fn address(server: &Nginx, host: &str, arguments: &Arguments) -> String {
    format!("{}/articles/{}/", server.origin(host), arguments.article)
}

/// A page that shows less, or shows it in another way, is no peer.
async fn expect_same_page(reader: &Reader, server: &Nginx, arguments: &Arguments, peers: &[Peer]) -> Result<()> {
    let words = "[...document.querySelectorAll(`[part~=${part}]`)].map(e => e.textContent).join('')";
    let words = format!("{PARTS}.map(part => {words}).join('\\n').replace(/[^\\S\\n]+/g, '')");
    // Not how far down: we alone have the link to embed the story.
    let size = "({ x, width, height }) => [x, width, height].map(Math.round).join(' ')";
    let sizes = format!(
        "{PARTS}.map(part => [part, ...[...document.querySelectorAll(`[part~=${{part}}]`)] \
             .map(e => ({size})(e.getBoundingClientRect()))].join(', ')).join('\\n')"
    );
    let mut ours = None;
    for peer in peers {
        reader.visit(&address(server, peer.host, arguments)).await?;
        reader.until(peer.ready).await?;
        reader.until("document.querySelector('[part~=body] p')").await?;
        let shown: [String; 2] = reader.read(&format!("[{words}, {sizes}]")).await?;
        let ours = ours.get_or_insert_with(|| shown.clone());
        for (what, ours, theirs) in [("words", &ours[0], &shown[0]), ("sizes", &ours[1], &shown[1])] {
            ensure!(ours == theirs, "the {} has other {what} than ours:\n{theirs}\n\ninstead of\n\n{ours}", peer.name);
        }
        // Words are there before they are painted.
        reader.until("window.__seen.fcp").await?;
        let first: f64 = reader.read("window.__seen.fcp").await?;
        ensure!(first > LATENCY, "the connection is not slowed: {} is painted after {first} ms", peer.name);
    }
    Ok(())
}

impl Peer {
    fn new(host: &'static str, name: &'static str, ready: &'static str) -> Self {
        Peer { host, name, ready, ..Peer::default() }
    }

    async fn visit(&mut self, reader: &Reader, address: &str) -> Result<()> {
        reader.visit(address).await?;
        reader.until(self.ready).await?;
        sleep(QUIET).await;
        let seen: Seen = reader.read("window.__seen").await?;
        let bytes = "['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind)) \
                     .reduce((sum, entry) => sum + entry.encodedBodySize, 0)";
        self.first.add(seen.fcp);
        self.largest.add(seen.lcp);
        self.blocking.add(seen.blocking);
        self.longest.add(seen.longest);
        self.shift.add(seen.shift);
        self.bytes.add(reader.read::<f64>(bytes).await? / 1_000.0);
        self.element = seen.element;
        Ok(())
    }
}

fn report(peers: &[Peer], subject: &str) -> Result<String> {
    let columns = ["", "FCP", "LCP", "LCP is of", "blocking", "longest task", "layout shift", "kB in all"];
    let mut table = Table::new(&format!("An article loads ({subject})"), &columns);
    for peer in peers {
        table.row(&[
            peer.name.to_owned(),
            peer.first.middle()?.show("ms", 0),
            peer.largest.middle()?.show("ms", 0),
            format!("`{}`", peer.element),
            peer.blocking.middle()?.show("ms", 0),
            peer.longest.middle()?.show("ms", 0),
            format!("{:.4}", peer.shift.middle()?.median),
            format!("{:.1}", peer.bytes.middle()?.median),
        ]);
    }
    let mut ratios = Table::new("… and in ratios", &["Kanbao ÷", "FCP", "LCP", "at most"]);
    let (ours, others) = peers.split_first().context("ours is the first")?;
    let (first, largest) = (ours.first.middle()?.median, ours.largest.middle()?.median);
    for (peer, limit) in others.iter().zip([OF_STATIC, OF_PREACT]) {
        let ratio = |ours: f64, theirs: f64| against(ours / theirs, limit, &format!("{:.2}", ours / theirs));
        ratios.row(&[
            peer.name.to_owned(),
            ratio(first, peer.first.middle()?.median),
            ratio(largest, peer.largest.middle()?.median),
            limit.to_string(),
        ]);
    }
    let blocking = ours.blocking.middle()?.median;
    let shift = ours.shift.middle()?.median;
    Ok(format!(
        "{}\n{}\nBlocking, of our whole load: {} (at most {BLOCKING} ms). Layout shift: {} (none).\n",
        table.finish(),
        ratios.finish(),
        against(blocking, BLOCKING, &format!("{blocking:.0} ms")),
        against(shift, 0.0, &format!("{shift:.4}")),
    ))
}
