//! What outlives a reload: where the reader was on each page of this tab. No other module touches storage.
//!
//! Storage can be forbidden or full. Then the places live as long as the page does.

use std::cell::RefCell;

use web_sys::Storage;

use super::document;

thread_local! {
    static PLACES: RefCell<Vec<(String, i32)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps the scroll position, in CSS pixels, of an entry of the history. It outlives a reload once it is saved.
pub(super) fn keep_place(key: &str, y: i32) {
    PLACES.with_borrow_mut(|places| {
        places.retain(|(kept, _)| kept != key);
        places.push((key.to_owned(), y));
    });
}

/// Saves the position that was kept last.
pub(super) fn save() {
    PLACES.with_borrow(|places| {
        if let (Some((key, y)), Some(storage)) = (places.last(), session()) {
            let _ = storage.set_item(&name(key), &y.to_string());
        }
    });
}

/// The scroll position of an entry, where it was kept.
pub(super) fn place(key: &str) -> Option<i32> {
    let kept = PLACES.with_borrow(|places| places.iter().find(|(kept, _)| kept == key).map(|(_, y)| *y));
    kept.or_else(|| session()?.get_item(&name(key)).ok()??.parse().ok())
}

fn name(key: &str) -> String {
    format!("kanbao:{key}")
}

fn session() -> Option<Storage> {
    document::window().session_storage().ok().flatten()
}
