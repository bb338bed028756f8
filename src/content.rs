//! What a page shows, once it is known.

use std::rc::Rc;

use article::{Archive, Article, Front};

use crate::Trouble;

/// What stands between masthead and footer.
#[derive(Clone, Debug, PartialEq)]
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
