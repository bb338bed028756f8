//! WebDriver commands of one vendor, for what the common protocol cannot say.

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use hyper::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// Sends a command of Chromium's own protocol.
pub async fn chromium(client: &Client, command: &str, parameters: Value) -> Result<Value, String> {
    let body = json!({"cmd": command, "params": parameters});
    issue(client, "goog/cdp/execute", body).await
}

/// Runs a script in the middle of Firefox itself, where its preferences and windows are.
pub(crate) async fn firefox(client: &Client, script: &str, arguments: Vec<Value>) -> Result<Value, String> {
    issue(client, "moz/context", json!({"context": "chrome"})).await?;
    let outcome = client.execute(script, arguments).await.map_err(|error| error.to_string());
    issue(client, "moz/context", json!({"context": "content"})).await?;
    outcome
}

async fn issue(client: &Client, path: &'static str, body: Value) -> Result<Value, String> {
    let command = Command { path, body };
    client.issue_cmd(command).await.map_err(|error| format!("{path}: {error}"))
}

/// A command at a path below the session's.
#[derive(Debug)]
struct Command {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        let session = session_id.expect("a session is open");
        base_url.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _request_url: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
