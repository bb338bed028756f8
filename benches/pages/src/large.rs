//! An article of ten thousand blocks: our app beside plain `createElement` code that makes the same nodes.
//!
//! Both have the article at hand, as the reader has pointed at its link: what is measured is the way from data to nodes
//! and to the screen. The connection is not slowed here, and the processor is.
//!
//! The browser's layout of so much text takes longer than all else, and is the same for both. So nodes are also made while
//! they are not to be seen (`display: none`), where layout takes no time.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::Nginx;
use serde_json::json;
use tokio::time::sleep;

use crate::Arguments;
use crate::figures::Sample;
use crate::reader::Reader;
use crate::table::{Table, against};
use crate::visiting::{Followed, follow, point_at};

/// At most so many times what `createElement` takes.
const LIMIT: f64 = 1.5;
const BLOCKS: usize = 10_000;
/// Keeps the article off the screen.
const HIDE: &str = "document.head.append(Object.assign(document.createElement('style'), \
                    {textContent: '[part~=body] { display: none }'}))";
const PAUSE: Duration = Duration::from_millis(1_000);

/// A site with the article, and the page that leads to it.
#[derive(Default)]
struct Peer {
    host: &'static str,
    name: &'static str,
    ready: &'static str,
    there: Sample,
    painted: Sample,
    heap: Sample,
    wasm: Sample,
    nodes: Sample,
}

/// Visits both in turn, and writes a table.
pub(crate) async fn measure(reader: &Reader, server: &Nginx, arguments: &Arguments) -> Result<String> {
    reader.connect_well().await?;
    let mut peers = [
        Peer::new("large", "Kanbao", "document.documentElement.hasAttribute('data-alive')"),
        Peer::new("created", "createElement", "true"),
    ];
    let id = &arguments.large;
    // A visit takes so long that a third of the rounds is time enough.
    let rounds = arguments.rounds.div_ceil(3);
    for round in 0..=rounds {
        let mut bodies = Vec::new();
        for peer in &mut peers {
            let unseen = peer.visit(reader, server, id, true).await?;
            let seen = peer.visit(reader, server, id, false).await?;
            // The first round is for the browser to find its feet.
            if round > 0 {
                peer.there.add(unseen.there);
                peer.painted.add(seen.painted);
                peer.weigh(reader).await?;
            } else {
                bodies.push(reader.read::<String>("document.querySelector('[part~=body]').outerHTML").await?);
            }
        }
        ensure!(bodies.windows(2).all(|pair| pair[0] == pair[1]), "the two make different nodes of {id}");
        eprintln!("  a large article: round {round} of {rounds}");
    }
    report(&peers, rounds)
}

impl Peer {
    fn new(host: &'static str, name: &'static str, ready: &'static str) -> Self {
        Peer { host, name, ready, ..Peer::default() }
    }

    /// Goes from the front page to the article. Where it is not to be seen, nothing but the making of nodes takes time; where
    /// it is, their layout takes most of it.
    async fn visit(&self, reader: &Reader, server: &Nginx, id: &str, unseen: bool) -> Result<Followed> {
        reader.visit(&format!("{}/?{id}", server.origin(self.host))).await?;
        reader.until(self.ready).await?;
        let link = format!("main a[href='/articles/{id}/']");
        point_at(reader, &format!("/articles/{id}.json"), &link).await?;
        if unseen {
            reader.ask(HIDE).await?;
        }
        let all = format!("document.querySelector('[part~=body]')?.childElementCount === {BLOCKS}");
        follow(reader, &link, &all).await
    }

    /// Adds what the page takes now.
    async fn weigh(&mut self, reader: &Reader) -> Result<()> {
        sleep(PAUSE).await;
        // What is only waiting to be thrown away is not what the page takes.
        for _ in 0..2 {
            reader.say("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let heap = reader.say("Runtime.getHeapUsage", json!({})).await?;
        let megabytes = |name: &str| {
            heap[name].as_f64().map(|bytes| bytes / 1e6).with_context(|| format!("the browser does not tell {name}"))
        };
        self.heap.add(megabytes("usedSize")?);
        self.nodes.add(megabytes("embedderHeapUsedSize")?);
        let wasm = "window.__seen.memory.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) / 1e6";
        self.wasm.add(reader.read(wasm).await?);
        Ok(())
    }

    /// JavaScript's heap and WebAssembly's memory, in megabytes.
    fn memory(&self) -> Result<f64> {
        Ok(self.heap.middle()?.median + self.wasm.middle()?.median)
    }
}

fn report(peers: &[Peer; 2], rounds: usize) -> Result<String> {
    let columns = ["", "click to nodes, unseen", "click to paint", "heap", "WebAssembly", "the browser's own nodes"];
    let mut table = Table::new("An article of 10,000 blocks is rendered", &columns);
    for peer in peers {
        table.row(&[
            peer.name.to_owned(),
            peer.there.middle()?.show("ms", 0),
            peer.painted.middle()?.show("ms", 0),
            peer.heap.middle()?.show("MB", 1),
            peer.wasm.middle()?.show("MB", 1),
            peer.nodes.middle()?.show("MB", 1),
        ]);
    }
    let [ours, plain] = peers;
    let ratio = |ours: f64, plain: f64| against(ours / plain, LIMIT, &format!("{:.2}", ours / plain));
    let limit = LIMIT.to_string();
    let mut ratios = Table::new("… and in ratios", &["Kanbao ÷ createElement", "", "at most"]);
    let time = |sample: fn(&Peer) -> &Sample| -> Result<String> {
        Ok(ratio(sample(ours).middle()?.median, sample(plain).middle()?.median))
    };
    ratios.row(&["click to nodes, unseen", &time(|peer| &peer.there)?, &limit]);
    ratios.row(&["click to paint", &time(|peer| &peer.painted)?, &limit]);
    ratios.row(&["heap and WebAssembly", &ratio(ours.memory()?, plain.memory()?), &limit]);
    let with_nodes = |peer: &Peer| -> Result<f64> { Ok(peer.memory()? + peer.nodes.middle()?.median) };
    ratios.row(&["… with the browser's own nodes", &ratio(with_nodes(ours)?, with_nodes(plain)?), &limit]);
    Ok(format!("{}\n{}\nOf {rounds} visits each, on a good connection.\n", table.finish(), ratios.finish()))
}
