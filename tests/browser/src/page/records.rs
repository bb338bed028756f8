//! What the recorder kept, and what the page has loaded: see `server/recorder.rs`.

use super::Page;

impl Page {
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
