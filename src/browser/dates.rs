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

/// Rewrites every time on the page. Where the browser cannot, the newsroom's own format stays.
pub(super) fn localise(lang: &str) {
    let Ok(times) = page::document().query_selector_all("time[datetime*=T]:not([title])") else { return };
    let lang = readers_own(lang);
    for place in 0..times.length() {
        if let Some(time) = times.item(place).and_then(|node| node.dyn_into::<Element>().ok()) {
            localise_one(&time, &lang);
        }
    }
}

fn localise_one(time: &Element, lang: &str) -> Option<()> {
    let written = time.get_attribute("datetime")?;
    let date = Date::new(&JsValue::from_str(&written));
    let here = format(lang, &date, None, true)?;
    let shown = format(lang, &date, Some(zone(&written)), !time.has_attribute("data-day"));
    let _ = time.set_attribute("title", &here);
    // The text node is changed in place: it is Yew's.
    time.first_child()?.set_node_value(Some(&shown?));
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

/// The kind of the page's language that the reader uses: `en-US` for a page in `en`. Chinese keeps the page's script.
fn readers_own(lang: &str) -> String {
    let page = article::Lang::new(lang);
    page::window()
        .navigator()
        .languages()
        .iter()
        .filter_map(|tag| tag.as_string())
        .find(|tag| {
            let own = article::Lang::new(tag);
            own.zip(page.as_ref()).is_some_and(|(own, page)| {
                let language = page.as_str().split('-').next().unwrap_or_default();
                own.speaks(language) && own.chinese() == page.chinese()
            })
        })
        .unwrap_or_else(|| lang.to_owned())
}
