//! JSON, read by the browser's own parser.
//!
//! `serde_json` would cost 7 kB, `serde-wasm-bindgen` as much (`ARCHITECTURE.md`, "Bytes"), and every browser has a faster one.
//! What it has made stays the browser's: nothing is copied but what the contract asks for.

use std::borrow::Cow;

use article::Json;
use gloo_net::http::Response;
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What an answer says, and what is in that.
pub(super) struct Found(JsValue);

/// Reads an answer, if it is JSON.
pub(super) async fn read(answer: Response) -> Option<Found> {
    let json = JsFuture::from(web_sys::Response::from(answer).json().ok()?);
    Some(Found(json.await.ok()?))
}

/// What scripts of the site have given to all objects would be found here, too: who can do that can do anything.
impl Json for Found {
    fn null() -> Self {
        Self(JsValue::NULL)
    }

    fn is_record(&self) -> bool {
        self.0.is_object() && !self.0.has_type::<Array>()
    }

    fn text(&self) -> Option<Cow<'_, str>> {
        self.0.as_string().map(Cow::Owned)
    }

    fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }

    fn answer(&self) -> Option<bool> {
        self.0.as_bool()
    }

    fn field(&self, name: &str) -> Option<Self> {
        // Of what is no object the browser would throw, for each field of a blank.
        if !self.0.is_object() {
            return None;
        }
        let value = Reflect::get(&self.0, &name.into()).ok()?;
        (!value.is_null() && !value.is_undefined()).then_some(Self(value))
    }

    fn length(&self) -> Option<usize> {
        self.0.dyn_ref::<Array>().map(|list| list.length() as usize)
    }

    fn item(&self, index: usize) -> Self {
        Self(self.0.unchecked_ref::<Array>().get(index as u32))
    }
}
