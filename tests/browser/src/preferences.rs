//! What a reader has set in the system or the browser: dark or light, less motion, the medium, and no WebAssembly.
//!
//! Chromium takes them over its own protocol and Firefox as preferences, both at once. WebKitGTK reads GTK's settings
//! when it starts, so there a change means a new browser. So it does everywhere where WebAssembly is taken away.

use std::fs;
use std::path::Path;

use fantoccini::Client;
use serde_json::{Value, json};

use crate::engine::Engine;
use crate::vendor;

/// The least width of WebKit's small browser is its toolbar's: a phone's page must fit in.
const SLIM_TOOLBAR: &str =
    "toolbar, toolbar *, headerbar, headerbar *, button, entry { min-width: 0; padding: 0; margin: 0; border: 0; }\n";

/// A reader's preferences; the default is a light screen with motion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// `prefers-color-scheme: dark`
    pub dark: bool,
    /// `prefers-reduced-motion: reduce`
    pub still: bool,
    /// `@media print`; Chromium only
    pub print: bool,
    /// `Save-Data: on`; Chromium only
    pub saving: bool,
    /// No WebAssembly, as in Safari's Lockdown Mode.
    pub locked_down: bool,
}

impl Preferences {
    const NONE: Preferences =
        Preferences { dark: false, still: false, print: false, saving: false, locked_down: false };
    pub(crate) const DARK: Preferences = Preferences { dark: true, ..Self::NONE };
    pub(crate) const STILL: Preferences = Preferences { still: true, ..Self::NONE };
    pub(crate) const PRINT: Preferences = Preferences { print: true, ..Self::NONE };
    pub(crate) const THRIFTY: Preferences = Preferences { saving: true, ..Self::NONE };
    pub(crate) const LOCKED_DOWN: Preferences = Preferences { locked_down: true, ..Self::NONE };

    /// Whether an open browser cannot go from these to `others`.
    pub(crate) fn need_another_browser(self, others: Preferences, engine: Engine) -> bool {
        engine == Engine::WebKit || self.locked_down != others.locked_down
    }

    /// Sets them in an open browser.
    pub(crate) async fn apply(self, engine: Engine, client: &Client) -> Result<(), String> {
        assert!(!self.print || engine == Engine::Chromium, "only Chromium shows a page as printed");
        assert!(!self.saving || engine == Engine::Chromium, "only Chromium can be told to save data");
        match engine {
            Engine::Chromium => {
                let scheme = if self.dark { "dark" } else { "light" };
                let motion = if self.still { "reduce" } else { "" };
                let medium = if self.print { "print" } else { "" };
                let parameters = json!({"media": medium, "features": [
                    {"name": "prefers-color-scheme", "value": scheme},
                    {"name": "prefers-reduced-motion", "value": motion},
                ]});
                vendor::chromium(client, "Emulation.setEmulatedMedia", parameters).await?;
                let saver = json!({"dataSaverEnabled": self.saving});
                vendor::chromium(client, "Emulation.setDataSaverOverride", saver).await?;
            }
            Engine::Firefox => {
                let script = "
                    Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0] ? 0 : 1);
                    Services.prefs.setIntPref('ui.prefersReducedMotion', arguments[1] ? 1 : 0);";
                let arguments: Vec<Value> = vec![self.dark.into(), self.still.into()];
                vendor::firefox(client, script, arguments).await?;
            }
            Engine::WebKit => {}
        }
        Ok(())
    }

    /// Writes what a browser reads as it starts.
    pub(crate) fn write_settings(self, engine: Engine, folder: &Path) -> Result<(), String> {
        if engine != Engine::WebKit {
            return Ok(());
        }
        let folder = folder.join("gtk-3.0");
        let animations = !self.still;
        let settings = format!("[Settings]\ngtk-enable-animations={animations}\n");
        fs::create_dir_all(&folder)
            .and_then(|()| fs::write(folder.join("settings.ini"), settings))
            .and_then(|()| fs::write(folder.join("gtk.css"), SLIM_TOOLBAR))
            .map_err(|error| format!("{}: {error}", folder.display()))
    }
}
