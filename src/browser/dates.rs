//! Times in the reader's own format, in the newsroom's zone.
//!
//! `2023年4月25日 15:32` becomes `April 25, 2023 at 3:32 PM` for a reader whose English is American. The moment in the
//! reader's own zone is a touch away, as the element's title.

use js_sys::{Date, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::page;

#[wasm_bindgen]
extern "C" {
    /// `Intl.DateTimeFormat`, with the errors that older browsers throw at zones they do not know.
    #[wasm_bindgen(js_namespace = Intl, js_name = DateTimeFormat)]
    type Format;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl, js_class = DateTimeFormat)]
    fn new(locale: &str, options: &JsValue) -> Result<Format, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn format(this: &Format, date: &Date) -> Result<String, JsValue>;
}

/// Rewrites every time on the page. Where the browser cannot, or the reader's languages are others than the words
/// around it, the newsroom's own format stays.
pub(super) fn localise() {
    let Ok(times) = page::document().query_selector_all("time[datetime*=T]:not([title])") else { return };
    for place in 0..times.length() {
        if let Some(time) = times.item(place).and_then(|node| node.dyn_into::<Element>().ok()) {
            localise_one(&time);
        }
    }
}

fn localise_one(time: &Element) -> Option<()> {
    let written = time.get_attribute("datetime")?;
    let lang = readers_own(&time.closest("[lang]").ok()??.get_attribute("lang")?)?;
    let date = Date::new(&JsValue::from_str(&written));
    let here = format(&lang, &date, None, true)?;
    let shown = format(&lang, &date, Some(zone(&written)), !time.has_attribute("data-day"))?;
    // The text node is changed in place: it is Yew's.
    time.first_child()?.set_node_value(Some(&shown));
    let _ = time.set_attribute("title", &here);
    Some(())
}

fn format(lang: &str, date: &Date, zone: Option<&str>, with_time: bool) -> Option<String> {
    let options = Object::new();
    let set = |name: &str, value: &str| Reflect::set(&options, &name.into(), &value.into()).is_ok();
    set("dateStyle", "long");
    if with_time {
        set("timeStyle", "short");
    }
    if let Some(zone) = zone {
        set("timeZone", zone);
    }
    Format::new(lang, &options).ok()?.format(date).ok()
}

/// The offset at the end of a timestamp, as a zone's name.
fn zone(timestamp: &str) -> &str {
    if timestamp.ends_with(['Z', 'z']) {
        return "UTC";
    }
    timestamp.len().checked_sub(6).and_then(|start| timestamp.get(start..)).unwrap_or("UTC")
}

/// The kind of a language that the reader uses: `en-US` for words in `en`. Chinese has to be in the same script.
fn readers_own(lang: &str) -> Option<String> {
    let lang = article::Lang::new(lang)?;
    let languages = page::window().navigator().languages();
    (0..languages.length()).filter_map(|place| languages.get(place).as_string()).find(|tag| {
        article::Lang::new(tag).is_some_and(|own| own.language() == lang.language() && own.chinese() == lang.chinese())
    })
}
