//! All that touches a browser.
//!
//! What comes alive on a page is found by `part` and `data-action` and listened to once, on the document
//! (`clicks`, `pictures`, `scrolling`), so that it does not matter who rendered the page.
//! `address` alone talks to the address bar, `network` alone to the network, `storage` alone to storage.

mod address;
mod app;
mod clicks;
mod dates;
mod document;
mod focus;
mod json;
mod libraries;
mod library;
mod made;
mod network;
mod pictures;
mod scrolling;
mod served;
mod stage;
mod storage;
mod visit;

/// Takes over the page.
pub fn start() {
    let host = document::host();
    pictures::watch();
    scrolling::watch();
    yew::Renderer::<app::App>::with_root(host).render();
}
