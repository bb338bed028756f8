//! Structure out of flat copy: a page pasted as text.
//!
//! | module | idea |
//! |---|---|
//! | `lines` | the lines that say something |
//! | `arrange` | the same, of blocks that a page or feed already has |
//! | `head` | breadcrumb, kickers, headline, date: what stands above the story |
//! | `body` | paragraphs, sub-headings, lists, a lead-in with its points |
//! | `markers` | bullets, dashes and numbers before the points of a list |
//! | `credits` | who made it, in all the ways that is written |
//! | `byline` | `By Ann Lee`, and what a name is in English |
//! | `roles` | what people do for a story, in the words that newsrooms write |
//! | `furniture` | what a page has around a story, and what of it belongs into `site.json` |

mod arrange;
mod body;
pub(super) mod byline;
pub(super) mod credits;
mod furniture;
mod head;
mod lines;
mod markers;
mod roles;

pub(super) use arrange::{arrange, paragraphs};
pub(super) use head::{is_same, no_time};
pub(super) use lines::spaced;

use super::date::Zone;
use super::story::{Remark, Story};

/// Reads a page pasted as text.
pub(super) fn read(text: &str, zone: Zone) -> Story {
    let mut story = Story::default();
    let all = lines::lines(text);
    let end = furniture::start(&all);
    story.footer = furniture::footer(&all[end..]);
    let body = head::read(&all[..end], zone, &mut story);
    let (body, credits) = credits::take(body);
    story.credits.extend(credits);
    credits::join(&mut story.credits);
    let mut lost = 0;
    story.body = body::blocks(&body, &body::Flat, &mut lost);
    story.repaired("lost-list-marker", lost);
    if story.published.is_none() {
        story.remarks.push(Remark::whole("no date was found", "give it with --published \"2023-04-25 15:32\""));
    }
    story
}
