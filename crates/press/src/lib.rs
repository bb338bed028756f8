//! The press: imports copy, checks an edition and publishes it.
//!
//! | module | idea |
//! |---|---|
//! | [`cli`] | the commands, and what the program answers |
//! | [`edition`] | the folder that a newsroom writes |
//! | [`folder`] | the files in a folder, links that leave it kept out |
//! | `look` | looking at many files of one folder |
//! | [`check`] | every problem of every file, and what the lists need to know of each story |
//! | `cache` | what checking found, kept from one build to the next |
//! | [`across`] | what no file shows alone: names, channels, related stories, media |
//! | [`import`] | from the copy that there is to articles, damage undone |
//! | [`export`] | from articles to what other systems read |
//! | [`build`] | from an edition and an app to a site |
//! | [`script`] | an edition in the other script |
//! | [`finding`] | a problem of a file, as everything reports it |
//! | [`progress`] | long work, shown while it goes on |
//! | `sealed` | lists that are known to be whole |
//! | `utf8` | text out of files, with the place of what is none |
//! | `fingerprint` | what a file is made of, as a number |
//! | `han` | which characters are Han characters |
//! | [`phrases`] | where a Chinese headline may break |
//! | `replace` | putting a file in the place of another |
//! | [`report`] | problems as an editor reads them |
//! | [`schema`] | the contract as JSON Schema |
//!
//! An article is held in memory only while it is checked or written; between the two the press keeps its
//! [`Teaser`](article::Teaser). So memory grows with the number of stories, not with their length.

pub mod across;
pub mod build;
mod cache;
pub mod check;
pub mod cli;
pub mod edition;
pub mod export;
pub mod finding;
mod fingerprint;
pub mod folder;
mod han;
pub mod import;
mod look;
pub mod phrases;
pub mod progress;
mod replace;
pub mod report;
pub mod schema;
pub mod script;
mod sealed;
mod utf8;

pub use cli::Cli;
