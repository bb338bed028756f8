//! Somebody with a cheap phone and a bad connection.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail, ensure};
use browser_tests::{Driver, Engine, Preferences, Window, chromium};
use fantoccini::Client;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

const OBSERVER: &str = include_str!("observer.js");
/// Milliseconds that each request waits for its answer.
pub(crate) const LATENCY: f64 = 150.0;
/// Bytes a second: 1.6 Mbit/s down, 0.75 up.
const DOWN: f64 = 1_600_000.0 / 8.0;
const UP: f64 = 750_000.0 / 8.0;
const SLOWED: f64 = 4.0;
const PATIENCE: Duration = Duration::from_secs(60);

/// A slowed browser.
pub(crate) struct Reader {
    _driver: Driver,
    client: Client,
}

impl Reader {
    /// Starts it.
    pub(crate) async fn start(workplace: &Path) -> Result<Reader> {
        let driver =
            Driver::start(Engine::Chromium, workplace, Preferences::default()).await.map_err(|error| anyhow!(error))?;
        let client = driver.open().await.map_err(|error| anyhow!(error))?;
        let reader = Reader { _driver: driver, client };
        Window::PHONE.apply(Engine::Chromium, &reader.client).await.map_err(|error| anyhow!(error))?;
        reader.say("Page.addScriptToEvaluateOnNewDocument", json!({"source": OBSERVER})).await?;
        reader.say("Network.enable", json!({})).await?;
        reader.connect(LATENCY, DOWN, UP).await?;
        reader.say("Emulation.setCPUThrottlingRate", json!({"rate": SLOWED})).await?;
        Ok(reader)
    }

    /// Lets answers come as fast as they can.
    pub(crate) async fn connect_well(&self) -> Result<()> {
        self.connect(0.0, -1.0, -1.0).await
    }

    async fn connect(&self, latency: f64, down: f64, up: f64) -> Result<()> {
        let conditions =
            json!({"offline": false, "latency": latency, "downloadThroughput": down, "uploadThroughput": up});
        self.say("Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// The browser's name and version.
    pub(crate) async fn version(&self) -> Result<String> {
        let version = self.say("Browser.getVersion", json!({})).await?;
        let product = version["product"].as_str().context("the browser does not say its version")?;
        Ok(product.replace("HeadlessChrome/", "Chromium ").replace("Chrome/", "Chromium "))
    }

    /// Loads a page as one who has never been there, and waits for its `load` event.
    pub(crate) async fn visit(&self, address: &str) -> Result<()> {
        self.client.goto("about:blank").await?;
        self.say("Network.clearBrowserCache", json!({})).await?;
        self.say("HeapProfiler.collectGarbage", json!({})).await?;
        self.client.goto(address).await?;
        let status = self.ask("performance.getEntriesByType('navigation')[0].responseStatus").await?;
        ensure!(status == 200, "{address} is answered with {status}");
        Ok(())
    }

    /// Waits until a JavaScript expression is true. Asks seldom, since asking takes the page's time.
    pub(crate) async fn until(&self, expression: &str) -> Result<()> {
        let begun = Instant::now();
        while self.ask(&format!("!!({expression})")).await? != true {
            if begun.elapsed() > PATIENCE {
                let page = self.ask("[location.href, document.querySelector('h1')?.outerHTML, window.__seen]").await?;
                bail!("waited in vain for {expression}: the page is {page}");
            }
            sleep(Duration::from_millis(100)).await;
        }
        Ok(())
    }

    /// The value of a JavaScript expression.
    pub(crate) async fn ask(&self, expression: &str) -> Result<Value> {
        let script = format!("return ({expression});");
        self.client.execute(&script, Vec::new()).await.with_context(|| format!("asked for {expression}"))
    }

    /// Goes into the page's first frame: questions are its own until [`Reader::leave_frame`].
    pub(crate) async fn enter_frame(&self) -> Result<()> {
        Ok(self.client.enter_frame(0).await?)
    }

    /// Comes back to the page around the frame.
    pub(crate) async fn leave_frame(&self) -> Result<()> {
        Ok(self.client.enter_parent_frame().await?)
    }

    /// The value of a JavaScript expression, as a type.
    pub(crate) async fn read<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        let value = self.ask(expression).await?;
        serde_json::from_value(value).with_context(|| format!("asked for {expression}"))
    }

    /// Moves the mouse over the middle of the first that `css` selects, without a click.
    pub(crate) async fn point(&self, css: &str) -> Result<()> {
        let (x, y) = self.middle(css).await?;
        self.say("Input.dispatchMouseEvent", json!({"type": "mouseMoved", "x": x, "y": y})).await?;
        Ok(())
    }

    /// Clicks the first that `css` selects, where the mouse is over it already.
    pub(crate) async fn click(&self, css: &str) -> Result<()> {
        let (x, y) = self.middle(css).await?;
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1});
            self.say("Input.dispatchMouseEvent", event).await?;
        }
        Ok(())
    }

    async fn middle(&self, css: &str) -> Result<(f64, f64)> {
        let css = Value::from(css);
        let place = format!(
            "(() => {{ const link = document.querySelector({css}); link.scrollIntoViewIfNeeded(); \
             const box = link.getClientRects()[0]; return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
        );
        self.read(&place).await
    }

    /// Sends a command of the browser's own protocol.
    pub(crate) async fn say(&self, command: &str, parameters: Value) -> Result<Value> {
        chromium(&self.client, command, parameters).await.map_err(|error| anyhow!(error))
    }

    /// Closes the browser.
    pub(crate) async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }
}
