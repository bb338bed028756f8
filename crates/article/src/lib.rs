//! The contract between a newsroom and Kanbao: article and site JSON.
//!
//! Everything that crosses our door is hostile until it is one of these types. [`Article::parse`] and
//! [`Site::parse`] read JSON, check all of it, and report every problem found, not the first. What they return
//! needs no further checking: an [`Href`] has a scheme that may be clicked, a [`Timestamp`] is a day that exists.
//!
//! The crate is pure: no files, no network, no clock, no browser. It builds natively for the press and for
//! WebAssembly for the viewer, so its size is part of what a reader downloads.
//!
//! A type is defined once, with `record!`: the struct, its reader, its JSON form and (feature
//! `schema`) its JSON Schema come from the same lines, so that they cannot drift.

mod address;
mod article;
mod block;
mod channel;
mod credit;
mod embedding;
mod film;
mod heading_level;
mod id;
mod image;
mod json;
mod lang;
mod lists;
mod overrides;
#[cfg(feature = "report")]
mod position;
mod problem;
mod reader;
mod reading_time;
mod record;
#[cfg(feature = "schema")]
mod schema;
mod shape;
mod site;
mod text;
mod timestamp;
#[cfg(feature = "report")]
pub mod unmerged;
mod value;
pub mod writing;

pub use address::{Href, Src, resolve, share_host};
pub use article::{Article, Correction, Provenance, Related, Repair, Rights, SchemaVersion, StoryLink};
pub use block::{
    Block, Divider, Embed, Emphasis, Gallery, Heading, List, Note, Paragraph, Pullquote, Quote, Table, Unknown,
};
pub use channel::{Channel, Channels};
pub use credit::{Credit, Role};
pub use embedding::{Embedding, WebOrigin};
pub use film::{Audio, Captions, Video};
pub use heading_level::HeadingLevel;
pub use id::{ArticleId, ChannelId};
pub use image::{Image, Rendition};
pub use json::Json;
#[cfg(feature = "report")]
pub use json::Kind;
pub use lang::{Direction, Lang, Script};
pub use lists::{Archive, Front, Section, Teaser};
pub use overrides::{ScriptOverride, ScriptOverrides};
#[cfg(feature = "report")]
pub use position::Position;
pub use problem::{Problem, Severity, Step};
pub use reader::{Document, Parsed, Read, Reader};
pub use reading_time::ReadingTime;
#[cfg(feature = "schema")]
pub use schema::{article_schema, script_overrides_schema, site_schema};
pub use site::{Contact, Footer, FooterLink, Licence, Site};
pub use text::{Foreign, Link, Ruby, Run, Text};
pub use timestamp::{Day, Timestamp};
pub use value::Value;
