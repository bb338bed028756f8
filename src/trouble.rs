//! What can go wrong between a newsroom and a reader. Each has words of its own in every language.

use article::Problem;

/// Why a page cannot be shown.
#[derive(Clone, Debug)]
pub enum Trouble {
    /// The reader's device has no connection.
    Offline,
    /// There is a connection, but nothing answers there.
    Unreachable,
    /// There is no such page.
    Missing,
    /// The server failed, and failed again when asked again.
    Server,
    /// Ten seconds went by.
    Timeout,
    /// The server sent something that does not call itself JSON.
    WrongType,
    /// What came is not JSON, or only the beginning of it.
    Broken,
    /// What came is JSON, but not what the contract says.
    Contract(Vec<Problem>),
}

impl Trouble {
    /// The name of the state in markup: `data-state`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Unreachable => "unreachable",
            Self::Missing => "missing",
            Self::Server => "server",
            Self::Timeout => "timeout",
            Self::WrongType => "wrong-type",
            Self::Broken => "broken",
            Self::Contract(_) => "contract",
        }
    }

    /// Whether asking again can help.
    pub fn may_pass(&self) -> bool {
        !matches!(self, Self::Missing | Self::Contract(_))
    }
}
