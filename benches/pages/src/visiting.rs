//! How long it takes from the front page to an article that the reader has pointed at.

use std::time::Duration;

use anyhow::{Result, bail, ensure};
use browser_tests::Nginx;
use serde::Deserialize;
use serde_json::Value;
use tokio::time::sleep;

use crate::Arguments;
use crate::figures::Sample;
use crate::reader::Reader;
use crate::table::{Table, against};

/// At most so many milliseconds from the click to the painted headline.
const LIMIT: f64 = 50.0;
/// The headline of a page that is in sight and did not come from the server as it is.
const SHOWN: &str = "document.querySelector('.page:not(.ahead, #served) h1[part~=headline]:not(.unseen)')";
/// What the page says and how high it is, but for the ways to share it, which scripts see to.
const PAGE: &str = "(page => [...page.querySelectorAll('[part~=headline], [part~=body], [part~=credits]')].map(part => \
                    `${part.textContent.replace(/\\s+/g, '')} ${Math.round(part.getBoundingClientRect().height)}`).join('\\n')) \
                    (document.querySelector('.page:not(.ahead, #served)'))";
/// How long a reader looks before the click, and what a click may shift is waited for.
const PAUSE: Duration = Duration::from_millis(500);
const TRIES: u32 = 20;

/// What `observer.js` has seen of a click, in milliseconds.
#[derive(Deserialize)]
pub(crate) struct Followed {
    /// When the nodes were there.
    pub(crate) there: f64,
    /// When they were painted.
    pub(crate) painted: f64,
}

/// A site with a front page that leads to the article.
struct Peer {
    host: &'static str,
    ready: &'static str,
    /// What it fetches ahead.
    fetched: String,
    painted: Sample,
    shift: Sample,
}

/// Goes there again and again, by our app and by a few lines of script that do the least, and writes a table.
pub(crate) async fn measure(reader: &Reader, server: &Nginx, arguments: &Arguments) -> Result<String> {
    let article = &arguments.article;
    let ready = "document.documentElement.hasAttribute('data-alive')";
    let mut peers = [
        Peer::new("kanbao", ready, format!("/articles/{article}.json")),
        Peer::new("uncovered", "document.readyState === 'complete'", format!("/articles/{article}/")),
    ];
    for round in 0..=arguments.rounds {
        let mut pages = Vec::new();
        for peer in &mut peers {
            // The first visit is for the browser to find its feet.
            let (followed, shift) = peer.visit(reader, server, article).await?;
            if round > 0 {
                peer.painted.add(followed.painted);
                peer.shift.add(shift);
            }
            pages.push(reader.read::<String>(PAGE).await?);
        }
        ensure!(pages[0] == pages[1], "the two show other pages:\n{}\n\ninstead of\n\n{}", pages[1], pages[0]);
    }
    let [ours, least] = peers;
    let (painted, shift) = (ours.painted.middle()?, ours.shift.middle()?.median);
    let least = least.painted.middle()?;
    let mut table = Table::new("From the front page to an article that is at hand", &["", "measured", "at most"]);
    let mut row = |what: &str, shown: &str, limit: &str| table.row(&[what, shown, limit]);
    let shown = against(painted.median, LIMIT, &painted.show("ms", 0));
    row("click to painted headline", &shown, &format!("{LIMIT} ms"));
    row("… where a few lines of script uncover the same page", &least.show("ms", 0), "");
    row("Kanbao ÷ these", &format!("{:.2}", painted.median / least.median), "");
    row("layout shift", &against(shift, 0.0, &format!("{shift:.4}")), "0");
    Ok(table.finish())
}

impl Peer {
    fn new(host: &'static str, ready: &'static str, fetched: String) -> Self {
        Peer { host, ready, fetched, painted: Sample::default(), shift: Sample::default() }
    }

    /// Goes from the front page to the article. Also says what that has shifted.
    async fn visit(&self, reader: &Reader, server: &Nginx, article: &str) -> Result<(Followed, f64)> {
        let link = format!("main a[href='/articles/{article}/']");
        reader.visit(&format!("{}/", server.origin(self.host))).await?;
        reader.until(self.ready).await?;
        point_at(reader, &self.fetched, &link).await?;
        let before: f64 = reader.read("window.__seen.shift").await?;
        let followed = follow(reader, &link, SHOWN).await?;
        sleep(PAUSE).await;
        let path: String = reader.read("location.pathname").await?;
        ensure!(path == format!("/articles/{article}/"), "the address bar shows {path}");
        let after: f64 = reader.read("window.__seen.shift").await?;
        Ok((followed, after - before))
    }
}

/// Lets the mouse rest on a link until a file has been fetched for it, as a reader does before a click.
pub(crate) async fn point_at(reader: &Reader, file: &str, link: &str) -> Result<()> {
    reader.until(&format!("document.querySelector(\"{link}\")")).await?;
    let ending = Value::from(file);
    let fetched =
        format!("performance.getEntriesByType('resource').some(e => e.name.endsWith({ending}) && e.responseEnd)");
    // An app that has only just come alive may not have heard it the first time.
    for _ in 0..TRIES {
        reader.point(link).await?;
        sleep(PAUSE).await;
        if reader.ask(&fetched).await? == true {
            sleep(PAUSE).await;
            return Ok(());
        }
        reader.point("body").await?;
    }
    bail!("{file} is not fetched when the mouse is over its link");
}

/// Clicks a link that the mouse is over, and says when `expected` came of it.
pub(crate) async fn follow(reader: &Reader, link: &str, expected: &str) -> Result<Followed> {
    reader.ask(&format!("window.__follow(() => {expected})")).await?;
    reader.click(link).await?;
    // To ask takes the page's time, and just now the page needs it.
    sleep(PAUSE).await;
    reader.until("window.__followed").await?;
    reader.read("window.__followed").await
}
