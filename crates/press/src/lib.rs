//! The press: imports copy, checks an edition and publishes it.
//!
//! | module | idea |
//! |---|---|
//! | [`cli`] | the commands, and what the program answers |
//! | [`edition`] | the folder that a newsroom writes |
//! | [`check`] | every problem of every file, and what the lists need to know of each story |
//! | [`import`] | from the copy that there is to articles, damage undone |
//! | [`export`] | from articles to what other systems read |
//! | [`build`] | from an edition and an app to a site |
//! | [`script`] | an edition in the other script |
//! | [`phrases`] | where a Chinese headline may break |
//! | [`report`] | problems as an editor reads them |
//! | [`progress`] | long work, shown while it goes on |
//! | [`schema`] | the contract as JSON Schema |
//! | [`files`] | folders and files, read and written with care |
//! | `renamed` | what stories are called now that had other ids before |
//! | `fingerprint` | what a file is made of, as a number |
//! | `shortened` | the beginning of a text that is too long |
//!
//! An article is held in memory only while it is checked or written; between the two the press keeps its
//! [`Teaser`](article::Teaser). So memory grows with the number of stories, not with their length.

pub mod build;
pub mod check;
pub mod cli;
pub mod edition;
pub mod export;
pub mod files;
mod fingerprint;
pub mod import;
pub mod phrases;
pub mod progress;
mod renamed;
pub mod report;
pub mod schema;
pub mod script;
mod shortened;
pub mod words;

pub use cli::Cli;
