//! Whole pages, put together from their parts.

mod archive;
mod article;
mod front;
mod notice;
mod page;
mod title;
mod waiting;

pub use page::{Page, PageProps};
