//! Times in the reader's own format. The work is done by `dates.js`, which stands in every page.

use wasm_bindgen::prelude::*;
use web_sys::Document;

use super::document;

#[wasm_bindgen]
extern "C" {
    /// Rewrites every time below a node that has not been rewritten yet.
    #[wasm_bindgen(js_name = kanbaoDates)]
    fn rewrite(root: &Document);
}

/// Rewrites every time on the page.
pub(super) fn localise() {
    rewrite(&document::document());
}
