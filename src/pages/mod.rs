//! Whole pages, put together from their parts.

mod archive;
mod article;
#[cfg(feature = "press")]
mod dialogue;
#[cfg(feature = "press")]
mod embedded;
#[cfg(feature = "press")]
mod feed;
mod front;
mod notice;
mod page;
mod piece;
#[cfg(feature = "press")]
mod printer;
#[cfg(feature = "press")]
mod served;
mod title;
mod waiting;

pub use page::Page;
pub use piece::Piece;
#[cfg(feature = "press")]
pub use printer::{Printer, Story};
