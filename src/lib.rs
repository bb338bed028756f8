//! The viewer: from the contract's types to the screen.
//!
//! Two renderers use it: the browser (feature `browser`), and the press, natively (feature `press`). `components/` and `pages/` are
//! pure functions from data to markup, so both give the same page; all that touches a browser is in `browser/`.

#[cfg(feature = "browser")]
mod browser;
mod components;
mod content;
mod locale;
mod markup;
mod pages;
mod route;
mod setting;
mod trouble;

#[cfg(feature = "browser")]
pub use browser::start;
pub use content::Content;
#[cfg(feature = "press")]
pub use locale::places;
pub use locale::{Locale, Locales, forms};
pub use markup::{escape, escaped};
pub use pages::{Page, Piece};
#[cfg(feature = "press")]
pub use pages::{Printer, Story};
pub use route::{Destination, Route};
pub use trouble::Trouble;
