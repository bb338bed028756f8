//! A page as a reader meets it: where it is, what it shows, what a hand can do with it.
//!
//! Every question that may need a moment waits for its answer, with a limit. A test sleeps only to show that nothing happens.

mod axe;
mod emulation;
mod failure;
mod hand;
mod memory;
mod place;
mod reading;
mod records;
mod sheets;
mod waiting;

use fantoccini::Client;
use serde_json::Value;

use crate::engine::Engine;
use crate::server::Server;

pub(crate) use failure::keep_failure;
pub(crate) use hand::Modifier;

/// A tab that shows a site of ours.
pub(crate) struct Page {
    engine: Engine,
    client: Client,
    server: Server,
}

impl Page {
    pub(crate) fn new(engine: Engine, client: Client, server: Server) -> Self {
        Page { engine, client, server }
    }

    /// The site's server, to break and to ask.
    pub(crate) fn server(&self) -> &Server {
        &self.server
    }

    /// The value of a JavaScript expression.
    pub(crate) async fn eval(&self, expression: &str) -> Value {
        match self.try_eval(expression).await {
            Ok(value) => value,
            Err(error) => panic!("{expression}\n  {error}"),
        }
    }

    /// The value of a JavaScript expression that must be text.
    pub(crate) async fn eval_text(&self, expression: &str) -> String {
        match self.eval(expression).await {
            Value::String(text) => text,
            other => panic!("{expression}\n  is no text: {other}"),
        }
    }

    /// The value of a JavaScript expression that must be a number.
    pub(crate) async fn eval_number(&self, expression: &str) -> f64 {
        let value = self.eval(expression).await;
        value.as_f64().unwrap_or_else(|| panic!("{expression}\n  is no number: {value}"))
    }

    /// The value of a JavaScript expression that must be a list of texts.
    pub(crate) async fn eval_texts(&self, expression: &str) -> Vec<String> {
        let value = self.eval(expression).await;
        let texts = value.as_array().and_then(|values| {
            let texts = values.iter().map(|value| value.as_str().map(str::to_owned));
            texts.collect::<Option<Vec<String>>>()
        });
        texts.unwrap_or_else(|| panic!("{expression}\n  is no list of texts: {value}"))
    }

    async fn try_eval(&self, expression: &str) -> Result<Value, fantoccini::error::CmdError> {
        let script = format!("return ({expression});");
        self.client.execute(&script, Vec::new()).await
    }
}

/// A text as a JavaScript literal.
pub(crate) fn literal(text: &str) -> String {
    Value::from(text).to_string()
}
