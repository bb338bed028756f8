//! JSON, read by the browser's own parser.
//!
//! `serde_json` would cost 7 kB, `serde-wasm-bindgen` as much (`ARCHITECTURE.md`, "Bytes"), and every browser has a faster one.
//! What it has made stays the browser's: nothing is copied but what the contract asks for.

use std::borrow::Cow;

use article::{Held, Json, Kind};
use gloo_net::http::Response;
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How deep lists and objects may nest, as in `serde_json`.
const DEPTH: u32 = 128;

/// What an answer says.
pub(super) struct Found {
    value: JsValue,
    /// How many lists and objects there may be in it, one in the other.
    depth: u32,
}

/// Reads an answer, if it is JSON.
pub(super) async fn read(answer: Response) -> Option<Found> {
    let json = JsFuture::from(web_sys::Response::from(answer).json().ok()?);
    Some(Found { value: json.await.ok()?, depth: DEPTH })
}

impl Found {
    /// What was found in it. What is nested beyond reason is `null`.
    fn held(&self, value: JsValue) -> Held<'_> {
        match self.depth.checked_sub(1) {
            Some(depth) => Held::Made(Box::new(Self { value, depth })),
            None => Held::There(&()),
        }
    }
}

impl Json for Found {
    fn kind(&self) -> Kind {
        let Self { value, .. } = self;
        if value.is_object() {
            if value.has_type::<Array>() { Kind::List } else { Kind::Record }
        } else if value.is_string() {
            Kind::Text
        } else if value.as_f64().is_some() {
            Kind::Number
        } else if value.is_null() {
            Kind::Null
        } else {
            Kind::Bool
        }
    }

    fn text(&self) -> Option<Cow<'_, str>> {
        self.value.as_string().map(Cow::Owned)
    }

    fn number(&self) -> Option<f64> {
        self.value.as_f64()
    }

    fn answer(&self) -> Option<bool> {
        self.value.as_bool()
    }

    fn field(&self, name: &'static str) -> Option<Held<'_>> {
        let value = Reflect::get(&self.value, &name.into()).ok()?;
        (!value.is_null() && !value.is_undefined()).then(|| self.held(value))
    }

    fn length(&self) -> Option<usize> {
        self.value.dyn_ref::<Array>().map(|list| list.length() as usize)
    }

    fn item(&self, index: usize) -> Held<'_> {
        self.held(self.value.unchecked_ref::<Array>().get(index as u32))
    }
}
