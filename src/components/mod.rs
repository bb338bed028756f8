//! The parts of a page: pure functions from data to markup, a part a file.
//!
//! They fetch nothing, know no clock and handle no event. What comes alive in the browser is found by its `part` or
//! `data-action` (see `browser/`), so that it works on a page that the press rendered just as well.

mod back_to_top;
mod blocks;
mod breadcrumb;
mod corrections;
mod credits;
mod dateline;
mod embed;
mod emphasis;
mod footer;
mod headline;
mod icons;
mod masthead;
mod media;
mod picture;
mod related;
mod script;
mod share;
mod table;
mod tags;
mod teaser;
mod text;
mod time;

pub(crate) use back_to_top::back_to_top;
pub(crate) use blocks::{body, common_and_rare};
pub(crate) use breadcrumb::{breadcrumb, channel_link};
pub(crate) use corrections::corrections;
pub(crate) use credits::credits;
pub(crate) use dateline::dateline;
pub(crate) use footer::footer;
pub(crate) use headline::{headline, kicker, subhead, title};
pub(crate) use masthead::masthead;
pub(crate) use picture::{Use, figure};
pub(crate) use related::{onward, related};
pub(crate) use script::script;
pub(crate) use share::share;
pub(crate) use tags::tags;
pub(crate) use teaser::{Prominence, teaser};
