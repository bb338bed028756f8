//! A test: its name, who can run it, and what it does.

use std::pin::Pin;

use crate::engine::Engine;
use crate::reader::Reader;

/// What a test does with a reader. A failure is a panic.
pub(crate) type Act = for<'a> fn(&'a mut Reader) -> Pin<Box<dyn Future<Output = ()> + 'a>>;

/// One test, for every engine or for some.
#[derive(Clone)]
pub(crate) struct Case {
    /// `navigation::back_restores_scroll`, `partners::frame::a_frame_answers_pym`
    pub(crate) name: String,
    pub(crate) act: Act,
    /// Only in these engines, where the others offer no way to do it.
    pub(crate) engines: &'static [Engine],
    /// Why it cannot run here, when it need not.
    pub(crate) missing: Option<String>,
}

impl Case {
    /// A test of a module below `cases`.
    pub(crate) fn new(module: &str, name: &str, act: Act, engines: &'static [Engine]) -> Self {
        let feature = module.split_once("::cases::").map_or(module, |(_, feature)| feature);
        Case { name: format!("{feature}::{name}"), act, engines, missing: None }
    }
}

/// Lists the tests of a file, as `name` or `name in [Engine, …]`, and gives them as its `cases()`. After `for EDITION;`
/// they are left out, with a word, where that edition is not there.
macro_rules! cases {
    (for $edition:expr; $($list:tt)*) => {
        pub(super) fn cases() -> Vec<$crate::case::Case> {
            let mut cases = $crate::case::cases!(@list $($list)*);
            for case in &mut cases {
                case.missing = $edition.missing();
            }
            cases
        }
    };
    (@list $($name:ident $(in $engines:tt)?),* $(,)?) => {
        vec![$(
            $crate::case::Case::new(
                module_path!(),
                stringify!($name),
                |reader| Box::pin($name(reader)),
                $crate::case::cases!(@engines $($engines)?),
            )
        ),*]
    };
    (@engines) => { &$crate::engine::Engine::ALL };
    (@engines [$($engine:ident),*]) => { &[$($crate::engine::Engine::$engine),*] };
    ($($list:tt)*) => {
        pub(super) fn cases() -> Vec<$crate::case::Case> {
            $crate::case::cases!(@list $($list)*)
        }
    };
}
pub(crate) use cases;
