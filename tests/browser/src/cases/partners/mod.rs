//! A story on a partner's page: the host page on one origin, the newsroom on another.

mod events;
mod failures;
mod frame;
mod frameworks;
mod host;
mod life;
mod look;
mod manners;
mod many;
mod moved;
mod policy;
mod times;

use crate::case::Case;

/// The tests of all that a partner may paste.
pub(super) fn cases() -> Vec<Case> {
    [
        look::cases(),
        times::cases(),
        manners::cases(),
        events::cases(),
        life::cases(),
        many::cases(),
        moved::cases(),
        policy::cases(),
        failures::cases(),
        frameworks::cases(),
        frame::cases(),
    ]
    .concat()
}
