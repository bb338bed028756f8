//! Waiting: ask again until the answer is there, and say what was awaited when it never comes.

use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, sleep};

use super::{Page, literal};

pub(super) const PATIENCE: Duration = Duration::from_secs(10);
const BETWEEN: Duration = Duration::from_millis(40);

impl Page {
    /// Waits until a JavaScript expression is truthy.
    pub(crate) async fn until(&self, expression: &str) {
        self.until_within(expression, PATIENCE).await;
    }

    /// Waits until a JavaScript expression is truthy, for so long at most.
    pub(crate) async fn until_within(&self, expression: &str, limit: Duration) {
        let mut last = String::new();
        let came = wait(limit, async || {
            // Between two pages there is no page to ask.
            match self.try_eval(expression).await {
                Ok(value) if truthy(&value) => true,
                Ok(value) => {
                    last = value.to_string();
                    false
                }
                Err(error) => {
                    last = error.to_string();
                    false
                }
            }
        });
        if !came.await {
            panic!("waited {limit:?} in vain for {expression}\n  last seen: {last}");
        }
    }

    /// Waits until something that `css` selects is in the page.
    pub(crate) async fn wait_for(&self, css: &str) {
        self.wait_for_within(css, PATIENCE).await;
    }

    /// Waits until something that `css` selects is in the page, for so long at most.
    pub(crate) async fn wait_for_within(&self, css: &str, limit: Duration) {
        let expression = format!("!!document.querySelector({})", literal(css));
        self.until_within(&expression, limit).await;
    }

    /// Waits until the page's headline is this one.
    pub(crate) async fn wait_for_headline(&self, headline: &str) {
        let headline = literal(headline);
        self.until(&format!("document.querySelector('h1')?.textContent === {headline}")).await;
    }

    /// Waits until the address bar shows a path and the page its headline.
    pub(crate) async fn wait_for_page(&self, path: &str, headline: &str) {
        self.wait_for_path(path).await;
        self.wait_for_headline(headline).await;
    }

    /// Waits until what `css` selects can be seen.
    pub(crate) async fn wait_until_visible(&self, css: &str) {
        self.until(&visible(css)).await;
    }

    /// Waits until nothing that `css` selects can be seen.
    pub(crate) async fn wait_until_hidden(&self, css: &str) {
        self.until(&format!("!({})", visible(css))).await;
    }

    /// Waits until `path` was asked for so many times.
    pub(crate) async fn wait_for_requests(&self, path: &str, times: usize) {
        if !wait(PATIENCE, async || self.server.requests_for(path).len() >= times).await {
            let seen = self.server.requests_for(path).len();
            panic!("waited in vain for {times} requests of {path}: there were {seen}");
        }
    }
}

/// Whether anything that `css` selects takes space and is not hidden, as an expression.
pub(super) fn visible(css: &str) -> String {
    format!(
        "[...document.querySelectorAll({})].some(e => e.checkVisibility \
         ? e.checkVisibility({{checkOpacity: true, checkVisibilityCSS: true, opacityProperty: true, visibilityProperty: true}}) \
         : e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible')",
        literal(css)
    )
}

/// Asks again and again; says whether a yes came in time.
pub(super) async fn wait(limit: Duration, mut asked: impl AsyncFnMut() -> bool) -> bool {
    let end = Instant::now() + limit;
    loop {
        if asked().await {
            return true;
        }
        if Instant::now() >= end {
            return false;
        }
        sleep(BETWEEN).await;
    }
}

fn truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(yes) => *yes,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}
