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
/// The headline of a page of the app that is in sight.
const SHOWN: &str = "document.querySelector('#app > .page:not(.ahead) h1[part~=headline]:not(.unseen)')";
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

/// Goes there again and again, and writes a table.
pub(crate) async fn measure(reader: &Reader, server: &Nginx, arguments: &Arguments) -> Result<String> {
    let (mut painted, mut shift) = (Sample::default(), Sample::default());
    let article = &arguments.article;
    let link = format!("main a[href='/articles/{article}/']");
    for round in 0..=arguments.rounds {
        reader.visit(&format!("{}/", server.origin("kanbao"))).await?;
        reader.until("document.documentElement.hasAttribute('data-alive')").await?;
        point_at(reader, article, &link).await?;
        let shifted: f64 = reader.read("window.__seen.shift").await?;
        let followed = follow(reader, &link, SHOWN).await?;
        sleep(PAUSE).await;
        let path: String = reader.read("location.pathname").await?;
        ensure!(path == format!("/articles/{article}/"), "the address bar shows {path}");
        // The first visit is for the browser to find its feet.
        if round > 0 {
            painted.add(followed.painted);
            shift.add(reader.read::<f64>("window.__seen.shift").await? - shifted);
        }
    }
    let painted = painted.middle()?;
    let shift = shift.middle()?.median;
    let mut table = Table::new("From the front page to an article that is at hand", &["", "measured", "at most"]);
    let shown = against(painted.median, LIMIT, &painted.show("ms", 0));
    table.row(&["click to painted headline".to_owned(), shown, format!("{LIMIT} ms")]);
    table.row(&["layout shift".to_owned(), against(shift, 0.0, &format!("{shift:.4}")), "0".to_owned()]);
    Ok(table.finish())
}

/// Lets the mouse rest on the link of an article until that has been fetched, as a reader does before a click.
pub(crate) async fn point_at(reader: &Reader, article: &str, link: &str) -> Result<()> {
    reader.until(&format!("document.querySelector(\"{link}\")")).await?;
    let file = Value::from(format!("/articles/{article}.json"));
    let fetched =
        format!("performance.getEntriesByType('resource').some(e => e.name.endsWith({file}) && e.responseEnd)");
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
    bail!("{article} is not fetched when the mouse is over its link");
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
