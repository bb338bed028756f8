//! What the recorder kept, and what the page has loaded: see `server/recorder.rs`.

use serde_json::{Value, json};

use super::Page;
use crate::vendor;

/// A recorder that is written into every page.
pub(crate) struct Recorder(Value);

impl Page {
    /// Writes the recorder into pages of every server from now on. Chromium only.
    pub(crate) async fn record_everywhere(&self) -> Recorder {
        let recorder = json!({"source": include_str!("../server/recorder.js")});
        let recorder = vendor::chromium(&self.client, "Page.addScriptToEvaluateOnNewDocument", recorder).await;
        Recorder(recorder.expect("Chromium takes a script for every page"))
    }

    /// Leaves it to our own server again.
    pub(crate) async fn record_no_longer(&self, recorder: Recorder) {
        let removed = vendor::chromium(&self.client, "Page.removeScriptToEvaluateOnNewDocument", recorder.0).await;
        removed.expect("Chromium forgets the script");
    }

    /// Console errors and warnings, uncaught errors and unhandled rejections since the page was loaded.
    pub(crate) async fn console_errors(&self) -> Vec<String> {
        self.eval_texts("window.__console").await
    }

    /// Fails when anything went to the console as an error.
    pub(crate) async fn expect_quiet_console(&self) {
        let errors = self.console_errors().await;
        assert!(errors.is_empty(), "console errors: {errors:#?}");
    }

    /// How much the layout has shifted (CLS) since the page was loaded. Chromium alone measures it; elsewhere it is zero.
    pub(crate) async fn layout_shift(&self) -> f64 {
        self.eval_number("window.__cls").await
    }

    /// Every address that the page loaded something from, of another origin than its own.
    pub(crate) async fn loaded_from_elsewhere(&self) -> Vec<String> {
        self.eval_texts(
            "performance.getEntriesByType('resource').map(e => e.name) \
             .filter(name => /^https?:/.test(name) && new URL(name).origin !== location.origin)",
        )
        .await
    }
}
