//! JSON, read by the browser's own parser.
//!
//! `serde_json` for this one type would cost 4 kB, `serde-wasm-bindgen` as much (`ARCHITECTURE.md`, "Bytes"), and every
//! browser has a faster one.

use article::Value;
use gloo_net::http::Response;
use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How deep lists and objects may nest, as in `serde_json`.
const DEPTH: u32 = 128;

/// What an answer says, if it is JSON and not nested beyond reason. Its text is the browser's alone: in WebAssembly's memory, which
/// never shrinks, it would be kept for nothing.
pub(super) async fn read(answer: Response) -> Option<Value> {
    let json = JsFuture::from(web_sys::Response::from(answer).json().ok()?);
    value(&json.await.ok()?, DEPTH)
}

fn value(found: &JsValue, depth: u32) -> Option<Value> {
    if let Some(text) = found.as_string() {
        return Some(Value::Text(text));
    }
    if let Some(number) = found.as_f64() {
        return Some(Value::Number(number));
    }
    if let Some(answer) = found.as_bool() {
        return Some(Value::Bool(answer));
    }
    let Some(object) = found.dyn_ref::<Object>() else { return Some(Value::Null) };
    let depth = depth.checked_sub(1)?;
    if let Some(list) = found.dyn_ref::<Array>() {
        return (0..list.length()).map(|index| value(&list.get(index), depth)).collect::<Option<_>>().map(Value::List);
    }
    let fields = Object::entries(object);
    let mut record = Vec::new();
    for index in 0..fields.length() {
        let field: Array = fields.get(index).unchecked_into();
        record.push((field.get(0).as_string()?, value(&field.get(1), depth)?));
    }
    Some(Value::Record(record))
}
