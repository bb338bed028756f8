//! A browser in a special condition: off the network, with scripts off, or later than it is.

use hyper::header::CONTENT_SECURITY_POLICY;
use serde_json::json;

use super::Page;
use crate::engine::Engine;
use crate::server::Fault;
use crate::vendor;

impl Page {
    /// Sets the page's clock, by so many seconds on or back. A script of the page does it: what Firefox runs for its driver
    /// has a clock of its own.
    pub(crate) async fn set_clock(&self, by: i64) {
        let set = format!("{{text: 'Date.now = (now => () => now() + {by} * 1000)(Date.now)'}}");
        self.eval(&format!("(document.head.append(Object.assign(document.createElement('script'), {set})), 0)")).await;
    }

    /// Takes the browser off the network. No driver can do that in all three engines, so the server drops every connection
    /// and the browser's own word for it, `navigator.onLine`, is replaced.
    pub(crate) async fn go_offline(&self) {
        self.server.go_down();
        self.say_online(false).await;
    }

    /// Brings the network back.
    pub(crate) async fn go_online(&self) {
        self.server.come_up();
        self.say_online(true).await;
    }

    async fn say_online(&self, online: bool) {
        let event = if online { "online" } else { "offline" };
        self.eval(&format!(
            "(Object.defineProperty(Navigator.prototype, 'onLine', {{configurable: true, get: () => {online}}}), \
             window.dispatchEvent(new Event('{event}')))"
        ))
        .await;
    }

    /// Turns the page's scripts off or on again, from the next load: in Chromium by its own setting; elsewhere a driver can do
    /// nothing without scripts, and the host forbids the page to have any.
    pub(crate) async fn scripts(&self, on: bool) {
        if self.engine != Engine::Chromium {
            match on {
                true => self.server.mend("*/"),
                false => self.server.fault("*/", Fault::delay(0).with(CONTENT_SECURITY_POLICY, "script-src 'none'")),
            }
            return;
        }
        let parameters = json!({"value": !on});
        let command = "Emulation.setScriptExecutionDisabled";
        let outcome = vendor::chromium(&self.client, command, parameters).await;
        outcome.expect("Chromium turns scripts off and on");
    }
}
