//! The three engines, and how each is asked for.

use serde_json::{Map, Value, json};

use crate::preferences::Preferences;
use crate::repository;

/// A browser engine, with the browser that carries it here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome's and Edge's.
    Chromium,
    /// Firefox's own.
    Firefox,
    /// Safari's engine, in WebKitGTK's own small browser.
    WebKit,
}

impl Engine {
    pub(crate) const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// The name in test names and in `KANBAO_ENGINES`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::WebKit => "webkit",
        }
    }

    /// The program that speaks WebDriver for it.
    pub(crate) const fn driver(self) -> &'static str {
        match self {
            Engine::Chromium => "chromedriver",
            Engine::Firefox => "geckodriver",
            Engine::WebKit => "WebKitWebDriver",
        }
    }

    /// What to do where the driver is missing.
    pub(crate) const fn install(self) -> &'static str {
        match self {
            Engine::Chromium => "apt-get install chromium chromium-driver",
            Engine::Firefox => "apt-get install firefox-esr && cargo install --locked geckodriver",
            Engine::WebKit => "apt-get install webkit2gtk-driver xvfb",
        }
    }

    /// How the driver is told its port.
    pub(crate) fn driver_arguments(self, port: u16) -> Vec<String> {
        match self {
            Engine::Chromium => vec![format!("--port={port}")],
            // System access lets a test set what a reader sets in the browser's own preferences.
            Engine::Firefox => {
                vec![format!("--port={port}"), "--websocket-port=0".into(), "--allow-system-access".into()]
            }
            Engine::WebKit => vec![format!("--port={port}")],
        }
    }

    /// Whether the browser needs a display to draw on.
    pub(crate) const fn needs_display(self) -> bool {
        matches!(self, Engine::WebKit)
    }

    /// The settings that a browser takes from the driver's environment.
    pub(crate) fn environment(self, preferences: Preferences) -> &'static [(&'static str, &'static str)] {
        match self {
            // JavaScriptCore's option has had both names.
            Engine::WebKit if preferences.locked_down => &[("JSC_useWasm", "0"), ("JSC_useWebAssembly", "0")],
            _ => &[],
        }
    }

    /// The browser and its flags, as a new session asks for them.
    pub(crate) fn capabilities(self, preferences: Preferences) -> Map<String, Value> {
        let capabilities = match self {
            Engine::Chromium => {
                let mut arguments = vec![
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                    "--window-size=1280,900",
                    "--lang=en-GB",
                ];
                if preferences.locked_down {
                    // Its own switch for that is without effect; without a compiler there is none either.
                    arguments.push("--js-flags=--jitless");
                }
                json!({"goog:chromeOptions": {"args": arguments}})
            }
            Engine::Firefox => {
                let mut options = json!({
                    "args": ["-headless"],
                    "prefs": {
                        "intl.accept_languages": "en-GB",
                        "javascript.options.wasm": !preferences.locked_down,
                    },
                });
                // Debian's name; elsewhere the driver finds Firefox by itself.
                if let Some(binary) = repository::program("firefox-esr") {
                    options["binary"] = json!(binary);
                }
                json!({"moz:firefoxOptions": options})
            }
            Engine::WebKit => {
                let mut arguments = vec!["--automation"];
                if preferences.dark {
                    arguments.push("--dark-mode");
                }
                json!({"webkitgtk:browserOptions": {"args": arguments}})
            }
        };
        let Value::Object(capabilities) = capabilities else {
            unreachable!("every arm is an object");
        };
        capabilities
    }
}

/// The engines to test: all, or those of `KANBAO_ENGINES`.
pub(crate) fn chosen() -> Result<Vec<Engine>, String> {
    let Ok(names) = std::env::var("KANBAO_ENGINES") else {
        return Ok(Engine::ALL.to_vec());
    };
    names
        .split(',')
        .map(|name| {
            let name = name.trim();
            let known = Engine::ALL.into_iter().find(|engine| engine.name() == name);
            known.ok_or_else(|| format!("KANBAO_ENGINES: no engine {name:?}; there are chromium, firefox, webkit"))
        })
        .collect()
}
