//! Where stories have gone that had other ids before, for the configurations of `docs/hosting`: a host that reads these lists
//! leads on itself, before it has sent a page. Where none does, the page at the address does it.
//!
//! Ids are made of letters, digits and hyphens (`article::ArticleId`), so none of them can end a string of these files, or means
//! anything in a pattern.

use std::fmt::Write as _;

use article::Script;

use super::newest::Newest;
use crate::script::Variant;

/// The files, by their names in the site. They begin with a dot: the hosts of `docs/hosting` do not send them.
pub(super) fn files(newest: &Newest, variants: &[&Variant]) -> [(&'static str, String); 2] {
    let mut nginx = String::new();
    let mut caddy = String::from("map {path} {kanbao_moved} {\n");
    for (former, now) in newest.moved() {
        let there = variants.iter().filter(|variant| variant.pages.has_story(now)).map(|variant| variant.script());
        let scripts: Vec<Script> = there.collect();
        let _ = writeln!(nginx, "\"~^{}/articles/{former}/?$\" \"$1/articles/{now}/\";", in_scripts(&scripts));
        for prefix in [String::new()].into_iter().chain(scripts.iter().map(|script| format!("/{}", script.as_str()))) {
            for slash in ["/", ""] {
                let _ = writeln!(caddy, "\t{prefix}/articles/{former}{slash} {prefix}/articles/{now}/");
            }
        }
    }
    caddy.push_str("\tdefault \"\"\n}\n");
    [(".kanbao-moved.nginx", nginx), (".kanbao-moved.caddy", caddy)]
}

/// What may stand before an address, as a group of a pattern.
fn in_scripts(scripts: &[Script]) -> String {
    let prefixes: String = scripts.iter().map(|script| format!("|/{}", script.as_str())).collect();
    format!("({prefixes})")
}
