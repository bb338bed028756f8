//! How large the page is that a reader sees: the viewport, not the browser's window around it.

use fantoccini::Client;
use serde_json::json;

use crate::engine::Engine;
use crate::vendor;

/// A viewport in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Window {
    /// A desk's screen.
    pub(crate) const DESK: Window = Window::new(1280, 900);
    /// A phone, upright.
    pub const PHONE: Window = Window::new(390, 844);
    /// The narrowest screen that the viewer is made for.
    pub(crate) const NARROW: Window = Window::new(320, 640);

    pub(crate) const fn new(width: u32, height: u32) -> Self {
        Window { width, height }
    }

    /// Gives the page this size.
    pub async fn apply(self, engine: Engine, client: &Client) -> Result<(), String> {
        let Window { width, height } = self;
        match engine {
            Engine::Chromium => {
                let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
                vendor::chromium(client, "Emulation.setDeviceMetricsOverride", metrics).await?;
            }
            Engine::Firefox => {
                // Its window has a least width, so the page gets its size inside of the window.
                let script = "
                    window.resizeTo(Math.max(arguments[0], 500) + 100, arguments[1] + 200);
                    for (const side of ['width', 'min-width', 'max-width'])
                        gBrowser.selectedBrowser.style.setProperty(side, arguments[0] + 'px', 'important');
                    for (const side of ['height', 'min-height', 'max-height'])
                        gBrowser.selectedBrowser.style.setProperty(side, arguments[1] + 'px', 'important');";
                vendor::firefox(client, script, vec![width.into(), height.into()]).await?;
            }
            Engine::WebKit => return self.fit(client).await,
        }
        Ok(())
    }

    /// Sets the outer window and corrects by what it takes away from the page.
    async fn fit(self, client: &Client) -> Result<(), String> {
        let (mut outer_width, mut outer_height) = (self.width, self.height);
        let mut seen = Window::new(0, 0);
        for _ in 0..20 {
            let resized = client.set_window_size(outer_width, outer_height).await;
            resized.map_err(|error| error.to_string())?;
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            let script = "return [innerWidth, innerHeight]";
            let inner = client.execute(script, Vec::new()).await;
            let inner = inner.map_err(|error| error.to_string())?;
            seen = Window::new(number(&inner[0]), number(&inner[1]));
            if seen == self {
                return Ok(());
            }
            outer_width = (outer_width + self.width).saturating_sub(seen.width);
            outer_height = (outer_height + self.height).saturating_sub(seen.height);
        }
        Err(format!("wanted a page of {self:?}, got {seen:?}"))
    }
}

fn number(value: &serde_json::Value) -> u32 {
    value.as_u64().and_then(|number| number.try_into().ok()).unwrap_or(0)
}
