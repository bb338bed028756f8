//! What a page shows, once it is known.

use std::rc::Rc;

use article::{Archive, Article, Front};

use crate::Trouble;

/// What stands between masthead and footer.
///
/// Two are the same when they are the same thing in memory: nothing is compared word by word.
#[derive(Clone, Debug)]
pub enum Content {
    /// The front page.
    Front(Rc<Front>),
    /// A page of a channel.
    Archive(Rc<Archive>),
    /// A story.
    Article(Rc<Article>),
    /// It has not arrived yet.
    Waiting {
        /// Whether that has lasted long enough to say so.
        slow: bool,
    },
    /// It will not arrive.
    Trouble(Trouble),
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Front(one), Self::Front(other)) => Rc::ptr_eq(one, other),
            (Self::Archive(one), Self::Archive(other)) => Rc::ptr_eq(one, other),
            (Self::Article(one), Self::Article(other)) => Rc::ptr_eq(one, other),
            (Self::Waiting { slow: one }, Self::Waiting { slow: other }) => one == other,
            (Self::Trouble(one), Self::Trouble(other)) => one.name() == other.name(),
            _ => false,
        }
    }
}
