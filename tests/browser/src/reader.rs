//! Somebody at a browser: one session of one engine, used for test after test.

use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::Client;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use tokio::time::timeout;

use crate::driver::Driver;
use crate::editions::Edition;
use crate::engine::Engine;
use crate::page::Page;
use crate::preferences::Preferences;
use crate::server::Server;
use crate::window::Window;

const ANSWERS_WITHIN: Duration = Duration::from_secs(30);
/// Less than a test may take, so that a browser that hangs as it starts costs the test no more than time.
const READY_WITHIN: Duration = Duration::from_secs(20);
/// WebKitGTK hangs now and then as it starts on a busy machine.
const STARTS: usize = 3;

/// A browser and who sits at it.
pub(crate) struct Reader {
    engine: Engine,
    /// Takes the files of driver and browser.
    folder: PathBuf,
    driver: Driver,
    client: Client,
    preferences: Preferences,
}

impl Reader {
    /// Starts the driver and the browser; `folder` takes their files.
    pub(crate) async fn start(engine: Engine, folder: &Path) -> Result<Reader, String> {
        let preferences = Preferences::default();
        let (driver, client) = launch(engine, folder, preferences).await?;
        Ok(Reader { engine, folder: folder.to_owned(), driver, client, preferences })
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Makes the browser as new: one empty tab, a desk's window, default preferences. An error means that it is past use.
    pub(crate) async fn reset(&mut self) -> Result<(), String> {
        let reset = async {
            // A finger or a key that a test left down.
            self.client.release_actions().await.map_err(|error| error.to_string())?;
            self.close_other_tabs().await.map_err(|error| error.to_string())?;
            self.set_preferences(Preferences::default()).await?;
            Window::DESK.apply(self.engine, &self.client).await
        };
        match timeout(ANSWERS_WITHIN, reset).await {
            Ok(outcome) => outcome,
            Err(_) => Err("the browser does not answer".into()),
        }
    }

    /// Sets what the reader prefers, before a visit.
    pub(crate) async fn prefers(&mut self, preferences: Preferences) {
        let outcome = self.set_preferences(preferences).await;
        outcome.expect("the browser takes preferences");
    }

    /// Gives the page's window a size, before or during a visit.
    pub(crate) async fn window(&mut self, window: Window) {
        let outcome = window.apply(self.engine, &self.client).await;
        outcome.expect("the browser takes a window size");
    }

    /// A published edition on a server of its own. No page of it is open yet.
    pub(crate) async fn visit(&mut self, edition: Edition) -> Page {
        let server = Server::start(edition.published()).await;
        Page::new(self.engine, self.client.clone(), server)
    }

    /// Closes the browser in order; the driver ends as it is dropped.
    pub(crate) async fn close(self) {
        // A browser that does not close is ended with its driver.
        let _ = timeout(ANSWERS_WITHIN, self.client.close()).await;
    }

    /// Whether the driver still runs.
    pub(crate) fn lives(&mut self) -> bool {
        self.driver.lives()
    }

    async fn set_preferences(&mut self, preferences: Preferences) -> Result<(), String> {
        if preferences == self.preferences {
            return Ok(());
        }
        if self.preferences.need_another_browser(preferences, self.engine) {
            // The old one ends with its driver, whether it closes in order or not.
            let _ = timeout(ANSWERS_WITHIN, self.client.clone().close()).await;
            (self.driver, self.client) = launch(self.engine, &self.folder, preferences).await?;
        }
        preferences.apply(self.engine, &self.client).await?;
        self.preferences = preferences;
        Ok(())
    }

    async fn close_other_tabs(&self) -> Result<(), fantoccini::error::CmdError> {
        let mut tabs = self.client.windows().await?;
        while tabs.len() > 1 {
            if let Some(tab) = tabs.pop() {
                self.client.switch_to_window(tab).await?;
                self.client.close_window().await?;
            }
        }
        if let Some(tab) = tabs.pop() {
            self.client.switch_to_window(tab).await?;
        }
        self.client.goto("about:blank").await?;
        // Where the pointer was left, the next page would have a link under it, and fetch what it leads to.
        let away = MouseActions::new("mouse".into()).then(PointerAction::MoveTo { duration: None, x: 0.0, y: 0.0 });
        self.client.perform_actions(away).await
    }
}

/// Starts a driver and a browser with a desk's window, again from the driver on where they are not ready in time.
async fn launch(engine: Engine, folder: &Path, preferences: Preferences) -> Result<(Driver, Client), String> {
    let mut why = String::new();
    for _ in 0..STARTS {
        let ready = async {
            let driver = Driver::start(engine, folder, preferences).await?;
            let client = open(engine, &driver).await?;
            Window::DESK.apply(engine, &client).await?;
            Ok::<_, String>((driver, client))
        };
        match timeout(READY_WITHIN, ready).await {
            Ok(Ok(ready)) => return Ok(ready),
            Ok(Err(error)) => why = error,
            Err(_) => why = format!("{} was not ready within {READY_WITHIN:?}", engine.name()),
        }
    }
    Err(why)
}

/// Opens a browser and clicks into its page once. A window that has a toolbar gives the focus to its page with the first
/// click only, and then takes the focus away from whatever had it within the page.
async fn open(engine: Engine, driver: &Driver) -> Result<Client, String> {
    let client = driver.open().await?;
    if engine.needs_display() {
        let click = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: None, x: 50.0, y: 50.0 })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        client.goto("about:blank").await.map_err(|error| error.to_string())?;
        client.perform_actions(click).await.map_err(|error| error.to_string())?;
    }
    Ok(client)
}
