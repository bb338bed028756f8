//! Where the page is: its address, its title, its place in the history and down the page.

use std::path::Path;

use super::waiting::{PATIENCE, wait};
use super::{Page, literal};
use crate::server::Server;
use crate::vendor;

impl Page {
    /// Loads an address of the site, as typed into the address bar.
    pub(crate) async fn goto(&self, path: &str) {
        let address = format!("{}{path}", self.server.origin());
        let loaded = self.client.goto(&address).await;
        if let Err(error) = loaded {
            panic!("{path} does not load: {error}");
        }
    }

    /// Loads a file of the reader's own.
    pub(crate) async fn goto_file(&self, file: &Path) {
        let address = format!("file://{}", file.display());
        if let Err(error) = self.client.goto(&address).await {
            panic!("{address} does not load: {error}");
        }
    }

    /// Shows the page that is there in Firefox's reader view, which is offered for it. No driver is let go there.
    pub(crate) async fn open_reader_view(&self) {
        let script = "
            const browser = gBrowser.selectedBrowser;
            if (!browser.isArticle) return false;
            browser.fixupAndLoadURIString('about:reader?url=' + encodeURIComponent(browser.currentURI.spec), {
                triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
            });
            return true;";
        let opened =
            wait(PATIENCE, async || vendor::firefox(&self.client, script, Vec::new()).await == Ok(true.into()));
        assert!(opened.await, "the reader view is offered");
        self.wait_for(".moz-reader-content > *").await;
    }

    /// Loads an address and waits until its content is there, and alive where it is ours.
    pub(crate) async fn open(&self, path: &str) {
        self.goto(path).await;
        self.wait_for("main h1").await;
        self.wait_for_app().await;
    }

    /// Waits until the app is there, where there is a place for it.
    pub(crate) async fn wait_for_app(&self) {
        self.until(
            "!document.querySelector('#app') || document.documentElement.matches('[data-alive], [data-stopped]')",
        )
        .await;
    }

    /// Goes to a page of another origin, as by typing its address.
    pub(crate) async fn leave_for(&self, elsewhere: &Server, path: &str) {
        let address = format!("{}{path}", elsewhere.origin());
        self.client.goto(&address).await.expect("the other site loads");
    }

    /// Goes into the page's first frame: questions are its own until [`Page::leave_frame`].
    pub(crate) async fn enter_frame(&self) {
        self.wait_for("iframe").await;
        self.client.enter_frame(0).await.expect("the page has a frame");
    }

    /// Comes back to the page around the frame.
    pub(crate) async fn leave_frame(&self) {
        self.client.enter_parent_frame().await.expect("the frame has a page around it");
    }

    pub(crate) async fn reload(&self) {
        self.client.refresh().await.expect("the page reloads");
    }

    pub(crate) async fn back(&self) {
        self.client.back().await.expect("there is a page before");
    }

    pub(crate) async fn forward(&self) {
        self.client.forward().await.expect("there is a page after");
    }

    pub(crate) async fn title(&self) -> String {
        self.eval_text("document.title").await
    }

    /// The address within the site, with its fragment.
    pub(crate) async fn path(&self) -> String {
        self.eval_text("location.pathname + location.search + location.hash").await
    }

    /// Waits until the address is `path`.
    pub(crate) async fn wait_for_path(&self, path: &str) {
        let path = literal(path);
        self.until(&format!("location.pathname + location.search + location.hash === {path}")).await;
    }

    /// Scrolls to a place at once and waits until the page is there.
    pub(crate) async fn scroll_to(&self, y: u32) {
        self.eval(&format!("scrollTo({{top: {y}, behavior: 'instant'}})")).await;
        self.wait_for_scroll(y).await;
    }

    /// Waits until the page is scrolled to a place, give or take two pixels.
    pub(crate) async fn wait_for_scroll(&self, y: u32) {
        let mut seen = 0.0;
        let came = wait(PATIENCE, async || {
            // A document that is being left for another has no place.
            seen = self.eval("window.scrollY").await.as_f64().unwrap_or(f64::NAN);
            (seen - f64::from(y)).abs() <= 2.0
        });
        if !came.await {
            let height = self.eval("document.documentElement.scrollHeight").await;
            panic!("waited in vain for scrolling to {y}: it is {seen} of {height}");
        }
    }

    /// Leaves a mark that only a reload wipes out.
    pub(crate) async fn mark(&self) {
        self.eval("window.__same = 1").await;
    }

    /// Fails when the page was reloaded since [`Page::mark`].
    pub(crate) async fn expect_same(&self) {
        let mark = self.eval("window.__same === 1").await;
        assert_eq!(mark, true, "the page was reloaded");
    }
}
